import Foundation
import LimitModel
import Quadrature

/// Several curves of one method over the same masses, as dense as log-log interpolation needs.
///
/// Every curve ends where its coupling passes the top of the plane, where coupling times typical energy passes 4π, or
/// where it is not finite; points above 1 in coupling times energy carry the flag `effectiveTheory`.
struct CurveFamily {
    /// Role of a curve.
    struct Line: Sendable {
        let role: Curve.Role
        var name: String? = nil
        /// Ranges of mass in which a narrow dark photon is strained.
        var strained: [ClosedRange<Double>] = []
        /// Relative accuracy of interpolation between the points; bands and components can do with less.
        var tolerance: Double { role == .central ? CurveFamily.interpolationError : 1e-3 }
    }

    /// A curve's value at one mass.
    struct Sample: Sendable {
        let coupling: Double
        /// The energy in GeV that the effective vertex feels; 0 where there is none.
        var energyGeV = 0.0
    }

    /// Relative accuracy of interpolation between the points of a limit.
    static let interpolationError = 7e-5
    /// Fewest points between the ends of the range.
    private static let fewest = 60

    /// The curves, in the order of the lines; nil for those that are above their end at the lowest mass already.
    let curves: [Curve?]

    /// - Parameters:
    ///   - breaks: masses where a curve has a corner.
    ///   - samples: the values of all lines at a mass, in their order.
    init(
        _ lines: [Line], from: Double, to: Double, couplingTop: Double, breaks: [Double] = [],
        samples: @escaping (Double) -> [Sample]
    ) {
        let values = Memo(samples)
        let grid = (0...Self.fewest).map { index in
            index == Self.fewest ? to : from * pow(to / from, Double(index) / Double(Self.fewest))
        }
        let stations = Array(Set(grid + breaks.filter { $0 > from && $0 < to })).sorted()
        let ends = lines.indices.map { line in
            Bisection.last(at: stations) { mass in
                let sample = values[mass][line]
                return sample.coupling <= couplingTop && sample.coupling * sample.energyGeV <= 4 * Double.pi
            }
        }
        let edges = lines.indices.map { line in
            Bisection.last(at: stations) { values[$0][line].coupling * values[$0][line].energyGeV <= 1 }
        }
        let strains = lines.flatMap(\.strained).flatMap { [$0.lowerBound, $0.upperBound] }
        let reach = ends.compactMap(\.self).max() ?? from
        let fixed = (stations + strains + (ends + edges).compactMap(\.self)).filter { $0 >= from && $0 <= reach }
        let masses = Self.refined(
            Array(Set(fixed)).sorted(), ends: ends, tolerances: lines.map(\.tolerance), values)
        curves = lines.indices.map { index in
            guard let end = ends[index], end > from else { return nil }
            let line = lines[index]
            let points = masses.filter { $0 <= end }.map { mass in
                var flags: Curve.Flags = []
                if line.strained.contains(where: { $0.contains(mass) }) { flags.insert(.nearThreshold) }
                // From the last mass that reaches 1 on, so that every segment beyond has it at both ends.
                if mass >= edges[index] ?? from, values[mass][index].energyGeV > 0, edges[index] != to {
                    flags.insert(.effectiveTheory)
                }
                return Curve.Point(mass: mass, coupling: values[mass][index].coupling, flags: flags)
            }
            return Curve(role: line.role, name: line.name, points: points)
        }
    }

    /// Points of a curve after which it is not refined further: absurd inputs make curves that nothing straightens.
    private static let mostPoints = 20_000

    /// Bisects every interval until all curves that reach across it are straight to the tolerance at three inner points.
    private static func refined(
        _ fixed: [Double], ends: [Double?], tolerances: [Double], _ values: Memo
    ) -> [Double] {
        guard var left = fixed.first else { return [] }
        var masses = [left]
        for end in fixed.dropFirst() {
            var pending = [end]
            while let right = pending.last {
                let middle = (left * right).squareRoot()
                let lines = ends.indices.filter { (ends[$0] ?? 0) >= right }
                let isFine =
                    right / left < 1 + 1e-9 || masses.count > mostPoints
                    || [0.25, 0.5, 0.75].allSatisfy { share in
                        let mass = exp(log(left) * (1 - share) + log(right) * share)
                        let (low, high, inner) = (values[left], values[right], values[mass])
                        return lines.allSatisfy { line in
                            let straight = exp(
                                log(low[line].coupling) * (1 - share) + log(high[line].coupling) * share)
                            // A value that is not a number gets no better by bisection; it is refused with its point.
                            return !(abs(straight / inner[line].coupling - 1) > 0.8 * tolerances[line])
                        }
                    }
                if isFine {
                    masses.append(right)
                    left = right
                    pending.removeLast()
                } else {
                    pending.append(middle)
                }
            }
        }
        return masses
    }

    /// Remembers what was computed for a mass.
    private final class Memo {
        private var known: [Double: [Sample]] = [:]
        private let compute: (Double) -> [Sample]

        init(_ compute: @escaping (Double) -> [Sample]) {
            self.compute = compute
        }

        subscript(mass: Double) -> [Sample] {
            if let samples = known[mass] { return samples }
            let samples = compute(mass)
            known[mass] = samples
            return samples
        }
    }
}
