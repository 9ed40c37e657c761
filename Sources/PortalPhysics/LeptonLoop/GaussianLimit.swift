import Foundation
import Quadrature

/// A measured difference with a Gaussian error, tested for a contribution of known sign: CLs, bounded at zero.
package struct GaussianLimit: Sendable, Hashable {
    /// The measured difference, experiment minus theory.
    package let difference: Double
    /// Its standard deviation, positive.
    package let deviation: Double

    /// A difference with its standard deviation; nil unless the deviation is positive and both are finite.
    package init?(difference: Double, deviation: Double) {
        guard difference.isFinite, deviation.isFinite, deviation > 0 else { return nil }
        self.difference = difference
        self.deviation = deviation
    }

    /// The sign of the contribution that is tested.
    package enum Sign: Sendable, Hashable, CaseIterable {
        /// It lowers the quantity.
        case negative
        /// It raises the quantity.
        case positive
    }

    /// The largest |contribution| allowed at a confidence level: Φ((o − s)/σ) = (1 − CL) Φ(o/σ), where o is the
    /// difference counted along the sign. Never below zero, whatever was measured.
    /// - Returns: nil unless 0 < CL < 1, or when the difference lies more than 30 deviations on the wrong side.
    package func upperLimit(sign: Sign, confidenceLevel: Double) -> Double? {
        guard confidenceLevel > 0, confidenceLevel < 1 else { return nil }
        let observed = (sign == .positive ? difference : -difference) / deviation
        guard observed > -30 else { return nil }
        let target = Self.logCumulative(observed) + log1p(-confidenceLevel)
        return Root.bracketed(from: 0, to: max(observed, 0) + 40) {
            Self.logCumulative(observed - $0) - target
        }.map { $0 * deviation }
    }

    /// |contribution| that leaves experiment and theory `deviations` standard deviations apart on its far side; nil when
    /// zero contribution already does.
    package func naiveLimit(sign: Sign, deviations: Double) -> Double? {
        let limit = (sign == .positive ? difference : -difference) + deviations * deviation
        return limit > 0 ? limit : nil
    }

    /// ln Φ(z), by the continued fraction of the complementary error function in the far tail.
    static func logCumulative(_ z: Double) -> Double {
        guard z < -20 else { return log(0.5 * erfc(-z / 2.0.squareRoot())) }
        // Φ(z) = φ(z)/(|z| + 1/(|z| + 2/(|z| + 3/…))).
        var fraction = -z
        for k in stride(from: 40.0, through: 1, by: -1) { fraction = -z + k / fraction }
        return -0.5 * z * z - 0.5 * log(2 * Double.pi) - log(fraction)
    }
}
