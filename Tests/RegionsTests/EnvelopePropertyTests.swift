import Regions
import Testing

@Suite("Envelopes of random regions")
struct EnvelopePropertyTests {
    @Test("agree with brute force in every place: owner, kind, height, runner-up, overlap", arguments: Lattice.allCases)
    func bruteForce(lattice: Lattice) {
        var checked = 0
        for seed in UInt64(0)..<800 {
            var random = SplitMix64(seed: seed)
            let share = [0, 0.3, 0.8][Int(seed % 3)]
            let regions = randomRegions(&random, lattice, count: 1...(seed % 5 == 0 ? 14 : 5), openShare: share)
            let oracle = EnvelopeOracle(
                regions: regions, envelope: Envelope(of: regions), label: "seed \(seed), \(lattice)")
            for _ in 0..<40 {
                let x = random.real(-0.5...10)
                checked += oracle.check(at: lattice == .coarse ? 4 * x : x) ? 1 : 0
            }
            oracle.checkLoops()
        }
        #expect(checked > 20_000, "most abscissae are told apart")
    }

    @Test("at a crossing the curves agree to 1e-12, and both pieces end in the same point", arguments: Lattice.allCases)
    func crossings(lattice: Lattice) {
        var checked = 0
        for seed in UInt64(0)..<400 {
            var random = SplitMix64(seed: seed)
            let regions = randomRegions(&random, lattice, count: 2...10, openShare: 0.5)
            let pieces = Envelope(of: regions).pieces
            for (a, b) in zip(pieces, pieces.dropFirst()) {
                guard a.loop == b.loop, a.owner != b.owner, a.side == .lower, b.side == .lower, a.x1 == b.x0 else {
                    continue
                }
                let steepness = max(abs(a.y1 - a.y0) / (a.x1 - a.x0), abs(b.y1 - b.y0) / (b.x1 - b.x0))
                // A step of the limit, or an edge so steep that a rounding of x moves y by more.
                if abs(a.y1 - b.y0) > 1e-6 || steepness > 100 { continue }
                checked += 1
                if a.y1 != b.y0 { Issue.record("seed \(seed), \(lattice): \(a) and \(b) do not meet") }
                for piece in [a, b] {
                    let edges = regions[piece.owner].strips.filter { $0.x0 <= a.x1 && a.x1 <= $0.x1 }
                        .map { $0.lower(at: a.x1) }
                    let nearest = edges.map { abs($0 - a.y1) }.min() ?? .infinity
                    let slack = 1e-12 + 32 * steepness * max(1, a.x1).ulp
                    if nearest > slack { Issue.record("seed \(seed), \(lattice): off by \(nearest) at \(a)") }
                }
            }
        }
        #expect(checked > 300)
    }
}
