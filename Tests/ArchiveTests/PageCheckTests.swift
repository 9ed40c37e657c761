// swift-format-ignore-file: NeverUseForceTry, NeverForceUnwrap
import Foundation
import Testing

@testable import Archive

@Suite struct PageCheckTests {
    private func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }

    private func write(_ bytes: [UInt8], to path: String) throws { try Data(bytes).write(to: URL(filePath: path)) }

    /// Reads everything that answers are made of.
    private func everything(_ path: String) throws -> [String] {
        try ArchiveFile(readingAt: path).read { reader in
            try reader.heads(.limit).map { "\($0.document) \(try reader.region(of: $0.id)) \(try reader.limit($0))" }
        }
    }

    @Test func `a flipped bit in any page is an error or changes no answer`() throws {
        let small = try SmallArchive.lived()
        let sound = try everything(small.path)
        let whole = try bytes(small.path)
        let path = small.folder.path + "/flipped.sqlite"
        var refused = 0
        // One byte in each 97, so that every page and many kinds of content are hit.
        for place in stride(from: 0, to: whole.count, by: 97) {
            var flipped = whole
            flipped[place] ^= 1 << UInt8(place % 8)
            try write(flipped, to: path)
            do {
                #expect(try everything(path) == sound, "byte \(place)")
            } catch let error as ArchiveError {
                refused += 1
                #expect(error.category == .badData, "byte \(place): \(error)")
            }
        }
        #expect(refused > whole.count / 97 / 10)
    }

    @Test func `a page in the place of another is noticed`() throws {
        let small = try SmallArchive.lived()
        let whole = try bytes(small.path)
        let pages = whole.count / 4096
        let path = small.folder.path + "/swapped.sqlite"
        for page in 1..<pages - 1 {
            var swapped = whole
            swapped.replaceSubrange(page * 4096..<(page + 1) * 4096, with: whole[(page + 1) * 4096..<(page + 2) * 4096])
            guard swapped != whole else { continue }
            try write(swapped, to: path)
            let error = #expect(throws: ArchiveError.self, "page \(page + 1)") {
                _ = try everything(path)
                // A page that no answer needs is found by looking at all of them.
                if try !ArchiveFile(readingAt: path).verify().isEmpty {
                    throw ArchiveError.corrupt(path: path, why: "")
                }
            }
            #expect(error?.category == .badData)
        }
    }

    @Test func `an archive that another program has written into is still read, and a snapshot of it is checked again`()
        throws
    {
        let small = try SmallArchive.lived()
        let sound = try everything(small.path)
        #expect(try Programs.shell(small.path, "VACUUM;\n").status == 0)
        #expect(try everything(small.path) == sound)
        // What this program writes afterwards does not make the other pages trusted.
        _ = try ArchiveFile(writingAt: small.path).createRelease(named: "after", message: "after", toolVersion: "1")
        #expect(try everything(small.path) == sound)
        let copy = small.folder.path + "/copy.sqlite"
        try ArchiveFile(readingAt: small.path).snapshot(to: copy)
        #expect(try everything(copy) == sound)
        var flipped = try bytes(copy)
        let strip = try #require(Self.place(of: "limen", in: flipped) ?? flipped.indices.last.map { $0 - 4000 })
        flipped[strip] ^= 4
        let path = small.folder.path + "/flipped.sqlite"
        try write(flipped, to: path)
        #expect(throws: ArchiveError.self) { try ArchiveFile(readingAt: path).verify() }
    }

    private static func place(of text: String, in bytes: [UInt8]) -> Int? {
        bytes[8192...].firstRange(of: Array(text.utf8))?.lowerBound
    }

    @Test func `names that look like something else are plain files`() throws {
        let folder = try TemporaryFolder()
        for name in ["a b?c=d#e%20.sqlite", ":memory:", "file:x.sqlite", "größe.sqlite"] {
            let path = folder.path + "/" + name
            _ = try ArchiveFile.create(at: path)
            #expect(FileManager.default.fileExists(atPath: path))
            _ = try ArchiveFile(readingAt: path).read { try $0.stateHash() }
        }
    }
}
