import LimitModel
import Foundation
import Quantities

/// What can be seen in the figures of one limit.
struct CurveChecks {
    let limit: Limit
    let plane: Plane?

    var findings: [Finding] {
        limit.curves.flatMap { curve -> [Finding] in
            var found = axisFindings(curve)
            if let path = LogPath(curve.points) {
                found += massFindings(curve, path)
                if let finding = massesTwice(curve, path) { found.append(finding) }
            }
            return found
        }
    }

    // MARK: Units

    private func axisFindings(_ curve: Curve) -> [Finding] {
        guard let plane else { return [] }
        var found: [Finding] = []
        let masses = curve.points.map(\.mass)
        let couplings = curve.points.map(\.coupling)
        if let text = Self.factor(masses, plane.mass, "mass") {
            found.append(Finding(.unitFactor, at: limit.slug.text, field: curve.label, text))
        }
        if let text = Self.square(couplings, plane.coupling) {
            found.append(Finding(.squaredCoupling, at: limit.slug.text, field: curve.label, text))
        } else if let text = Self.factor(couplings, plane.coupling, "coupling") {
            found.append(Finding(.unitFactor, at: limit.slug.text, field: curve.label, text))
        }
        return found
    }

    /// The smallest power of 1000 that brings all values inside, when some are outside.
    private static func factor(_ values: [Double], _ axis: Plane.Axis, _ subject: String) -> String? {
        let range = axis.from...max(axis.from, axis.to)
        guard values.contains(where: { !range.contains($0) }) else { return nil }
        let power = [-3, 3, -6, 6, -9, 9].first { power in
            values.allSatisfy { range.contains($0 * pow(10, Double(power))) }
        }
        guard let power else { return nil }
        let hints: [Int: String] =
            switch axis.dimension {
            case .energy: massHints
            case .inverseEnergy: couplingHints
            default: [:]
            }
        return "a factor 1e\(power) would bring every \(subject) inside the plausible range"
            + (hints[power].map { ": is it \($0)?" } ?? "")
    }

    private static let massHints = [
        -3: "MeV, given as GeV", -6: "keV, given as GeV", -9: "eV, given as GeV", 3: "GeV, given as MeV",
        6: "GeV, given as keV", 9: "GeV, given as eV",
    ]
    private static let couplingHints = [
        -3: "1/TeV, given as 1/GeV", 3: "1/GeV, given as 1/TeV", -6: "1/GeV, given as 1/keV",
        -9: "1/GeV, given as 1/eV", 6: "1/keV, given as 1/GeV", 9: "1/eV, given as 1/GeV",
    ]

    /// A pure number below the plane whose root is inside may be a square.
    private static func square(_ values: [Double], _ axis: Plane.Axis) -> String? {
        guard axis.dimension == .dimensionless, values.contains(where: { $0 < axis.from }),
            values.allSatisfy({ $0 > 0 && axis.from <= $0.squareRoot() && $0.squareRoot() <= axis.to })
        else { return nil }
        return "the square roots of all couplings lie inside the plausible range: is the column \(axis.symbol)²?"
    }

    // MARK: Masses

    private func massFindings(_ curve: Curve, _ path: LogPath) -> [Finding] {
        var found: [Finding] = []
        for index in path.x.indices where isTenfold(path, at: index) {
            let mass = Quantity(curve.points[index].mass, .energy).printed(digits: 6)
            found.append(
                Finding(
                    .massTenfold, at: limit.slug.text, field: "\(curve.label) point \(index + 1)",
                    "mass \(mass) is ten times, or a tenth of, what its neighbours expect"))
        }
        let isMeasured = limit.origin.kind == .published || limit.origin.kind == .digitised
        guard isMeasured, path.isFunction, curve.interpolation == .logLog, found.isEmpty else { return found }
        for index in path.x.indices.dropFirst()
        where path.x[index] - path.x[index - 1] > 1 && abs(path.y[index] - path.y[index - 1]) > 0.05
            && curve.points[index].edge == .measured
        {
            let ends = [index - 1, index].map { Quantity(curve.points[$0].mass, .energy).printed(digits: 3) }
            found.append(
                Finding(
                    .wideGap, at: limit.slug.text, field: curve.label, "there is no point from \(ends[0]) to \(ends[1])"
                ))
        }
        return found
    }

    /// Whether a tenfold change of one mass, and nothing less, would put it in line with its neighbours.
    private func isTenfold(_ path: LogPath, at index: Int) -> Bool {
        let x = path.x
        guard x.count >= 5 else { return false }
        if index > 0, index < x.count - 1 {
            // In a rising list a mass cannot leave its neighbours by a decade unless they are as far apart.
            let (before, after) = (x[index - 1], x[index + 1])
            let y = path.y
            let isSmooth = abs(y[index] - (y[index - 1] + y[index + 1]) / 2) < 0.3
            return !path.isFunction && isSmooth && abs(after - before) < 0.3
                && abs(abs(x[index] - (before + after) / 2) - 1) < max(0.03, abs(after - before) / 2)
        }
        guard path.isFunction else { return false }
        let ordered = index == 0 ? Array(x.reversed()) : x
        return Self.endIsTenfold(ordered)
    }

    /// Whether all steps but the last are equal, in the masses or in their logarithms, and the last mass is ten times
    /// (or a tenth of) the one that comes next.
    private static func endIsTenfold(_ x: [Double]) -> Bool {
        let steps = zip(x, x.dropFirst()).map { $1 - $0 }
        guard let last = steps.last, let step = steps.first else { return false }
        let isGeometric = steps.dropLast().allSatisfy { abs($0 - step) < 0.02 * abs(step) + 1e-4 }
        if isGeometric, step != 0, abs(abs(last - step) - 1) < 0.01 { return true }
        let masses = x.map { pow(10, $0) }
        let widths = zip(masses, masses.dropFirst()).map { $1 - $0 }
        guard let width = widths.first, width != 0,
            widths.dropLast().allSatisfy({ abs($0 - width) < 0.02 * abs(width) }), masses.count >= 2
        else { return false }
        let next = masses[masses.count - 2] + width
        guard next > 0, let end = x.last else { return false }
        return abs(abs(end - log10(next)) - 1) < 0.01
    }

    // MARK: Columns

    /// A coupling that follows the mass over a decade, in GeV or in MeV, without being equal to it.
    private func massesTwice(_ curve: Curve, _ path: LogPath) -> Finding? {
        guard path.x.count >= 5, path.isFunction, path.range.upperBound - path.range.lowerBound >= 1,
            curve.points.contains(where: { $0.mass != $0.coupling })
        else { return nil }
        let isNear = [0.0, 3.0].contains { level in
            path.x.indices.allSatisfy { abs(path.y[$0] - path.x[$0] - level) < 0.3 }
        }
        let isParallel = path.x.indices.dropFirst().allSatisfy { index -> Bool in
            let step = path.x[index] - path.x[index - 1]
            return step == 0 || (0.8...1.2).contains((path.y[index] - path.y[index - 1]) / step)
        }
        guard isNear, isParallel else { return nil }
        return Finding(
            .massesTwice, at: limit.slug.text, field: curve.label,
            "the couplings rise with the masses and differ from them by less than a factor of 2: are both columns masses?"
        )
    }
}
