import LimitModel
import Foundation
import Quantities

/// What can be seen in two limits of one plane side by side.
struct PairChecks {
    let one, other: LimitIndex.Entry

    init(_ one: LimitIndex.Entry, _ other: LimitIndex.Entry) {
        self.one = one
        self.other = other
    }

    /// The most telling thing; nil when nothing is odd.
    var finding: Finding? {
        guard one.plane == other.plane, one.status == other.status, let first = one.path, let second = other.path
        else { return nil }
        let shift = PathShift(from: second, to: first)
        if let shift {
            if let finding = copy(shift) { return finding }
            if let finding = convention(shift) ?? unit(shift) { return finding }
        }
        return squared(first, second) ?? massUnit(first, second)
    }

    private var isOneSearch: Bool { one.search == other.search }

    /// Whether both would be counted as measurements of their own.
    private var countAsIndependent: Bool {
        let isTranslated = [one, other].contains { $0.origin == .recast || $0.origin == .computed }
        return !isOneSearch && !isTranslated && one.data.isDisjoint(with: other.data)
            && !one.scenarios.isDisjoint(with: other.scenarios)
    }

    private func copy(_ shift: PathShift) -> Finding? {
        guard shift.spread <= PathShift.tolerance, !one.scenarios.isDisjoint(with: other.scenarios) else { return nil }
        let isSame = abs(shift.mass) < 1e-9 && abs(shift.coupling) < 1e-9 && shift.isPointByPoint && shift.spread < 1e-9
        let isGiven = [one, other].allSatisfy { $0.origin == .published || $0.origin == .digitised }
        if isSame, isGiven, isOneSearch || countAsIndependent {
            return Finding(.duplicate, at: one.slug.text, "it has the same points as \(other.slug)")
        }
        // Straight lines are parallel by chance.
        guard countAsIndependent, shift.bend > 0.05 else { return nil }
        let moved = abs(shift.mass) > PathShift.tolerance ? " and masses \(Self.factor(shift.mass))" : ""
        return Finding(
            .copiedCurve, at: one.slug.text,
            "it is \(other.slug) with couplings \(Self.factor(shift.coupling))\(moved), though it counts as independent"
        )
    }

    private func convention(_ shift: PathShift) -> Finding? {
        // Two results of our own derivations are in the convention of the plane; other inputs may well give a factor.
        guard isOneSearch, one.origin != .computed || other.origin != .computed, shift.spread < 0.01,
            abs(shift.mass) < PathShift.tolerance
        else { return nil }
        let ratio = pow(10, shift.coupling)
        guard let factor = [0.25, 0.5, 2, 4].first(where: { abs(ratio / $0 - 1) < 0.02 }) else { return nil }
        return Finding(
            .conventionFactor, at: one.slug.text,
            "its couplings are \(factor.printed()) times those of \(other.slug): is the convention the same?")
    }

    private func unit(_ shift: PathShift) -> Finding? {
        guard isOneSearch, let power = Self.thousands(shift.coupling) else { return nil }
        return Finding(
            .unitFactorOther, at: one.slug.text,
            "its couplings are about 1e\(power) times those of \(other.slug): is the unit right?")
    }

    /// A square meets its root where both are known.
    private func squared(_ first: LogPath, _ second: LogPath) -> Finding? {
        guard isOneSearch, one.couplingIsNumber, first.isFunction, second.isFunction else { return nil }
        let pairs = first.x.compactMap { x in
            second.value(at: x).flatMap { theirs in first.value(at: x).map { ($0, theirs) } }
        }
        guard pairs.count >= 5 else { return nil }
        func fits(_ distance: ((Double, Double)) -> Double) -> Bool {
            PathShift.median(pairs.map { abs(distance($0)) }) < 0.05
        }
        // Near 1 a square is its own root.
        guard pairs.allSatisfy({ $0.0 < -0.5 && $0.1 < -0.5 }) else { return nil }
        if fits({ $0.0 - 2 * $0.1 }) {
            return Finding(
                .squaredCoupling, at: one.slug.text, "its couplings are the squares of those of \(other.slug)")
        }
        if fits({ 2 * $0.0 - $0.1 }) {
            return Finding(.squaredCoupling, at: one.slug.text, "its couplings are the roots of those of \(other.slug)")
        }
        return nil
    }

    /// Ranges of masses that meet only after a power of 1000.
    private func massUnit(_ first: LogPath, _ second: LogPath) -> Finding? {
        guard isOneSearch else { return nil }
        let (mine, theirs) = (first.range, second.range)
        guard !mine.overlaps(theirs) else { return nil }
        let low = mine.lowerBound - theirs.lowerBound
        let high = mine.upperBound - theirs.upperBound
        guard let power = Self.thousands(low), Self.thousands(high) == power else { return nil }
        return Finding(
            .unitFactorOther, at: one.slug.text,
            "its masses are about 1e\(power) times those of \(other.slug): is the unit right?")
    }

    /// 3, 6 or 9, or their opposites, when the shift is near it.
    private static func thousands(_ shift: Double) -> Int? {
        [-9, -6, -3, 3, 6, 9].first { abs(shift - Double($0)) < 0.15 }
    }

    private static func factor(_ shift: Double) -> String { "times \(pow(10, shift).printed())" }
}
