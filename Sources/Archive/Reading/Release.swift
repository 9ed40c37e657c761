import GRDB
import JSON
import LimitModel

/// A name for what the archive held at one moment: the heads of all planes, searches and limits, and the decisions.
public struct Release: Sendable, Hashable {
    let id: Int64
    /// Its name, of letters, digits, `-` and `.`: `2026-1`.
    public let name: Slug
    /// Its subject, as the maker has put it.
    public let message: String
    /// SHA-256 over the canonical form of the release; the same in every archive that has it.
    public let hash: String
    /// The archive's hash at that moment.
    public let archiveHash: String
    /// The time it was made, UTC, as `2026-01-31T12:00:00Z`.
    public let recordedAt: String
    /// The version of Limen that made it.
    public let toolVersion: String
    /// The numbers of planes, searches and limits together, and of decisions, that it froze.
    public let entryCount, eventCount: Int
}

/// One plane, search or limit in a release.
public struct ReleaseEntry: Sendable, Hashable {
    public let kind: RevisionKind
    public let slug: Slug
    /// The number of the revision in this archive.
    public let revision: Int
    /// The content hash of the revision.
    public let hash: String
}

/// The content of a release, before it is written.
struct ReleaseContent {
    struct Entry {
        var kind: RevisionKind
        var slug: Slug
        var hash: String
        var item, revision: Int64
    }

    var name: Slug
    var message: String
    var archiveHash: String
    var entries: [Entry]
    var events: [(seq: Int64, hash: String)]

    /// The hash, as `Docs/use/canonical-form.md` describes it: independent of times, row numbers and the order of entries.
    func hash() -> String {
        let keys = entries.map { (key: $0.kind.rawValue + "/" + $0.slug.text, hash: $0.hash) }
        let sorted = keys.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        var form = CanonicalForm(domain: "limen.release/1")
        form.append(
            .record([
                "archive": .text(archiveHash),
                "entries": .list(sorted.map { .list([.text($0.key), .text($0.hash)]) }),
                "events": .list(events.map { .text($0.hash) }), "message": .text(message), "name": .text(name.text),
            ]))
        return ContentHash.of(form.bytes)
    }
}

extension ArchiveReader {
    private static let releaseColumns =
        "release_id, name, message, hash, archive_hash, recorded_at, tool_version, entry_count, event_count"

    /// All releases, first to last.
    package func releases() throws -> [Release] {
        let sql = "SELECT \(Self.releaseColumns) FROM releases ORDER BY release_id"
        return try Row.fetchAll(database, sql: sql).map(Self.release)
    }

    /// The release of that name, nil when there is none.
    package func release(named name: Slug) throws -> Release? {
        let sql = "SELECT \(Self.releaseColumns) FROM releases WHERE name = ?"
        return try Row.fetchOne(database, sql: sql, arguments: [name.text]).map(Self.release)
    }

    /// The entries of a release, sorted by kind and slug.
    package func entries(of release: Release) throws -> [ReleaseEntry] {
        let rows = try Row.fetchAll(
            database, sql: "SELECT kind, slug, revision, hash FROM main.released WHERE release = ? ORDER BY kind, slug",
            arguments: [release.name.text])
        return try rows.map { row in
            guard let kind = RevisionKind(rawValue: try row.text(0)), let slug = try? Slug(try row.text(1)) else {
                throw CorruptionError(why: "an entry of release \(release.name) has no proper name")
            }
            return ReleaseEntry(kind: kind, slug: slug, revision: Int(try row.integer(2)), hash: try row.text(3))
        }
    }

    /// The content of a new release made now.
    func releaseContent(name: Slug, message: String) throws -> ReleaseContent {
        let heads = "SELECT kind, slug, hash, item.id, revision_id FROM heads JOIN item USING (kind, slug)"
        let entries = try Row.fetchAll(database, sql: heads).map(Self.entry)
        let events = try Row.fetchAll(database, sql: "SELECT seq, hash FROM standing_event ORDER BY seq")
        return ReleaseContent(
            name: name, message: message, archiveHash: try stateHash(), entries: entries,
            events: try events.map { (seq: try $0.integer(0), hash: try $0.text(1)) })
    }

    /// The content of a release, from its rows.
    func content(of release: Release) throws -> ReleaseContent {
        let table = "released JOIN item USING (kind, slug) WHERE release = ?"
        let sql = "SELECT kind, slug, hash, item.id, revision_id FROM main.\(table)"
        let entries = try Row.fetchAll(database, sql: sql, arguments: [release.name.text]).map(Self.entry)
        let list = "main.release_event AS frozen JOIN main.standing_event AS event ON event.seq = frozen.event"
        let events = try Row.fetchAll(
            database, sql: "SELECT event.seq, hash FROM \(list) WHERE frozen.release = ? ORDER BY frozen.seq",
            arguments: [release.id])
        return ReleaseContent(
            name: release.name, message: release.message, archiveHash: release.archiveHash, entries: entries,
            events: try events.map { (seq: try $0.integer(0), hash: try $0.text(1)) })
    }

    private static func entry(_ row: Row) throws -> ReleaseContent.Entry {
        guard let kind = RevisionKind(rawValue: try row.text(0)), let slug = try? Slug(try row.text(1)) else {
            throw CorruptionError(why: "an item has no proper name")
        }
        return ReleaseContent.Entry(
            kind: kind, slug: slug, hash: try row.text(2), item: try row.integer(3), revision: try row.integer(4))
    }

    private static func release(_ row: Row) throws -> Release {
        let id = try row.integer(0)
        guard let name = try? Slug(try row.text(1)) else {
            throw CorruptionError(why: "release \(id) has no proper name")
        }
        return Release(
            id: id, name: name, message: try row.text(2), hash: try row.text(3), archiveHash: try row.text(4),
            recordedAt: try row.text(5), toolVersion: try row.text(6), entryCount: Int(try row.integer(7)),
            eventCount: Int(try row.integer(8)))
    }
}
