import JSON
import Formats
import LimitModel

/// `limen.findings/1`: what a check of an archive has found.
package struct FindingsReport: Report {
    private let findings: [Finding]
    private let whenNone: String

    /// Findings of a check.
    /// - Parameter whenNone: the line that stands for an empty list.
    package init(_ findings: [Finding], whenNone: String) {
        self.findings = findings
        self.whenNone = whenNone
    }

    package var json: JSON {
        [
            "format": "limen.findings/1",
            "findings": .list(
                findings.map {
                    [
                        "code": .text($0.code.rawValue), "severity": .text($0.severity.rawValue),
                        "place": .text("\($0.place)"), "message": .text($0.text),
                    ]
                }),
        ]
    }

    /// One row for each finding.
    package var csv: String {
        var text = CSVText(comments: [], columns: ["severity", "code", "place", "message"])
        for finding in findings {
            text.append([
                .text(finding.severity.rawValue), .text(finding.code.rawValue), .text("\(finding.place)"),
                .text(finding.text),
            ])
        }
        return text.text
    }

    package var blocks: [Block] {
        guard !findings.isEmpty else { return [.line(whenNone)] }
        return findings.map { finding in
            let place = finding.place.subject.map { "\($0): " } ?? ""
            return .line("\(finding.severity.rawValue): \(finding.code.rawValue): \(place)\(finding.text)")
        }
    }
}
