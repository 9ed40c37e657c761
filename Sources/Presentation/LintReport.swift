import JSON
import Formats
import LimenKit
import LimitModel

/// `limen.lint/1`: what looks wrong with limits.
package struct LintReport: Report {
    private let findings: [Finding]
    private let archiveHash: String?

    /// Findings about files, or about limits of an archive.
    package init(_ findings: [Finding], archiveHash: String?) {
        self.findings = findings
        self.archiveHash = archiveHash
    }

    package var json: JSON {
        [
            "format": "limen.lint/1", "archive": .text(archiveHash),
            "findings": .list(
                findings.map { finding in
                    [
                        "code": .text(finding.code.rawValue), "severity": .text(finding.severity.rawValue),
                        "place": .text("\(finding.place)"), "file": .text(finding.place.file),
                        "line": finding.place.line.map { .integer($0) } ?? .null,
                        "limit": .text(finding.place.subject), "field": .text(finding.place.field),
                        "message": .text(finding.message),
                        "remedy": .text(finding.advice),
                    ]
                }),
        ]
    }

    /// One row for each finding.
    package var csv: String {
        var text = CSVText(
            comments: [],
            columns: ["severity", "code", "file", "line", "limit", "field", "message", "remedy"])
        for finding in findings {
            text.append([
                .text(finding.severity.rawValue), .text(finding.code.rawValue), .text(finding.place.file ?? ""),
                finding.place.line.map { .integer($0) } ?? .none, .text(finding.place.subject ?? ""),
                .text(finding.place.field ?? ""), .text(finding.message), .text(finding.advice),
            ])
        }
        return text.text
    }

    package var blocks: [Block] {
        guard !findings.isEmpty else { return [.line("nothing found")] }
        var table = Table([
            .init(title: "severity"), .init(title: "code", wraps: true), .init(title: "where", wraps: true),
            .init(title: "what", wraps: true),
        ])
        for finding in findings {
            let place = "\(finding.place)"
            table.append([
                finding.severity.rawValue, finding.code.rawValue, place.isEmpty ? "archive" : place, finding.text,
            ])
        }
        return [.table(table)]
    }

    /// Number of findings of each severity: `2 errors, 1 note`.
    package var counts: String {
        Severity.allCases.reversed().compactMap { severity -> String? in
            let count = findings.count { $0.severity == severity }
            return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
        }.joined(separator: ", ")
    }
}

/// `limen.checks/1`: the catalogue of checks.
package struct CheckListReport: Report {
    private let checks: [Check]

    /// A list of checks.
    package init(_ checks: [Check]) {
        self.checks = checks
    }

    package var json: JSON {
        [
            "format": "limen.checks/1",
            "checks": .list(
                checks.map {
                    [
                        "code": .text($0.code.rawValue), "severity": .text($0.severity.rawValue),
                        "meaning": .text($0.meaning),
                        "remedy": .text($0.remedy),
                    ]
                }),
        ]
    }

    package var csv: String {
        var text = CSVText(comments: [], columns: ["code", "severity", "meaning", "remedy"])
        for check in checks {
            text.append([
                .text(check.code.rawValue), .text(check.severity.rawValue), .text(check.meaning), .text(check.remedy),
            ])
        }
        return text.text
    }

    package var blocks: [Block] {
        var table = Table([
            .init(title: "code", wraps: true), .init(title: "severity"), .init(title: "meaning", wraps: true),
            .init(title: "remedy", wraps: true),
        ])
        for check in checks {
            table.append([check.code.rawValue, check.severity.rawValue, check.meaning, check.remedy])
        }
        return [.table(table)]
    }
}
