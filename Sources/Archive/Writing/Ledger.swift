import GRDB

/// The list of everything written, in order.
struct Ledger {
    /// An entry's subject: its number in its table.
    enum Subject {
        case revision(Int64)
        case event(Int64)
        case release(Int64)
    }

    /// The number of the last entry.
    private(set) var last: Int64
    /// The archive's hash after the last submission.
    let archiveHash: String

    /// The ledger as it stands.
    /// - Throws: `CorruptionError` when a revision, event or release is not in it, or the last submission is not closed: something
    ///   else than Limen has written.
    init(_ database: Database) throws {
        last = try Self.largest("seq", of: "ledger", database)
        let revisions = try Self.largest("id", of: "revision", database)
        let events = try Self.largest("seq", of: "standing_event", database)
        let releases = try Self.largest("id", of: "release", database)
        guard revisions + events + releases == last else {
            let written = "\(revisions) revisions, \(events) events and \(releases) releases"
            throw CorruptionError(why: "the ledger has \(last) entries for \(written)")
        }
        let newest = "SELECT submission, archive_hash FROM main.submission_seal ORDER BY submission DESC LIMIT 1"
        let seal = try Row.fetchOne(database, sql: newest)
        let submission = try Self.largest("id", of: "submission", database)
        guard try seal?.integer(0) ?? 0 == submission else {
            throw CorruptionError(why: "submission \(submission) is not sealed")
        }
        archiveHash = try seal?.text(1) ?? ArchiveState.empty
    }

    /// Adds an entry.
    mutating func append(_ subject: Subject, to database: Database) throws {
        last += 1
        let sql = "INSERT INTO ledger (seq, revision, event, release) VALUES (?, ?, ?, ?)"
        let statement = try database.cachedStatement(sql: sql)
        switch subject {
        case .revision(let id): statement.setUncheckedArguments([last, id, nil, nil])
        case .event(let seq): statement.setUncheckedArguments([last, nil, seq, nil])
        case .release(let id): statement.setUncheckedArguments([last, nil, nil, id])
        }
        try statement.execute()
    }

    /// The largest number given so far in a table, 0 when it is empty. Numbers are given without gaps.
    static func largest(_ column: String, of table: String, _ database: Database) throws -> Int64 {
        try Row.fetchOne(database, sql: "SELECT coalesce(max(\(column)), 0) FROM main.\(table)")?.integer(0) ?? 0
    }
}
