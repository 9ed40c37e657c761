import GRDB
import LimitModel

extension ArchiveReader {
    private static let releaseColumns =
        "release_id, name, message, hash, archive_hash, recorded_at, tool_version, entry_count, event_count"

    /// All releases, first to last.
    public func releases() throws -> [Release] {
        let sql = "SELECT \(Self.releaseColumns) FROM releases ORDER BY release_id"
        return try Row.fetchAll(database, sql: sql).map(Self.release)
    }

    /// The release of that name, nil when there is none.
    public func release(named name: Slug) throws -> Release? {
        let sql = "SELECT \(Self.releaseColumns) FROM releases WHERE name = ?"
        return try Row.fetchOne(database, sql: sql, arguments: [name.text]).map(Self.release)
    }

    /// What a release froze, sorted by kind and slug.
    public func entries(of release: Release) throws -> [ReleaseEntry] {
        let rows = try Row.fetchAll(
            database, sql: "SELECT kind, slug, revision, hash FROM main.released WHERE release = ? ORDER BY kind, slug",
            arguments: [release.name.text])
        return try rows.map { row in
            guard let kind = RevisionKind(rawValue: try row.text(0)), let slug = try? Slug(try row.text(1)) else {
                throw Damage(why: "an entry of release \(release.name) has no proper name")
            }
            return ReleaseEntry(kind: kind, slug: slug, revision: Int(try row.integer(2)), hash: try row.text(3))
        }
    }

    /// What a new release would freeze now.
    func releaseContent(name: Slug, message: String) throws -> ReleaseContent {
        let heads = "SELECT kind, slug, hash, item.id, revision_id FROM heads JOIN item USING (kind, slug)"
        let entries = try Row.fetchAll(database, sql: heads).map(Self.entry)
        let events = try Row.fetchAll(database, sql: "SELECT seq, hash FROM standing_event ORDER BY seq")
        return ReleaseContent(
            name: name, message: message, archiveHash: try stateHash(), entries: entries,
            events: try events.map { (seq: try $0.integer(0), hash: try $0.text(1)) })
    }

    /// What a release froze, from its rows.
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
            throw Damage(why: "an item has no proper name")
        }
        return ReleaseContent.Entry(
            kind: kind, slug: slug, hash: try row.text(2), item: try row.integer(3), revision: try row.integer(4))
    }

    private static func release(_ row: Row) throws -> Release {
        let id = try row.integer(0)
        guard let name = try? Slug(try row.text(1)) else { throw Damage(why: "release \(id) has no proper name") }
        return Release(
            id: id, name: name, message: try row.text(2), hash: try row.text(3), archiveHash: try row.text(4),
            recordedAt: try row.text(5), toolVersion: try row.text(6), entryCount: Int(try row.integer(7)),
            eventCount: Int(try row.integer(8)))
    }
}
