import JSON
import Formats
import LimenKit
import LimitModel
import Quantities

/// `limen.allowed/1`: the open windows at masses, and what would close them.
package struct AllowedReport: Report {
    private let ensemble: Ensemble
    private let answers: [AllowedAnswer]

    /// The answers of an ensemble.
    package init(_ answers: [AllowedAnswer], of ensemble: Ensemble) {
        self.answers = answers
        self.ensemble = ensemble
    }

    package var json: JSON {
        ensemble.document("limen.allowed/1", [.init("answers", .list(answers.map(\.json)))])
    }

    /// One row for each window.
    package var csv: String {
        var text = CSVText(
            comments: ensemble.comments("limen.allowed/1"),
            columns: ["mass_GeV", "from", "to", "from_limit", "to_limit", "closed_by", "shares", "table_ends"])
        for answer in answers {
            for window in answer.windows {
                text.append([
                    .number(answer.mass), .number(window.from), .number(window.to),
                    .text(window.fromLimit?.text ?? ""), .text(window.toLimit?.text ?? ""),
                    .text(window.closing.map(\.limit.text).joined(separator: " ")),
                    .text(window.closing.map { $0.share.printed() }.joined(separator: " ")),
                    .text(window.tableEnds.names),
                ])
            }
        }
        return text.text
    }

    package var blocks: [Block] {
        var table = Table([
            .init(title: "mass"), .init(title: "open couplings"), .init(title: "between", wraps: true),
            .init(title: "closed by", wraps: true),
        ])
        for answer in answers {
            for window in answer.windows {
                let ends = "\(window.fromLimit?.text ?? "end of plane") and \(window.toLimit?.text ?? "end of plane")"
                let unknown = window.tableEnds.map(\.text).joined(separator: ", ")
                let closing = window.closing.map(\.text)
                table.append([
                    Quantity(answer.mass, .energy).printed(), IntervalText.range(window.from, window.to),
                    unknown.isEmpty ? ends : "\(ends); not known to be open: \(unknown)",
                    closing.isEmpty ? "no projection" : closing.joined(separator: ", "),
                ])
            }
            if answer.windows.isEmpty {
                table.append([Quantity(answer.mass, .energy).printed(), "none", "", ""])
            }
        }
        return [.text(ensemble.heading), .table(table)]
    }
}

extension OpenWindow.Closing {
    /// In words: `shsp (40%, approximate)`.
    fileprivate var text: String {
        let remarks = [
            share >= 1 - 1e-9 ? nil : "\((100 * share).printed(digits: 2))%",
            grade < .approximate ? nil : grade.rawValue,
        ].compactMap(\.self)
        return limit.text + (remarks.isEmpty ? "" : " (\(remarks.joined(separator: ", ")))")
    }
}

extension AllowedAnswer {
    /// As an element of `answers`.
    fileprivate var json: JSON { ["mass": .number(mass), "windows": .list(windows.map(\.json))] }
}

extension OpenWindow {
    /// As an element of `windows`.
    fileprivate var json: JSON {
        [
            "from": .number(from), "to": .number(to), "from_limit": .text(fromLimit?.text),
            "to_limit": .text(toLimit?.text), "table_ends": .list(tableEnds.map(\.json)),
            "closed_by": .list(
                closing.map {
                    [
                        "limit": .text($0.limit.text), "share": .number($0.share), "grade": .text($0.grade.rawValue),
                    ]
                }),
        ]
    }
}
