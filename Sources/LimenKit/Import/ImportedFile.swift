import Archive
import Formats
import LimitModel

/// What happened to one file of an import.
public struct ImportedFile: Sendable, Hashable {
    /// A thing the file brought.
    public struct Item: Sendable, Hashable {
        /// `plane`, `search` or `limit`.
        public let kind: RevisionKind
        /// Its name.
        public let slug: Slug
        /// Its revision after the import; nil when it was unchanged.
        public let newRevision: Int?
    }

    /// The file.
    public let name: String
    /// What it brought; empty when it had errors.
    public let items: [Item]
    /// What was found, notes included.
    public let findings: [Finding]
    /// What became of the tables of a file of another format.
    package let summaries: [ReadingSummary]

    /// Why nothing was imported, one line each.
    public var errors: [String] { findings.filter { $0.severity == .error }.map(\.description) }
    /// What looks odd, one line each.
    public var warnings: [String] { findings.filter { $0.severity == .warning }.map(\.description) }

    /// - Parameter outcome: what became of its items; nil when it had errors.
    init(
        name: String, _ outcome: AppendOutcome? = nil, findings: [Finding], summaries: [ReadingSummary] = []
    ) {
        self.name = name
        items = (outcome?.items ?? []).map { Item(kind: $0.kind, slug: $0.slug, newRevision: $0.newRevision) }
        self.findings = findings
        self.summaries = outcome == nil ? [] : summaries
    }
}
