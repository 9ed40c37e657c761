import Foundation
import LimenKit
import Testing

@testable import Plotting

@Suite struct LabelTests {
    private func layout(_ drawing: PlaneDrawing, width: Double = 400, height: Double = 280) -> Layout {
        let masses = drawing.logMassRange
        let frame = Frame(
            box: Box(x0: 40, y0: 40, x1: 40 + width, y1: 40 + height), xRange: masses,
            yRange: drawing.logCouplingRange(within: masses))
        let names = LabelNames.names(titles: drawing.entries.map(\.title), slugs: drawing.entries.map(\.slug))
        return Layout(drawing: drawing, frame: frame, theme: .light, names: names)
    }

    private func check(_ layout: Layout) {
        let boxes = layout.labelBoxes
        for (index, one) in boxes.enumerated() {
            for other in boxes[(index + 1)...] { #expect(!one.overlaps(other)) }
            for corner in one.corners {
                #expect(corner.x >= layout.frame.box.x0 && corner.x <= layout.frame.box.x1)
                #expect(corner.y >= layout.frame.box.y0 && corner.y <= layout.frame.box.y1)
            }
        }
        #expect(boxes.count + layout.unplaced.count <= layout.drawing.entries.count)
    }

    /// The published limits that ship with the program, all scenarios and versions: nothing needs to be computed.
    @Test(arguments: ["visible", "invisible"])
    func `labels of real limits neither overlap nor leave the frame`(_ scenario: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "limen-labels-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let archive = try LimenArchive.create(at: folder.appending(path: "limen.sqlite").path)
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        _ = try archive.importFiles([root.appending(path: "imports").path])
        let question = Question(
            scenario: scenario, worstGrade: .assumed, inclusions: [.variants])
        let drawing = try PlaneFigure(archive: archive, question: question).drawing(.all)
        #expect(drawing.entries.count >= 2)
        for (width, height) in [(430.0, 260.0), (200, 150)] {
            check(layout(drawing, width: width, height: height))
        }
        let svg = drawing.svg(size: .doubleColumn, theme: .light)
        #expect(svg.contains("<title>Dark axion portal"))
        for entry in drawing.entries { #expect(svg.contains("id=\"limit-\(entry.slug)\"")) }
    }

    @Test func `a crowd of curves is labelled as far as there is room, and the rest is named`() {
        let entries = (0..<24).map { index in
            let y = -4 + 0.08 * Double(index)
            return SmallDrawings.entry(
                "limit-\(index)", SmallDrawings.above([(-3, y), (-1, y + 0.3), (0, y + 1)]),
                [.filled, .hatched, .dashed][index % 3], title: "A limit with a long name, number \(index)")
        }
        let layout = layout(SmallDrawings.drawing(entries))
        check(layout)
        #expect(layout.labelBoxes.count > 5)
        #expect(!layout.unplaced.isEmpty)
    }

    @Test func `a large region has its name inside, a line beside it`() {
        let layout = layout(SmallDrawings.mixed)
        check(layout)
        #expect(layout.unplaced.isEmpty)
        #expect(layout.labelBoxes.count == 3)
    }

    @Test func `a limit just outside the frame is named once, as outside`() {
        var drawing = SmallDrawings.mixed
        drawing.couplingRange = 1e-8...1
        drawing.entries.append(SmallDrawings.entry("delta", SmallDrawings.above([(-3, 0.04), (0, 0.7)]), .filled))
        #expect(layout(drawing).unplaced.isEmpty)
        let svg = drawing.svg(size: .doubleColumn, theme: .light)
        #expect(svg.contains("Outside the frame: Delta."))
        #expect(!svg.contains("No room for"))
    }

    @Test func `turned boxes know whether they overlap`() {
        let one = TurnedBox(centre: Spot(x: 0, y: 0), width: 10, height: 2)
        #expect(one.overlaps(TurnedBox(centre: Spot(x: 0, y: 4), width: 10, height: 2, turned: 45)))
        #expect(!one.overlaps(TurnedBox(centre: Spot(x: 0, y: 8), width: 10, height: 2, turned: 45)))
        #expect(!one.overlaps(TurnedBox(centre: Spot(x: 0, y: 2.2), width: 10, height: 2)))
        #expect(one.isCrossed(from: Spot(x: -1, y: -5), to: Spot(x: 1, y: 5)))
        #expect(!one.isCrossed(from: Spot(x: 6, y: -5), to: Spot(x: 6, y: 5)))
    }
}
