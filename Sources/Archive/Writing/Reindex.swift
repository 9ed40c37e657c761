import GRDB
import LimitModel

extension ArchiveFile {
    /// Cuts the strips of all limits again and writes the holdings anew, in one transaction. Truth stays as it is: the
    /// indexes follow from curves and documents, and no hash covers them.
    /// - Parameter progress: called with the number of limits done, and of all.
    /// - Returns: how many revisions had other strips or holdings than now.
    /// - Throws: `ArchiveError.damaged` for a revision whose curves cannot be cut; then nothing has changed.
    @discardableResult
    package func reindex(progress: (Int, Int) -> Void = { _, _ in }) throws -> Int {
        try write(isDryRun: false) { database in
            // The seals are taken off for this transaction, and put back with the same words.
            let sealed = "('strip', 'holding', 'revision')"
            let sql = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN \(sealed)"
            let seals = try Row.fetchAll(database, sql: sql).map { (name: try $0.text(0), sql: try $0.text(1)) }
            for seal in seals { try database.execute(sql: "DROP TRIGGER \(seal.name)") }
            let changed = try IndexRows(database).rebuild(progress: progress)
            for seal in seals { try database.execute(sql: seal.sql) }
            return changed
        }
    }
}

/// The tables `strip` and `holding`, made again from the curves.
private struct IndexRows {
    let database: Database
    let reader: ArchiveReader

    init(_ database: Database) {
        self.database = database
        reader = ArchiveReader(database: database)
    }

    /// - Returns: how many revisions had other rows.
    func rebuild(progress: (Int, Int) -> Void) throws -> Int {
        let names = try reader.heads(.limit).map(\.slug)
        var changed = 0
        for (done, name) in names.enumerated() {
            progress(done, names.count)
            for stored in try reader.revisions(of: .limit, name) { changed += try rebuild(stored) ? 1 : 0 }
        }
        progress(names.count, names.count)
        return changed
    }

    private func rebuild(_ stored: StoredRevision) throws -> Bool {
        let limit = try reader.limit(stored)
        let id = stored.id.number
        let before = try rows(of: id)
        for table in ["strip", "holding"] {
            try database.execute(sql: "DELETE FROM \(table) WHERE revision = ?", arguments: [id])
        }
        let count: Int
        do {
            count = try StripRows.insert(limit.region(), revision: id, into: database)
        } catch let error as ModelError {
            throw stored.damaged(error.description)
        }
        for (seq, holding) in limit.holdings.enumerated() {
            try database.execute(
                sql: "INSERT INTO holding (revision, seq, plane, scenario) VALUES (?, ?, ?, ?)",
                arguments: [id, seq, limit.plane.text, holding.scenario.text])
        }
        try database.execute(
            sql: "UPDATE revision SET strip_count = ?, holding_count = ? WHERE id = ?",
            arguments: [count, limit.holdings.count, id])
        return try rows(of: id) != before
    }

    private func rows(of revision: Int64) throws -> [[DatabaseValue]] {
        let counts = "SELECT strip_count, holding_count FROM revision WHERE id = ?"
        let strips = "SELECT seq, \(StripRows.columns) FROM strip WHERE revision = ? ORDER BY x0, seq"
        let holdings = "SELECT seq, plane, scenario FROM holding WHERE revision = ? ORDER BY seq"
        return try [counts, strips, holdings].flatMap { sql in
            try Row.fetchAll(try database.cachedStatement(sql: sql), arguments: [revision]).map(\.cells)
        }
    }
}
