import GRDB

/// The list of everything written, chained by hashes.
struct Ledger {
    /// What an entry is about: its number in its table.
    enum Subject {
        case revision(Int64)
        case event(Int64)
        case release(Int64)
    }

    /// The number of the last entry.
    private(set) var last: Int64
    /// The chain value after the last entry: the archive's hash.
    private(set) var chain: String

    /// The ledger as it stands.
    /// - Throws: `Damage` when a revision, event or release is not in it: something else than Limen has written.
    init(_ database: Database) throws {
        let row = try Row.fetchOne(database, sql: "SELECT seq, chain FROM main.ledger ORDER BY seq DESC LIMIT 1")
        last = try row?.integer(0) ?? 0
        chain = try row?.text(1) ?? ContentHash.beginning
        let revisions = try Self.largest("id", of: "revision", database)
        let events = try Self.largest("seq", of: "standing_event", database)
        let releases = try Self.largest("id", of: "release", database)
        guard revisions + events + releases == last else {
            let written = "\(revisions) revisions, \(events) events and \(releases) releases"
            throw Damage(why: "the ledger has \(last) entries for \(written)")
        }
    }

    /// Adds an entry.
    mutating func append(_ subject: Subject, hash: String, to database: Database) throws {
        last += 1
        chain = try ContentHash.chain(chain, hash)
        let statement = try database.cachedStatement(sql: "INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?)")
        switch subject {
        case .revision(let id): statement.setUncheckedArguments([last, id, nil, nil, hash, chain])
        case .event(let seq): statement.setUncheckedArguments([last, nil, seq, nil, hash, chain])
        case .release(let id): statement.setUncheckedArguments([last, nil, nil, id, hash, chain])
        }
        try statement.execute()
    }

    /// The largest number given so far in a table, 0 when it is empty. Numbers are given without gaps.
    static func largest(_ column: String, of table: String, _ database: Database) throws -> Int64 {
        try Row.fetchOne(database, sql: "SELECT coalesce(max(\(column)), 0) FROM main.\(table)")?.integer(0) ?? 0
    }
}
