import Foundation
import Quadrature

/// Upper limits s_up on the signal of a counting experiment with known background; g goes with √s_up.
package enum SignalLimit: Sendable, Hashable, CaseIterable {
    /// P(≤ n; s + b)/P(≤ n; b) = 1 − CL: never below −ln(1 − CL); equal to the Bayesian limit with a flat prior.
    case cls
    /// P(≤ n; s + b) = 1 − CL: can be zero or negative when n fluctuates below b.
    case classical
    /// The upper end of the Feldman-Cousins interval, which may have two sides.
    case feldmanCousins

    /// s_up for n observed events over a background b.
    ///
    /// Exact to rounding (1e-12 relative). A classical limit at or below zero is returned as it is: the caller refuses.
    /// - Returns: nil unless 0 ≤ n, b ≤ 10⁸ and 0 < CL < 1.
    package func upperLimit(observed: Int, background: Double, confidenceLevel: Double) -> Double? {
        guard observed >= 0, observed <= Self.largestCount, background >= 0,
            background <= Double(Self.largestCount), confidenceLevel > 0, confidenceLevel < 1
        else { return nil }
        switch self {
        case .classical:
            return Self.upperMean(observed: observed, logTarget: log1p(-confidenceLevel)) - background
        case .cls:
            let target =
                log1p(-confidenceLevel) + Poisson.logCumulative(count: observed, mean: background)
            // s instead of s + b keeps the digits of a small signal over a large background.
            let highest = Self.bracket(observed: observed, from: background, logTarget: target) - background
            return Root.bracketed(from: 0, to: highest) {
                Poisson.logCumulative(count: observed, mean: background + $0) - target
            }
        case .feldmanCousins:
            return FeldmanCousins.interval(
                observed: observed, background: background, confidenceLevel: confidenceLevel)?.upper
        }
    }

    /// The largest count and background that limits are given for: their cost grows with the square root or, for
    /// Feldman and Cousins, in proportion.
    package static let largestCount = 100_000_000

    /// The mean μ with ln P(≤ n; μ) = target.
    static func upperMean(observed: Int, logTarget: Double) -> Double {
        let high = bracket(observed: observed, from: Double(observed), logTarget: logTarget)
        return Root.bracketed(from: 0, to: high) { Poisson.logCumulative(count: observed, mean: $0) - logTarget }
            ?? high
    }

    /// A mean where ln P(≤ n; μ) is below the target.
    private static func bracket(observed: Int, from: Double, logTarget: Double) -> Double {
        var step = 4 + 2 * (Double(observed) + 1).squareRoot()
        while Poisson.logCumulative(count: observed, mean: from + step) >= logTarget { step *= 2 }
        return from + step
    }
}
