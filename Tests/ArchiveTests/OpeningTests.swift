import Foundation
import GRDB
import LimitModel
import Testing

@testable import Archive

@Suite struct OpeningTests {
    @Test("an archive opens from a folder one may not write")
    func readOnlyFolder() throws {
        let small = try SmallArchive.make()
        let hash = try small.file.read { try $0.stateHash() }
        let copy = try TemporaryFolder()
        let path = copy.path + "/copy.sqlite"
        try FileManager.default.copyItem(atPath: small.path, toPath: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: copy.path)
        let file = try ArchiveFile(readingAt: path)
        #expect(try file.read { try $0.stateHash() } == hash)
        #expect(try FileManager.default.contentsOfDirectory(atPath: copy.path) == ["copy.sqlite"])
        let error = #expect(throws: ArchiveError.self) {
            try file.append(.init(limits: [try SmallArchive.limit("new")]), toolVersion: "test")
        }
        #expect(error == .readOnly(path: path))
        #expect(error?.category == .inputOutput)
    }

    @Test("an archive is made once")
    func create() throws {
        let small = try SmallArchive.empty()
        let error = #expect(throws: ArchiveError.self) { try ArchiveFile.create(at: small.path) }
        #expect(error?.category == .cannotCreate)
        let nowhere = small.folder.path + "/no/such/folder.sqlite"
        #expect(throws: ArchiveError.self) { try ArchiveFile.create(at: nowhere) }
        let missing = #expect(throws: ArchiveError.self) { try ArchiveFile(writingAt: nowhere) }
        #expect(missing == .notFound(path: nowhere))
        #expect(!FileManager.default.fileExists(atPath: nowhere))
    }

    @Test("a new archive is a plain rollback-journal file with its marks")
    func marks() throws {
        let small = try SmallArchive.empty()
        let marks = "PRAGMA application_id; PRAGMA user_version; PRAGMA journal_mode; PRAGMA integrity_check;\n"
        #expect(try Programs.shell(small.path, marks).text == "1281977710\n3\ndelete\nok\n")
    }

    @Test(
        "a file that is not ours is refused with the reason",
        arguments: [
            ("PRAGMA application_id = 7;", "another program"),
            ("PRAGMA user_version = 4;", "newer Limen"),
            ("PRAGMA user_version = 1;", "from before its first release (file format 1, this program writes 3)"),
            ("PRAGMA user_version = 2;", "from before its first release (file format 2, this program writes 3)"),
            ("PRAGMA user_version = 0;", "never existed"),
            ("CREATE TABLE more (x);", "table 'more' is unknown or altered"),
            ("CREATE VIEW more AS SELECT load_extension('x');", "view 'more' is unknown or altered"),
            ("CREATE TRIGGER more AFTER INSERT ON item BEGIN SELECT 1; END;", "trigger 'more' is unknown or altered"),
            ("DROP TRIGGER strip_insert;", "trigger strip_insert is missing"),
            ("DROP VIEW limits;", "view limits is missing"),
            ("DROP INDEX holding_by_scenario;", "index holding_by_scenario is missing"),
            ("ALTER TABLE source ADD COLUMN x TEXT;", "table 'source' is unknown or altered"),
            ("ALTER TABLE ledger RENAME TO book;", "is unknown or altered"),
            ("DROP TABLE strip; CREATE TABLE strip (revision, x0);", "is unknown or altered"),
        ])
    func foreign(change: String, reason: String) throws {
        let small = try SmallArchive.make()
        #expect(try Programs.shell(small.path, change + "\n").status == 0)
        let error = #expect(throws: ArchiveError.self) { try ArchiveFile(readingAt: small.path) }
        #expect(error?.category == .badData)
        #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
    }

    @Test(
        "statistics are refused until they are taken out as the message says",
        arguments: [
            ("ANALYZE;", "sqlite_stat1"),
            ("ANALYZE; UPDATE sqlite_stat1 SET stat = stat || ' unordered';", "sqlite_stat1"),
            ("PRAGMA writable_schema = ON; CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample);", "sqlite_stat4"),
        ])
    func statistics(change: String, table: String) throws {
        let small = try SmallArchive.lived()
        let before = try small.file.read(everything)
        #expect(try Programs.shell(small.path, change + "\n").status == 0)
        let error = #expect(throws: ArchiveError.self) { try ArchiveFile(readingAt: small.path) }
        #expect(error?.category == .badData)
        #expect(throws: ArchiveError.self) { try ArchiveFile(writingAt: small.path) }
        let message = try #require(error?.description)
        let remedy = try #require(message.split(separator: "\"").last)
        #expect(remedy == "DROP TABLE \(table)" && message.contains("sqlite3 FILE \"\(remedy)\""))
        #expect(try Programs.shell(small.path, remedy + ";\n").status == 0)
        #expect(try ArchiveFile(readingAt: small.path).read(everything) == before)
        #expect(try ArchiveFile(writingAt: small.path).verify() == [])
    }

    @Test("a table that only looks like statistics is refused without advice")
    func madeUpStatistics() throws {
        let small = try SmallArchive.make()
        let change = "PRAGMA writable_schema = ON; CREATE TABLE \"sqlite_stat1; .shell true\" (x);\n"
        #expect(try Programs.shell(small.path, change).status == 0)
        let error = #expect(throws: ArchiveError.self) { try ArchiveFile(readingAt: small.path) }
        #expect(error?.description.contains("is unknown or altered") == true)
    }

    @Test("comments, spaces and another order of the pages are not a reason to refuse")
    func sameSchema() throws {
        let small = try SmallArchive.make()
        #expect(try Programs.shell(small.path, "VACUUM;\n").status == 0)
        _ = try ArchiveFile(readingAt: small.path)
        let path = small.folder.path + "/spaced.sqlite"
        let schema = ArchiveFormat.current.schema.replacing("\n    ", with: "\n\t  /* another comment */ ")
        #expect(try Programs.shell(path, schema).status == 0)
        _ = try ArchiveFile(readingAt: path)
    }

    @Test("a file that is not a database, is empty or cut short is refused", arguments: [0, 1, 100, 4096, 9000])
    func notADatabase(size: Int) throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/file"
        try Data((0..<size).map { UInt8($0 % 251) }).write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: ArchiveError.self) { try ArchiveFile(readingAt: path) }
        #expect(error?.category == .badData)
        let small = try SmallArchive.make()
        let whole = try Data(contentsOf: URL(fileURLWithPath: small.path))
        try whole.prefix(size).write(to: URL(fileURLWithPath: path))
        #expect(throws: ArchiveError.self) { try ArchiveFile(readingAt: path) }
        #expect(throws: ArchiveError.self) { try ArchiveFile(readingAt: folder.path) }
    }

    @Test("a page of which a part is missing is damage, not a page with zeros", arguments: [1, 100, 2_000, 4_095])
    func cutPage(missing: Int) throws {
        let small = try SmallArchive.make()
        let whole = try Data(contentsOf: URL(fileURLWithPath: small.path))
        let folder = try TemporaryFolder()
        let path = folder.path + "/cut.sqlite"
        try whole.dropLast(missing).write(to: URL(fileURLWithPath: path))
        let answer = try? ArchiveFile(readingAt: path).verify()
        #expect(answer != [], "nothing was found")
    }

    @Test("flipped bytes end in an error or an answer, never in a crash", arguments: [UInt64.random(in: 0 ... .max)])
    func flippedBytes(seed: UInt64) throws {
        let small = try SmallArchive.make()
        let whole = try Data(contentsOf: URL(fileURLWithPath: small.path))
        var random = SplitMix(state: seed)
        let path = small.folder.path + "/flipped.sqlite"
        for _ in 0..<300 {
            var bytes = whole
            for _ in 0...(random.next() % 4) {
                bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
            }
            try bytes.write(to: URL(fileURLWithPath: path))
            do {
                let file = try ArchiveFile(readingAt: path)
                for query in try QueryText.all() { _ = try? file.run(query, parameters: ["limit": "upper"]) }
                try file.read { reader in
                    _ = try? reader.stateHash()
                    _ = try? reader.standing()
                    for kind in [RevisionKind.plane, .search, .limit] {
                        for head in (try? reader.heads(kind)) ?? [] {
                            _ = try? reader.limit(head)
                            _ = try? reader.region(of: head.id)
                            _ = try? reader.strips(of: head.id, atX: -1)
                            _ = try? reader.files(of: head)
                        }
                    }
                }
            } catch is ArchiveError {}
        }
    }

    @Test("SQLite's result codes become the right kind of error")
    func resultCodes() {
        let expected: [(ResultCode, ArchiveError.Category)] = [
            (.SQLITE_FULL, .inputOutput), (.SQLITE_IOERR, .inputOutput), (.SQLITE_READONLY, .inputOutput),
            (.SQLITE_BUSY, .busy), (.SQLITE_LOCKED, .busy), (.SQLITE_CORRUPT, .badData), (.SQLITE_NOTADB, .badData),
            (.SQLITE_CANTOPEN, .inputOutput),
        ]
        for (code, category) in expected {
            let error = ArchiveError(DatabaseError(resultCode: code), path: "x", isNew: false)
            #expect(error.category == category)
            #expect(error.description.hasPrefix("x: "))
        }
        #expect(
            ArchiveError(DatabaseError(resultCode: .SQLITE_CANTOPEN), path: "x", isNew: true).category == .cannotCreate)
    }
}
