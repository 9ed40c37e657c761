import Foundation
import Regions

/// Difference of two excluded regions.
public struct RegionDifference: Sendable, Hashable {
    /// Shift of the edges, where both regions exclude the same number of intervals.
    public var shift: Shift?
    /// The ranges of masses in which something is excluded; nil for an empty region.
    public var oldMasses, newMasses: ClosedRange<Double>?
    /// The first and the last mass, of those compared, at which one region excludes another number of intervals than
    /// the other, or only one of them excludes anything.
    public var otherIntervals: ClosedRange<Double>?

    /// Compares two regions at every border of a strip of either.
    public init(from old: Region, to new: Region) {
        let borders = Set((old.strips + new.strips).flatMap { [$0.x0, $0.x1] }).sorted()
        var differences: [(mass: Double, dex: Double)] = []
        var unequal: [Double] = []
        for x in borders {
            let (before, after) = (old.intervals(at: x), new.intervals(at: x))
            let mass = pow(10, x)
            guard before.count == after.count else {
                unequal.append(mass)
                continue
            }
            for (one, other) in zip(before, after) {
                differences.append((mass: mass, dex: other.from - one.from))
                if one.to.isFinite, other.to.isFinite { differences.append((mass: mass, dex: other.to - one.to)) }
                if one.to.isFinite != other.to.isFinite { unequal.append(mass) }
            }
        }
        shift = Shift(differences)
        oldMasses = Self.masses(old)
        newMasses = Self.masses(new)
        if let first = unequal.first, let last = unequal.last { otherIntervals = first...last }
    }

    private static func masses(_ region: Region) -> ClosedRange<Double>? {
        region.xRange.map { pow(10, $0.lowerBound)...pow(10, $0.upperBound) }
    }
}
