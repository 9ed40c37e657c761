import Answers
import Formats
import LimitModel

// The JSON contract of answers; `Docs/json.md` documents it.

extension Publication {
    /// What to cite it by: its texkey, else arXiv number, DOI, or local name.
    public var key: String { texkey ?? arxiv.map { "arXiv:\($0)" } ?? doi.map { "doi:\($0)" } ?? id.text }
}

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

extension EnvelopePiece {
    /// As an element of `pieces`.
    var json: JSON {
        [
            "mass_from": .number(massFrom), "mass_to": .number(massTo), "coupling_from": .number(couplingFrom),
            "coupling_to": .number(couplingTo), "side": .text(side.rawValue), "kind": .text(kind.rawValue),
            "layer": .text(layer.rawValue), "limit": .text(limit.text), "runner_up": .text(runnerUp?.text),
            "overlap": .truth(isOverlap), "loop": .integer(loop), "order": .integer(order),
        ]
    }
}
