import Regions
import Testing

@Suite("Envelopes by hand")
struct EnvelopeTests {
    /// What the tests compare: place, side, owner, runner-up.
    private func summary(_ envelope: Envelope) -> [String] {
        envelope.pieces.map { piece in
            let runnerUp = piece.runnerUp.map { " before \($0)" } ?? ""
            let place = "(\(piece.x0), \(piece.y0)) to (\(piece.x1), \(piece.y1))"
            return "\(piece.loop).\(piece.order) \(piece.side.rawValue) \(place): \(piece.owner)\(runnerUp)"
                + (piece.overlap ? " overlapping" : "")
        }
    }

    private func above(_ points: [(Double, Double)]) throws -> Region { try Region.above(vertices(points)) }

    private func box(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) throws -> Region {
        try Region.inside([rectangle(x0, y0, x1, y1)])
    }

    @Test("two limits cross: the stronger one owns, the other one is the runner-up")
    func crossing() throws {
        let envelope = Envelope(of: [try above([(0, 0), (2, 2)]), try above([(0, 2), (2, 0), (3, 0)])])
        #expect(
            summary(envelope) == [
                "0.0 lower (0.0, 0.0) to (1.0, 1.0): 0 before 1", "0.1 lower (1.0, 1.0) to (2.0, 0.0): 1 before 0",
                "0.2 lower (2.0, 0.0) to (3.0, 0.0): 1",
            ])
    }

    @Test("two limits that cross in a vertex of both do so once")
    func crossingAtVertex() throws {
        let envelope = Envelope(of: [try above([(0, 0), (1, 1), (2, 3)]), try above([(0, 3), (1, 1), (2, 0)])])
        #expect(
            summary(envelope) == [
                "0.0 lower (0.0, 0.0) to (1.0, 1.0): 0 before 1", "0.1 lower (1.0, 1.0) to (2.0, 0.0): 1 before 0",
            ])
        let touching = Envelope(of: [try above([(0, 0), (1, 1), (2, 0)]), try above([(0, 2), (1, 1), (2, 2)])])
        #expect(
            summary(touching) == [
                "0.0 lower (0.0, 0.0) to (1.0, 1.0): 0 before 1", "0.1 lower (1.0, 1.0) to (2.0, 0.0): 0 before 1",
            ])
    }

    @Test("equal curves go to the lower index, and overlap, whichever comes first")
    func equalCurves() throws {
        let line = [(0.0, 0.0), (0.3, 1.7), (2.0, 0.1)]
        let envelope = Envelope(of: [try above([(0, 9), (2, 9)]), try above(line), try above(line), try above(line)])
        #expect(envelope.pieces.map(\.owner) == [1, 1])
        #expect(envelope.pieces.map(\.runnerUp) == [2, 2])
        #expect(envelope.pieces.map(\.overlap) == [true, true])
        let boxes = Envelope(of: [try box(0, 0, 2, 2), try box(0, 0, 2, 2)])
        #expect(
            summary(boxes) == [
                "0.0 lower (0.0, 0.0) to (2.0, 0.0): 0 before 1 overlapping",
                "0.1 upper (0.0, 2.0) to (2.0, 2.0): 0 before 1 overlapping",
            ])
    }

    @Test("curves that overlap along a stretch are split where they part")
    func partialOverlap() throws {
        let envelope = Envelope(of: [try above([(0, 0), (3, 0)]), try above([(0, 1), (1, 0), (2, 0), (3, -1)])])
        #expect(
            summary(envelope) == [
                "0.0 lower (0.0, 0.0) to (1.0, 0.0): 0 before 1",
                "0.1 lower (1.0, 0.0) to (2.0, 0.0): 0 before 1 overlapping",
                "0.2 lower (2.0, 0.0) to (3.0, -1.0): 1 before 0",
            ])
    }

    @Test("near-parallel curves within the tolerance overlap, beyond it they cross once")
    func nearParallel() throws {
        let flat = try above([(0, 0), (10, 0)])
        let close = Envelope(of: [flat, try above([(0, -4e-13), (10, 4e-13)])])
        #expect(summary(close) == ["0.0 lower (0.0, 0.0) to (10.0, 0.0): 0 before 1 overlapping"])
        let apart = Envelope(of: [flat, try above([(0, -4e-9), (10, 4e-9)])])
        #expect(apart.pieces.map(\.owner) == [1, 0])
        #expect(apart.pieces.map(\.runnerUp) == [0, 1])
        #expect(abs(apart.pieces[0].x1 - 5) < 1e-6)
        #expect((apart.pieces[0].x1, apart.pieces[0].y1) == (apart.pieces[1].x0, apart.pieces[1].y0))
        #expect(apart.pieces.map(\.overlap) == [false, false])
    }

    @Test("islands that touch along an edge are one")
    func touchingIslands() throws {
        let envelope = Envelope(of: [try box(0, 0, 2, 1), try box(1, 1, 3, 2)])
        #expect(
            summary(envelope) == [
                "0.0 lower (0.0, 0.0) to (1.0, 0.0): 0", "0.1 lower (1.0, 0.0) to (2.0, 0.0): 0 before 1",
                "0.2 lower (2.0, 1.0) to (3.0, 1.0): 1", "0.3 upper (2.0, 2.0) to (3.0, 2.0): 1",
                "0.4 upper (1.0, 2.0) to (2.0, 2.0): 1 before 0", "0.5 upper (0.0, 1.0) to (1.0, 1.0): 0",
            ])
    }

    @Test("islands side by side share a wall, and the loop goes around both")
    func sharedWall() throws {
        let envelope = Envelope(of: [try box(0, 0, 1, 2), try box(1, 1, 2, 3)])
        #expect(
            summary(envelope) == [
                "0.0 lower (0.0, 0.0) to (1.0, 0.0): 0", "0.1 lower (1.0, 1.0) to (2.0, 1.0): 1",
                "0.2 upper (1.0, 3.0) to (2.0, 3.0): 1", "0.3 upper (0.0, 2.0) to (1.0, 2.0): 0",
            ])
    }

    @Test("stacked islands are loops of their own, alone in each")
    func stacked() throws {
        let envelope = Envelope(of: [try box(0, 4, 1, 5), try box(0, 0, 1, 1), try box(0, 2, 1, 3)])
        #expect(envelope.pieces.map(\.loop) == [0, 0, 1, 1, 2, 2])
        #expect(envelope.pieces.map(\.owner) == [1, 1, 2, 2, 0, 0])
        #expect(envelope.pieces.allSatisfy { $0.runnerUp == nil })
    }

    @Test("the runner-up takes part in the same stretch of y, and may do so through others")
    func runnerUpThroughOthers() throws {
        let bridged = Envelope(of: [try box(0, 0, 1, 2), try box(0, 1, 1, 4), try box(0, 3, 1, 6), try box(0, 8, 1, 9)])
        #expect(
            summary(bridged) == [
                "0.0 lower (0.0, 0.0) to (1.0, 0.0): 0 before 1", "0.1 upper (0.0, 6.0) to (1.0, 6.0): 2 before 1",
                "1.0 lower (0.0, 8.0) to (1.0, 8.0): 3", "1.1 upper (0.0, 9.0) to (1.0, 9.0): 3",
            ])
        let inner = Envelope(of: [try box(0, 0, 1, 9), try box(0, 3, 1, 4), try box(0, 5, 1, 6)])
        #expect(inner.pieces.map(\.runnerUp) == [1, 2])
    }

    @Test("an island dips into a limit: one open loop, the hidden parts left out")
    func islandAndLimit() throws {
        let envelope = Envelope(of: [try above([(0, 2), (4, 2)]), try box(1, 1, 3, 3)])
        #expect(
            summary(envelope) == [
                "0.0 lower (0.0, 2.0) to (1.0, 2.0): 0", "0.1 lower (1.0, 1.0) to (3.0, 1.0): 1 before 0",
                "0.2 lower (3.0, 2.0) to (4.0, 2.0): 0",
            ])
    }

    @Test("a hole is a loop of its own, around which the excluded side stays on the left")
    func hole() throws {
        let ring = try Region.inside([rectangle(0, 0, 4, 4), rectangle(1, 1, 3, 3)])
        #expect(
            summary(Envelope(of: [ring])) == [
                "0.0 lower (0.0, 0.0) to (1.0, 0.0): 0", "0.1 lower (1.0, 0.0) to (3.0, 0.0): 0",
                "0.2 lower (3.0, 0.0) to (4.0, 0.0): 0", "0.3 upper (3.0, 4.0) to (4.0, 4.0): 0",
                "0.4 upper (1.0, 4.0) to (3.0, 4.0): 0", "0.5 upper (0.0, 4.0) to (1.0, 4.0): 0",
                "1.0 lower (1.0, 3.0) to (3.0, 3.0): 0", "1.1 upper (1.0, 1.0) to (3.0, 1.0): 0",
            ])
        #expect(Set(Envelope(of: [ring, try box(0.5, 0.5, 3.5, 3.5)]).pieces.map(\.loop)) == [0])
    }

    @Test("edge kinds go with their owner")
    func kinds() throws {
        let cap = try Region.above([Vertex(x: 0, y: 0), Vertex(x: 1, y: 0), Vertex(x: 2, y: 0, kind: .cap)])
        let envelope = Envelope(of: [cap, try above([(0, 1), (1.5, 1), (2, -1)])])
        #expect(envelope.pieces.map(\.kind) == [.measured, .cap, .measured])
        #expect(envelope.pieces.map(\.x1) == [1, 1.75, 2])
    }

    @Test("the order of the regions changes names only")
    func deterministic() {
        for seed in UInt64(0)..<300 {
            var random = SplitMix64(seed: seed)
            let regions = randomRegions(&random, .real, count: 2...8, openShare: 0.4)
            let count = regions.count
            let there = Envelope(of: regions).pieces
            #expect(there == Envelope(of: regions).pieces, "seed \(seed)")
            let back = Envelope(of: regions.reversed()).pieces.map { piece in
                var piece = piece
                piece.owner = count - 1 - piece.owner
                piece.runnerUp = piece.runnerUp.map { count - 1 - $0 }
                return piece
            }
            #expect(there.count == back.count, "seed \(seed)")
            for (a, b) in zip(there, back) {
                let same = abs(a.x0 - b.x0) + abs(a.x1 - b.x1) + abs(a.y0 - b.y0) + abs(a.y1 - b.y1) < 1e-9
                let named = (a.owner, a.runnerUp, a.side) == (b.owner, b.runnerUp, b.side)
                let placed = (a.loop, a.order) == (b.loop, b.order)
                #expect(same && named && placed, "seed \(seed): \(a) and \(b)")
            }
        }
    }
}
