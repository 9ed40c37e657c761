import Foundation
import LimenKit
import Testing

@testable import Plotting

@Suite struct ClippingTests {
    private let box = Box(x0: 0, y0: 0, x1: 10, y1: 10)

    @Test func `an area is cut at the box`() {
        let area = Clipping.area([Spot(x: -5, y: 2), Spot(x: 5, y: 2), Spot(x: 5, y: 20), Spot(x: -5, y: 20)], in: box)
        #expect(area.allSatisfy { $0.x >= 0 && $0.x <= 10 && $0.y >= 0 && $0.y <= 10 })
        #expect(Set(area) == [Spot(x: 0, y: 2), Spot(x: 5, y: 2), Spot(x: 5, y: 10), Spot(x: 0, y: 10)])
        #expect(Clipping.area([Spot(x: 20, y: 20), Spot(x: 30, y: 20), Spot(x: 20, y: 30)], in: box).isEmpty)
    }

    @Test func `a line that leaves and comes back has two parts`() {
        let parts = Clipping.line([Spot(x: 1, y: 5), Spot(x: 20, y: 5), Spot(x: 20, y: 6), Spot(x: 1, y: 6)], in: box)
        #expect(parts == [[Spot(x: 1, y: 5), Spot(x: 10, y: 5)], [Spot(x: 10, y: 6), Spot(x: 1, y: 6)]])
    }

    @Test func `what is left out of a line is not seen`() {
        let line = (0...5000).map { Spot(x: Double($0) / 10, y: 40 * sin(Double($0) / 400)) }
        let simple = Clipping.simplified(line)
        #expect(simple.count < 600)
        for place in line {
            let distance = zip(simple, simple.dropFirst()).map { Clipping.distance(place, from: $0, to: $1) }.min() ?? 1
            #expect(distance <= Clipping.tolerance + 1e-9)
        }
    }

    @Test func `an island's outline is closed, an upper limit's goes up without end`() {
        let island = Outline(SmallDrawings.island([(0, 0), (1, -1), (2, 0), (1, 1)]))
        #expect(island.loops.count == 1)
        for loop in island.loops {
            #expect(zip(loop, loop.dropFirst() + loop.prefix(1)).allSatisfy { $0.to == $1.from })
            #expect(loop.allSatisfy { $0.from.y.isFinite })
        }
        let limit = Outline(SmallDrawings.above([(0, 0), (1, -1)]))
        #expect(limit.loops.first?.contains { $0.kind == .open } == true)
        #expect(limit.loops.first?.filter { $0.kind == .measured }.count == 1)
    }

    @Test func `the strip names the lowest edge everywhere`() {
        let regions = [
            SmallDrawings.above([(0, 0), (4, 0)]), SmallDrawings.above([(1, 2), (3, -2)]),
        ]
        let strip = WinnerStrip(Outline(union: regions))
        #expect(strip.stretches.map(\.owner) == [0, 1, 0])
        #expect(abs(strip.stretches[1].from - 2) < 1e-9 && strip.stretches[1].to == 3)
    }
}
