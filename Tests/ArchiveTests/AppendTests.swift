import Foundation
import LimitModel
import Testing

@testable import Archive

@Suite struct AppendTests {
    @Test("a submission with one bad limit leaves no trace")
    func allOrNothing() throws {
        let small = try SmallArchive.make()
        let before = try Data(contentsOf: URL(fileURLWithPath: small.path))
        var bad = try SmallArchive.limit("zero")
        bad.curves[0].points[2].coupling = 0
        let good = try SmallArchive.limit("good")
        let error = #expect(throws: ArchiveError.self) {
            try small.file.append(
                .init(limits: [good, bad]), files: [SourceFile(name: "x", bytes: [1])], toolVersion: "test")
        }
        #expect(error?.slug == bad.slug)
        #expect(error?.category == .badData)
        #expect(try Data(contentsOf: URL(fileURLWithPath: small.path)) == before)
        #expect(try small.file.read { try $0.head(.limit, good.slug) } == nil)
    }

    @Test("a dry run tells what would happen and leaves the bytes of the file alone")
    func dryRun() throws {
        let small = try SmallArchive.make()
        let before = try Data(contentsOf: URL(fileURLWithPath: small.path))
        let submission = Submission(
            limits: try (0..<200).map { try SmallArchive.limit("new-\($0)") }
                + [try SmallArchive.limit("upper", coupling: 7e-3)],
            preferences: [Preference(limit: try Slug("new-0"), reason: "why not")])
        let dry = try ArchiveFile(readingAt: small.path).read { try $0.rehearse(submission) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: small.path)) == before)
        #expect(dry == (try small.file.append(submission, toolVersion: "test")))
        #expect(dry.items.last?.change == .revised(2))
        #expect(dry.events.count == 1)
    }

    @Test("what does not fit is refused by name", arguments: BadSubmission.all)
    func inconsistent(bad: BadSubmission) throws {
        let small = try SmallArchive.make()
        let before = try small.file.read { try $0.stateHash() }
        let error = #expect(throws: ArchiveError.self) { try small.file.append(bad.submission(), toolVersion: "test") }
        #expect(error?.slug?.text == bad.slug)
        let text = error?.description ?? ""
        #expect(text.contains(bad.message), "\(text)")
        #expect(try small.file.read { try $0.stateHash() } == before)
    }

    @Test("a plane may lose a scenario that no limit uses, but not one in use")
    func planeRevision() throws {
        let small = try SmallArchive.make()
        try small.file.append(
            .init(planes: [try SmallArchive.plane(scenarios: ["invisible", "visible", "both"])]), toolVersion: "test")
        let report = try small.file.append(.init(planes: [try SmallArchive.plane()]), toolVersion: "test")
        #expect(report.items.map(\.change) == [.revised(3)])
        let error = #expect(throws: ArchiveError.self) {
            try small.file.append(.init(planes: [try SmallArchive.plane(scenarios: ["visible"])]), toolVersion: "test")
        }
        #expect(error?.description == "portal: 'invisible' is missing, but limit island uses it; keep it")
    }

    @Test("a computed limit is kept while its descriptor is the one it was computed from")
    func computed() throws {
        let small = try SmallArchive.make()
        let descriptor = try #require(try small.file.read { try $0.head(.search, Slug("search")) })
        let limit = try SmallArchive.computed(descriptorHash: descriptor.hash)
        #expect(try small.file.append(computed: limit, toolVersion: "test").change == .new)
        #expect(try small.file.append(computed: limit, toolVersion: "test").change == .unchanged(1))
        // The very same result from a file changes nothing; another one does not take its place.
        #expect(
            try small.file.append(Submission(limits: [limit]), toolVersion: "test").items.map(\.change) == [
                .unchanged(1)
            ])
        var other = limit
        other.curves[0].points[0].coupling *= 2
        #expect(throws: ArchiveError.self) {
            try small.file.append(Submission(limits: [other]), toolVersion: "test")
        }
        try small.file.read { reader in
            let head = try #require(try reader.head(.limit, limit.slug))
            #expect(try reader.files(of: head).isEmpty)
            #expect(try reader.limit(head) == limit)
        }
        try small.file.append(.init(searches: [try SmallArchive.search(note: "another")]), toolVersion: "test")
        let error = #expect(throws: ArchiveError.self) { try small.file.append(computed: limit, toolVersion: "test") }
        #expect(error == .inconsistent(slug: limit.slug, .descriptorChanged(search: descriptor.slug)))
    }

    @Test("a writer waits for its turn, in this process and in others")
    func writersWait() async throws {
        let small = try SmallArchive.make()
        let path = small.path
        let entries = try small.file.run(query: "SELECT count(*) FROM ledger").rows
        #expect(entries == [[.integer(5)]])
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                _ = try Programs.shell(path, "BEGIN IMMEDIATE;\n.shell sleep 1\nCOMMIT;\n")
            }
            for writer in 0..<4 {
                group.addTask {
                    let file = try ArchiveFile(writingAt: path)
                    for number in 0..<10 {
                        let limit = try SmallArchive.limit("limit-\(writer)-\(number)")
                        try file.append(.init(limits: [limit]), toolVersion: "test")
                        _ = try file.read { try $0.stateHash() }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try small.file.run(query: "SELECT count(*) FROM ledger").rows == [[.integer(45)]])
    }

    @Test("a reader sees one snapshot while others write")
    func snapshot() throws {
        let small = try SmallArchive.make()
        let other = try ArchiveFile(readingAt: small.path)
        try other.read { reader in
            let before = try reader.stateHash()
            let writer = Task.detached {
                try small.file.append(.init(limits: [try SmallArchive.limit("later")]), toolVersion: "test")
            }
            Thread.sleep(forTimeInterval: 0.3)
            #expect(try reader.head(.limit, Slug("later")) == nil)
            #expect(try reader.stateHash() == before)
            _ = writer
        }
    }
}

/// A submission that must be refused, the name it is refused by, and part of the message.
struct BadSubmission: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var slug: String
    var message: String
    var submission: @Sendable () throws -> Submission

    init(_ name: String, _ slug: String, _ message: String, _ submission: @escaping @Sendable () throws -> Submission) {
        (testDescription, self.slug, self.message, self.submission) = (name, slug, message, submission)
    }

    private static func limit(_ name: String = "new", _ change: (inout Limit) throws -> Void) throws -> Submission {
        var limit = try SmallArchive.limit(name)
        try change(&limit)
        return Submission(limits: [limit])
    }

    static let all = [
        BadSubmission("unknown plane", "new", "unknown plane 'nowhere'; import it first, or use portal") {
            try limit { $0.plane = try Slug("nowhere") }
        },
        BadSubmission("unknown scenario", "new", "no scenario 'dark'; use invisible, visible") {
            try limit { $0.holdings[0].scenario = try Slug("dark") }
        },
        BadSubmission("unknown parameter", "new", "no parameter 'mx'; use ma-over-m") {
            try limit { $0.holdings[0].ranges[0].parameter = try Slug("mx") }
        },
        BadSubmission("no scenario", "new", "holds in no scenario") { try limit { $0.holdings = [] } },
        BadSubmission("two central curves", "new", "exactly one is needed") { try limit { $0.curves += $0.curves } },
        BadSubmission("not a number", "new", "not a finite number") {
            try limit { $0.curves[0].points[0].mass = .nan }
        },
        BadSubmission("not a number in the document", "new", "not a finite number") {
            try limit { $0.origin.digitisationError = .infinity }
        },
        BadSubmission("given twice", "new", "given twice") {
            Submission(limits: [try SmallArchive.limit("new"), try SmallArchive.limit("new")])
        },
        BadSubmission("moved to another plane", "upper", "cannot move to other") {
            var moved = try limit("upper") { $0.plane = try Slug("other") }
            moved.planes = [try SmallArchive.plane("other")]
            return moved
        },
        BadSubmission("computes a given limit", "upper", "was not computed") {
            var search = try SmallArchive.search()
            search.derivations[0].limit = try Slug("upper")
            return Submission(searches: [search])
        },
        BadSubmission("computes in no plane", "computed", "unknown plane") {
            var search = try SmallArchive.search()
            search.derivations[0].plane = try Slug("nowhere")
            return Submission(searches: [search])
        },
        BadSubmission("computed elsewhere", "computed", "this archive computes it from search") {
            Submission(
                searches: [try SmallArchive.search()],
                limits: [try SmallArchive.computed(descriptorHash: String(repeating: "0", count: 64))])
        },
        BadSubmission("prefers what is not there", "nobody", "no such limit to prefer") {
            Submission(preferences: [Preference(limit: try Slug("nobody"), reason: "")])
        },
        BadSubmission("prefers twice", "upper", "upper is preferred in the same place, or for another reason") {
            let upper = try Slug("upper")
            return Submission(preferences: [
                Preference(limit: upper, reason: "one"), Preference(limit: upper, reason: "two"),
            ])
        },
    ]
}
