import Formats
import JSON
import LimitModel

// The words of answers to single points, in streams and in documents; `Docs/use/json.md` documents them.

extension ExcludedAnswer {
    /// As a line of its own for streams.
    var json: JSON { .object(members) }

    /// The members of its object.
    package var members: [JSON.Member] {
        [
            .init("mass", .number(mass)), .init("coupling", .number(coupling)),
            .init("excluded", isExcluded.map { .truth($0) } ?? .null),
            .init("by", .list((by + byCriterion).map { .text($0.text) })),
            .init("by_criterion", .list(byCriterion.map { .text($0.text) })),
        ]
    }

    /// The names of the columns of `cells`.
    package static let columns = ["mass_GeV", "coupling", "excluded", "by", "by_criterion"]

    /// The cells of a row.
    package var cells: [CSVText.Cell] {
        [
            .number(mass), .number(coupling), .text(isExcluded.map { $0 ? "yes" : "no" } ?? "no limit here"),
            .text((by + byCriterion).map(\.text).joined(separator: " ")),
            .text(byCriterion.map(\.text).joined(separator: " ")),
        ]
    }
}
