import Foundation
import Quadrature
import Testing

@Suite struct SplineTests {
    private let x = [0.0, 0.4, 1.1, 1.5, 2.9, 3.0, 4.2]

    @Test func `a spline passes through its points`() throws {
        for end in [CubicSpline.End.natural, .notAKnot] {
            let spline = try #require(CubicSpline(x: x, y: x.map(sin), end: end))
            for point in x { #expect(abs(spline.value(at: point) - sin(point)) < 1e-15) }
        }
    }

    @Test func `not-a-knot reproduces cubics`() throws {
        func cubic(_ x: Double) -> Double { 2 - x * (3 - x * (0.5 + 0.7 * x)) }
        let spline = try #require(CubicSpline(x: x, y: x.map(cubic)))
        for step in 0...42 {
            let point = Double(step) / 10
            #expect(abs(spline.value(at: point) - cubic(point)) < 1e-12)
        }
        let four = try #require(CubicSpline(x: [0, 1, 2, 4], y: [0, 1, 2, 4].map(cubic)))
        #expect(abs(four.value(at: 3) - cubic(3)) < 1e-12)
    }

    @Test func `natural splines reproduce straight lines and are straight at the ends`() throws {
        let line = try #require(CubicSpline(x: [0, 2], y: [1, 5], end: .natural))
        #expect(line.value(at: 0.5) == 2)
        let spline = try #require(CubicSpline(x: x, y: x.map(cos), end: .natural))
        let h = 1e-4
        let bend = (spline.value(at: 2 * h) - 2 * spline.value(at: h) + spline.value(at: 0)) / (h * h)
        #expect(abs(bend) < 1e-2)
    }

    @Test func `the error falls with the fourth power of the spacing`() throws {
        func worst(_ count: Int) throws -> Double {
            let x = (0...count).map { 3 * Double($0) / Double(count) }
            let spline = try #require(CubicSpline(x: x, y: x.map { exp(sin(2 * $0)) }))
            return (0..<999).reduce(0.0) { worst, step in
                let point = 3 * (Double(step) + 0.5) / 999
                return max(worst, abs(spline.value(at: point) - exp(sin(2 * point))))
            }
        }
        let ratio = try worst(40) / worst(80)
        #expect(ratio > 12 && ratio < 24)
    }

    @Test func `nothing is known outside the points`() throws {
        let spline = try #require(CubicSpline(x: x, y: x))
        #expect(spline.value(at: -0.01).isNaN && spline.value(at: 4.21).isNaN && spline.value(at: .nan).isNaN)
        #expect(spline.value(at: 4.2) == 4.2)
    }

    @Test func `points that make no function are refused`() {
        #expect(CubicSpline(x: [0, 1, 2], y: [0, 1, 2]) == nil)
        #expect(CubicSpline(x: [0], y: [0], end: .natural) == nil)
        #expect(CubicSpline(x: [0, 1, 1, 2], y: [0, 1, 2, 3]) == nil)
        #expect(CubicSpline(x: [0, 1, 2, 3], y: [0, 1, .nan, 3]) == nil)
        #expect(CubicSpline(x: [0, 1, 2, 3], y: [0, 1, 3]) == nil)
    }
}
