// swift-format-ignore-file: NeverUseForceTry, NeverForceUnwrap
import Foundation
import LimitModel
import Linting
import Quantities
import Testing

/// Limits that a check should name, and the same with the fault put right.
struct LintCase: Sendable, CustomTestStringConvertible {
    let check: Finding.Code
    let faulty: [Limit]
    let right: [Limit]
    var isPureNumber = false

    var testDescription: String { check.rawValue }

    /// What is found in limits of one plane.
    func codes(_ limits: [Limit]) -> [Finding.Code] {
        let plane = LintCases.plane(isPureNumber: isPureNumber)
        var index = LimitIndex()
        for limit in limits { index.insert(limit, plane: plane) }
        let alone = limits.flatMap { $0.lintFindings(in: plane) }
        let beside = index.slugs.flatMap { slug in index.findings(about: slug) { $0 < slug } }
        return (alone + beside + index.mixedLevels()).map(\.code)
    }
}

@Suite struct LintTests {
    @Test(arguments: LintCases.all)
    func `a check names the fault and is silent when it is put right`(lint: LintCase) {
        #expect(lint.codes(lint.faulty) == [lint.check])
        #expect(lint.codes(lint.right) == [])
    }

    @Test func `every check has a case`() {
        #expect(Set(LintCases.all.map(\.check)) == Set(Finding.Code.allCases.filter { $0.check.subject == .limit }))
    }

    @Test func `a curve is known again after another choice of points`() {
        let masses = (0...60).map { 1e-3 * pow(10, Double($0) / 20) }
        let one = LintCases.limit("one", LintCases.bent(masses, times: 1))
        let two = LintCases.limit(
            "two", LintCases.bent(masses.enumerated().filter { $0.0 % 2 == 0 }.map(\.1), times: 3))
        #expect(LintCase(check: .copiedCurve, faulty: [], right: []).codes([one, two]) == [.copiedCurve])
    }

    @Test func `a copy in another mass unit is named with both factors`() {
        let one = LintCases.limit("one", LintCases.bent(LintCases.masses, times: 1))
        var two = one
        two.slug = try! Slug("two")
        two.search = two.slug
        for index in two.curves[0].points.indices {
            two.curves[0].points[index].mass *= 10
            two.curves[0].points[index].coupling *= 7
        }
        var limits = LimitIndex()
        for limit in [one, two] { limits.insert(limit, plane: nil) }
        #expect(
            limits.findings(about: two.slug).map(\.description) == [
                "two: it is one with couplings times 7 and masses times 10, though it counts as independent [copied-curve]"
            ])
    }

    @Test func `straight and flat curves are parallel by chance`() {
        let flat = LintCases.masses.map { Curve.Point(mass: $0, coupling: 1e-4) }
        let flatToo = LintCases.masses.map { Curve.Point(mass: $0, coupling: 3e-4) }
        let codes = LintCase(check: .copiedCurve, faulty: [], right: []).codes(
            [LintCases.limit("one", flat), LintCases.limit("two", flatToo)])
        #expect(codes == [])
    }

    @Test func `limits that share data, or recast another, may be copies`() {
        let one = LintCases.limit("one", LintCases.bent(LintCases.masses, times: 1))
        var two = LintCases.limit("two", LintCases.bent(LintCases.masses, times: 3))
        two.origin = Origin(kind: .recast)
        let lint = LintCase(check: .copiedCurve, faulty: [], right: [])
        #expect(lint.codes([one, two]) == [])
        two.origin = one.origin
        #expect(lint.codes([one, two]) == [.copiedCurve])
        two.data = [try! Slug("run")]
        var three = one
        three.data = two.data
        #expect(lint.codes([three, two]) == [])
    }

    @Test func `a replaced limit is compared as it is now`() {
        var index = LimitIndex()
        index.insert(LintCases.limit("one", LintCases.bent(LintCases.masses, times: 1)), plane: nil)
        index.insert(LintCases.limit("two", LintCases.bent(LintCases.masses, times: 3)), plane: nil)
        #expect(index.findings(about: try! Slug("two")).map(\.code) == [.copiedCurve])
        let other = LintCases.masses.map { Curve.Point(mass: $0, coupling: 1e-4) }
        index.insert(LintCases.limit("one", other), plane: nil)
        #expect(index.findings(about: try! Slug("two")) == [])
    }

    @Test func `many like curves cost no more than the stated comparisons`() {
        var index = LimitIndex()
        for number in 0..<1000 {
            index.insert(LintCases.limit("l\(number)", LintCases.bent(LintCases.masses, times: 1)), plane: nil)
        }
        #expect(index.findings(about: try! Slug("l999")).count <= LimitIndex.mostCandidates)
    }

    @Test(arguments: 1...200)
    func `any limit can be looked at`(seed: Int) {
        var random = Congruence(state: UInt64(seed))
        var index = LimitIndex()
        for number in 0..<5 {
            let points = (0..<random.below(12)).map { _ in
                Curve.Point(mass: random.anyValue(), coupling: random.anyValue())
            }
            var limit = LintCases.limit("l\(number)", points)
            limit.curves[0].role = Curve.Role.allCases[random.below(Curve.Role.allCases.count)]
            limit.shape = Limit.Shape.allCases[random.below(4)]
            limit.search = try! Slug("s\(random.below(2))")
            _ = limit.lintFindings(in: LintCases.plane(isPureNumber: random.below(2) == 0))
            index.insert(limit, plane: nil)
        }
        for slug in index.slugs { _ = index.findings(about: slug) }
    }
}

/// A small reproducible generator.
private struct Congruence {
    var state: UInt64

    mutating func below(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % count
    }

    /// Ordinary, extreme and impossible values.
    mutating func anyValue() -> Double {
        let odd: [Double] = [0, -1, .nan, .infinity, 5e-324, .greatestFiniteMagnitude, 1]
        return below(10) == 0 ? odd[below(odd.count)] : pow(10, Double(below(40)) - 20)
    }
}
