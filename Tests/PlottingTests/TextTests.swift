import Foundation
import LimenKit
import Testing

@testable import Plotting

@Suite struct TextTests {
    @Test func `hostile text stays text`() {
        let hostile = "<script>alert(\"1\")</script> & 'x' ]]> \u{0}\u{7}\u{1B}[31m \u{202E}evil \u{FFFE} \u{85}"
        let drawing = SmallDrawings.drawing(
            [
                SmallDrawings.entry(
                    "alpha", SmallDrawings.above([(-3, -2), (0, -1)]), .filled, title: hostile)
            ], title: hostile)
        let svg = drawing.svg(size: .doubleColumn, theme: .light)
        #expect(XMLCheck.problem(in: svg) == nil)
        #expect(!svg.contains("<script"))
        #expect(svg.contains("&lt;script&gt;"))
        for scalar in ["\u{0}", "\u{7}", "\u{1B}", "\u{202E}", "\u{FFFE}", "\u{85}"] { #expect(!svg.contains(scalar)) }
    }

    @Test func `very long names do not widen the figure`() {
        let long = String(repeating: "long name ", count: 5000)
        let drawing = SmallDrawings.drawing([
            SmallDrawings.entry("alpha", SmallDrawings.above([(-3, -2), (0, -1)]), .filled, title: long)
        ])
        #expect(drawing.svg(size: .doubleColumn, theme: .light).count < 200_000)
    }

    @Test(arguments: [
        (0.0, "0"), (1.005, "1"), (2.5, "2.5"), (-3.456, "-3.46"), (0.05, "0.05"), (-0.001, "0"), (1e300, "1000000"),
        (.nan, "0"), (-.infinity, "0"), (12.3, "12.3"), (7.999, "8"),
    ]) func `numbers have two decimals at most`(_ value: Double, _ text: String) {
        #expect(Canvas.number(value) == text)
    }

    @Test func `symbols get their subscripts`() {
        let symbol = RichText(symbol: "g_aγγ'")
        #expect(symbol.runs.map(\.text) == ["g", "aγγ′"])
        #expect(symbol.runs.map(\.script) == [.base, .sub])
        #expect(RichText(symbol: "|g_s ε g|").runs.filter { $0.script == .sub }.map(\.text) == ["s"])
        #expect(RichText(symbol: "m_χ/m_γ'").runs.filter { $0.script == .sub }.map(\.text) == ["χ", "γ′"])
        #expect(RichText(unit: "1/GeV").runs.map(\.text) == ["GeV", "−1"])
    }

    @Test func `powers of ten are set as such, names are left alone`() {
        #expect(RichText(typed: "NA64e, 5e12 electrons").plainText == "NA64e, 5×1012 electrons")
        #expect(RichText(typed: "1e16 electrons").runs.map(\.script) == [.base, .sup, .base])
        for name in ["na64e-5e12@1", "E137", "12ex", "1e", "e5", ""] {
            #expect(RichText(typed: name).plainText == name)
            #expect(RichText(typed: name).runs.count == 1)
        }
    }

    @Test func `names are as short as they can be and all different`() {
        let names = LabelNames.names(
            titles: [
                "NA64e, 5e12 electrons on target, background-free", "NA64e, 5e12 electrons on target, with background",
                "CHARM detector", "CHARM detector as published", "LDMX, phase II", "Same", "Same",
            ], slugs: ["a", "b", "c", "d", "e", "f", "g"])
        #expect(Set(names).count == names.count)
        #expect(names[4] == "LDMX")
        #expect(names[2] == "CHARM detector" && names[3] == "CHARM detector as published")
        #expect(names[5] == "f" && names[6] == "g")
    }

    @Test func `text is measured at least as wide as Helvetica sets it`() {
        // Helvetica's advance widths, in thousandths.
        for (character, width) in [("a", 556), ("m", 833), ("i", 222), ("W", 944), ("0", 556), (" ", 278), ("γ", 500)] {
            #expect(GlyphWidths.width(character) >= Double(width) / 1000)
        }
    }
}
