/// What happened to one file of an import.
public struct FileReport: Sendable, Hashable {
    /// A thing the file brought.
    public struct Item: Sendable, Hashable {
        /// `plane`, `search` or `limit`.
        public let kind: RevisionKind
        /// Its name.
        public let slug: Slug
        /// Its revision after the import; nil when it was unchanged.
        public let newRevision: Int?

        /// In words.
        public var text: String {
            newRevision.map { $0 == 1 ? slug.text : "\(slug)@\($0)" } ?? "\(slug) (unchanged)"
        }
    }

    /// The file.
    public let name: String
    /// What it brought; empty when it had errors.
    public let items: [Item]
    /// What was found, notes included.
    public var findings: [LintFinding]

    /// Why nothing was imported, one line each.
    public var errors: [String] { findings.filter { $0.severity == .error }.map(\.description) }
    /// What looks odd, one line each.
    public var warnings: [String] { findings.filter { $0.severity == .warning }.map(\.description) }
    /// What became of the tables of a file of another format.
    public let summaries: [ReadingSummary]

    /// A report of a file that was read.
    init(name: String, items: [Item] = [], findings: [LintFinding], summaries: [ReadingSummary] = []) {
        self.name = name
        self.items = items
        self.findings = findings
        self.summaries = summaries
    }

    /// A report of a file that could not be read.
    init(name: String, _ failure: FormatErrors) {
        let missing = failure.missing.map { LintFinding($0) }
        self.init(name: name, findings: failure.errors.map { LintFinding($0) } + (missing.map { [$0] } ?? []))
    }

    /// In a word.
    public var verdict: String {
        if !errors.isEmpty { return errors.count == 1 ? "1 error" : "\(errors.count) errors" }
        let new = items.filter { $0.newRevision == 1 }.count
        let revised = items.filter { ($0.newRevision ?? 0) > 1 }.count
        let parts = [(new, "new"), (revised, "revised"), (items.count - new - revised, "unchanged")]
        return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }

    /// The names of what it brought, the first few of many.
    public var contents: String {
        let most = 8
        let names = items.prefix(items.count > most ? most - 2 : most).map(\.text)
        return names.joined(separator: ", ") + (items.count > most ? " and \(items.count - names.count) more" : "")
    }

    /// What many files brought together, for example `200 files: 1 plane, 350 limits new, 2 limits unchanged`.
    public static func total(_ reports: [FileReport]) -> String {
        let items = reports.flatMap(\.items)
        let parts = RevisionKind.allCases.flatMap { kind -> [String] in
            let own = items.filter { $0.kind == kind }
            let counts = [
                ("new", own.count { $0.newRevision == 1 }), ("revised", own.count { ($0.newRevision ?? 0) > 1 }),
                ("unchanged", own.count { $0.newRevision == nil }),
            ]
            let noun = kind == .search ? "searches" : "\(kind.rawValue)s"
            return counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.1 == 1 ? kind.rawValue : noun) \($0.0)" }
        }
        let failed = reports.count { !$0.errors.isEmpty }
        let all = parts + (failed > 0 ? ["\(failed) file\(failed == 1 ? "" : "s") with errors"] : [])
        return "\(reports.count) files: \(all.joined(separator: ", "))"
    }

    /// The reports as JSON.
    public static func document(_ reports: [FileReport], isDryRun: Bool) -> JSON {
        [
            "format": "limen.import/1", "dry_run": .truth(isDryRun),
            "files": .list(
                reports.map { report in
                    [
                        "file": .text(report.name), "imported": .truth(report.errors.isEmpty && !isDryRun),
                        "items": .list(
                            report.items.map {
                                [
                                    "kind": .text($0.kind.rawValue), "slug": .text($0.slug.text),
                                    "new_revision": $0.newRevision.map { .integer($0) } ?? .null,
                                ]
                            }),
                        "errors": .list(report.errors.map { .text($0) }),
                        "warnings": .list(report.warnings.map { .text($0) }),
                        "readings": .list(
                            report.summaries.map { summary in
                                [
                                    "limit": .text(summary.limit.text),
                                    "entries": .list(
                                        summary.entries.map { ["name": .text($0.name), "value": .text($0.value)] }),
                                ]
                            }),
                    ]
                }),
        ]
    }

    /// The reports as CSV, one row an item or error.
    public static func csv(_ reports: [FileReport]) -> String {
        var text = CSVText(comments: [], columns: ["file", "kind", "slug", "new_revision", "error"])
        for report in reports {
            for item in report.items {
                text.append([
                    .text(report.name), .text(item.kind.rawValue), .text(item.slug.text),
                    item.newRevision.map { .integer($0) } ?? .none, .none,
                ])
            }
            for error in report.errors { text.append([.text(report.name), .none, .none, .none, .text(error)]) }
        }
        return text.text
    }
}

/// What happened to one limit that descriptors ask for.
public struct ComputeReport: Sendable, Hashable {
    /// The limit.
    public let limit: Slug
    /// `computed`, `up to date`, `unchanged` or `failed`.
    public let verdict: String
    /// Why it was computed, or why it failed.
    public let why: String
    /// How many points its curves have.
    public let points: Int?
    /// How long it took.
    public let seconds: Double?
    /// Whether it could not be computed.
    public var isFailure: Bool { verdict == "failed" }

    /// The reports as JSON.
    public static func document(_ reports: [ComputeReport]) -> JSON {
        [
            "format": "limen.compute/1",
            "limits": .list(
                reports.map {
                    [
                        "limit": .text($0.limit.text), "result": .text($0.verdict), "why": .text($0.why),
                        "points": $0.points.map { .integer($0) } ?? .null, "seconds": .number($0.seconds),
                    ]
                }),
        ]
    }

    /// The reports as CSV.
    public static func csv(_ reports: [ComputeReport]) -> String {
        var text = CSVText(comments: [], columns: ["limit", "result", "why", "points", "seconds"])
        for report in reports {
            text.append([
                .text(report.limit.text), .text(report.verdict), .text(report.why),
                report.points.map { .integer($0) } ?? .none, report.seconds.map { .number($0) } ?? .none,
            ])
        }
        return text.text
    }
}
