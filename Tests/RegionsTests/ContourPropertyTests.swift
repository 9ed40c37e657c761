import Regions
import Testing

@Suite("Contours of random shape")
struct ContourPropertyTests {
    @Test("hold the points that the even-odd rule says", arguments: Lattice.allCases)
    func membership(lattice: Lattice) throws {
        var checked = 0
        for seed in UInt64(0)..<1500 {
            var random = SplitMix64(seed: seed)
            let loops = (0..<random.int(1...3)).map { _ in randomLoop(&random, lattice) }
            let region: Region
            do { region = try Region.inside(loops) } catch { continue }
            #expect(throws: Never.self, "seed \(seed), \(lattice)") { try region.checkInvariants() }
            let size = lattice == .coarse ? 40.0 : lattice == .tiny ? 5 : 10
            for _ in 0..<60 {
                let (x, y) = (random.real(-0.1 * size...1.1 * size), random.real(-0.1 * size...1.1 * size))
                // Closer to an edge, rounding may decide.
                if distance(loops, x: x, y: y) < 1e-9 { continue }
                checked += 1
                if region.contains(x: x, y: y) != isInside(loops, x: x, y: y) {
                    Issue.record("seed \(seed), \(lattice): (\(x), \(y))")
                }
            }
        }
        #expect(checked > 40_000)
    }

    @Test("have the exact area, and cuts at the exact crossings", arguments: [Lattice.tiny, .coarse])
    func exactAreas(lattice: Lattice) throws {
        for seed in UInt64(0)..<500 {
            var random = SplitMix64(seed: seed)
            let loops = (0..<random.int(1...2)).map { _ in randomLoop(&random, lattice, points: 3...7) }
            let edges = loops.flatMap { loop in
                loop.indices.compactMap { i -> ExactEdge? in
                    let (a, b) = (loop[i], loop[(i + 1) % loop.count])
                    return ExactEdge(a.x, a.y, b.x, b.y)
                }
            }
            let abscissae = criticalAbscissae(edges)
            let exact = exactArea(abscissae) { x in
                let heights = edges.filter { $0.spans(x) }.map { $0.height(x) }.sorted()
                return stride(from: 0, to: heights.count - 1, by: 2).reduce(Rational(0)) {
                    $0 + heights[$1 + 1] - heights[$1]
                }
            }
            let region: Region
            do {
                region = try Region.inside(loops)
            } catch RegionError.noArea(_, let loop) {
                if loops.count == 1 || loop == nil { #expect(exact == Rational(0), "seed \(seed), \(lattice)") }
                continue
            }
            let area = region.strips.reduce(0) {
                $0 + ($1.x1 - $1.x0) * ($1.upper0 + $1.upper1 - $1.lower0 - $1.lower1) / 2
            }
            #expect(abs(area - exact.double) <= 1e-12 * (1 + area), "seed \(seed), \(lattice)")
            let places = abscissae.map(\.double)
            for x in Set(region.strips.flatMap { [$0.x0, $0.x1] }) {
                let nearest = places.map { abs($0 - x) }.min() ?? .infinity
                #expect(nearest <= 4 * max(1, x).ulp, "seed \(seed), \(lattice): a cut at \(x)")
            }
        }
    }

    @Test("are the same whatever vertex they begin with, in either direction")
    func rotation() throws {
        for seed in UInt64(0)..<500 {
            var random = SplitMix64(seed: seed)
            let loop = randomLoop(&random, .real)
            guard let region = try? Region.inside([loop]) else { continue }
            let turned = Array(loop[1...] + loop[..<1])
            #expect(try Region.inside([turned]) == region, "seed \(seed)")
            #expect(try Region.inside([loop.reversed()]).strips.count == region.strips.count, "seed \(seed)")
        }
    }
}
