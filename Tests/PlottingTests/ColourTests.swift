import Foundation
import LimenKit
import Testing

@testable import Plotting

@Suite struct ColourTests {
    /// Lightness and opponents, after CIE L*a*b* with the white of sRGB.
    private func lab(_ linear: (red: Double, green: Double, blue: Double)) -> [Double] {
        func f(_ t: Double) -> Double { t > 0.008856 ? cbrt(t) : 7.787 * t + 16.0 / 116 }
        let (r, g, b) = linear
        let x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505)
        let y = f(0.2126 * r + 0.7152 * g + 0.0722 * b)
        let z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
    }

    /// What an eye without green cones sees (Machado, Oliveira and Fernandes 2009, severity 1).
    private func deuteranope(_ colour: Colour) -> (red: Double, green: Double, blue: Double) {
        let (r, g, b) = colour.linear
        func clamp(_ value: Double) -> Double { min(max(value, 0), 1) }
        return (
            clamp(0.367322 * r + 0.860646 * g - 0.227968 * b), clamp(0.280085 * r + 0.672501 * g + 0.047413 * b),
            clamp(-0.011820 * r + 0.042940 * g + 0.968881 * b)
        )
    }

    private func distance(_ one: [Double], _ other: [Double]) -> Double {
        zip(one, other).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
    }

    /// Experiments that meet in the figures of one scenario.
    private static let neighbours = [
        ["babar", "bes2", "na64e", "ldmx", "na64mu", "atlas", "sn1987a"],
        ["babar", "belle2", "charm", "sn1987a", "ship", "lsnd", "miniboone", "muon-g-2", "electron-g-2"],
        ["electron-edm", "muon-edm", "neutron-edm"],
    ]

    @Test(arguments: neighbours) func `neighbours can be told apart, also without green cones`(_ names: [String]) {
        for (index, one) in names.enumerated() {
            for other in names[(index + 1)...] {
                let (a, b) = (ExperimentColour.colour(of: one), ExperimentColour.colour(of: other))
                #expect(distance(lab(a.linear), lab(b.linear)) > 17, "\(one) and \(other)")
                #expect(distance(lab(deuteranope(a)), lab(deuteranope(b))) > 7, "\(one) and \(other), deuteranope")
            }
        }
    }

    @Test(arguments: Theme.allCases) func `lines stand out from the paper`(_ theme: Theme) {
        for code in ExperimentColour.palette {
            let line = theme.line(Colour(code))
            let (high, low) = (max(line.luminance, theme.paper.luminance), min(line.luminance, theme.paper.luminance))
            #expect((high + 0.05) / (low + 0.05) > 1.9, "\(line.code)")
        }
    }

    @Test func `an experiment keeps its colour, known or not`() {
        #expect(ExperimentColour.colour(of: "babar") == Colour(0x0072B2))
        #expect(ExperimentColour.colour(of: "never-heard-of") == ExperimentColour.colour(of: "never-heard-of"))
        #expect(ExperimentColour.place(of: "a") != ExperimentColour.place(of: "b"))
    }

    @Test func `the print theme has greys only`() {
        for name in ["babar", "sn1987a", "xyz"] {
            for colour in [Theme.print.line(of: name), Theme.print.fill(of: name)] {
                #expect(abs(colour.red - colour.green) < 1 && abs(colour.green - colour.blue) < 1)
            }
        }
        let svg = SmallDrawings.mixed.svg(size: .doubleColumn, theme: .print)
        for match in svg.matches(of: /#([0-9A-F]{2})([0-9A-F]{2})([0-9A-F]{2})/) {
            #expect(match.output.1 == match.output.2 && match.output.2 == match.output.3)
        }
    }
}
