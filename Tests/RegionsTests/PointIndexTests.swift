import Testing

@testable import Regions

@Suite struct PointIndexTests {
    private static let tolerance = 1e-12

    /// Limits, bands and stacked contours, with corners in common as real tables have them.
    private static func regions(_ random: inout SplitMix64) throws -> [Region] {
        func height() -> Double { Double.random(in: -8...0, using: &random) }
        return try (0..<Int.random(in: 0...12, using: &random)).map { _ in
            let start = (Double.random(in: -3...1, using: &random) * 4).rounded() / 4
            let line = (0..<Int.random(in: 2...8, using: &random)).map { index in
                Vertex(x: start + 0.25 * Double(index), y: height())
            }
            switch Int.random(in: 0...2, using: &random) {
            case 0: return try Region.above(line)
            case 1:
                let x = line[0].x
                let (y, gap) = (height(), 0.5)
                // Two boxes above each other, which may touch, and one further right.
                let boxes = [(x, y), (x, y + gap), (x + 0.5, y)].map { x, y in
                    [(x, y), (x + 0.5, y), (x + 0.5, y + gap), (x, y + gap)].map { Vertex(x: $0.0, y: $0.1) }
                }
                return try Region.inside(boxes)
            default:
                return try Region.inside([
                    line + [Vertex(x: start + Double.random(in: 0...1, using: &random), y: height())]
                ])
            }
        }
    }

    private static func interval(_ region: Region, x: Double, y: Double) -> Interval? {
        guard region.xRange?.contains(x) == true else { return nil }
        return region.intervals(at: x).first { $0.from - tolerance <= y && y <= $0.to + tolerance }
    }

    @Test func `owners and the strongest are those of a look at every region`() throws {
        for seed in UInt64(1)...300 {
            var random = SplitMix64(seed: seed)
            let regions = try Self.regions(&random)
            let index = PointIndex(regions, tolerance: Self.tolerance)
            let corners = regions.flatMap(\.strips)
            for _ in 0..<200 {
                var x = Double.random(in: -3.5...4, using: &random)
                var y = Double.random(in: -9...1, using: &random)
                // Corners and borders are where an index goes wrong.
                if let strip = corners.randomElement(using: &random), Bool.random(using: &random) {
                    x = Bool.random(using: &random) ? strip.x0 : strip.x1
                    if Bool.random(using: &random) { y = strip.lower(at: x) }
                }
                let expected = regions.indices.filter { Self.interval(regions[$0], x: x, y: y) != nil }
                var owners: [Int] = []
                index.addOwners(x: x, y: y, to: &owners)
                #expect(owners == expected, "seed \(seed), x \(x), y \(y)")
                let lowest = expected.min { one, other in
                    let first = Self.interval(regions[one], x: x, y: y)?.from ?? .infinity
                    let second = Self.interval(regions[other], x: x, y: y)?.from ?? .infinity
                    return (first, one) < (second, other)
                }
                #expect(index.strongest(x: x, y: y) == lowest, "seed \(seed), x \(x), y \(y)")
                let isReached = regions.contains { $0.xRange?.contains(x) == true }
                #expect(index.isReached(x) == isReached, "seed \(seed), x \(x)")
            }
        }
    }

    @Test func `regions that exclude nothing reach nowhere`() throws {
        let index = PointIndex([try Region(strips: [])], tolerance: 0)
        #expect(!index.isReached(0))
        #expect(index.strongest(x: 0, y: 0) == nil)
    }
}
