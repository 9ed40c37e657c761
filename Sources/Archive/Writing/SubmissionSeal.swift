import GRDB
import JSON
import LimitModel

/// The hash that covers what no other hash does: when, by what and from which files something was written, and that it
/// was these revisions, events and releases. `Docs/use/canonical-form.md` describes it.
enum SubmissionSeal {
    /// - Parameters:
    ///   - files: names and SHA-256 hashes of the files, in order.
    ///   - contents: the hashes of the ledger's entries, in order.
    static func hash(
        recordedAt: String, toolVersion: String, files: [(name: String, sha256: String)], contents: [String]
    ) -> String {
        var form = CanonicalForm(domain: "limen.submission/1")
        let files = files.map { JSON.record(["name": .text($0.name), "source": .text($0.sha256)]) }
        form.append(
            .record([
                "contents": .list(contents.map { .text($0) }), "files": .list(files), "recorded_at": .text(recordedAt),
                "tool_version": .text(toolVersion),
            ]))
        return ContentHash.of(form.bytes)
    }

    /// The seal a submission should have, from its rows.
    /// - Throws: `CorruptionError` when there is no such submission.
    static func hash(of submission: Int64, contents: [String], _ database: Database) throws -> String {
        let columns = "SELECT recorded_at, tool_version FROM main.submission WHERE id = ?"
        guard let row = try Row.fetchOne(try database.cachedStatement(sql: columns), arguments: [submission]) else {
            throw CorruptionError(why: "submission \(submission) is missing")
        }
        let list = "SELECT name, source FROM main.submission_file WHERE submission = ? ORDER BY seq"
        let files = try Row.fetchAll(try database.cachedStatement(sql: list), arguments: [submission])
        let contents = try contents + frozen(by: submission, database)
        return hash(
            recordedAt: try row.text(0), toolVersion: try row.text(1),
            files: try files.map { (name: try $0.text(0), sha256: try $0.text(1)) }, contents: contents)
    }

    /// The rows that the releases of a submission froze: revisions and decisions of one content share a hash, and only
    /// their numbers tell them apart.
    private static func frozen(by submission: Int64, _ database: Database) throws -> [String] {
        let releases = "SELECT id FROM main.release WHERE submission = ? ORDER BY id"
        return try Row.fetchAll(try database.cachedStatement(sql: releases), arguments: [submission]).flatMap { row in
            let id = try row.integer(0)
            let entries = "SELECT revision FROM main.release_entry WHERE release = ? ORDER BY item"
            let events = "SELECT event FROM main.release_event WHERE release = ? ORDER BY seq"
            return try [entries, events].map { sql in
                let rows = try Row.fetchAll(try database.cachedStatement(sql: sql), arguments: [id])
                return try rows.map { String(try $0.integer(0)) }.joined(separator: " ")
            }
        }
    }

    /// Calls `body` with every submission and the hashes of what it brought, in the order of the ledger.
    ///
    /// The entries of a submission stand together in the ledger; entries elsewhere make a second call.
    static func forEach(_ database: Database, _ body: (_ submission: Int64, _ contents: [String]) throws -> Void) throws
    {
        let rows = try Row.fetchCursor(database, sql: "SELECT submission, hash FROM main.log ORDER BY seq")
        var current: Int64?
        var contents: [String] = []
        while let row = try rows.next() {
            let submission = try row.integer(0)
            if let last = current, last != submission {
                try body(last, contents)
                contents = []
            }
            current = submission
            contents.append(try row.text(1))
        }
        if let current { try body(current, contents) }
    }
}
