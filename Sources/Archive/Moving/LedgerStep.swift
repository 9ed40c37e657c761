import GRDB
import LimitModel

/// A row and the hash of its content.
struct HashedRow: Hashable {
    var hash: String
    var row: Int64
}

/// An entry of the ledger, and the submission it came with.
struct LedgerStep {
    var subject: Ledger.Subject
    var hash: String
    var submission: Int64
}

// Everything in the order of writing, for moving an archive.
extension ArchiveReader {
    /// The ledger, first to last.
    func steps() throws -> [LedgerStep] {
        let columns = "ledger.revision, ledger.event, ledger.release, log.hash, log.submission"
        let rows = try Row.fetchCursor(
            database, sql: "SELECT \(columns) FROM main.ledger JOIN main.log USING (seq) ORDER BY ledger.seq")
        var steps: [LedgerStep] = []
        while let row = try rows.next() {
            let subject: Ledger.Subject
            switch (row.storage(0), row.storage(1), row.storage(2)) {
            case (.int64(let id), .null, .null): subject = .revision(id)
            case (.null, .int64(let seq), .null): subject = .event(seq)
            case (.null, .null, .int64(let id)): subject = .release(id)
            default: throw CorruptionError(why: "ledger \(steps.count + 1) does not name one thing")
            }
            steps.append(LedgerStep(subject: subject, hash: try row.text(3), submission: try row.integer(4)))
        }
        return steps
    }

    /// Time, program version and files of a submission.
    func provenance(of submission: Int64) throws -> Provenance {
        let columns = "SELECT recorded_at, tool_version FROM main.submission WHERE id = ?"
        guard let row = try Row.fetchOne(database, sql: columns, arguments: [submission]) else {
            throw CorruptionError(why: "submission \(submission) is missing")
        }
        let list = "SELECT name, source FROM main.submission_file WHERE submission = ? ORDER BY seq"
        let files = try Row.fetchAll(database, sql: list, arguments: [submission]).map { row in
            let hash = try row.text(1)
            return Provenance.File(name: try row.text(0), sha256: hash, bytes: { try self.source(hash) })
        }
        return Provenance(recordedAt: try row.text(0), toolVersion: try row.text(1), files: files)
    }

    /// The bytes of a file that was handed in.
    /// - Throws: `CorruptionError` when there are none, or others.
    func source(_ sha256: String) throws -> [UInt8] {
        let sql = "SELECT bytes FROM main.source WHERE sha256 = ?"
        guard let bytes = try Row.fetchOne(database, sql: sql, arguments: [sha256])?.bytes(0),
            ContentHash.of(bytes) == sha256
        else { throw CorruptionError(why: "source \(sha256) is missing or has other bytes") }
        return bytes
    }

    /// The revisions of every item, first to last.
    func revisionHistories() throws -> [StateSummary.Key: [HashedRow]] {
        let rows = try Row.fetchCursor(
            database, sql: "SELECT kind, slug, hash, revision_id FROM main.revisions ORDER BY revision_id")
        var histories: [StateSummary.Key: [HashedRow]] = [:]
        while let row = try rows.next() {
            guard let kind = RevisionKind(rawValue: try row.text(0)), let slug = try? Slug(try row.text(1)) else {
                throw CorruptionError(why: "revision \(try row.integer(3)) has no proper name")
            }
            let hashed = HashedRow(hash: try row.text(2), row: try row.integer(3))
            histories[StateSummary.Key(kind: kind, slug: slug), default: []].append(hashed)
        }
        return histories
    }

    /// The item a revision belongs to.
    func item(of revision: Int64) throws -> Int64? {
        let statement = try database.cachedStatement(sql: "SELECT item FROM main.revision WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [revision])?.integer(0)
    }
}
