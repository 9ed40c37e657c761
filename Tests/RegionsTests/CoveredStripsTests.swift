import Testing

@testable import Regions

@Suite("Envelopes without the strips that others cover twice")
struct CoveredStripsTests {
    /// A limit of many strips: a walk or, now and then, a staircase; on a lattice its corners fall on those of others.
    private func limit(_ random: inout SplitMix64, _ lattice: Lattice) -> Region? {
        let (x, width) = (lattice.coordinate(&random), 0.5 + lattice.coordinate(&random))
        let count = random.int(2...40)
        let step = lattice == .real ? width / Double(count) : 1
        let isStaircase = random.chance(0.3)
        var y = lattice.coordinate(&random, 2)
        var line: [Vertex] = []
        for index in 0..<count {
            let place = x + step * Double(index)
            if isStaircase { line.append(Vertex(x: place, y: y)) }
            y += lattice == .real ? random.real(-0.5...0.5) : Double(random.int(-1...1))
            line.append(Vertex(x: place, y: y, kind: random.chance(0.1) ? .cap : .measured))
        }
        return try? Region.above(line)
    }

    private func regions(_ random: inout SplitMix64, _ lattice: Lattice, seed: UInt64) -> [Region] {
        var regions = randomRegions(
            &random, lattice, count: 3...20, openShare: [0.2, 0.6, 0.95][Int(seed % 3)])
        for _ in 0..<random.int(0...12) {
            if let limit = limit(&random, lattice) { regions.append(limit) }
        }
        // Edges that coincide all along.
        if seed % 5 == 0 { regions += regions.prefix(3) }
        return regions.shuffled(using: &random)
    }

    private func count(_ regions: [Region]) -> Int { regions.reduce(0) { $0 + $1.strips.count } }

    /// Pieces as wide as what the sweep takes as simultaneous come and go with the order of its steps.
    private func proper(_ pieces: [Piece]) -> [Piece] {
        pieces.filter { $0.x1 - $0.x0 > 2 * Nearness.width(at: $0.x1) }
    }

    @Test("all that is said of each piece stays the same", arguments: Lattice.allCases, [0.25, 16])
    func same(lattice: Lattice, cellsPerStrip: Double) {
        var (removed, total, exact, compared) = (0, 0, 0, 0)
        for seed in UInt64(0)..<50 {
            var random = SplitMix64(seed: seed)
            let regions = regions(&random, lattice, seed: seed)
            let rest = CoveredStrips.removed(from: regions, cellsPerStrip: cellsPerStrip)
            total += count(regions)
            removed += count(regions) - count(rest)
            if count(rest) == count(regions) { continue }
            let (plain, fast) = (Envelope(ofAll: regions).pieces, Envelope(ofAll: rest).pieces)
            compared += 1
            exact += plain == fast ? 1 : 0
            let (wanted, found) = (proper(plain), proper(fast))
            #expect(wanted.count == found.count, "seed \(seed), \(lattice)")
            for (a, b) in zip(wanted, found) {
                let distance = max(abs(a.x0 - b.x0), abs(a.x1 - b.x1)) / max(1, abs(a.x1))
                let named = (a.side, a.kind, a.owner, a.runnerUp) == (b.side, b.kind, b.owner, b.runnerUp)
                let placed = a.loop == b.loop && a.overlap == b.overlap && distance < 1e-13
                let isAtSameHeight = max(abs(a.y0 - b.y0), abs(a.y1 - b.y1)) < 1e-9
                #expect(named && placed && isAtSameHeight, "seed \(seed), \(lattice): \(a) and \(b)")
            }
        }
        #expect(removed > total / 20, "the test has something to look at")
        // Where nothing coincides, nothing differs; on a lattice a corner may move by some units in the last place.
        if lattice == .real {
            #expect(exact == compared)
        } else {
            #expect(exact > compared * 4 / 5)
        }
    }

    @Test("agree with brute force", arguments: Lattice.allCases)
    func bruteForce(lattice: Lattice) {
        for seed in UInt64(0)..<20 {
            var random = SplitMix64(seed: seed)
            let regions = regions(&random, lattice, seed: seed)
            let oracle = EnvelopeOracle(
                regions: regions, envelope: Envelope(of: regions), label: "seed \(seed), \(lattice)")
            for _ in 0..<40 {
                let x = random.real(-0.5...12)
                _ = oracle.check(at: lattice == .coarse ? 4 * x : x)
            }
            oracle.checkLoops()
        }
    }

    @Test("a strip goes when two other limits lie below it, and not before")
    func twoBelow() throws {
        func limit(_ y: Double) throws -> Region {
            try Region.above((0...40).map { Vertex(x: Double($0), y: y + 0.01 * Double($0 % 2)) })
        }
        let island = try Region.inside([rectangle(20, 5, 21, 6)])
        let below = try Region.inside([rectangle(20, -5, 21, -4)])
        let two = [try limit(1), try limit(3), island, below]
        #expect(CoveredStrips.removed(from: two) == two)
        let rest = CoveredStrips.removed(from: two + [try limit(2)])
        #expect(rest.map(\.isEmpty) == [false, false, true, false, false])
        // The ends of the limits are in cells that they do not span.
        #expect(rest[1].strips.allSatisfy { $0.x1 < 6 || $0.x0 > 34 })
        #expect(!rest[1].isEmpty && rest[0] == two[0] && rest[3] == below)
    }

    @Test("limits as near as the tolerance all stay")
    func near() throws {
        let limits = try (0..<5).map { index in
            try Region.above((0...100).map { Vertex(x: Double($0), y: 1e-13 * Double(index)) })
        }
        #expect(CoveredStrips.removed(from: limits) == limits)
    }

    @Test("ranges too narrow, too wide or too far away are left alone")
    func extremes() throws {
        for (x, width) in [(0, 5e-324), (1, 0x1p-50), (-1e100, 2e100), (1e100, -0x1p300), (0, 1e-300)] {
            let limits = try (0..<5).map { index in
                try Region.above(
                    [min(x, x + width), max(x, x + width)].map { Vertex(x: $0, y: Double(index)) })
            }
            #expect(Envelope(of: limits).pieces.map(\.owner) == Envelope(ofAll: limits).pieces.map(\.owner))
        }
    }
}
