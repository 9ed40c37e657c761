import GRDB
import LimitModel

/// Makes a connection see the archive as it was in a release: temporary views take the place of the tables for the
/// length of a transaction, and with them every view and every query answers as it did then.
struct ReleaseScope {
    let release: Release

    /// A SELECT for each table. `here` is its own row.
    private var shadows: [(table: String, select: String)] {
        let frozen = "SELECT revision FROM main.release_entry WHERE release = \(release.id) AND item = here"
        let visible = "EXISTS (SELECT 1 FROM revision AS visible WHERE visible.id = here.revision)"
        let event = "SELECT seq FROM main.release_event WHERE release = \(release.id) AND event = here.event"
        let before = "(SELECT seq FROM main.ledger WHERE release = \(release.id))"
        let submission = "(SELECT submission FROM main.release WHERE id = \(release.id))"
        let handedIn = "SELECT source FROM main.submission_file WHERE submission < \(submission)"
        return [
            ("item", "SELECT * FROM main.item AS here WHERE EXISTS (\(frozen).id)"),
            ("revision", "SELECT * FROM main.revision AS here WHERE id <= (\(frozen).item)"),
            ("curve", "SELECT * FROM main.curve AS here WHERE \(visible)"),
            ("strip", "SELECT * FROM main.strip AS here WHERE \(visible)"),
            ("holding", "SELECT * FROM main.holding AS here WHERE \(visible)"),
            ("submission", "SELECT * FROM main.submission WHERE id < \(submission)"),
            ("submission_file", "SELECT * FROM main.submission_file WHERE submission < \(submission)"),
            ("submission_seal", "SELECT * FROM main.submission_seal WHERE submission < \(submission)"),
            ("source", "SELECT * FROM main.source WHERE sha256 IN (\(handedIn))"),
            ("standing_event", Self.events(of: release.id)),
            ("release", "SELECT * FROM main.release WHERE id < \(release.id)"),
            ("release_entry", "SELECT * FROM main.release_entry WHERE release < \(release.id)"),
            ("release_event", "SELECT * FROM main.release_event WHERE release < \(release.id)"),
            (
                "ledger",
                "SELECT seq, revision, (\(event)) AS event, release FROM main.ledger AS here "
                    + "WHERE seq < \(before) AND (revision IS NULL OR \(visible)) AND (event IS NULL OR EXISTS (\(event)))"
            ),
        ]
    }

    /// The decisions in the order that counted then.
    private static func events(of release: Int64) -> String {
        let rest = "kind, limit_slug, other_limit, search, plane, scenario, status, reason, submission, hash"
        let table = "main.release_event AS frozen JOIN main.standing_event AS event ON event.seq = frozen.event"
        return "SELECT frozen.seq, \(rest) FROM \(table) WHERE frozen.release = \(release)"
    }

    /// Puts the views in place; a rollback takes them away.
    func enter(_ database: Database) throws {
        for (table, select) in shadows { try database.execute(sql: "CREATE TEMP VIEW \(table) AS \(select)") }
        // A temporary view of the same text finds the temporary views above instead of the tables.
        for row in try Row.fetchAll(database, sql: "SELECT sql FROM main.sqlite_schema WHERE type = 'view'") {
            let text = try row.text(0)
            let start = "CREATE VIEW "
            guard text.hasPrefix(start) else { throw CorruptionError(why: "a view has no proper definition") }
            try database.execute(sql: "CREATE TEMP VIEW " + text.dropFirst(start.count))
        }
    }
}

extension ArchiveFile {
    /// Reads what the archive held when a release was made, or in one consistent snapshot what it holds now.
    ///
    /// Everything the reader says is what it said then, named queries included: later revisions, decisions and releases
    /// are not there.
    /// - Parameter release: the name of a release; nil for the present.
    /// - Throws: `ArchiveError.unknownRelease`.
    package func read<T>(at release: String?, _ body: (ArchiveReader) throws -> T) throws -> T {
        guard let release else { return try read(body) }
        return try rollingBack { database in
            let found = try ArchiveReader(database: database).knownRelease(release)
            try ReleaseScope(release: found).enter(database)
            return try body(ArchiveReader(database: database, release: found))
        }
    }
}

extension ArchiveReader {
    /// The release of that name.
    /// - Throws: `ArchiveError.unknownRelease`.
    func knownRelease(_ name: String) throws -> Release {
        if let slug = try? Slug(name), let release = try release(named: slug) { return release }
        throw ArchiveError.unknownRelease(name, known: try releases().map(\.name))
    }
}
