/// Something that `verify` or `merge` has found.
public struct Finding: Sendable, Hashable {
    public enum Severity: String, Sendable, Hashable {
        /// Something is lost, changed or contradictory.
        case error
        /// Nothing is lost, but something is not as Limen writes it.
        case warning
    }

    /// The kind of finding; the names are stable.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        // The file.
        case fileHeader = "file-header"
        case integrity = "integrity"
        case foreignKey = "foreign-key"
        case schema = "schema"
        case unreadable = "unreadable"
        // Revisions.
        case contentHash = "content-hash"
        case document = "document"
        case spelling = "spelling"
        case points = "points"
        case curves = "curves"
        case strips = "strips"
        case holdings = "holdings"
        case numbering = "numbering"
        // History.
        case sourceHash = "source-hash"
        case eventHash = "event-hash"
        case releaseHash = "release-hash"
        case submissionSeal = "submission-seal"
        case archiveHash = "archive-hash"
        case ledger = "ledger"
        case orphan = "orphan"
        case truncated = "truncated"
        // Merging.
        case headConflict = "head-conflict"
        case planeConflict = "plane-conflict"
        case planeMismatch = "plane-mismatch"
        case standingConflict = "standing-conflict"
        case supersessionCircle = "supersession-circle"
        case releaseNameClash = "release-name-clash"
    }

    public var code: Code
    public var severity: Severity
    /// The place: `SLUG@N`, `ledger 7`, `submission 2`, `source ...`, or nothing for the file as a whole.
    public var place: String
    public var message: String

    init(_ code: Code, _ severity: Severity = .error, at place: String, _ message: String) {
        (self.code, self.severity, self.place, self.message) = (code, severity, place, message)
    }
}

extension Finding: CustomStringConvertible {
    public var description: String {
        "\(severity.rawValue): \(code.rawValue): \(place.isEmpty ? "" : place + ": ")\(message)"
    }
}
