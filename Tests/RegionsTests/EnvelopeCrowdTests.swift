import Regions
import Testing

@Suite("Envelopes of many regions that meet in the same places")
struct EnvelopeCrowdTests {
    private func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) throws -> Region {
        try Region.inside([rectangle(x, y, x + width, y + height)])
    }

    @Test("tiles that touch leave one loop around them all")
    func tiles() throws {
        let tiles = try (0..<400).map { try box(Double($0 % 20), Double($0 / 20), 1, 1) }
        let pieces = Envelope(of: tiles).pieces
        #expect(pieces.count == 40)
        #expect(pieces.allSatisfy { $0.loop == 0 && ($0.side == .lower ? $0.y0 == 0 : $0.y0 == 20) })
    }

    @Test("islands that begin at one abscissa stay apart, and a limit over half of them hides those")
    func comb() throws {
        var regions = try (0..<300).map { try box(0, Double(2 * $0), 1, 1) }
        #expect(Envelope(of: regions).pieces.map(\.loop) == (0..<600).map { $0 / 2 })
        regions.append(try Region.above(vertices([(-1, 300.5), (2, 300.5)])))
        let pieces = Envelope(of: regions).pieces
        #expect(Set(pieces.map(\.owner)) == Set(0...150).union([300]))
        #expect(pieces.filter { $0.owner == 150 }.map(\.runnerUp) == [300])
        #expect(pieces.filter { $0.owner == 300 }.count == 2)
    }

    @Test("a fan of lines through one point changes its owner there once")
    func fan() throws {
        let fan = try (0..<200).map { index in
            let slope = Double(index - 100) / 7
            return try Region.above(vertices([(0, -slope), (2, slope)]))
        }
        let pieces = Envelope(of: fan).pieces
        #expect(pieces.map(\.owner) == [199, 0])
        #expect(pieces.map(\.runnerUp) == [198, 1])
        #expect(abs(pieces[0].x1 - 1) < 1e-12 && abs(pieces[0].y1) < 1e-12)
    }

    @Test("a hundred equal regions are one, with one runner-up")
    func equal() throws {
        let loop = vertices([(0, 0), (3, -1), (4, 2), (2, 5), (1, 1)])
        let pieces = Envelope(of: try (0..<100).map { _ in try Region.inside([loop]) }).pieces
        #expect(pieces.allSatisfy { $0.owner == 0 && $0.runnerUp == 1 && $0.overlap })
        #expect(pieces.map { $0.order } == Array(pieces.indices))
    }

    @Test("crowds agree with brute force", arguments: Lattice.allCases)
    func bruteForce(lattice: Lattice) {
        for seed in UInt64(0)..<12 {
            var random = SplitMix64(seed: seed)
            let regions = randomRegions(&random, lattice, count: 60...60, openShare: seed % 2 == 0 ? 0 : 0.2)
            let oracle = EnvelopeOracle(
                regions: regions, envelope: Envelope(of: regions), label: "seed \(seed), \(lattice)")
            for _ in 0..<40 {
                let x = random.real(-0.5...10)
                _ = oracle.check(at: lattice == .coarse ? 4 * x : x)
            }
            oracle.checkLoops()
        }
    }

    @Test("moving everything moves the envelope and changes nothing else")
    func moved() throws {
        for seed in UInt64(0)..<200 {
            var random = SplitMix64(seed: seed)
            let regions = randomRegions(&random, .real, count: 2...6, openShare: 0.5)
            let (dx, dy) = (-33.3, -61.7)
            let moved = regions.compactMap { region in
                try? Region(
                    strips: region.strips.map { strip in
                        var strip = strip
                        strip.x0 += dx
                        strip.x1 += dx
                        strip.lower0 += dy
                        strip.lower1 += dy
                        strip.upper0 += dy
                        strip.upper1 += dy
                        return strip
                    })
            }
            if moved.count < regions.count { continue }
            let (there, here) = (Envelope(of: regions).pieces, Envelope(of: moved).pieces)
            #expect(there.count == here.count, "seed \(seed)")
            for (a, b) in zip(there, here) {
                let named = (a.owner, a.runnerUp, a.side) == (b.owner, b.runnerUp, b.side)
                let placed = (a.loop, a.order) == (b.loop, b.order) && abs(a.x0 + dx - b.x0) < 1e-9
                #expect(named && placed, "seed \(seed): \(a) and \(b)")
            }
        }
    }
}
