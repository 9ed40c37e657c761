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
        // What a killed attempt leaves.
        try Data("rubbish".utf8).write(to: URL(filePath: target + ".part"))
        var seen = false
        try ArchiveFile.restore(from: dump, to: target) { _, _ in
            seen = seen || FileManager.default.fileExists(atPath: target)
        }
        #expect(!seen)
        #expect(try ArchiveFile(readingAt: target).verify().isEmpty)
        #expect(!FileManager.default.fileExists(atPath: target + ".part"))
    }
}
