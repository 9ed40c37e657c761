import Foundation
import Quadrature

/// The spectrum of mesons that a target sends out: azimuthally symmetric about the beam, along +z.
package protocol MesonDistribution: Sendable {
    /// dN/(dp dΩ) up to a constant factor; 0 outside the range.
    /// - Parameters: momentum p in GeV, polar angle θ in rad.
    func density(momentumGeV: Double, polarAngleRad: Double) -> Double
    /// Momenta in GeV that occur.
    var momentumRangeGeV: ClosedRange<Double> { get }
    /// Polar angles in rad up to which mesons are counted.
    var largestAngleRad: Double { get }
}

extension MesonDistribution {
    /// ∫ dp dΩ f(p, θ) × density: panels in ln p, and in ln θ, where soft and hard mesons differ most.
    package func integral(_ f: (Double, Double) -> Double = { _, _ in 1 }) -> Double {
        let range = momentumRangeGeV
        let low = log(max(range.lowerBound, range.upperBound * 1e-5))
        return Panels.integral(from: low, to: log(range.upperBound), count: 16) { logMomentum in
            let momentum = exp(logMomentum)
            // Transverse momenta of a fraction of a GeV: angles far below 1 MeV/p do not count.
            let start = log(min(1e-3 / momentum, 1e-3))
            return momentum
                * Panels.integral(from: start, to: log(largestAngleRad), count: 12) { logAngle in
                    let angle = exp(logAngle)
                    return angle * 2 * Double.pi * sin(angle) * f(momentum, angle)
                        * density(momentumGeV: momentum, polarAngleRad: angle)
                }
        }
    }

    /// The mean of f(p, θ) over the mesons.
    package func mean(_ f: (Double, Double) -> Double) -> Double { integral(f) / integral() }
}

/// Several targets or layers: each distribution is normalised and enters with its share.
package struct MesonMixture: MesonDistribution {
    private let parts: [(weight: Double, distribution: any MesonDistribution)]

    /// A mixture; nil without parts, or when a share is not positive.
    package init?(_ parts: [(share: Double, distribution: any MesonDistribution)]) {
        let total = parts.reduce(0) { $0 + $1.share }
        guard !parts.isEmpty, parts.allSatisfy({ $0.share > 0 }) else { return nil }
        self.parts = parts.map { ($0.share / total / $0.distribution.integral(), $0.distribution) }
    }

    package func density(momentumGeV: Double, polarAngleRad: Double) -> Double {
        parts.reduce(0) {
            $0 + $1.weight * $1.distribution.density(momentumGeV: momentumGeV, polarAngleRad: polarAngleRad)
        }
    }

    package var momentumRangeGeV: ClosedRange<Double> {
        let ranges = parts.map(\.distribution.momentumRangeGeV)
        let low = ranges.map(\.lowerBound).min() ?? 0
        return low...max(low, ranges.map(\.upperBound).max() ?? 0)
    }

    package var largestAngleRad: Double { parts.map(\.distribution.largestAngleRad).max() ?? 0 }
}
