import JSON
import Formats
import LimenKit
import LimitModel
import Quantities

/// `limen.excluded/1`: whether points are excluded, and by whom.
package struct ExcludedReport: Report {
    private let ensemble: Ensemble
    private let answers: [ExcludedAnswer]

    /// The answers of an ensemble.
    package init(_ answers: [ExcludedAnswer], of ensemble: Ensemble) {
        self.answers = answers
        self.ensemble = ensemble
    }

    package var json: JSON {
        let elements = answers.map { answer in
            JSON.object(answer.members + [.init("table_ends", .list(answer.tableEnds.map(\.json)))])
        }
        return ensemble.document("limen.excluded/1", [.init("answers", .list(elements))])
    }

    /// One row for each point.
    package var csv: String {
        var text = CSVText(
            comments: ensemble.comments("limen.excluded/1"), columns: ExcludedAnswer.columns + ["table_ends"])
        for answer in answers { text.append(answer.cells + [.text(answer.tableEnds.names)]) }
        return text.text
    }

    package var blocks: [Block] {
        var table = Table([
            .init(title: "mass"), .init(title: "coupling", isNumber: true), .init(title: "excluded"),
            .init(title: "by", wraps: true),
        ])
        for answer in answers {
            var verdict = answer.isExcluded.map { $0 ? "yes" : "no" } ?? "no limit here"
            if answer.isExcluded != true, !answer.tableEnds.isEmpty { verdict = "not known" }
            let by = answer.by.map(\.text) + answer.byCriterion.map { "\($0) (criterion)" }
            table.append([
                Quantity(answer.mass, .energy).printed(), answer.coupling.printed(), verdict,
                by.joined(separator: ", "),
            ])
        }
        return [.text(ensemble.heading), .table(table)]
    }
}

extension Ensemble {
    /// `limen.points/1`: the line before binary answers to points, which number the limits in this order.
    package var pointsHead: [UInt8] {
        let limits = members.map { member -> JSON in
            ["limit": .text(member.limit.slug.text), "layer": .text(member.limit.statement.layer.rawValue)]
        }
        return Array((document("limen.points/1", [.init("limits", .list(limits))]).line() + "\n").utf8)
    }
}
