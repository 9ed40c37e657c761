import Foundation
import LimitModel
import Testing

@testable import Archive

/// Dumps and copies say the same as the archive they come from.
@Suite struct MovingTests {
    private func folder() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "limen-moving-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }

    @Test("a restored dump answers as the archive does, at every release")
    func dumpAndRestore() throws {
        let small = try SmallArchive.lived()
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try small.file.dump(to: folder + "/text")
        let again = try ArchiveFile.restore(from: folder + "/text", to: folder + "/again.sqlite")
        for release in [nil, "2026-1", "2026-2"] {
            let one = try small.file.read(at: release) { reader in
                try reader.heads(.limit).map { "\($0.name) \($0.hash)" } + [try reader.stateHash()]
                    + reader.standing().present.map { "\($0)" } + reader.log().map { "\($0)" }
            }
            let other = try again.read(at: release) { reader in
                try reader.heads(.limit).map { "\($0.name) \($0.hash)" } + [try reader.stateHash()]
                    + reader.standing().present.map { "\($0)" } + reader.log().map { "\($0)" }
            }
            #expect(one == other)
        }
        #expect(try again.verify() == [])
        #expect(try small.file.difference(from: nil, to: nil, in: again).isEmpty)
        try again.dump(to: folder + "/text2")
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder + "/text").sorted()
        #expect(try FileManager.default.subpathsOfDirectory(atPath: folder + "/text2").sorted() == files)
        for file in files {
            let (one, other) = (folder + "/text/" + file, folder + "/text2/" + file)
            #expect(FileManager.default.contents(atPath: one) == FileManager.default.contents(atPath: other), "\(file)")
        }
    }

    /// Every file of a dump is damaged in turn: the restore ends in a typed error, or gives the same archive.
    @Test("a damaged dump is refused, and leaves no archive behind")
    func damagedDump() throws {
        let small = try SmallArchive.lived()
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try small.file.dump(to: folder + "/text")
        let state = try small.stateHash()
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder + "/text").sorted()
        for (index, file) in files.enumerated() {
            let path = folder + "/text/" + file
            guard let whole = FileManager.default.contents(atPath: path), !whole.isEmpty else { continue }
            var bytes = Array(whole)
            bytes[(index * 7919) % bytes.count] ^= 0x15
            for damaged in [Data(bytes), whole.dropLast(whole.count / 2 + 1), Data([0xFF, 0xFE, 0x00])] {
                try damaged.write(to: URL(filePath: path))
                let target = folder + "/\(index)-\(damaged.count).sqlite"
                do {
                    let file = try ArchiveFile.restore(from: folder + "/text", to: target)
                    #expect(try file.read { try $0.stateHash() } == state, "\(path)")
                } catch let error as ArchiveError {
                    #expect(!error.description.isEmpty)
                    #expect(!FileManager.default.fileExists(atPath: target), "\(path)")
                }
            }
            try whole.write(to: URL(filePath: path))
        }
    }

    @Test("a dump with a link in it is refused")
    func links() throws {
        let small = try SmallArchive.make()
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try small.file.dump(to: folder + "/text")
        let submissions = try FileManager.default.contentsOfDirectory(atPath: folder + "/text/submissions")
        let log = folder + "/text/submissions/" + (try #require(submissions.min()))
        try FileManager.default.moveItem(atPath: log, toPath: folder + "/elsewhere")
        try FileManager.default.createSymbolicLink(atPath: log, withDestinationPath: folder + "/elsewhere")
        #expect(throws: ArchiveError.self) {
            _ = try ArchiveFile.restore(from: folder + "/text", to: folder + "/again.sqlite")
        }
    }

    @Test("archives that went apart unite without loss, and once")
    func merge() throws {
        let (ours, theirs) = (try SmallArchive.lived(), try SmallArchive.make())
        try theirs.add(["new"])
        try theirs.revise("upper", coupling: 9e-3)
        try ours.revise("upper", coupling: 7e-3)
        try theirs.release("theirs-1")
        let report = try ours.file.merge(from: theirs.file, toolVersion: "test")
        #expect(report.findings.map(\.code).contains(.headConflict))
        #expect(try ours.file.verify() == [])
        try ours.file.read { reader in
            #expect(try reader.head(.limit, Slug("new")) != nil)
            let hashes = try reader.revisions(of: .limit, Slug("upper")).map(\.hash)
            let foreign = try theirs.file.read { try $0.head(.limit, Slug("upper"))?.hash }
            #expect(foreign.map(hashes.contains) == true)
            #expect(try reader.head(.limit, Slug("upper"))?.hash != foreign)
            #expect(try reader.releases().map(\.name.text).contains("theirs-1"))
        }
        let state = try ours.stateHash()
        #expect(try ours.file.merge(from: theirs.file, toolVersion: "test").isUnchanged)
        #expect(try ours.stateHash() == state)
    }

    @Test("two archives that went apart have one hash after a merge in either direction")
    func mergeInBothDirections() throws {
        func make() throws -> (SmallArchive, SmallArchive) {
            let (one, other) = (try SmallArchive.make(), try SmallArchive.make())
            try one.revise("upper", coupling: 2e-3)
            try one.decide(.retract(try Slug("upper")), "a mistake")
            try one.release("one")
            try other.add(["new", "newer"])
            try other.decide(.supersede(try Slug("new"), by: try Slug("newer")), "more data")
            try other.decide(.overlap(try Slug("upper"), with: try Slug("newer")), "one run")
            try other.release("other")
            return (one, other)
        }
        let (one, other) = try make()
        #expect(try one.file.merge(from: other.file, toolVersion: "test").findings == [])
        let (again, into) = try make()
        #expect(try into.file.merge(from: again.file, toolVersion: "test").findings == [])
        #expect(try one.stateHash() == into.stateHash())
        #expect(try one.file.verify() == [] && into.file.verify() == [])
        #expect(try one.file.difference(from: nil, to: nil, in: into.file).isEmpty)
        #expect(try one.file.merge(from: into.file, toolVersion: "test").isUnchanged)
        // Where both have revised one limit, each keeps its own as the newest, and says something else.
        try one.revise("upper", coupling: 3e-3)
        try into.revise("upper", coupling: 4e-3)
        let copy = one.folder.path + "/copy.sqlite"
        try one.file.snapshot(to: copy)
        try one.file.merge(from: into.file, toolVersion: "test")
        try into.file.merge(from: ArchiveFile(readingAt: copy), toolVersion: "test")
        #expect(try one.stateHash() != into.stateHash())
    }

    @Test("a snapshot is read-only and says the same")
    func snapshot() throws {
        let small = try SmallArchive.lived()
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let hash = try small.file.snapshot(to: folder + "/copy.sqlite")
        #expect(try ArchiveFile.hash(ofFileAt: folder + "/copy.sqlite") == hash)
        let mode = try FileManager.default.attributesOfItem(atPath: folder + "/copy.sqlite")[.posixPermissions] as? Int
        #expect(mode == 0o444)
        let copy = try ArchiveFile(readingAt: folder + "/copy.sqlite")
        let (one, other) = (try copy.read { try everything($0) }, try small.file.read { try everything($0) })
        #expect(one == other)
        #expect(throws: ArchiveError.self) { _ = try small.file.snapshot(to: folder + "/copy.sqlite") }
    }

    @Test("a difference is exactly the point that was changed")
    func difference() throws {
        let small = try SmallArchive.make()
        try small.release("a")
        var limit = try SmallArchive.limit("upper")
        limit.curves[0].points[1].coupling *= 1.25
        try small.file.append(.init(limits: [limit]), toolVersion: "test")
        let difference = try small.file.difference(from: "a", to: nil)
        #expect(difference.items.count == 1 && difference.standing.isEmpty)
        guard case .changed(let content) = difference.items.first?.change else {
            Issue.record("\(difference)")
            return
        }
        #expect(content.fields.isEmpty)
        let points = try #require(content.curves?.changed.first?.points)
        #expect(points.changed.map(\.newIndex) == [1] && points.added.isEmpty && points.removed.isEmpty)
        #expect(abs((content.curves?.changed.first?.shift?.largest ?? 0) - 0.09691001300805642) < 1e-12)
    }
}
