import Foundation
import Quadrature
import Testing

@Suite struct RootTests {
    @Test func `roots are found to the last digit`() throws {
        #expect(abs(try #require(Root.bracketed(from: 0, to: 2) { $0 * $0 - 2 }) - 2.0.squareRoot()) < 1e-15)
        #expect(abs(try #require(Root.bracketed(from: 1, to: 0) { cos($0) - $0 }) - 0.7390851332151607) < 1e-15)
        #expect(abs(try #require(Root.bracketed(from: -4, to: 5) { pow($0 - 1, 9) }) - 1) < 0.05)
    }

    @Test func `a step has its root at the step`() throws {
        let root = try #require(Root.bracketed(from: 0, to: 1) { $0 < 0.3 ? -1 : 1 })
        #expect(abs(root - 0.3) < 1e-15)
    }

    @Test func `an end may be the root`() {
        #expect(Root.bracketed(from: 0, to: 1) { $0 } == 0)
        #expect(Root.bracketed(from: -1, to: 0) { $0 } == 0)
    }

    @Test func `without a change of sign there is no root`() {
        #expect(Root.bracketed(from: 0, to: 1) { $0 + 1 } == nil)
        #expect(Root.bracketed(from: 0, to: 1) { _ in .nan } == nil)
        #expect(Root.bracketedInLog(from: -1, to: 1) { $0 } == nil)
    }

    @Test(arguments: [1e-30, 3e-7, 1, 2e12])
    func `roots over decades keep their relative accuracy`(target: Double) throws {
        let root = try #require(Root.bracketedInLog(from: 1e-40, to: 1e20) { $0 / target - 1 })
        #expect(abs(root / target - 1) < 1e-12)
    }

    @Test func `tolerance ends the search early and is kept`() throws {
        var calls = 0
        let root = try #require(
            Root.bracketed(from: 0, to: 10, tolerance: 1e-3) {
                calls += 1
                return exp($0) - 5
            })
        #expect(abs(root - log(5)) < 1e-3)
        #expect(calls < 25)
    }
}
