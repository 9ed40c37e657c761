import GRDB
import LimitModel

/// One step in the archive's life.
public struct LogEntry: Sendable, Hashable {
    public enum Content: Sendable, Hashable {
        /// A revision, and its number within the item.
        case revision(RevisionKind, Slug, number: Int)
        /// A decision about a limit.
        case event(StandingEvent)
        /// A release, and what it is about.
        case release(Slug, message: String)
    }

    /// 1, 2, 3, ... in the order of writing.
    public var seq: Int
    public var content: Content
    /// The time it was recorded, UTC; order is by number, never by time.
    public var recordedAt: String
    /// The version of Limen that wrote it.
    public var toolVersion: String
    /// The hash of the revision, decision or release.
    public var hash: String
    /// The archive's hash after the submission that this step came with.
    public var archiveHash: String
}

extension ArchiveReader {
    /// The steps of the archive's life, first to last: everything, or what concerns one name (its revisions, the decisions about
    /// it and those that name it as the other limit).
    package func log(of slug: Slug? = nil) throws -> [LogEntry] {
        let numbered = try standing().events.map { (Int64($0.seq), $0.event) }
        let events = Dictionary(numbered) { first, _ in first }
        let condition = slug == nil ? "" : "WHERE (slug = ? AND kind <> 'release') OR other_limit = ?"
        let columns = "seq, kind, slug, revision, event, reason, recorded_at, tool_version, hash, archive_hash"
        let rows = try Row.fetchCursor(
            database, sql: "SELECT \(columns) FROM log \(condition) ORDER BY seq",
            arguments: slug.map { [$0.text, $0.text] } ?? [])
        var entries: [LogEntry] = []
        while let row = try rows.next() { entries.append(try Self.entry(row, events: events)) }
        return entries
    }

    private static func entry(_ row: Row, events: [Int64: StandingEvent]) throws -> LogEntry {
        let seq = try row.integer(0)
        guard let slug = try? Slug(try row.text(2)) else {
            throw CorruptionError(why: "ledger \(seq) has no proper name")
        }
        let content: LogEntry.Content
        if case .int64(let number) = row.storage(4) {
            guard let event = events[number] else {
                throw CorruptionError(why: "ledger \(seq): event \(number) is missing")
            }
            content = .event(event)
        } else if let kind = RevisionKind(rawValue: try row.text(1)) {
            content = .revision(kind, slug, number: Int(try row.integer(3)))
        } else {
            content = .release(slug, message: try row.text(5))
        }
        return LogEntry(
            seq: Int(seq), content: content, recordedAt: try row.text(6), toolVersion: try row.text(7),
            hash: try row.text(8), archiveHash: try row.text(9))
    }
}
