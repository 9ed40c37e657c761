import GRDB
import LimitModel

/// Looks at everything in an archive file and says what is wrong with it.
///
/// One pass over the rows; in memory is one revision at a time, and a few numbers for every item.
struct Verifier {
    let database: Database
    let reader: ArchiveReader
    /// Called with the number of revisions done, and of all.
    let progress: (Int, Int) -> Void
    private(set) var findings: [Finding] = []

    /// The largest number of findings that are listed.
    static let most = 1000

    init(_ database: Database, progress: @escaping (Int, Int) -> Void) {
        self.database = database
        self.progress = progress
        reader = ArchiveReader(database: database)
    }

    mutating func verify() throws {
        for problem in try FileHeader.problems(database) { note(Finding(.fileHeader, problem)) }
        try section { try $0.checkSchema() }
        try section { try $0.checkIntegrity() }
        try section { try $0.checkForeignKeys() }
        try section { try $0.checkItems() }
        try section { try $0.checkRevisions() }
        try section { try $0.checkSources() }
        try section { try $0.checkEvents() }
        try section { try $0.checkLedger() }
        try section { try $0.checkArchiveHashes() }
        try section { try $0.checkSubmissions() }
        try section { try $0.checkReleases() }
    }

    mutating func note(_ finding: Finding) {
        if findings.count < Self.most {
            findings.append(finding)
        } else if findings.last?.code != .truncated {
            findings.append(Finding(.truncated, "there is more, which is not listed"))
        }
    }

    /// Notes a finding unless the condition holds.
    mutating func expect(
        _ condition: Bool, _ code: Finding.Code, as severity: Severity? = nil, at place: String? = nil,
        _ message: @autoclosure () -> String
    ) {
        if !condition { note(Finding(code, as: severity, at: place, message())) }
    }

    /// Runs a part of the work; what SQLite cannot read becomes a finding.
    mutating func section(at place: String? = nil, _ body: (inout Verifier) throws -> Void) throws {
        do {
            try body(&self)
        } catch let error as DatabaseError {
            guard error.resultCode.primaryResultCode != .SQLITE_IOERR else { throw error }
            note(Finding(.unreadable, at: place, error.message ?? "SQLite error \(error.resultCode.rawValue)"))
        } catch let error as CorruptionError {
            note(Finding(.unreadable, at: place, error.why))
        } catch let error as ArchiveError where error.category == .badData {
            note(Finding(.unreadable, at: place, error.description))
        } catch let error as ModelError {
            note(Finding(.unreadable, at: place, error.description))
        }
    }

    // MARK: - The file

    /// The definitions must be ours to the letter; when only comments or spaces differ, that is a warning.
    private mutating func checkSchema() throws {
        try SchemaCheck.check(database, path: "schema")
        let columns = "SELECT type, name, tbl_name, sql FROM main.sqlite_schema"
        let fresh = try DatabaseQueue()
        let expected = try fresh.write { database in
            try database.execute(sql: ArchiveFormat.current.schema)
            return Set(try Row.fetchAll(database, sql: columns).map(\.cells))
        }
        for row in try Row.fetchAll(database, sql: columns) where !expected.contains(row.cells) {
            let name = try row.text(1)
            note(Finding(.schema, as: .warning, at: name, "its definition is not spelled as Limen spells it"))
        }
    }

    private mutating func checkIntegrity() throws {
        let rows = try Row.fetchCursor(database, sql: "PRAGMA main.integrity_check(\(Self.most))")
        while let row = try rows.next() {
            let text = try row.text(0)
            if text != "ok" { note(Finding(.integrity, text)) }
        }
    }

    private mutating func checkForeignKeys() throws {
        let rows = try Row.fetchCursor(database, sql: "PRAGMA main.foreign_key_check")
        while let row = try rows.next() {
            let (table, parent) = (try row.text(0), try row.text(2))
            note(Finding(.foreignKey, at: table, "a row points to a row of \(parent) that does not exist"))
        }
    }

    private mutating func checkSources() throws {
        let rows = try Row.fetchCursor(database, sql: "SELECT sha256, bytes FROM source")
        while let row = try rows.next() {
            let hash = try row.text(0)
            expect(ContentHash.of(try row.bytes(1)) == hash, .sourceHash, at: "source \(hash)", "its bytes are others")
        }
        let unused = "SELECT sha256 FROM source WHERE sha256 NOT IN (SELECT source FROM submission_file)"
        for row in try Row.fetchAll(database, sql: unused) {
            note(Finding(.orphan, at: "source \(try row.text(0))", "no submission has it"))
        }
    }
}

extension ArchiveFile {
    /// Checks everything: SQLite's own structures, the schema, every hash, the ledger, and every index against what it
    /// was made from. A sound archive has no findings.
    /// - Parameter progress: called with the number of revisions done, and of all.
    /// - Throws: `ArchiveError` when the file cannot be read at all.
    package func verify(progress: (Int, Int) -> Void = { _, _ in }) throws -> [Finding] {
        try withoutActuallyEscaping(progress) { progress in
            try reading { database in
                var verifier = Verifier(database, progress: progress)
                try verifier.verify()
                return verifier.findings
            }
        }
    }
}
