import Foundation
import PortalPhysics
import Testing

@Suite struct PoissonTests {
    @Test(arguments: Reference.signalLimits)
    func `limits agree with the reference`(
        count: Int, background: Double, classical: Double, cls: Double, lower: Double, upper: Double,
        tolerance: Double
    ) throws {
        let limits = try SignalLimit.allCases.map {
            try #require($0.upperLimit(observed: count, background: background, confidenceLevel: 0.9))
        }
        #expect(zip(limits, [cls, classical, upper]).allSatisfy { agrees($0, $1, tolerance) }, "\(limits)")
        let interval = try #require(
            FeldmanCousins.interval(observed: count, background: background, confidenceLevel: 0.9))
        #expect(agrees(interval.lower, lower, tolerance))
    }

    /// `scripts/check-physics/poisson.py`: scipy's distributions; Feldman-Cousins by ranking every count at every signal
    /// of a grid, ends refined by bisection.
    @Test(arguments: [
        (0, 15.0, 0.9, -12.69741491, 2.302585093, 0.0, 0.7810231546),
        (3, 15.0, 0.9, -8.319216932, 2.779801123, 0, 0.9150915077),
        (10, 0.1, 0.9, 15.30664117, 15.30664117, 5.40108074, 16.40046633),
        (7, 2.4, 0.95, 10.7481138, 10.75447769, 0.8853156919, 11.4106154),
        (100, 90.3, 0.9, 23.77453713, 24.70924032, 0, 27.2400412),
        (50, 100.0, 0.9, -39.66055985, 4.432107578, 0, 1.663880641),
        (2, 0.0, 0.95, 6.295793622, 6.295793622, 0.3553615107, 6.721269336),
        (400, 360.5, 0.9, 66.36763957, 66.59347893, 11.55595067, 73.5428153),
    ])
    func `limits agree with a brute-force scan`(
        count: Int, background: Double, level: Double, classical: Double, cls: Double, lower: Double, upper: Double
    ) throws {
        let limits = try SignalLimit.allCases.map {
            try #require($0.upperLimit(observed: count, background: background, confidenceLevel: level))
        }
        #expect(zip(limits, [cls, classical, upper]).allSatisfy { agrees($0, $1, 1e-8) }, "\(limits)")
        let interval = try #require(
            FeldmanCousins.interval(observed: count, background: background, confidenceLevel: level))
        #expect(agrees(interval.lower, lower, 1e-8))
    }

    /// The tables of physics/9711021, two decimals.
    @Test(arguments: [(0, 0.0, 0.0, 2.44), (0, 0.5, 0, 1.94), (1, 0.5, 0, 3.86), (1, 1, 0, 3.36), (3, 0.5, 0.60, 6.92)])
    func `Feldman-Cousins intervals agree with the published tables`(
        count: Int, background: Double, lower: Double, upper: Double
    ) throws {
        let interval = try #require(
            FeldmanCousins.interval(observed: count, background: background, confidenceLevel: 0.9))
        #expect(abs(interval.lower - lower) < 0.0051 && abs(interval.upper - upper) < 0.0051)
    }

    @Test func `expected limits agree with the reference`() throws {
        let classical = SignalLimit.classical
        #expect(
            agrees(try #require(classical.meanExpected(background: 5, confidenceLevel: 0.9)), 4.212250981739762, 1e-8))
        let median = try #require(classical.medianExpected(background: 5, confidenceLevel: 0.9))
        #expect(agrees(median, 4.2746738933516255, 1e-8))
        let cls = try #require(SignalLimit.cls.medianExpected(background: 5, confidenceLevel: 0.9))
        #expect(agrees(cls, 5.1506698586818604, 1e-8))
        for (background, expected) in [(1.0, 2.890), (2, 3.322), (5, 4.275), (10, 5.407)] {
            let value = try #require(classical.medianExpected(background: background, confidenceLevel: 0.9))
            #expect(abs(value - expected) < 1e-3)
        }
        #expect(
            agrees(try #require(SignalLimit.cls.medianExpected(background: 0, confidenceLevel: 0.9)), log(10), 1e-12))
    }

    @Test func `without events CLs ignores the background and the classical limit does not`() throws {
        for background in [0.0, 0.51, 3, 40, 1e4] {
            let cls = try #require(
                SignalLimit.cls.upperLimit(observed: 0, background: background, confidenceLevel: 0.95))
            #expect(agrees(cls, log(20), 1e-11))
            let classical = try #require(
                SignalLimit.classical.upperLimit(observed: 0, background: background, confidenceLevel: 0.95))
            #expect(abs(classical - (log(20) - background)) < 1e-11 * (1 + background))
        }
    }

    @Test(arguments: [1, 10, 100, 10_000, 100_000])
    func `limits hold their defining equations for any count`(count: Int) throws {
        let background = 0.97 * Double(count)
        let classical = try #require(
            SignalLimit.classical.upperLimit(observed: count, background: background, confidenceLevel: 0.9))
        #expect(agrees(Poisson.cumulative(count: count, mean: classical + background), 0.1, 1e-9))
        let cls = try #require(
            SignalLimit.cls.upperLimit(observed: count, background: background, confidenceLevel: 0.9))
        let ratio =
            Poisson.cumulative(count: count, mean: cls + background)
            / Poisson.cumulative(count: count, mean: background)
        #expect(agrees(ratio, 0.1, 1e-9))
        #expect(cls > classical)
        let interval = try #require(
            FeldmanCousins.interval(observed: count, background: background, confidenceLevel: 0.9))
        #expect(interval.lower >= 0 && interval.upper > interval.lower && interval.upper.isFinite)
    }

    /// Reference values from mpmath's regularised incomplete gamma function, 40 digits.
    @Test(arguments: [
        (0, 0.5, -0.5), (9999, 10000.0, -0.695810340303820067), (10000, 9000, -1.86413722299199905e-25),
        (10, 1000, -946.016819629632794),
    ])
    func `cumulative probabilities keep their digits`(count: Int, mean: Double, logarithm: Double) {
        let value = Poisson.logCumulative(count: count, mean: mean)
        #expect(agrees(value, logarithm, 2e-12))
        let complement = Poisson.probability(from: count + 1, through: count + 100_000, mean: mean)
        #expect(abs(exp(value) + complement - 1) < 1e-12)
    }

    @Test func `probabilities add up to one`() {
        for mean in [0.0, 0.3, 15.99, 16, 250.5] {
            let sum = (0...600).reduce(0.0) { $0 + Poisson.probability(count: $1, mean: mean) }
            #expect(abs(sum - 1) < 1e-13)
        }
        #expect(Poisson.median(mean: 0) == 0)
        #expect(Poisson.median(mean: 0.6) == 0 && Poisson.median(mean: 0.7) == 1)
        #expect(Poisson.median(mean: 1e4) == 10_000)
    }

    @Test func `nonsense has no limit`() {
        for limit in SignalLimit.allCases {
            #expect(limit.upperLimit(observed: -1, background: 0, confidenceLevel: 0.9) == nil)
            #expect(limit.upperLimit(observed: 0, background: -1, confidenceLevel: 0.9) == nil)
            #expect(limit.upperLimit(observed: 0, background: .nan, confidenceLevel: 0.9) == nil)
            #expect(limit.upperLimit(observed: 0, background: 0, confidenceLevel: 1) == nil)
            #expect(limit.upperLimit(observed: 0, background: 0, confidenceLevel: 0) == nil)
            #expect(limit.medianExpected(background: .infinity, confidenceLevel: 0.9) == nil)
        }
    }
}
