import Foundation
import Quadrature
import Testing

@Suite struct SobolTests {
    /// Point 777 of the sequence, times 2³², from scipy's `qmc.Sobol(16, scramble=False)` (Joe and Kuo's numbers).
    @Test func `points agree with an independent implementation`() throws {
        let reference: [UInt32] = [
            2_973_761_536, 4_022_337_536, 700_448_768, 1_178_599_424, 2_730_491_904, 1_530_920_960, 817_889_280,
            3_275_751_424, 1_497_366_528, 1_388_314_624, 3_200_253_952, 2_990_538_752, 1_648_361_472, 2_034_237_440,
            2_445_279_232, 2_210_398_208,
        ]
        var sequence = try #require(SobolPoints(dimensions: 16, seed: nil))
        var point = [Double](repeating: 0, count: 16)
        for _ in 0...777 { sequence.next(into: &point) }
        #expect(point.map { UInt32($0 * 0x1p32) } == reference)
    }

    @Test(arguments: [nil, 1, 99])
    func `each interval of a power of two holds one point`(seed: UInt64?) throws {
        var sequence = try #require(SobolPoints(dimensions: 16, seed: seed))
        var point = [Double](repeating: 0, count: 16)
        var seen = [Set<Int>](repeating: [], count: 16)
        for _ in 0..<256 {
            sequence.next(into: &point)
            for dimension in 0..<16 { seen[dimension].insert(Int(point[dimension] * 256)) }
        }
        #expect(seen.allSatisfy { $0.count == 256 })
    }

    @Test func `integrals converge faster than with random points`() throws {
        func error(_ count: Int) throws -> Double {
            var sequence = try #require(SobolPoints(dimensions: 6, seed: 3))
            var point = [Double](repeating: 0, count: 6)
            var sum = 0.0
            for _ in 0..<count {
                sequence.next(into: &point)
                sum += point.reduce(1) { $0 * (1 + ($1 - 0.5)) }
            }
            return abs(sum / Double(count) - 1)
        }
        #expect(try error(4096) < 2e-3)
        #expect(try error(65536) < 1e-4)
    }

    @Test func `seeds shift the points`() throws {
        var (a, b, c) = (
            try #require(SobolPoints(dimensions: 2, seed: 1)), try #require(SobolPoints(dimensions: 2, seed: 2)),
            try #require(SobolPoints(dimensions: 2, seed: 1))
        )
        var (u, v, w) = ([0.0, 0], [0.0, 0], [0.0, 0])
        a.next(into: &u)
        b.next(into: &v)
        c.next(into: &w)
        #expect(u != v && u == w)
        #expect(SobolPoints(dimensions: 17, seed: 1) == nil && SobolPoints(dimensions: 0, seed: 1) == nil)
    }
}

@Suite struct UniformTableTests {
    @Test func `cubics are exact, ends hold`() throws {
        func cubic(_ x: Double) -> Double { 1 + x * (2 - x * (3 - x)) }
        let table = try #require(UniformTable(from: -1, to: 2, intervals: 6, cubic))
        for x in stride(from: -1.0, through: 2, by: 0.07) { #expect(abs(table.value(at: x) - cubic(x)) < 1e-12) }
        #expect(abs(table.value(at: 5) - cubic(2)) < 1e-12 && abs(table.value(at: -5) - cubic(-1)) < 1e-12)
        #expect(UniformTable(from: 0, to: 1, intervals: 2, cubic) == nil)
        #expect(UniformTable(from: 1, to: 1, intervals: 9, cubic) == nil)
    }
}
