import Foundation
import GRDB
import LimitModel
import Testing

@testable import Archive

/// The way to a new file format, held by invented ones that come after the present one.
@Suite struct MigrationTests {
    /// A format with a table more, two statements of which stand apart, and one with a column more after it.
    private static let next = "CREATE TABLE remark (\n    id INTEGER PRIMARY KEY,\n    body TEXT NOT NULL\n) STRICT;\n"
    private static let afterNext = next.replacing("NOT NULL\n", with: "NOT NULL, author TEXT\n")

    private static func schema(_ version: Int, _ more: String) -> String {
        let now = ArchiveFormat.current
        return now.schema.replacing("user_version = \(now.version);", with: "user_version = \(version);") + "\n" + more
    }

    private static let version = ArchiveFormat.current.version
    private static let step = Migration(
        version: version + 1, start: SchemaCheck.fingerprint(of: ArchiveFormat.current.schema), sql: next)
    private static let secondStep = Migration(
        version: version + 2, start: SchemaCheck.fingerprint(of: schema(version + 1, next)),
        sql: "ALTER TABLE remark ADD COLUMN author TEXT; INSERT INTO remark VALUES (1, 'x', 'y');")

    private static func format(_ migrations: [Migration], _ more: String = next) -> ArchiveFormat {
        let last = migrations.last?.version ?? version
        return ArchiveFormat(version: last, schema: schema(last, more), migrations: migrations)
    }

    /// All real migrations, and an invented one after the last: what it starts from, and where it leads.
    private static var known: [(old: String, to: ArchiveFormat)] {
        get throws {
            let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
            let real = try ArchiveFormat.current.migrations.map { step in
                let name = "schema-\(step.version - 1).sql"
                return try String(contentsOf: fixtures.appending(path: name), encoding: .utf8)
            }
            return real.map { ($0, .current) } + [(ArchiveFormat.current.schema, format([step]))]
        }
    }

    @Test("a file of every earlier format becomes one that is like a new one, letter by letter")
    func migratedIsFresh() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Programs.root + "/migrations")
        let names = files.filter { $0.hasSuffix(".sql") }
        #expect(ArchiveFormat.current.migrations.count == names.count, "a migration has no proper name or first line")
        for (old, format) in try Self.known {
            let folder = try TemporaryFolder()
            let start = SchemaCheck.fingerprint(of: old)
            #expect(format.migrations.contains { $0.start == start }, "no migration starts from \(start)")
            let (path, fresh) = (folder.path + "/old.sqlite", folder.path + "/fresh.sqlite")
            #expect(try Programs.shell(path, old).status == 0)
            #expect(try Programs.shell(fresh, format.schema).status == 0)
            try ArchiveFile.migrate(at: path, to: format)
            let schema = "PRAGMA user_version; SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2;\n"
            #expect(try Programs.shell(path, schema).text == Programs.shell(fresh, schema).text)
        }
    }

    @Test("a migration keeps what the archive says, and a copy of the file when asked")
    func keepsContents() throws {
        let small = try SmallArchive.lived()
        let content = "SELECT * FROM revisions; SELECT * FROM ledger; SELECT * FROM standing; SELECT * FROM released;\n"
        let before = (try Programs.shell(small.path, content).text, try bytes(small.path))
        let copy = small.folder.path + "/copy.sqlite"
        let format = Self.format([Self.step])
        let report = try ArchiveFile.migrate(at: small.path, to: format, copyTo: copy)
        #expect(report == MigrationOutcome(from: Self.version, to: Self.version + 1, copy: copy))
        #expect(try Programs.shell(small.path, content).text == before.0)
        #expect(try bytes(copy) == before.1)
        #expect(try Programs.shell(small.path, "PRAGMA integrity_check; SELECT * FROM remark;\n").text == "ok\n")
        #expect(throws: ArchiveError.newer(path: small.path, version: Self.version + 1)) {
            try ArchiveFile(readingAt: small.path)
        }
        let again = try ArchiveFile.migrate(at: small.path, to: format, copyTo: copy)
        #expect(again == MigrationOutcome(from: Self.version + 1, to: Self.version + 1, copy: nil))
    }

    @Test("a present archive has nothing to migrate")
    func current() throws {
        let small = try SmallArchive.make()
        let before = try bytes(small.path)
        let report = try ArchiveFile.migrate(at: small.path, copyTo: small.folder.path + "/copy.sqlite")
        #expect(report == MigrationOutcome(from: Self.version, to: Self.version, copy: nil))
        #expect(try bytes(small.path) == before)
    }

    @Test("two steps run one after the other, each on the schema of its own format")
    func twoSteps() throws {
        let small = try SmallArchive.make()
        let schema = Self.format([Self.step, Self.secondStep], Self.afterNext)
        #expect(try ArchiveFile.migrate(at: small.path, to: schema).to == Self.version + 2)
        #expect(try Programs.shell(small.path, "SELECT * FROM remark;\n").text == "1|x|y\n")
        // The second one does not run on what the first one has not made.
        let other = try SmallArchive.make()
        let before = try bytes(other.path)
        let wrong = Migration(version: Self.version + 1, start: Self.step.start, sql: "CREATE TABLE other (x);")
        let error = #expect(throws: ArchiveError.self) {
            try ArchiveFile.migrate(at: other.path, to: Self.format([wrong, Self.secondStep], Self.afterNext))
        }
        #expect(error?.description.contains("not those of file format \(Self.version + 1)") == true)
        #expect(try bytes(other.path) == before)
    }

    @Test(
        "a migration that fails takes everything back",
        arguments: [
            "CREATE TABLE remark (x", "CREATE TABLE remark (another, shape);", "SELECT 1;",
            next + "CREATE TABLE more (x);", next + "DROP TRIGGER strip_insert;",
            next + "INSERT INTO holding VALUES (77, 0, 'portal', 'visible');",
        ])
    func failing(sql: String) throws {
        let small = try SmallArchive.lived()
        let before = try bytes(small.path)
        let step = Migration(version: Self.version + 1, start: Self.step.start, sql: sql)
        #expect(throws: ArchiveError.self) { try ArchiveFile.migrate(at: small.path, to: Self.format([step])) }
        #expect(try bytes(small.path) == before)
        #expect(try ArchiveFile(readingAt: small.path).verify() == [])
    }

    @Test(
        "a file whose schema is not that of its format is refused and left as it is",
        arguments: ["DROP TRIGGER strip_insert;", "CREATE TABLE more (x);", "ALTER TABLE source ADD COLUMN x TEXT;"])
    func foreign(change: String) throws {
        let small = try SmallArchive.make()
        #expect(try Programs.shell(small.path, change + "\n").status == 0)
        let before = try bytes(small.path)
        let error = #expect(throws: ArchiveError.self) {
            try ArchiveFile.migrate(at: small.path, to: Self.format([Self.step]))
        }
        #expect(error?.description.contains("are not those of file format \(Self.version)") == true)
        #expect(try bytes(small.path) == before)
    }

    @Test("a file from before the first release is refused with the way out", arguments: [1, 2])
    func unreleased(version: Int) throws {
        let small = try SmallArchive.make()
        #expect(try Programs.shell(small.path, "PRAGMA user_version = \(version);\n").status == 0)
        let error = #expect(throws: ArchiveError.self) { try ArchiveFile.migrate(at: small.path) }
        #expect(error == .older(path: small.path, version: version))
        #expect(error?.description.contains("from before its first release") == true)
        #expect(!ArchiveError.canMigrate(from: version))
    }

    private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }
}
