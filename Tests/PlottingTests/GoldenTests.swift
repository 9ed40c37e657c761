import Foundation
import LimenKit
import Testing

@testable import Plotting

@Suite struct GoldenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    private static let small = FigureSize(width: 340, height: 250)

    private static func made(_ name: String) -> String? {
        switch name {
        case "mixed": SmallDrawings.mixed.svg(size: small, theme: .light)
        case "island-dark": SmallDrawings.island.svg(size: small, theme: .dark)
        case "mixed-print": SmallDrawings.mixed.svg(size: .doubleColumn, theme: .print)
        case "chart": SmallDrawings.chart.svg(size: small, theme: .light)
        default: nil
        }
    }

    /// With LIMEN_WRITE_GOLDEN in the environment the files are written anew: look at them before they are committed.
    @Test(arguments: ["mixed", "island-dark", "mixed-print", "chart"])
    func `a figure is the file it was, line by line`(_ name: String) throws {
        let file = Self.folder.appending(path: "\(name).svg")
        let made = try #require(Self.made(name))
        if ProcessInfo.processInfo.environment["LIMEN_WRITE_GOLDEN"] != nil {
            try Data(made.utf8).write(to: file)
        }
        let golden = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let lines = made.split(separator: "\n")
        for (index, (one, other)) in zip(lines, golden).enumerated() {
            #expect(one == other, "\(name).svg, line \(index + 1)")
        }
        #expect(lines.count == golden.count)
    }

    @Test func `the same drawing gives the same bytes`() {
        for theme in Theme.allCases {
            let one = SmallDrawings.mixed.svg(size: .doubleColumn, theme: theme)
            #expect(one == SmallDrawings.mixed.svg(size: .doubleColumn, theme: theme))
        }
    }

    @Test func `any size gives XML without numbers that are none`() throws {
        for size in ["40x40mm", "2000x40mm", "40x2000mm", "single-column", "slide"] {
            for drawing in [SmallDrawings.mixed, SmallDrawings.island, SmallDrawings.drawing([])] {
                let svg = drawing.svg(size: try FigureSize(size), theme: .light)
                #expect(XMLCheck.problem(in: svg) == nil, "\(size)")
                #expect(!svg.contains("nan") && !svg.contains("inf\""))
                #expect(!svg.contains("width=\"-") && !svg.contains("height=\"-"), "\(size)")
            }
        }
    }
}
