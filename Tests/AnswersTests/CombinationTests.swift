import LimitModel
import Regions
import Testing

@testable import Answers

@Suite struct CombinationTests {
    private func members(_ limits: [Limit]) -> [Selection.Member] {
        Selection(Make.question(grade: .assumed), among: limits.map { Make.candidate($0) }).members
    }

    @Test func `coverage of independent limits is a product, else one minus the sum of the errors`() {
        let coverage = Coverage(levels: [0.9, 0.9, 0.95])
        #expect(coverage.count == 3)
        #expect(abs((coverage.lowerBoundIfIndependent ?? 0) - 0.9 * 0.9 * 0.95) < 1e-15)
        #expect(abs((coverage.lowerBound ?? 0) - 0.75) < 1e-15)
    }

    @Test func `coverage is unknown as soon as one level is`() {
        let coverage = Coverage(levels: [0.9, nil])
        #expect(coverage.count == 2)
        #expect(coverage.lowerBound == nil && coverage.lowerBoundIfIndependent == nil)
        #expect(Coverage(levels: []).lowerBound == nil)
    }

    @Test func `the bound on coverage does not fall below zero`() {
        #expect(Coverage(levels: Array(repeating: 0.9, count: 20)).lowerBound == 0)
    }

    @Test func `criteria and confidence limits are never united`() {
        let members = members([Make.limit("cl"), Make.limit("sn", criterion: true)])
        let answer = MassAnswer(
            members: members,
            intervals: [
                [Interval(from: -3, to: .infinity, fromKind: .measured, toKind: .open)],
                [Interval(from: -7, to: -2, fromKind: .measured, toKind: .cap)],
            ])
        #expect(answer.excluded.count == 2)
        #expect(answer.ranking[.confidence]?.map(\.member) == [0])
        #expect(answer.ranking[.criterion]?.map(\.member) == [1])
        #expect(answer.excludedAbove(in: .confidence) == -3)
        #expect(answer.excludedAbove(in: .criterion) == nil)
        #expect(answer.coverage.count == 1)
    }

    @Test func `a limit that does not reach the mass has no vote there`() {
        let members = members([Make.limit("a"), Make.limit("b")])
        let answer = MassAnswer(
            members: members, intervals: [[Interval(from: -3, to: .infinity, fromKind: .measured, toKind: .open)], nil])
        #expect(answer.coverage.count == 1)
        #expect(answer.coverage.lowerBound == 0.9)
        #expect(!MassAnswer(members: members, intervals: [nil, nil]).isReached)
    }

    @Test func `islands stay islands`() {
        let members = members([Make.limit("low"), Make.limit("high")])
        let answer = MassAnswer(
            members: members,
            intervals: [
                [Interval(from: -7, to: -5, fromKind: .measured, toKind: .measured)],
                [Interval(from: -3, to: .infinity, fromKind: .measured, toKind: .open)],
            ])
        #expect(answer.excluded.count == 2)
        #expect(answer.excludedAbove(in: .confidence) == -3)
        #expect(answer.owners(excluding: -4, intervals: [[], []], tolerance: 0).isEmpty)
        #expect(answer.ranking[.confidence]?.first?.y == -7)
    }

    @Test func `windows are what nothing excludes, down to the ends of the plane`() {
        let windows = Window.open(
            from: -12, to: 1,
            excluded: [
                (owner: 0, interval: Interval(from: -7, to: -5, fromKind: .measured, toKind: .measured)),
                (owner: 1, interval: Interval(from: -3, to: .infinity, fromKind: .measured, toKind: .open)),
            ])
        #expect(windows.map(\.from) == [-12, -5])
        #expect(windows.map(\.to) == [-7, -3])
        #expect(windows.map(\.fromOwner) == [nil, 0])
        #expect(windows.map(\.toOwner) == [0, 1])
        let closing = [Interval(from: -6, to: -4, fromKind: .measured, toKind: .measured)]
        #expect(windows[1].shareCovered(by: closing) == 0.5)
        #expect(windows[0].shareCovered(by: closing) == 0)
    }

    @Test func `nothing excluded leaves the whole plane open, everything excluded leaves nothing`() {
        #expect(Window.open(from: -12, to: 1, excluded: []).count == 1)
        let all = Interval(from: -13, to: .infinity, fromKind: .measured, toKind: .open)
        #expect(Window.open(from: -12, to: 1, excluded: [(owner: 0, interval: all)]).isEmpty)
        let beyond = Interval(from: 2, to: .infinity, fromKind: .measured, toKind: .open)
        #expect(Window.open(from: -12, to: 1, excluded: [(owner: 0, interval: beyond)]).map(\.to) == [1])
    }
}
