import Testing

@testable import Regions

@Suite("What is not a region is refused")
struct RegionErrorTests {
    private func strip(
        _ x0: Double, _ x1: Double, _ lower: (Double, Double), _ upper: (Double, Double), open: EdgeKind = .measured
    ) -> Strip {
        Strip(
            x0: x0, x1: x1, lower0: lower.0, lower1: lower.1, upper0: upper.0, upper1: upper.1, lowerKind: .measured,
            upperKind: open)
    }

    @Test("strips that break an invariant are refused")
    func invariants() throws {
        let inf = Double.infinity
        let cases: [([Strip], RegionError)] = [
            ([strip(0, 0, (0, 0), (1, 1))], .emptyStrip(x: 0)),
            ([strip(0, 1, (.nan, 0), (1, 1))], .notFinite(x: 0)),
            ([strip(0, 1, (0, 0), (1, inf))], .notFinite(x: 0)),
            ([strip(0, 1, (0, 0), (inf, inf))], .openMismatch(x: 0)),
            ([strip(0, 1, (0, 0), (1, 1), open: .open)], .openMismatch(x: 0)),
            ([strip(0, 1, (0, 2), (1, 1))], .crossing(x: 1)),
            ([strip(0, 1, (0, 1), (0, 1))], .noArea(x: 0, loop: nil)),
            ([strip(1, 2, (0, 0), (1, 1)), strip(0, 1, (0, 0), (1, 1))], .notSorted(x: 0)),
            ([strip(0, 1, (2, 2), (3, 3)), strip(0, 1, (0, 0), (1, 1))], .notSorted(x: 0)),
            ([strip(0, 1, (0, 0), (2, 2)), strip(0, 1, (1, 1), (3, 3))], .overlap(x: 0)),
            ([strip(0, 2, (0, 0), (1, 1)), strip(1, 3, (2, 2), (3, 3))], .overlap(x: 1)),
            ([strip(0, 1, (0, 0), (1, 1)), strip(0, 2, (2, 2), (3, 3))], .overlap(x: 0)),
        ]
        for (strips, error) in cases {
            #expect(throws: error) { try Region(strips: strips) }
            #expect(error.description.contains("x = "))
        }
        let stacked = [strip(0, 1, (0, 0), (1, 1)), strip(0, 1, (1, 1), (2, 3)), strip(1, 2, (0, 0), (1, 1))]
        #expect(try Region(strips: stacked).intervals(at: 1).map(\.to) == [3])
    }

    @Test("lines and loops that cannot be read are refused")
    func lines() {
        #expect(throws: RegionError.tooFewPoints(count: 1, needed: 2)) { try Region.above(vertices([(0, 0)])) }
        #expect(throws: RegionError.notMonotone(x: 1)) { try Region.above(vertices([(0, 0), (2, 0), (1, 0)])) }
        #expect(throws: RegionError.noArea(x: 1, loop: nil)) { try Region.above(vertices([(1, 0), (1, 1)])) }
        #expect(throws: RegionError.notFinite(x: 1)) { try Region.above(vertices([(0, 0), (1, .nan)])) }
        let spike = vertices([(0, 0), (1, .infinity), (2, 0)])
        #expect(throws: RegionError.notFinite(x: 1)) { try Region.inside([spike]) }
        let pair = vertices([(0, 0), (1, 1)])
        #expect(throws: RegionError.tooFewPoints(count: 2, needed: 3)) { try Region.inside([pair]) }
        #expect(throws: RegionError.tooFewPoints(count: 0, needed: 3)) { try Region.inside([]) }
        #expect(throws: RegionError.openMismatch(x: 1)) {
            try Region.above([Vertex(x: 0, y: 0), Vertex(x: 1, y: 0, kind: .open)])
        }
    }

    @Test("a comb that would take too many strips is refused before they are made")
    func comb() throws {
        // Long teeth that all reach to the left, each a little further than the last: every tip cuts all others.
        func comb(_ teeth: Int) -> [Vertex] {
            var loop: [Vertex] = []
            for tooth in 0..<teeth {
                loop.append(Vertex(x: 1000, y: Double(2 * tooth)))
                loop.append(Vertex(x: Double(tooth) / 10, y: Double(2 * tooth + 1)))
            }
            loop.append(Vertex(x: 1000, y: Double(2 * teeth)))
            loop.append(Vertex(x: 1001, y: 0))
            return loop
        }
        #expect(throws: RegionError.tooManyStrips(limit: 1000)) { try Region.inside([comb(100)], limit: 1000) }
        #expect(throws: RegionError.tooManyStrips(limit: Region.largestStripCount)) { try Region.inside([comb(5000)]) }
        #expect(try Region.inside([comb(100)]).strips.count == 100 * 101 / 2 + 1)
    }

    @Test("edges keep their ends exactly and do not leave their range")
    func interpolation() {
        for seed in UInt64(0)..<5_000 {
            var random = SplitMix64(seed: seed)
            let (x0, y0, y1) = (random.real(-20...20), random.real(-20...20), random.real(-20...20))
            let x1 = x0 + random.real(1e-9...3)
            let strip = strip(x0, x1, (y0, y1), (30, 30))
            #expect((strip.lower(at: x0), strip.lower(at: x1)) == (y0, y1), "seed \(seed)")
            let x = random.real(x0...x1)
            let (a, b) = (strip.lower(at: x), strip.lower(at: min(x.nextUp, x1)))
            #expect(y0 <= y1 ? y0 <= a && a <= b && b <= y1 : y0 >= a && a >= b && b >= y1, "seed \(seed)")
        }
    }
}
