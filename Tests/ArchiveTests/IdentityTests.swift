import Foundation
import LimitModel
import Testing

@testable import Archive

@Suite struct IdentityTests {
    @Test("content equal to the head changes nothing, not even the file")
    func unchanged() throws {
        let small = try SmallArchive.make()
        let before = try Data(contentsOf: URL(fileURLWithPath: small.path))
        let report = try small.file.append(SmallArchive.submission, files: [SmallArchive.source], toolVersion: "later")
        #expect(report.isUnchanged)
        #expect(report.items.map(\.change) == Array(repeating: .unchanged(1), count: 4))
        #expect(try Data(contentsOf: URL(fileURLWithPath: small.path)) == before)
    }

    @Test("from A to B and back makes three revisions, the first and last with one hash")
    func thereAndBack() throws {
        let small = try SmallArchive.make()
        let slug = try Slug("upper")
        let (first, second) = (try SmallArchive.limit("upper"), try SmallArchive.limit("upper", coupling: 2e-3))
        let there = try small.file.append(.init(limits: [second]), toolVersion: "test")
        let back = try small.file.append(.init(limits: [first]), toolVersion: "test")
        #expect(there.items.map(\.change) == [.revised(2)])
        #expect(back.items.map(\.change) == [.revised(3)])
        try small.file.read { reader in
            let revisions = try reader.revisions(of: .limit, slug)
            #expect(revisions.map(\.number) == [1, 2, 3])
            #expect(revisions[0].hash == revisions[2].hash)
            #expect(revisions[0].hash != revisions[1].hash)
            #expect(try reader.limit(slug, revision: 2) == second)
            #expect(try reader.limit(slug) == first)
            #expect(try reader.limit(slug, revision: 4) == nil)
        }
    }

    @Test("a limit may be called as its search, and each keeps its own revisions")
    func sharedName() throws {
        let small = try SmallArchive.make()
        let report = try small.file.append(.init(limits: [try SmallArchive.limit("search")]), toolVersion: "test")
        #expect(report.items.map(\.change) == [.new])
        try small.file.read { reader in
            let slug = try Slug("search")
            #expect(try reader.revisions(of: .limit, slug).count == 1)
            #expect(try reader.revisions(of: .search, slug).count == 1)
            #expect(try reader.limit(slug)?.slug == slug)
        }
    }

    @Test("what goes in comes out")
    func roundTrip() throws {
        let small = try SmallArchive.make()
        try small.file.read { reader in
            #expect(try reader.planes() == [try SmallArchive.plane()])
            #expect(try reader.searches() == [try SmallArchive.search()])
            for limit in try SmallArchive.submission.limits {
                #expect(try reader.limit(limit.slug) == limit)
                let head = try #require(try reader.head(.limit, limit.slug))
                #expect(try reader.region(of: head.id) == limit.region())
                #expect(head.recordedAt == "2023-11-14T22:13:20Z")
                #expect(try reader.files(of: head) == [SmallArchive.source])
                let bytes = try limit.canonicalBytes()
                #expect(head.hash == ContentHash.of(bytes))
            }
            #expect(try reader.heads(plane: Slug("portal"), scenario: Slug("visible")).map(\.slug.text) == ["island"])
            #expect(try reader.heads(plane: Slug("portal")).map(\.slug.text) == ["island", "upper"])
            #expect(try reader.heads(plane: Slug("nowhere")).isEmpty)
        }
    }

    @Test("the archive's hash depends on contents, not on their order, times, files or versions")
    func stateHash() throws {
        let (one, other, third) = (try SmallArchive.make(), try SmallArchive.empty(), try SmallArchive.empty())
        let submission = try SmallArchive.submission
        try other.file.append(submission, toolVersion: "other", now: Date(timeIntervalSince1970: 0))
        // One after the other, in another order.
        try third.file.append(.init(planes: submission.planes), toolVersion: "test")
        for limit in submission.limits.reversed() { try third.file.append(.init(limits: [limit]), toolVersion: "test") }
        try third.file.append(
            .init(searches: submission.searches, preferences: submission.preferences), toolVersion: "test")
        let hash = try one.stateHash()
        #expect(try other.stateHash() == hash)
        #expect(try third.stateHash() == hash)
        #expect(try third.file.verify() == [])
        #expect(try SmallArchive.empty().stateHash() == ArchiveState.empty)
    }

    /// What one may do to an archive, each leading to another state.
    static let changes: [(String, @Sendable (SmallArchive) throws -> Void)] = [
        ("a limit more", { try $0.add(["more"]) }),
        ("another revision", { try $0.revise("upper", coupling: 2e-3) }),
        (
            "there and back",
            {
                try $0.revise("upper", coupling: 2e-3)
                try $0.revise("upper", coupling: 1e-3)
            }
        ),
        ("a decision", { try $0.decide(.retract(try Slug("upper")), "a mistake") }),
        (
            "two decisions",
            {
                try $0.decide(.retract(try Slug("upper")), "a mistake")
                try $0.decide(.reinstate(try Slug("upper")), "no mistake")
            }
        ),
        ("another reason", { try $0.decide(.retract(try Slug("upper")), "another mistake") }),
        ("an overlap", { try $0.decide(.overlap(try Slug("upper"), with: try Slug("island")), "one run") }),
        ("a preference", { try $0.decide(.prefer(try Slug("island")), "it is newer") }),
        ("a release", { try $0.release("2026-1") }),
        ("a release of another name", { try $0.release("2026-2") }),
        ("a plane", { try $0.file.append(.init(planes: [try SmallArchive.plane("other")]), toolVersion: "test") }),
        (
            "a search",
            { try $0.file.append(.init(searches: [try SmallArchive.search(note: "x")]), toolVersion: "test") }
        ),
    ]

    @Test("every change gives another hash of the archive")
    func everyChange() throws {
        var names = [try SmallArchive.make().stateHash(): "nothing"]
        for (name, change) in Self.changes {
            let small = try SmallArchive.make()
            try change(small)
            let other = names.updateValue(name, forKey: try small.stateHash())
            #expect(other == nil, "\(name) and \(other ?? "") have one hash")
            #expect(try small.file.verify() == [])
        }
    }

    @Test("the order of decisions counts where one takes the place of another, and nowhere else")
    func orderOfDecisions() throws {
        func hash(_ decisions: [Decision]) throws -> String {
            let small = try SmallArchive.make()
            for decision in decisions { try small.decide(decision, "so it is") }
            #expect(try small.file.verify() == [])
            return try small.stateHash()
        }
        let (upper, island) = (try Slug("upper"), try Slug("island"))
        let apart: [Decision] = [.retract(upper), .retract(island), .overlap(upper, with: island)]
        #expect(try hash(apart) == hash(apart.reversed()))
        let chain: [Decision] = [.retract(upper), .supersede(upper, by: island)]
        #expect(try hash(chain) != hash(chain.reversed()))
        // The later preference of a search wins where both hold.
        let preferences: [Decision] = [.prefer(island), .prefer(island, scenario: try Slug("visible"))]
        #expect(try hash(preferences) != hash(preferences.reversed()))
    }

    @Test("what was written past the ledger is noticed")
    func pastTheLedger() throws {
        let small = try SmallArchive.make()
        let forged = "INSERT INTO revision SELECT 5, item, 2, 'x', document, %, 0, 0, 0 FROM revision WHERE id = 1;\n"
        #expect(try Programs.shell(small.path, forged.replacing("%", with: "1")).status != 0)
        let submission = "INSERT INTO submission VALUES (2, '', '', 0);\n"
        #expect(try Programs.shell(small.path, submission + forged.replacing("%", with: "2")).status == 0)
        #expect(throws: ArchiveError.self) { try small.file.read { try $0.stateHash() } }
        #expect(throws: ArchiveError.self) { try small.file.append(SmallArchive.submission, toolVersion: "test") }
    }

    @Test("an independent program makes the same hashes", .enabled(if: Programs.has("python3")))
    func independentHashes() throws {
        let small = try SmallArchive.lived()
        let changed = try SmallArchive.limit("upper", coupling: -0.0 + 1.5e-300)
        try small.file.append(.init(limits: [changed]), toolVersion: "test")
        let script = Programs.root + "/scripts/recompute-hashes"
        let output = try Programs.python([script, small.path])
        let hash = try small.file.read { try $0.stateHash() }
        #expect(output.text == hash + "\n")
        #expect(output.status == 0, "\(output.errors)")
        // It does notice: a document behind the triggers' back.
        let drop = "DROP TRIGGER revision_update; UPDATE revision SET document = replace(document, 'lab', 'bal');\n"
        #expect(try Programs.shell(small.path, drop).status == 0)
        #expect(try Programs.python([script, small.path]).status == 1)
        for edit in ["archive_hash = hash WHERE submission = 1", "hash = archive_hash WHERE submission = 9"] {
            let other = try SmallArchive.lived()
            let drop = "DROP TRIGGER submission_seal_update; UPDATE submission_seal SET \(edit);\n"
            #expect(try Programs.shell(other.path, drop).status == 0)
            #expect(try Programs.python([script, other.path]).status == 1, "\(edit)")
        }
    }
}
