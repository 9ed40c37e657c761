import GRDB

/// The list of everything written, chained by hashes.
struct Ledger {
    /// The number of the last entry.
    private(set) var last: Int64
    /// The chain value after the last entry: the archive's hash.
    private(set) var chain: String

    /// The ledger as it stands.
    /// - Throws: `Damage` when a revision or an event is not in it: something else than Limen has written to the file.
    init(_ database: Database) throws {
        let row = try Row.fetchOne(database, sql: "SELECT seq, chain FROM ledger ORDER BY seq DESC LIMIT 1")
        last = try row?.integer(0) ?? 0
        chain = try row?.text(1) ?? ContentHash.beginning
        let revisions = try Self.largest("id", of: "revision", database)
        let events = try Self.largest("seq", of: "standing_event", database)
        guard revisions + events == last else {
            throw Damage(why: "the ledger has \(last) entries for \(revisions) revisions and \(events) events")
        }
    }

    /// Adds a revision or an event.
    mutating func append(revision: Int64?, event: Int64?, hash: String, to database: Database) throws {
        last += 1
        chain = try ContentHash.chain(chain, hash)
        let statement = try database.cachedStatement(sql: "INSERT INTO ledger VALUES (?, ?, ?, ?, ?)")
        statement.setUncheckedArguments([last, revision, event, hash, chain])
        try statement.execute()
    }

    /// The largest number given so far in a table, 0 when it is empty. Numbers are given without gaps.
    static func largest(_ column: String, of table: String, _ database: Database) throws -> Int64 {
        try Row.fetchOne(database, sql: "SELECT coalesce(max(\(column)), 0) FROM \(table)")?.integer(0) ?? 0
    }
}
