import GRDB
import JSON
import LimitModel

/// One consistent view of an archive, as it is now or as it was in a release. It is valid inside the closure of
/// `ArchiveFile.read` only.
package struct ArchiveReader: KnownContent {
    let database: Database
    /// The release that is read; nil for the present.
    package let release: Release?

    init(database: Database, release: Release? = nil) {
        self.database = database
        self.release = release
    }

    /// The columns of a `StoredRevision`, from the views `heads` and `revisions`.
    private static let columns =
        "revision_id, kind, slug, revision, hash, document, recorded_at, tool_version, submission"

    /// The hash of all that the archive says, now or when the release was made, whatever the order it came in. O(1): it is
    /// stored with every submission, and `verify` makes it again.
    /// - Throws: when something was written past the ledger.
    package func stateHash() throws -> String { try release?.archiveHash ?? Ledger(database).archiveHash }

    /// The newest revision of an item, nil when there is none of that kind.
    package func head(_ kind: RevisionKind, _ slug: Slug) throws -> StoredRevision? {
        let sql = "SELECT \(Self.columns) FROM heads WHERE kind = ? AND slug = ?"
        return try revisions(sql, [kind.rawValue, slug.text]).first
    }

    /// The newest revision of every item of a kind, sorted by slug.
    package func heads(_ kind: RevisionKind) throws -> [StoredRevision] {
        try revisions("SELECT \(Self.columns) FROM heads WHERE kind = ? ORDER BY slug", [kind.rawValue])
    }

    /// The number of items of a kind.
    package func count(of kind: RevisionKind) throws -> Int {
        let sql = "SELECT count(*) FROM heads WHERE kind = ?"
        return Int(try Row.fetchOne(database, sql: sql, arguments: [kind.rawValue])?.integer(0) ?? 0)
    }

    /// The newest revisions of the limits that hold in a plane, or in one scenario of it, sorted by slug.
    package func heads(plane: Slug, scenario: Slug? = nil) throws -> [StoredRevision] {
        let condition = scenario == nil ? "plane = ?" : "plane = ? AND scenario = ?"
        let among = "SELECT revision FROM holding WHERE \(condition)"
        let sql = "SELECT \(Self.columns) FROM heads WHERE revision_id IN (\(among)) ORDER BY slug"
        return try revisions(sql, [plane.text] + (scenario.map { [$0.text] } ?? []))
    }

    /// One revision of an item.
    package func revision(_ kind: RevisionKind, _ slug: Slug, number: Int) throws -> StoredRevision? {
        let sql = "SELECT \(Self.columns) FROM revisions WHERE kind = ? AND slug = ? AND revision = ?"
        return try revisions(sql, [kind.rawValue, slug.text, number]).first
    }

    /// One revision by its number in the file.
    func revision(id: Int64) throws -> StoredRevision? {
        try revisions("SELECT \(Self.columns) FROM revisions WHERE revision_id = ?", [id]).first
    }

    /// All revisions of an item, first to last.
    package func revisions(of kind: RevisionKind, _ slug: Slug) throws -> [StoredRevision] {
        let sql = "SELECT \(Self.columns) FROM revisions WHERE kind = ? AND slug = ? ORDER BY revision"
        return try revisions(sql, [kind.rawValue, slug.text])
    }

    /// A limit with its points: the newest revision, or the one asked for.
    package func limit(_ slug: Slug, revision number: Int? = nil) throws -> Limit? {
        let stored = try number.map { try revision(.limit, slug, number: $0) } ?? head(.limit, slug)
        return try stored.map(limit)
    }

    /// The limit of a revision, with its points.
    package func limit(_ stored: StoredRevision) throws -> Limit {
        var limit = try stored.limit()
        let points = try points(of: stored)
        guard points.count == limit.curves.count else {
            throw stored.damaged("it has \(limit.curves.count) curves, but \(points.count) lists of points")
        }
        for (index, list) in points.enumerated() { limit.curves[index].points = list }
        return limit
    }

    /// The points of each curve of a revision, in the order of the document's curves.
    package func points(of stored: StoredRevision) throws -> [[Curve.Point]] {
        let statement = try database.cachedStatement(
            sql: "SELECT points FROM main.curve WHERE revision = ? ORDER BY seq")
        return try Row.fetchAll(statement, arguments: [stored.id.number]).map { row in
            do {
                let points = try PointsText.parse(try row.text(0))
                guard points.allSatisfy({ $0.mass > 0 && $0.coupling > 0 }) else {
                    throw stored.damaged("a point is not positive")
                }
                return points
            } catch let error as JSON.SyntaxError {
                throw stored.damaged("points: \(error)")
            }
        }
    }

    /// The files a revision came from; none for a computed limit.
    package func files(of stored: StoredRevision) throws -> [SourceFile] {
        let columns = "SELECT name, bytes FROM main.submission_file JOIN main.source ON sha256 = source"
        let rows = try Row.fetchAll(
            database, sql: "\(columns) WHERE submission = ? ORDER BY seq", arguments: [stored.submission])
        return try rows.map { SourceFile(name: try $0.text(0), bytes: try $0.bytes(1)) }
    }

    private func revisions(_ sql: String, _ arguments: StatementArguments) throws -> [StoredRevision] {
        let statement = try database.cachedStatement(sql: sql)
        let rows = try Row.fetchCursor(statement, arguments: arguments)
        return try Array(
            rows.map { row in
                guard let kind = RevisionKind(rawValue: try row.text(1)), let slug = try? Slug(try row.text(2)) else {
                    throw CorruptionError(why: "revision \(try row.integer(0)) has no proper name")
                }
                return StoredRevision(
                    id: RevisionID(number: try row.integer(0)), kind: kind, slug: slug, number: Int(try row.integer(3)),
                    hash: try row.text(4), document: try row.text(5), recordedAt: try row.text(6),
                    toolVersion: try row.text(7), submission: try row.integer(8))
            })
    }
}
