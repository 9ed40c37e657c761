import JSON
import Formats
import LimenKit
import LimitModel
import Quantities

/// `limen.compute/1`: what became of the limits that descriptors ask for.
package struct ComputationReport: Report {
    private let limits: [ComputedLimit]

    /// The outcome of a computation.
    package init(_ limits: [ComputedLimit]) {
        self.limits = limits
    }

    package var json: JSON {
        [
            "format": "limen.compute/1",
            "limits": .list(
                limits.map {
                    [
                        "limit": .text($0.limit.text), "result": .text($0.verdict), "why": .text($0.why),
                        "points": $0.points.map { .integer($0) } ?? .null, "seconds": .number($0.seconds),
                    ]
                }),
        ]
    }

    /// One row for each limit.
    package var csv: String {
        var text = CSVText(comments: [], columns: ["limit", "result", "why", "points", "seconds"])
        for limit in limits {
            text.append([
                .text(limit.limit.text), .text(limit.verdict), .text(limit.why),
                limit.points.map { .integer($0) } ?? .none, limit.seconds.map { .number($0) } ?? .none,
            ])
        }
        return text.text
    }

    package var blocks: [Block] {
        guard !limits.isEmpty else { return [] }
        var table = Table([
            .init(title: "limit", wraps: true), .init(title: "result"), .init(title: "why", wraps: true),
            .init(title: "points", isNumber: true), .init(title: "seconds", isNumber: true),
        ])
        for limit in limits {
            table.append([
                limit.limit.text, limit.verdict, limit.why, limit.points.map(String.init) ?? "",
                limit.seconds.map { $0.printed(digits: 2) } ?? "",
            ])
        }
        return [.table(table)]
    }
}
