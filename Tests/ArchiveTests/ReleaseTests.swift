import Foundation
import LimitModel
import Testing

@testable import Archive

@Suite struct ReleaseTests {
    @Test("a release answers bit for bit as on its day, whatever came later")
    func asThen() throws {
        let small = try SmallArchive.make()
        let before = try small.file.read(everything)
        let first = try small.release("2026-1")
        try small.revise("upper", coupling: 2e-3)
        try small.add(["new"])
        try small.file.append(
            .init(
                planes: [try SmallArchive.plane(scenarios: ["invisible", "visible", "both"])],
                searches: [try SmallArchive.search(note: "another")],
                preferences: [Preference(limit: try Slug("new"), reason: "it is new")]), toolVersion: "test")
        try small.decide(.retract(try Slug("upper")), "a mistake")
        try small.decide(.supersede(try Slug("island"), by: try Slug("new")), "it is larger")
        let middle = try small.file.read(everything)
        try small.release("2026-2")
        try small.revise("upper", coupling: 1e-3)
        try small.decide(.reinstate(try Slug("upper")), "no mistake")
        try small.file.reindex()
        for reader in [small.file, try ArchiveFile(readingAt: small.path)] {
            #expect(try reader.read(at: "2026-1", everything) == before)
            #expect(try reader.read(at: "2026-2", everything) == middle)
            #expect(try reader.read(at: "2026-1", everything) == before)
            #expect(try reader.read(at: "2026-1") { $0.release } == first)
            #expect(try reader.read(at: nil) { try $0.standing().events.count } == 5)
            #expect(try reader.read(everything) != middle)
        }
    }

    @Test("a release freezes the head of everything, by hash")
    func entries() throws {
        let small = try SmallArchive.lived()
        try small.file.read { reader in
            let release = try #require(try reader.release(named: Slug("2026-2")))
            let entries = try reader.entries(of: release)
            #expect(
                entries.map { "\($0.kind) \($0.slug)@\($0.revision)" } == [
                    "limit island@1", "limit lower@1", "limit other@1", "limit upper@3", "plane portal@1",
                    "search search@1",
                ])
            #expect(release.entryCount == 6 && release.eventCount == 3)
            #expect(release.recordedAt == "2023-11-14T22:20:20Z")
            #expect(try reader.releases().map(\.name.text) == ["2026-1", "2026-2"])
            let archive = try reader.log().first { $0.hash == release.hash }
            #expect(archive?.content == .release(release.name, message: "what there is"))
        }
    }

    @Test("the hash of a release depends on what it says, not on when or in what order things came")
    func hash() throws {
        let (one, other) = (try SmallArchive.make(), try SmallArchive.empty())
        try other.file.append(SmallArchive.submission, toolVersion: "other", now: Date(timeIntervalSince1970: 0))
        let first = try one.release("2026-1")
        #expect(
            try other.file.createRelease(named: "2026-1", message: "what there is", toolVersion: "x").hash == first.hash
        )
        var content = try one.file.read { try $0.releaseContent(name: Slug("x"), message: "y") }
        let hash = content.hash()
        content.entries.reverse()
        content.entries[0].revision += 100
        #expect(content.hash() == hash)
        content.message = "z"
        #expect(content.hash() != hash)
    }

    @Test("a name is given once, and needs a message and something to release")
    func refused() throws {
        let small = try SmallArchive.lived()
        let before = try small.stateHash()
        let taken = #expect(throws: ArchiveError.self) { try small.release("2026-1") }
        #expect(taken == .releaseExists(try Slug("2026-1")))
        for (name, message) in [("2026 3", "x"), ("", "x"), ("../up", "x"), ("2026-3", " "), ("2026-3", "")] {
            let error = #expect(throws: ArchiveError.self) {
                try small.file.createRelease(named: name, message: message, toolVersion: "test")
            }
            #expect(error?.category == .usage)
        }
        let unknown = #expect(throws: ArchiveError.self) { try small.file.read(at: "2027") { _ in } }
        #expect(unknown?.description == "there is no release '2027': use 2026-1, 2026-2")
        #expect(try small.stateHash() == before)
        let empty = try SmallArchive.empty()
        #expect(throws: ArchiveError.self) { try empty.release("2026-1") }
        #expect(
            try small.file.createRelease(named: "dry", message: "x", toolVersion: "t", isDryRun: true).entryCount == 7)
        #expect(try small.stateHash() == before)
    }

    @Test("what fails inside a release leaves the connection as it was")
    func afterAnError() throws {
        let small = try SmallArchive.lived()
        let before = try small.file.read(everything)
        #expect(throws: ArchiveError.self) {
            try small.file.run(query: "SELECT nothing", at: "2026-1")
        }
        #expect(throws: ArchiveError.self) {
            try small.file.run(query: "DELETE FROM strip", at: "2026-1")
        }
        #expect(try small.file.read(everything) == before)
    }
}
