import Regions
import Testing

func vertices(_ points: [(Double, Double)]) -> [Vertex] { points.map { Vertex(x: $0.0, y: $0.1) } }

func rectangle(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> [Vertex] {
    vertices([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
}

@Suite("Regions from lines and loops")
struct RegionTests {
    @Test("an upper limit stays open above, and a jump belongs to both sides")
    func upperLimit() throws {
        let line = [Vertex(x: 0, y: 1), Vertex(x: 1, y: 3), Vertex(x: 1, y: 2), Vertex(x: 2, y: 2, kind: .kinematic)]
        let region = try Region.above(line)
        try region.checkInvariants()
        #expect(region.xRange == 0...2)
        #expect(region.intervals(at: 0.5) == [Interval(from: 2, to: .infinity, fromKind: .measured, toKind: .open)])
        #expect(region.intervals(at: 1).map(\.from) == [2])
        #expect(region.contains(x: 1, y: 2))
        #expect(region.contains(x: 1.5, y: 1e9))
        #expect(!region.contains(x: 1.5, y: 1.9999999))
        #expect(region.intervals(at: 2.0000001).isEmpty)
        #expect(region.intervals(at: -0.1).isEmpty)
        #expect(region.intervals(at: .nan).isEmpty)
        #expect(region.intervals(at: 1.5).map(\.fromKind) == [.kinematic])
    }

    @Test("an empty region holds nothing")
    func empty() throws {
        let region = try Region(strips: [])
        #expect(region.isEmpty)
        #expect(region.xRange == nil)
        #expect(!region.contains(x: 0, y: 0))
        #expect(Envelope(of: [region, region]).pieces.isEmpty)
    }

    @Test("lines are read over their common range, cut where either bends")
    func between() throws {
        let region = try Region.between(
            lower: vertices([(0, 0), (2, 0), (2, 1), (4, 1)]), upper: vertices([(1, 3), (3, 1), (5, 3)]))
        try region.checkInvariants()
        #expect(region.xRange == 1...4)
        #expect(region.strips.map(\.x0) == [1, 2, 3])
        #expect(region.intervals(at: 2).map(\.from) == [0])
        #expect(region.intervals(at: 3) == [Interval(from: 1, to: 1, fromKind: .measured, toKind: .measured)])
        #expect(region.intervals(at: 3.5).map(\.to) == [1.5])
    }

    @Test("lines that cross name the place, lines that touch along a stretch leave it out")
    func crossingLines() throws {
        let lower = vertices([(0, 0), (4, 4)])
        #expect(throws: RegionError.crossing(x: 3)) {
            try Region.between(lower: lower, upper: vertices([(0, 3), (4, 3)]))
        }
        let touching = try Region.between(lower: lower, upper: vertices([(0, 0), (2, 2), (4, 5)]))
        #expect(touching.strips.map(\.x0) == [2])
        #expect(throws: RegionError.noArea(x: 0, loop: nil)) { try Region.between(lower: lower, upper: lower) }
        #expect(throws: RegionError.noCommonRange) {
            try Region.between(lower: lower, upper: vertices([(4, 9), (5, 9)]))
        }
    }

    @Test("a figure-eight has two wings and no middle")
    func figureEight() throws {
        let region = try Region.inside([vertices([(0, 0), (2, 2), (2, 0), (0, 2)])])
        try region.checkInvariants()
        #expect(region.strips.count == 2)
        #expect(region.intervals(at: 0.5).map(\.from) == [0.5])
        #expect(region.intervals(at: 1).map(\.to) == [1])
        #expect(!region.contains(x: 1, y: 0.5))
    }

    @Test("a loop inside a loop is a hole, and a loop in the hole an island")
    func nested() throws {
        let region = try Region.inside([rectangle(0, 0, 6, 6), rectangle(1, 1, 5, 5), rectangle(2, 2, 4, 4)])
        try region.checkInvariants()
        #expect(region.intervals(at: 3).map { [$0.from, $0.to] } == [[0, 1], [2, 4], [5, 6]])
        // At the wall of the hole the closed neighbours fill it.
        #expect(region.intervals(at: 1).map { [$0.from, $0.to] } == [[0, 6]])
        #expect(!region.contains(x: 1.5, y: 3))
    }

    @Test("loops that share an edge become one, whole or in part")
    func sharedEdge() throws {
        let region = try Region.inside([rectangle(0, 0, 3, 1), rectangle(1, 1, 2, 2)])
        #expect(region.intervals(at: 1.5).map { [$0.from, $0.to] } == [[0, 2]])
        #expect(region.strips.count == 3)
        let slanted = try Region.inside([
            vertices([(0, 0), (3, 1), (3, 5)]), vertices([(0, 0), (3, 1), (3, -5)]),
        ])
        #expect(slanted.strips.count == 1)
    }

    @Test("a contour may turn back in x, and edges keep their kinds")
    func nonMonotone() throws {
        var loop = vertices([(0, 0), (4, 0), (4, 4), (0, 4), (3, 3), (3, 1)])
        loop[1].kind = .cap
        loop[0].kind = .kinematic
        let region = try Region.inside([loop])
        try region.checkInvariants()
        #expect(region.intervals(at: 1.5).map { [$0.from, $0.to] } == [[0, 0.5], [3.5, 4]])
        #expect(region.intervals(at: 1.5).first?.fromKind == .cap)
        #expect(region.intervals(at: 1.5).first?.toKind == .kinematic)
        #expect(region.intervals(at: 3.5).map { [$0.from, $0.to] } == [[0, 4]])
        #expect(try Region.inside([loop + loop.prefix(1)]) == region)
    }

    @Test("what is flat encloses nothing, and is said to")
    func noArea() {
        let flat = [
            vertices([(0, 0), (1, 1), (2, 2)]), vertices([(0, 0), (3, 1), (6, 2), (3, 1)]),
            vertices([(1, 0), (1, 5), (1, 2)]), vertices([(1, 1), (1, 1), (1, 1)]),
            vertices([(0, 0), (1, 0.1), (3, 0.3)]),
        ]
        for loop in flat {
            #expect(throws: RegionError.noArea(x: loop[0].x, loop: 0)) { try Region.inside([loop]) }
            #expect(throws: RegionError.noArea(x: loop[0].x, loop: 1)) {
                try Region.inside([rectangle(0, 0, 1, 1), loop])
            }
        }
        #expect(throws: RegionError.noArea(x: 0, loop: nil)) {
            try Region.inside([rectangle(0, 0, 1, 1), rectangle(0, 0, 1, 1)])
        }
    }

    @Test("strips thinner than rounding stay valid")
    func slivers() throws {
        let x = 1.0.nextUp
        let loop = vertices([(1, 0), (x, 10), (2, 5), (1, 5), (x.nextUp, 0), (1, 9)])
        try Region.inside([loop]).checkInvariants()
    }
}
