import LimitModel
import Testing

@testable import Archive

@Suite struct StandingTests {
    private static func versions() throws -> SmallArchive {
        let small = try SmallArchive.make()
        var (one, other) = (try SmallArchive.limit("one"), try SmallArchive.limit("other"))
        (one.search, other.search) = (try Slug("both"), try Slug("both"))
        try small.file.append(.init(limits: [one, other]), toolVersion: "test")
        return small
    }

    private static func prefer(_ limit: String, _ reason: String) throws -> Submission {
        Submission(preferences: [Preference(limit: try Slug(limit), reason: reason)])
    }

    @Test("a preference is recorded when it changes what stands, and only then")
    func preferences() throws {
        let small = try Self.versions()
        let steps = [("one", "a", 1), ("one", "a", 0), ("other", "b", 1), ("one", "a", 1), ("one", "better", 1)]
        for (limit, reason, count) in steps {
            let report = try small.file.append(Self.prefer(limit, reason), toolVersion: "test")
            #expect(report.events.count == count)
        }
        let standing = try small.file.read { try $0.standing() }
        #expect(standing.events.map(\.event.limit.text) == ["upper", "one", "other", "one", "one"])
        #expect(standing.preferences.map(\.event.reason) == ["it is the only one", "better"])
        let (search, plane, scenario) = (try Slug("both"), try Slug("portal"), try Slug("visible"))
        let observed = standing.preference(search: search, plane: plane, scenario: scenario, status: .observed)
        #expect(observed?.event.limit.text == "one")
        #expect(standing.preference(search: search, plane: plane, scenario: scenario, status: .projection) == nil)
        let shell = try Programs.shell(small.path, "SELECT slug, reason FROM standing WHERE is_present;\n").text
        #expect(shell == "upper|it is the only one\none|better\n")
        let limits = "SELECT slug, standing FROM limits ORDER BY slug;\n"
        #expect(try Programs.shell(small.path, limits).text == "island|\none|preferred\nother|\nupper|preferred\n")
    }

    @Test("a limit that is still to be computed may be preferred")
    func notYetComputed() throws {
        let small = try SmallArchive.make()
        let report = try small.file.append(Self.prefer("computed", "exact"), toolVersion: "test")
        let scope = StandingEvent.Scope(search: try Slug("search"), plane: try Slug("portal"), status: .observed)
        #expect(report.events.map(\.scope) == [scope])
    }
}
