import Foundation
import Quadrature
import Testing

@Suite struct IntegralTests {
    @Test(arguments: [1, 2, 3, 5, 8, 20, 64])
    func `Gauss-Legendre is exact for polynomials up to twice its nodes`(count: Int) {
        let rule = GaussLegendre(count: count)
        #expect(abs(rule.weights.reduce(0, +) - 2) < 1e-14)
        #expect(zip(rule.nodes, rule.nodes.dropFirst()).allSatisfy(<))
        for degree in 0..<(2 * count) {
            let value = rule.integral(from: -1, to: 1) { pow($0, Double(degree)) }
            let exact = degree % 2 == 0 ? 2 / Double(degree + 1) : 0
            #expect(abs(value - exact) < 1e-14, "degree \(degree)")
        }
    }

    @Test func `panels are the rule of eight nodes`() {
        let rule = GaussLegendre(count: 8)
        for index in 0..<8 {
            #expect(abs(rule.nodes[index] - Panels.nodes[index]) < 2e-16)
            #expect(abs(rule.weights[index] - Panels.weights[index]) < 4e-16)
        }
        let one = rule.integral(from: 0.3, to: 4, panels: 5, cos)
        let other = Panels.integral(from: 0.3, to: 4, count: 5, cos)
        #expect(abs(one - other) < 1e-15)
        #expect(abs(other - (sin(4) - sin(0.3))) < 1e-14)
    }

    @Test func `nonsensical counts fall back to one`() {
        #expect(GaussLegendre(count: -3).nodes == [0])
        #expect(Panels.integral(from: 0, to: 1, count: 0) { $0 } == 0.5)
        #expect(Panels.count(from: 0, to: 1, width: 0.3) == 4)
        #expect(Panels.count(from: 1, to: 0, width: 0.3) == 1)
        #expect(Panels.count(from: 0, to: .infinity, width: 0.3) == 1)
        #expect(Panels.count(from: 0, to: .nan, width: 0.3) == 1)
    }

    @Test func `adaptive quadrature finds a narrow peak and bounds its error`() {
        let width = 1e-5
        let estimate = GaussKronrod.integral(from: -1, to: 2, relativeTolerance: 1e-11) {
            width / ($0 * $0 + width * width)
        }
        let exact = atan(2 / width) + atan(1 / width)
        #expect(estimate.isConverged)
        #expect(abs(estimate.value - exact) <= max(estimate.error, 1e-13))
        #expect(estimate.error <= 1e-11 * exact)
    }

    @Test func `adaptive quadrature says when it gave up`() {
        let divergent = GaussKronrod.integral(from: 0, to: 1, limit: 20) { 1 / $0 }
        #expect(!divergent.isConverged)
        let undefined = GaussKronrod.integral(from: 0, to: 1) { _ in .nan }
        #expect(!undefined.isConverged)
        let zero = GaussKronrod.integral(from: 0, to: 1) { _ in 0 }
        #expect(zero.isConverged && zero.value == 0)
    }

    @Test func `integrals change sign with their direction`() {
        let forth = GaussKronrod.integral(from: 0, to: 1, exp).value
        let back = GaussKronrod.integral(from: 1, to: 0, exp).value
        #expect(abs(forth + back) < 1e-15)
        #expect(abs(forth - (exp(1) - 1)) < 1e-14)
    }
}
