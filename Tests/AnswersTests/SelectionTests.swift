import LimitModel
import Testing

@testable import Answers

@Suite struct SelectionTests {
    private func joined(_ question: ResolvedQuestion, _ candidates: [Candidate]) -> [String] {
        Selection(question, among: candidates).members.map(\.limit.slug.text)
    }

    private func reason(_ limit: String, _ question: ResolvedQuestion, _ candidates: [Candidate]) -> String? {
        Selection(question, among: candidates).leftOut.first { $0.limit.text == limit }?.why
    }

    @Test func `a limit of another scenario is left out and said so`() {
        let candidates = [Make.candidate(Make.limit("a", scenario: "visible"))]
        #expect(joined(Make.question(), candidates).isEmpty)
        #expect(reason("a", Make.question(), candidates) == "not for scenario invisible")
    }

    @Test func `a projection never joins observed limits`() {
        let candidates = [Make.candidate(Make.limit("a")), Make.candidate(Make.limit("p", status: .projection))]
        #expect(joined(Make.question(), candidates) == ["a"])
        #expect(joined(Make.question(status: .projection), candidates) == ["p"])
    }

    @Test func `approximate and assumed limits join only when asked for`() {
        let candidates = [
            Make.candidate(Make.limit("good", grade: .derived)),
            Make.candidate(Make.limit("rough", grade: .approximate)),
            Make.candidate(Make.limit("carried", grade: .assumed)),
        ]
        #expect(joined(Make.question(), candidates) == ["good"])
        #expect(joined(Make.question(grade: .approximate), candidates) == ["good", "rough"])
        #expect(joined(Make.question(grade: .assumed), candidates) == ["good", "rough", "carried"])
        #expect(joined(Make.question(grade: .exact), candidates) == [])
    }

    @Test func `a limit joins when the asked parameters lie in its range`() {
        var independent = Make.limit("any")
        independent.holdings[0].independent = [Make.slug("ratio")]
        let candidates = [
            Make.candidate(Make.limit("light", ratio: 0...0.1)), Make.candidate(Make.limit("equal", ratio: 1...1)),
            Make.candidate(Make.limit("own")), Make.candidate(independent),
        ]
        #expect(joined(Make.question(), candidates) == ["light", "own", "any"])
        #expect(joined(Make.question(ratio: 1), candidates) == ["equal", "any"])
        #expect(reason("light", Make.question(ratio: 1), candidates) == "holds for ratio = 0 to 0.1, asked 1")
        #expect(reason("own", Make.question(ratio: 1), candidates) == "holds for ratio = 0, asked 1")
        #expect(reason("equal", Make.question(ratio: 0.5), candidates) == "holds for ratio = 1, asked 0.5")
        // A thousandth beside a value is still at it.
        #expect(joined(Make.question(ratio: 1.0009), candidates) == ["equal", "any"])
    }

    @Test func `a limit with a range the scenario leaves open does not join`() {
        let candidates = [Make.candidate(Make.limit("a", scenario: "visible", ratio: 0...1))]
        #expect(joined(Make.question("visible"), candidates).isEmpty)
        #expect(
            reason("a", Make.question("visible"), candidates) == "depends on ratio, which the scenario leaves open")
    }

    @Test func `of two versions the preferred one joins, whatever its grade`() {
        let candidates = [
            Make.candidate(Make.limit("printed", search: "s", grade: .published)),
            Make.candidate(Make.limit("computed", search: "s", grade: .derived), .preferred),
        ]
        #expect(joined(Make.question(), candidates) == ["computed"])
        #expect(
            reason("printed", Make.question(), candidates) == "another version of this search, computed, is preferred")
        #expect(joined(Make.question(including: [.variants]), candidates) == ["printed", "computed"])
    }

    @Test func `a question may ask for published or computed versions`() {
        var computed = Make.limit("computed", search: "s")
        computed.origin = Origin(kind: .computed)
        let candidates = [Make.candidate(computed, .preferred), Make.candidate(Make.limit("printed", search: "s"))]
        var question = Make.question()
        question.question.preferredVersion = .published
        #expect(joined(question, candidates) == ["printed"])
        #expect(
            reason("computed", question, candidates) == "another version of this search, printed, is asked for by kind")
        question.question.preferredVersion = .computed
        #expect(joined(question, candidates) == ["computed"])
    }

    @Test func `a version that is not preferred does not join when the preferred one is too rough`() {
        let candidates = [
            Make.candidate(Make.limit("printed", search: "s", grade: .published)),
            Make.candidate(Make.limit("computed", search: "s", grade: .approximate), .preferred),
        ]
        #expect(joined(Make.question(), candidates) == [])
        #expect(reason("printed", Make.question(), candidates)?.contains("not of the grade asked for") == true)
        #expect(joined(Make.question(grade: .approximate), candidates) == ["computed"])
        var question = Make.question()
        question.question.preferredVersion = .published
        #expect(joined(question, candidates) == ["printed"])
    }

    @Test func `without a preference the choice is not silent`() {
        let candidates = [
            Make.candidate(Make.limit("b", search: "s")), Make.candidate(Make.limit("a", search: "s", grade: .exact)),
        ]
        #expect(joined(Make.question(), candidates) == ["b"])
        #expect(reason("a", Make.question(), candidates)?.contains("no preference is recorded") == true)
    }

    @Test func `superseded and retracted limits leave the default answers`() {
        let candidates = [
            Make.candidate(Make.limit("old"), .superseded(by: "new", reason: "more data")),
            Make.candidate(Make.limit("wrong"), .retracted(reason: "a bug")), Make.candidate(Make.limit("new")),
        ]
        #expect(joined(Make.question(), candidates) == ["new"])
        #expect(reason("old", Make.question(), candidates) == "superseded by new: more data")
        #expect(joined(Make.question(including: [.superseded]), candidates) == ["old", "new"])
    }

    @Test func `one data set has one vote`() {
        let candidates = [
            Make.candidate(Make.limit("early", data: ["run-1"], year: 2019)),
            Make.candidate(Make.limit("late", data: ["run-1", "run-2"], year: 2023)),
            Make.candidate(Make.limit("other", data: ["run-3"])),
        ]
        #expect(joined(Make.question(), candidates) == ["late", "other"])
        #expect(reason("early", Make.question(), candidates) == "shares data (run-1) with late, which votes")
    }

    @Test func `criteria of one data set stay together`() {
        let candidates = [
            Make.candidate(Make.limit("transverse", criterion: true, data: ["sn"])),
            Make.candidate(Make.limit("longitudinal", criterion: true, data: ["sn"])),
        ]
        #expect(joined(Make.question(), candidates).count == 2)
    }

    @Test func `an empty limit is left out with its reason`() {
        let candidates = [Make.candidate(Make.limit("none", shape: .empty))]
        #expect(reason("none", Make.question(), candidates) == "no bound: no events expected")
    }
}
