import Foundation
import LimenKit
import Testing

@testable import Plotting

@Suite struct AxisTests {
    private func labels(_ from: Double, _ to: Double, room: Int = 12) -> [String] {
        Axis(from: from, to: to, pageFrom: 0, pageTo: 100).ticks(room: room).compactMap(\.label?.plainText)
    }

    @Test func `decades are labelled, with eight minor ticks between`() {
        let ticks = Axis(from: -3, to: 0, pageFrom: 0, pageTo: 100).ticks(room: 12)
        #expect(ticks.compactMap(\.label?.plainText) == ["10−3", "10−2", "10−1", "1"])
        #expect(ticks.count == 4 + 3 * 8)
        #expect(ticks.allSatisfy { $0.logarithm >= -3 && $0.logarithm <= 0 })
    }

    @Test func `many decades are thinned out to what there is room for`() {
        #expect(labels(-20, 2, room: 8).count <= 8)
        #expect(labels(-20, 2, room: 8).count >= 4)
    }

    @Test func `less than two decades get numbers between`() {
        #expect(labels(-0.3, 0.9) == ["1", "2", "5"] || labels(-0.3, 0.9).count >= 3)
        #expect(labels(log10(1), log10(1.1)).count >= 3)
        #expect(labels(log10(2.1), log10(2.9)).count >= 3)
    }

    @Test func `plain values may be negative`() {
        let axis = Axis(from: -0.25, to: 0.25, pageFrom: 0, pageTo: 100, isLinear: true)
        let labels = axis.ticks(room: 6).compactMap(\.label?.plainText)
        #expect(labels.contains("0") && labels.contains("−0.2") && labels.contains("0.2"))
    }

    @Test func `a place and its value belong together`() {
        let axis = Axis(from: -3, to: 1, pageFrom: 50, pageTo: 450)
        #expect(axis.place(-3) == 50 && axis.place(1) == 450)
        #expect(abs(axis.logarithm(at: axis.place(-1.2)) + 1.2) < 1e-12)
    }

    @Test(arguments: [
        "", "180", "180x130", "0x0mm", "30x100mm", "nanx100mm", "infx100mm", "1e9x1e9mm", "100x100x100mm",
    ])
    func `a size that is none is refused`(_ text: String) {
        #expect(throws: LimenError.self) { try FigureSize(text) }
    }

    @Test func `sizes are read in millimetres`() throws {
        let size = try FigureSize("254x127mm")
        #expect(abs(size.width - 720) < 1e-9 && abs(size.height - 360) < 1e-9)
        #expect(try FigureSize("double-column") == .doubleColumn)
    }

    @Test func `a long flat tail does not stretch the figure`() {
        let drawing = SmallDrawings.drawing([
            SmallDrawings.entry("alpha", SmallDrawings.above([(-9, -2), (-0.5, -2), (0.5, 0)]), .filled)
        ])
        #expect(drawing.logMassRange.lowerBound > -2)
        #expect(drawing.logMassRange.upperBound > 0.5)
    }
}
