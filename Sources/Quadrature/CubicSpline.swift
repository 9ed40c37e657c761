/// A cubic spline: through given points, with continuous first and second derivatives.
package struct CubicSpline: Sendable {
    /// Conditions at the two ends.
    package enum End: Sendable, Hashable {
        /// The second derivative vanishes.
        case natural
        /// The third derivative is continuous at the second and the last but one point.
        case notAKnot
    }

    /// The points' abscissae, ascending.
    package let x: [Double]
    /// The points' ordinates.
    package let y: [Double]
    @usableFromInline let curvature: [Double]

    /// The spline through the points; nil unless there are at least two (natural) or four (not-a-knot) finite points,
    /// as many ordinates as abscissae, and the abscissae rise strictly.
    package init?(x: [Double], y: [Double], end: End = .notAKnot) {
        let last = x.count - 1
        guard x.count == y.count, x.count >= (end == .natural ? 2 : 4), (x + y).allSatisfy(\.isFinite),
            zip(x, x.dropFirst()).allSatisfy(<)
        else { return nil }
        self.x = x
        self.y = y

        let h = (0..<last).map { x[$0 + 1] - x[$0] }
        let slope = (0..<last).map { (y[$0 + 1] - y[$0]) / h[$0] }
        guard last >= 2 else {
            curvature = [0, 0]
            return
        }
        // h₋ c₋ + 2 (h₋ + h) c + h c₊ = 6 (s − s₋) for the inner second derivatives c; the ends are eliminated first.
        var below = [Double](repeating: 0, count: last + 1)
        var diagonal = below
        var above = below
        var right = below
        for i in 1..<last {
            below[i] = h[i - 1]
            diagonal[i] = 2 * (h[i - 1] + h[i])
            above[i] = h[i]
            right[i] = 6 * (slope[i] - slope[i - 1])
        }
        if end == .notAKnot {
            // c₀ = c₁ + (h₀/h₁)(c₁ − c₂), and its mirror image.
            let first = h[0] / h[1]
            diagonal[1] += h[0] * (1 + first)
            above[1] -= h[0] * first
            let final = h[last - 1] / h[last - 2]
            diagonal[last - 1] += h[last - 1] * (1 + final)
            below[last - 1] -= h[last - 1] * final
        }
        for i in stride(from: 2, to: last, by: 1) {
            let factor = below[i] / diagonal[i - 1]
            diagonal[i] -= factor * above[i - 1]
            right[i] -= factor * right[i - 1]
        }
        var curvature = [Double](repeating: 0, count: last + 1)
        for i in stride(from: last - 1, to: 0, by: -1) {
            let rest = i == last - 1 ? 0 : above[i] * curvature[i + 1]
            curvature[i] = (right[i] - rest) / diagonal[i]
        }
        if end == .notAKnot {
            curvature[0] = curvature[1] + h[0] / h[1] * (curvature[1] - curvature[2])
            curvature[last] =
                curvature[last - 1] + h[last - 1] / h[last - 2] * (curvature[last - 1] - curvature[last - 2])
        }
        self.curvature = curvature
    }

    /// The spline's value; not a number outside the points, because nothing is known there.
    @inlinable
    package func value(at position: Double) -> Double {
        let last = x.count - 1
        guard position >= x[0], position <= x[last] else { return .nan }
        var (low, high) = (0, last)
        while high - low > 1 {
            let middle = (low + high) / 2
            if x[middle] <= position { low = middle } else { high = middle }
        }
        let h = x[high] - x[low]
        let a = (x[high] - position) / h
        let b = (position - x[low]) / h
        let bend = ((a * a - 1) * a * curvature[low] + (b * b - 1) * b * curvature[high]) * (h * h / 6)
        return a * y[low] + b * y[high] + bend
    }
}
