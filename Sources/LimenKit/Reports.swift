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
    /// Why nothing was imported, one line each.
    public let errors: [String]
    /// What looks odd, one line each.
    public let warnings: [String]

    /// In a word.
    public var verdict: String {
        if !errors.isEmpty { return errors.count == 1 ? "1 error" : "\(errors.count) errors" }
        let new = items.filter { $0.newRevision == 1 }.count
        let revised = items.filter { ($0.newRevision ?? 0) > 1 }.count
        let parts = [(new, "new"), (revised, "revised"), (items.count - new - revised, "unchanged")]
        return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
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
