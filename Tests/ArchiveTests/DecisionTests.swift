import LimitModel
import Testing

@testable import Archive

@Suite struct DecisionTests {
    @Test("a decision is written once while it stands")
    func idempotent() throws {
        let small = try SmallArchive.make()
        try small.add(["new"])
        let (upper, new) = (try Slug("upper"), try Slug("new"))
        let steps: [(Decision, String, Bool)] = [
            (.reinstate(upper), "nothing was decided", false), (.retract(upper), "a", true),
            (.retract(upper), "a", false),
            (.retract(upper), "b", true), (.reinstate(upper), "c", true), (.reinstate(upper), "c", false),
            (.supersede(upper, by: new), "d", true), (.supersede(upper, by: new), "d", false),
            (.overlap(upper, with: new), "e", true), (.overlap(new, with: upper), "e", false),
            (.prefer(upper), "it is the only one", false), (.prefer(upper), "f", true),
            (.prefer(upper, scenario: try Slug("invisible")), "f", true),
            (.prefer(upper, scenario: try Slug("invisible")), "f", false),
        ]
        for (decision, reason, isNew) in steps {
            #expect(try small.decide(decision, reason).isNew == isNew, "\(decision) \(reason)")
        }
        let present = try small.file.read { try $0.standing().present.map(\.event.kind) }
        #expect(present == [.superseded, .overlap, .preferred, .preferred])
        let shell = try Programs.shell(small.path, "SELECT kind FROM standing WHERE is_present ORDER BY seq;\n").text
        #expect(shell == "superseded\noverlap\npreferred\npreferred\n")
    }

    @Test("a decision that cannot stand is refused with the reason")
    func refused() throws {
        let small = try SmallArchive.make()
        try small.add(["one", "two", "three"])
        var elsewhere = try SmallArchive.limit("elsewhere")
        elsewhere.plane = try Slug("other")
        try small.file.append(
            .init(planes: [try SmallArchive.plane("other")], limits: [elsewhere]), toolVersion: "test")
        let (one, two, three) = (try Slug("one"), try Slug("two"), try Slug("three"))
        try small.decide(.supersede(one, by: two), "x")
        try small.decide(.supersede(two, by: three), "x")
        let before = try small.stateHash()
        let cases: [(Decision, String, String)] = [
            (.supersede(three, by: one), "x", "one is superseded by two is superseded by three"),
            (.supersede(one, by: one), "x", "does not supersede or overlap itself"),
            (.overlap(one, with: one), "x", "does not supersede or overlap itself"),
            (.supersede(one, by: elsewhere.slug), "x", "elsewhere is in plane other, not in portal"),
            (.retract(one), " \n", "a decision needs a reason"),
            (.retract(try Slug("nobody")), "x", "there is no such limit; use elsewhere, island, one"),
            (.supersede(one, by: try Slug("nobody")), "x", "there is no such limit"),
            (.retract(try Slug("search")), "x", "there is no such limit"),
            (.prefer(one, scenario: try Slug("visible")), "x", "does not hold in scenario visible"),
        ]
        for (decision, reason, message) in cases {
            let error = #expect(throws: ArchiveError.self) { try small.decide(decision, reason) }
            #expect(error?.category == .badData)
            #expect(error?.description.contains(message) == true, "\(String(describing: error))")
        }
        #expect(try small.stateHash() == before)
        // A circle that is broken is not a circle.
        try small.decide(.reinstate(one), "x")
        try small.decide(.supersede(three, by: one), "x")
    }

    @Test("the log tells what was done, in order, with the archive's hash after each step")
    func log() throws {
        let small = try SmallArchive.lived()
        try small.file.read { reader in
            let log = try reader.log()
            #expect(log.map(\.seq) == Array(1...16))
            #expect(log.last?.archiveHash == (try reader.stateHash()))
            let about = try reader.log(of: Slug("other")).map { entry in
                switch entry.content {
                case .revision(let kind, let slug, let number): "\(kind) \(slug)@\(number)"
                case .event(let event): "\(event.kind) \(event.limit) \(event.reason)"
                case .release(let name, _): "release \(name)"
                }
            }
            #expect(
                about == [
                    "limit other@1", "superseded lower more data", "overlap upper the same run",
                    "retracted other a mistake",
                ])
            #expect(try reader.log(of: Slug("2026-1")).isEmpty)
        }
    }
}
