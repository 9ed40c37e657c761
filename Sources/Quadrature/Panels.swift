/// Composite Gauss-Legendre quadrature with eight nodes per panel: the work-horse of smooth integrands whose scales
/// are known, fast because closures are inlined and no array is touched.
package enum Panels {
    /// The eight nodes on (−1, 1).
    package static let nodes = SIMD8<Double>(
        -0.9602898564975363, -0.7966664774136267, -0.5255324099163290, -0.1834346424956498,
        0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363)
    /// Their weights.
    package static let weights = SIMD8<Double>(
        0.1012285362903763, 0.2223810344533745, 0.3137066458778873, 0.3626837833783620,
        0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763)

    /// ∫ f(x) dx over [from, to], cut into equal panels of eight nodes.
    /// - Parameter count: number of panels; values below 1 count as 1.
    @inlinable
    package static func integral(
        from: Double, to: Double, count: Int, _ integrand: (Double) -> Double
    ) -> Double {
        let count = max(1, count)
        let half = (to - from) / Double(2 * count)
        let (nodes, weights) = (Self.nodes, Self.weights)
        var sum = 0.0
        for panel in 0..<count {
            let centre = from + half * Double(2 * panel + 1)
            for index in 0..<8 {
                sum += weights[index] * integrand(centre + half * nodes[index])
            }
        }
        return sum * half
    }

    /// ∫ f(x) dx over [from, to] for an integrand that takes the eight nodes of a panel at once: same sums, in the same order,
    /// as `integral`, and room for two lanes of arithmetic at a time.
    @inlinable
    package static func integralByEight(
        from: Double, to: Double, count: Int, _ integrand: (SIMD8<Double>) -> SIMD8<Double>
    ) -> Double {
        let count = max(1, count)
        let half = (to - from) / Double(2 * count)
        var sum = 0.0
        for panel in 0..<count {
            let centre = from + half * Double(2 * panel + 1)
            let terms = weights * integrand(centre + half * nodes)
            for index in 0..<8 { sum += terms[index] }
        }
        return sum * half
    }

    /// The number of panels no wider than `width` that cover [from, to]; at least 1.
    @inlinable
    package static func count(from: Double, to: Double, width: Double) -> Int {
        let panels = ((to - from) / width).rounded(.up)
        return panels >= 1 && panels < 1e9 ? Int(panels) : 1
    }
}
