import Foundation

/// Gauss-Legendre quadrature with any number of nodes; exact for polynomials up to degree 2n − 1.
struct GaussLegendre: Sendable {
    /// The nodes on (−1, 1), ascending.
    let nodes: [Double]
    /// The weights; they add up to 2.
    let weights: [Double]

    /// Nodes and weights by Newton iteration on the Legendre polynomial, to rounding accuracy.
    ///
    /// Make a rule once and keep it: the cost is O(n²).
    /// - Parameter count: number of nodes; values below 1 count as 1.
    init(count: Int) {
        let count = max(1, count)
        var nodes = [Double](repeating: 0, count: count)
        var weights = nodes
        for index in 0..<(count + 1) / 2 {
            var node = cos(Double.pi * (Double(index) + 0.75) / (Double(count) + 0.5))
            var slope = 1.0
            for _ in 0..<100 {
                let legendre = Self.legendre(degree: count, at: node)
                slope = legendre.slope
                let step = legendre.value / slope
                node -= step
                if abs(step) < 1e-16 { break }
            }
            if 2 * index + 1 == count { node = 0 }
            slope = Self.legendre(degree: count, at: node).slope
            let weight = 2 / ((1 - node * node) * slope * slope)
            nodes[index] = -node
            nodes[count - 1 - index] = node
            weights[index] = weight
            weights[count - 1 - index] = weight
        }
        self.nodes = nodes
        self.weights = weights
    }

    /// ∫ f(x) dx over [from, to], cut into equal panels.
    /// - Parameter panels: number of panels; values below 1 count as 1.
    @inlinable
    func integral(from: Double, to: Double, panels: Int = 1, _ integrand: (Double) -> Double) -> Double {
        let panels = max(1, panels)
        let half = (to - from) / Double(2 * panels)
        var sum = 0.0
        for panel in 0..<panels {
            let centre = from + half * Double(2 * panel + 1)
            for index in nodes.indices {
                sum += weights[index] * integrand(centre + half * nodes[index])
            }
        }
        return sum * half
    }

    /// P_n(x) and its derivative by the three-term recurrence.
    private static func legendre(degree: Int, at x: Double) -> (value: Double, slope: Double) {
        var (previous, value) = (1.0, x)
        for k in stride(from: 2, through: degree, by: 1) {
            let order = Double(k)
            (previous, value) = (value, ((2 * order - 1) * x * value - (order - 1) * previous) / order)
        }
        return (value, Double(degree) * (x * value - previous) / (x * x - 1))
    }
}
