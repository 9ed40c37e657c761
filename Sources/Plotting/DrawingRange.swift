import Foundation
import LimenKit

extension PlaneDrawing {
    /// The smallest range an axis shows, in decades.
    private static let smallestSpan = 0.2

    /// Takes the plane's window, as long as some limit can be seen in it.
    mutating func showWindow(of plane: Plane) {
        func window(_ axis: Plane.Axis) -> ClosedRange<Double>? {
            guard axis.shownFrom != nil || axis.shownTo != nil else { return nil }
            return (axis.shownFrom ?? axis.from)...(axis.shownTo ?? axis.to)
        }
        let (masses, couplings) = (window(plane.mass), window(plane.coupling))
        let isSeen = entries.contains { entry in
            guard let range = entry.region.xRange else { return false }
            let inside = masses.map(Self.logarithms).map { range.overlaps($0) } ?? true
            guard inside, let couplings = couplings.map(Self.logarithms) else { return inside }
            let heights = Outline.interestingHeights(of: entry.region, within: masses.map(Self.logarithms) ?? range)
            return heights.contains(where: couplings.contains)
        }
        guard isSeen else { return }
        massRange = masses
        couplingRange = couplings
    }

    /// The logarithms of mass between which the figure lies: all limits, but not the long flat tail of one that says
    /// the same at every small mass.
    var logMassRange: ClosedRange<Double> {
        if let massRange { return Self.logarithms(massRange) }
        let ranges = entries.compactMap { entry in
            entry.region.xRange.map { (Self.start(of: entry.region), $0.upperBound) }
        }
        let points = points.map { log10($0.mass) }
        guard let low = (ranges.map(\.0) + points).min(), let high = (ranges.map(\.1) + points).max() else {
            return Self.logarithms(massAxis.from...massAxis.to)
        }
        return Self.widened(low - 0.02 * max(1, high - low), high + 0.03 * max(2, high - low))
    }

    /// The logarithms of coupling between which the figure lies.
    func logCouplingRange(within masses: ClosedRange<Double>) -> ClosedRange<Double> {
        if let couplingRange { return Self.logarithms(couplingRange) }
        let heights =
            entries.flatMap { Outline.interestingHeights(of: $0.region, within: masses) }
            + points.map { log10($0.coupling) }
        guard let low = heights.min(), let high = heights.max() else {
            return Self.logarithms(couplingAxis.from...couplingAxis.to)
        }
        return Self.widened((low - 0.35), (high + 0.5))
    }

    /// Mass at which a limit begins to differ from its value at the smallest mass, one decade of flat line included.
    private static func start(of region: Region) -> Double {
        guard let first = region.strips.first else { return 0 }
        var reached = first.x0
        for strip in region.strips {
            guard strip.upper0 == .infinity, (strip.lower0 - first.lower0).magnitude < 0.03,
                (strip.lower1 - first.lower0).magnitude < 0.03
            else { break }
            reached = strip.x1
        }
        return max(first.x0, reached - 1)
    }

    private static func logarithms(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
        let (low, high) = (log10(range.lowerBound), log10(range.upperBound))
        return low...max(high, low + 1e-3)
    }

    private static func widened(_ low: Double, _ high: Double) -> ClosedRange<Double> {
        let missing = max(0, smallestSpan - (high - low)) / 2
        return (low - missing)...(high + missing)
    }
}

extension Region {
    /// Tells whether a part of it lies inside a frame with these logarithms at its ends.
    func overlaps(_ masses: ClosedRange<Double>, _ couplings: ClosedRange<Double>) -> Bool {
        strips.contains { strip in
            strip.x0 < masses.upperBound && strip.x1 > masses.lowerBound
                && min(strip.lower0, strip.lower1) < couplings.upperBound
                && max(strip.upper0, strip.upper1) > couplings.lowerBound
        }
    }
}
