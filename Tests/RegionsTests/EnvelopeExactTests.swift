import Regions
import Testing

@Suite("Envelopes against exact arithmetic")
struct EnvelopeExactTests {
    /// The lower and upper edges of a region whose strips all have integral corners; nil if any has not.
    private func exactStrips(_ region: Region) -> [(lower: ExactEdge, upper: ExactEdge)]? {
        var strips: [(lower: ExactEdge, upper: ExactEdge)] = []
        for strip in region.strips {
            let values = [strip.x0, strip.x1, strip.lower0, strip.lower1, strip.upper0, strip.upper1]
            guard values.allSatisfy({ $0 == $0.rounded() }),
                let lower = ExactEdge(strip.x0, strip.lower0, strip.x1, strip.lower1),
                let upper = ExactEdge(strip.x0, strip.upper0, strip.x1, strip.upper1)
            else { return nil }
            strips.append((lower, upper))
        }
        return strips
    }

    /// A trapezoid with integral corners.
    private func trapezoid(_ random: inout SplitMix64, _ lattice: Lattice) -> Region? {
        let x = [lattice.coordinate(&random), lattice.coordinate(&random)].sorted()
        let y = (0..<4).map { _ in lattice.coordinate(&random) }
        return try? Region.between(
            lower: [Vertex(x: x[0], y: min(y[0], y[1])), Vertex(x: x[1], y: min(y[2], y[3]))],
            upper: [Vertex(x: x[0], y: max(y[0], y[1])), Vertex(x: x[1], y: max(y[2], y[3]))])
    }

    @Test("the area is exact, and pieces end at exact crossings", arguments: [Lattice.tiny, .coarse])
    func areas(lattice: Lattice) throws {
        for seed in UInt64(0)..<500 {
            var random = SplitMix64(seed: seed)
            var regions: [Region] = []
            let count = random.int(1...6)
            while regions.count < count {
                if let region = trapezoid(&random, lattice) { regions.append(region) }
            }
            let strips = regions.compactMap(exactStrips).flatMap { $0 }
            let abscissae = criticalAbscissae(strips.flatMap { [$0.lower, $0.upper] })
            let exact = exactArea(abscissae) { x in
                let spans = strips.filter { $0.lower.spans(x) }.map { ($0.lower.height(x), $0.upper.height(x)) }
                    .sorted { $0.0 < $1.0 }
                var (sum, top) = (Rational(0), spans.first?.0 ?? Rational(0))
                for (from, to) in spans where to > top {
                    sum = sum + to - max(from, top)
                    top = to
                }
                return sum
            }
            let pieces = Envelope(of: regions).pieces
            let area = pieces.reduce(0) { sum, piece in
                sum + (piece.side == .upper ? 1 : -1) * (piece.x1 - piece.x0) * (piece.y0 + piece.y1) / 2
            }
            #expect(abs(area - exact.double) <= 1e-11 * (1 + area), "seed \(seed), \(lattice)")
            let places = abscissae.map(\.double)
            for x in Set(pieces.flatMap { [$0.x0, $0.x1] }) {
                let nearest = places.map { abs($0 - x) }.min() ?? .infinity
                #expect(nearest <= 8 * max(1, x).ulp, "seed \(seed), \(lattice): a piece ends at \(x)")
            }
        }
    }
}
