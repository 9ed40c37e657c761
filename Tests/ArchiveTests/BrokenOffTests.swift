// swift-format-ignore-file: NeverUseForceTry, NeverForceUnwrap
import Foundation
import GRDB
import Testing

@testable import Archive

@Suite struct BrokenOffTests {
    /// An archive as a writer leaves it that is killed while it writes: with a hot journal.
    private func brokenOff(_ small: SmallArchive) throws -> String {
        let path = small.folder.path + "/broken.sqlite"
        let queue = try DatabaseQueue(
            path: PageChecks.location(of: small.path), configuration: ArchiveFile.configuration(isReadOnly: false))
        try queue.writeWithoutTransaction { database in
            // A tiny cache makes the writer spill pages into the file before it commits.
            try database.execute(sql: "PRAGMA cache_size = 1")
            try database.execute(sql: "BEGIN IMMEDIATE")
            for number in 0..<200 {
                let text = String(repeating: "x", count: 4000)
                try database.execute(
                    sql: "INSERT INTO source VALUES (?, ?)", arguments: ["\(number)", Data(text.utf8)])
            }
            for ending in ["", "-journal"] {
                try FileManager.default.copyItem(atPath: small.path + ending, toPath: path + ending)
            }
            try database.execute(sql: "ROLLBACK")
        }
        return path
    }

    @Test func `a reader takes back what a killed writer has left`() throws {
        let small = try SmallArchive.lived()
        let before = try small.file.read { try $0.stateHash() }
        let path = try brokenOff(small)
        #expect(try Data(contentsOf: URL(filePath: path)) != Data(contentsOf: URL(filePath: small.path)))
        #expect(try ArchiveFile(readingAt: path).read { try $0.stateHash() } == before)
        #expect(try ArchiveFile(readingAt: path).verify().isEmpty)
        #expect(!FileManager.default.fileExists(atPath: path + "-journal"))
    }

    @Test func `a dump that is restored has no file under its name before it is complete`() throws {
        let small = try SmallArchive.lived()
        let dump = small.folder.path + "/dump"
        try small.file.dump(to: dump)
        let target = small.folder.path + "/restored.sqlite"
        // What a killed attempt leaves, and somebody else's file.
        let (left, foreign) = (small.folder.path + "/.limen-0123456789abcdef.part", target + ".part")
        for path in [left, foreign] { try Data("rubbish".utf8).write(to: URL(filePath: path)) }
        var seen = false
        try ArchiveFile.restore(from: dump, to: target) { _, _ in
            seen = seen || FileManager.default.fileExists(atPath: target)
        }
        #expect(!seen)
        #expect(try ArchiveFile(readingAt: target).verify().isEmpty)
        #expect(!FileManager.default.fileExists(atPath: left))
        #expect(FileManager.default.contents(atPath: foreign) == Data("rubbish".utf8))
    }

    @Test func `a flipped bit in the head of any frame of a write-ahead log is found`() throws {
        let small = try SmallArchive.lived()
        let queue = try DatabaseQueue(path: small.path)
        let log = try queue.writeWithoutTransaction { database in
            _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
            for number in 0..<3 {
                try database.execute(
                    sql: "INSERT INTO source VALUES (?, ?)", arguments: ["\(number)", Data(count: 9_000)])
            }
            return Array(try Data(contentsOf: URL(filePath: small.path + "-wal")))
        }
        #expect(WriteAheadLog.problem(in: log) == nil)
        let frame = 24 + 4096
        let frames = (log.count - 32) / frame
        #expect(frames >= 6)
        var unseen: [Int] = []
        for number in 0..<frames {
            for byte in 0..<24 {
                for bit in 0..<8 {
                    var flipped = log
                    flipped[32 + number * frame + byte] ^= 1 << bit
                    if WriteAheadLog.problem(in: flipped) == nil { unseen.append(32 + number * frame + byte) }
                }
            }
        }
        #expect(unseen == [])
    }

    /// A journal that names a file, which SQLite deletes when it plays the journal back.
    private func superJournal(beside path: String, naming victim: String) throws {
        let pages = UInt32(try Data(contentsOf: URL(filePath: path)).count / 4096)
        let mark: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]
        func word(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value.bigEndian) { Array($0) } }
        var journal = mark + [0, 1, pages, 512, 4096].flatMap(word)
        journal += [UInt8](repeating: 0, count: 512 - journal.count)
        let name = Array(victim.utf8)
        let sum = name.reduce(UInt32(0)) { $0 &+ UInt32($1) }
        journal += word(0x4000_0000 / 4096 + 1) + name + word(UInt32(name.count)) + word(sum) + mark
        try Data(journal).write(to: URL(filePath: path + "-journal"))
    }

    @Test func `a journal that names another file is refused, and neither is touched`() throws {
        let small = try SmallArchive.lived()
        let victim = small.folder.path + "/thesis.tex"
        try Data("thesis".utf8).write(to: URL(filePath: victim))
        let before = try Data(contentsOf: URL(filePath: small.path))
        for named in [victim, small.folder.path + "/missing"] {
            try superJournal(beside: small.path, naming: named)
            let journal = try Data(contentsOf: URL(filePath: small.path + "-journal"))
            for _ in 0..<2 {
                for open in [ArchiveFile.init(readingAt:), ArchiveFile.init(writingAt:)] {
                    #expect(throws: ArchiveError.foreignJournal(path: small.path)) { _ = try open(small.path) }
                }
                #expect(throws: ArchiveError.foreignJournal(path: small.path)) {
                    try small.file.createRelease(named: "r", message: "m", toolVersion: "t")
                }
            }
            #expect(try Data(contentsOf: URL(filePath: small.path)) == before)
            #expect(try Data(contentsOf: URL(filePath: small.path + "-journal")) == journal)
        }
        #expect(try Data(contentsOf: URL(filePath: victim)) == Data("thesis".utf8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: small.folder.path).count == 3)
    }

    @Test func `a damaged journal is never played back into the archive`() throws {
        let small = try SmallArchive.lived()
        let path = try brokenOff(small)
        let sound = try small.file.read { try everything($0) }
        let whole = ["", "-journal"].map { FileManager.default.contents(atPath: path + $0) ?? Data() }
        var refused = 0
        // In the header, where every bit counts, and in one byte in each 5003 of the rest.
        let places = Array(8..<28) + Array(stride(from: 512, to: whole[1].count, by: 5003))
        for place in places {
            var journal = whole[1]
            journal[place] ^= 1 << UInt8(place % 8)
            try whole[0].write(to: URL(filePath: path))
            try journal.write(to: URL(filePath: path + "-journal"))
            do {
                #expect(try ArchiveFile(readingAt: path).read { try everything($0) } == sound, "byte \(place)")
            } catch let error as ArchiveError {
                refused += 1
                #expect(error.category == .badData, "byte \(place): \(error)")
                #expect(FileManager.default.contents(atPath: path) == whole[0], "byte \(place): \(error)")
                #expect(FileManager.default.contents(atPath: path + "-journal") == journal)
                // It stays refused.
                #expect(throws: ArchiveError.self) { _ = try ArchiveFile(readingAt: path) }
            }
        }
        #expect(refused > 10)
    }

    @Test(arguments: ["-journal", "-wal"])
    func `a new archive is not put beside the journal of another`(ending: String) throws {
        let small = try SmallArchive.lived()
        let (dump, target) = (small.folder.path + "/dump", small.folder.path + "/new.sqlite")
        try small.file.dump(to: dump)
        try Data("left".utf8).write(to: URL(filePath: target + ending))
        for make in [
            { _ = try small.file.snapshot(to: target) }, { _ = try ArchiveFile.create(at: target) },
            { _ = try ArchiveFile.restore(from: dump, to: target) },
        ] {
            let error = #expect(throws: ArchiveError.self) { try make() }
            #expect(error?.category == .cannotCreate)
            #expect(error?.description.contains(target + ending) == true)
        }
        #expect(!FileManager.default.fileExists(atPath: target))
        #expect(FileManager.default.contents(atPath: target + ending) == Data("left".utf8))
    }

    @Test func `nothing waits for a pipe in place of an archive or its journal`() throws {
        let small = try SmallArchive.lived()
        let pipe = small.folder.path + "/pipe.sqlite"
        mkfifo(pipe, 0o600)
        for open in [ArchiveFile.init(readingAt:), ArchiveFile.init(writingAt:)] {
            #expect(throws: ArchiveError.notAnArchive(path: pipe, why: "it is not a plain file")) { _ = try open(pipe) }
        }
        #expect(throws: ArchiveError.self) { _ = try ArchiveFile.create(at: pipe) }
        mkfifo(small.path + "-journal", 0o600)
        #expect(throws: ArchiveError.self) { _ = try ArchiveFile(readingAt: small.path).read { try $0.stateHash() } }
    }

    @Test func `snapshots to one name at once make one file`() async throws {
        let small = try SmallArchive.lived()
        let target = small.folder.path + "/one.sqlite"
        let made = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<4 {
                group.addTask { (try? ArchiveFile(readingAt: small.path).snapshot(to: target)) != nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(made == 1)
        #expect(try ArchiveFile(readingAt: target).verify().isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: small.folder.path).count == 2)
    }

    @Test func `a clock that no archive can hold is refused`() throws {
        let small = try SmallArchive.lived()
        let time = Date(timeIntervalSince1970: 253_402_300_800)
        let error = #expect(throws: ArchiveError.self) {
            try small.file.createRelease(named: "late", message: "m", toolVersion: "t", now: time)
        }
        #expect(error == .badClock("10000-01-01T00:00:00Z"))
    }
}
