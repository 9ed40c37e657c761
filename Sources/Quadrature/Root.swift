import Foundation

/// Roots of continuous functions between two points where their signs differ.
package enum Root {
    /// A root of f in [from, to] by Brent's method: bisection, secant and inverse quadratic steps.
    ///
    /// - Parameters:
    ///   - tolerance: absolute accuracy of the root, beyond rounding; 0 goes to the last digit.
    /// - Returns: nil when f has the same sign at both ends or is not a number there.
    @inlinable
    package static func bracketed(
        from: Double, to: Double, tolerance: Double = 0, _ function: (Double) -> Double
    ) -> Double? {
        var (a, b) = (from, to)
        var (fa, fb) = (function(a), function(b))
        if fa == 0 { return a }
        if fb == 0 { return b }
        guard (fa < 0 && fb > 0) || (fa > 0 && fb < 0) else { return nil }
        // b is the best point, a the previous one, c the point on the other side of the root.
        var (c, fc) = (a, fa)
        var step = b - a
        var previousStep = step
        for _ in 0..<400 {
            if (fb > 0) == (fc > 0) {
                (c, fc) = (a, fa)
                step = b - a
                previousStep = step
            }
            if abs(fc) < abs(fb) {
                (a, b, c) = (b, c, b)
                (fa, fb, fc) = (fb, fc, fb)
            }
            let small = 2 * b.ulp + tolerance / 2
            let half = (c - b) / 2
            if abs(half) <= small || fb == 0 { return b }
            if abs(previousStep) >= small && abs(fa) > abs(fb) {
                let ratio = fb / fa
                var (p, q): (Double, Double)
                if a == c {
                    (p, q) = (2 * half * ratio, 1 - ratio)
                } else {
                    let (q0, r) = (fa / fc, fb / fc)
                    p = ratio * (2 * half * q0 * (q0 - r) - (b - a) * (r - 1))
                    q = (q0 - 1) * (r - 1) * (ratio - 1)
                }
                if p > 0 { q = -q } else { p = -p }
                if 2 * p < min(3 * half * q - abs(small * q), abs(previousStep * q)) {
                    (previousStep, step) = (step, p / q)
                } else {
                    (previousStep, step) = (half, half)
                }
            } else {
                (previousStep, step) = (half, half)
            }
            (a, fa) = (b, fb)
            b += abs(step) > small ? step : (half > 0 ? small : -small)
            fb = function(b)
            if fb.isNaN { return nil }
        }
        return b
    }

    /// A root of f between two positive points, sought in ln x: for functions that change over decades.
    /// - Parameter relativeTolerance: relative accuracy of the root.
    /// - Returns: nil when an end is not positive or the signs at the ends do not differ.
    @inlinable
    package static func bracketedInLog(
        from: Double, to: Double, relativeTolerance: Double = 1e-14, _ function: (Double) -> Double
    ) -> Double? {
        guard from > 0, to > 0 else { return nil }
        return bracketed(from: log(from), to: log(to), tolerance: relativeTolerance) { function(exp($0)) }
            .map { exp($0) }
    }
}
