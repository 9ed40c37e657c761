import Foundation
import Regions

/// Distance of one line from another, in dex of the coupling.
public struct Shift: Sendable, Hashable {
    /// The largest shift; positive where the new coupling is larger.
    public var largest: Double
    /// Mass at which that is, in the plane's unit.
    public var mass: Double
    /// The median of the sizes of all shifts that were compared, those of zero included.
    public var median: Double
    /// At how many places the two were compared.
    public var count: Int

    /// The shift from single differences; nil when there is none.
    init?(_ differences: [(mass: Double, dex: Double)]) {
        let finite = differences.filter { $0.dex.isFinite }
        guard let largest = finite.max(by: { $0.dex.magnitude < $1.dex.magnitude }) else { return nil }
        let sizes = finite.map(\.dex.magnitude).sorted()
        let middle = sizes.count / 2
        median = sizes.count % 2 == 1 ? sizes[middle] : (sizes[middle - 1] + sizes[middle]) / 2
        (self.largest, mass, count) = (largest.dex, largest.mass, sizes.count)
    }

    /// The shift between two curves: point by point when they have the same masses in the same order, else by
    /// interpolation at the masses of either, where both are defined. nil when they cannot be compared so: contours
    /// with other masses, and curves without a common mass.
    public init?(from old: Curve, to new: Curve) {
        if old.points.map(\.mass) == new.points.map(\.mass) {
            self.init(
                zip(old.points, new.points).map { (mass: $0.mass, dex: log10($1.coupling / $0.coupling)) })
            return
        }
        guard let one = GraphOfCurve(old), let other = GraphOfCurve(new) else { return nil }
        let masses = Set(old.points.map(\.mass)).union(new.points.map(\.mass)).sorted()
        self.init(
            masses.compactMap { mass in
                let x = log10(mass)
                guard let before = one.height(at: x), let after = other.height(at: x) else { return nil }
                return (mass: mass, dex: after - before)
            })
    }
}

/// A curve as a function of x = log10(mass).
private struct GraphOfCurve {
    private let line: [(x: Double, y: Double)]
    private let isStep: Bool

    /// nil when the masses do not rise all along, or a value has no logarithm.
    init?(_ curve: Curve) {
        line = curve.points.map { (x: log10($0.mass), y: log10($0.coupling)) }
        isStep = curve.interpolation == .step
        guard line.allSatisfy({ $0.x.isFinite && $0.y.isFinite }), !line.isEmpty,
            zip(line, line.dropFirst()).allSatisfy({ $0.x <= $1.x })
        else { return nil }
    }

    func height(at x: Double) -> Double? {
        guard let first = line.first, let last = line.last, first.x <= x, x <= last.x else { return nil }
        var (low, high) = (0, line.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if line[middle].x <= x { low = middle } else { high = middle }
        }
        let (left, right) = (line[low], line[high])
        if x == right.x { return right.y }
        if isStep || left.x == right.x { return left.y }
        return left.y + (right.y - left.y) * ((x - left.x) / (right.x - left.x))
    }
}
