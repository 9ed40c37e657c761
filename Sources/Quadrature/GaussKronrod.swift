/// A definite integral with what is known about its accuracy.
package struct IntegralEstimate: Sendable, Hashable {
    /// The value of the integral.
    package let value: Double
    /// Estimate of its absolute error; a bound for smooth integrands.
    package let error: Double
    /// Tells whether the error met the asked tolerance.
    package let isConverged: Bool

    /// An estimate from its parts.
    @inlinable
    package init(value: Double, error: Double, isConverged: Bool) {
        self.value = value
        self.error = error
        self.isConverged = isConverged
    }
}

/// Adaptive quadrature with the 7-point Gauss and 15-point Kronrod pair: for integrands whose scales are not known.
package enum GaussKronrod {
    /// ∫ f(x) dx over [from, to], halving the worst interval until the sum of errors is small enough.
    ///
    /// The error of one interval is |K15 − G7|, far above the true error of K15 for a smooth integrand.
    /// - Parameters:
    ///   - relativeTolerance: the error asked for, relative to the integral.
    ///   - absoluteTolerance: the error that is enough whatever the integral is.
    ///   - limit: largest number of intervals; when it is reached the result says that it is not converged.
    @inlinable
    package static func integral(
        from: Double, to: Double, relativeTolerance: Double = 1e-10, absoluteTolerance: Double = 0, limit: Int = 200,
        _ integrand: (Double) -> Double
    ) -> IntegralEstimate {
        var parts = [part(from, to, integrand)]
        while true {
            var (value, error, worst) = (0.0, 0.0, 0)
            for (index, part) in parts.enumerated() {
                value += part.value
                error += part.error
                if part.error > parts[worst].error { worst = index }
            }
            let isConverged = error <= max(absoluteTolerance, relativeTolerance * abs(value))
            let widest = parts[worst]
            let middle = widest.from + (widest.to - widest.from) / 2
            let isExhausted = parts.count >= limit || middle == widest.from || middle == widest.to || error.isNaN
            if isConverged || isExhausted {
                return IntegralEstimate(value: value, error: error, isConverged: isConverged)
            }
            parts[worst] = part(widest.from, middle, integrand)
            parts.append(part(middle, widest.to, integrand))
        }
    }

    /// One interval and its share of the integral.
    @usableFromInline
    struct Part {
        @usableFromInline let from: Double
        @usableFromInline let to: Double
        @usableFromInline let value: Double
        @usableFromInline let error: Double

        @inlinable
        init(from: Double, to: Double, value: Double, error: Double) {
            self.from = from
            self.to = to
            self.value = value
            self.error = error
        }
    }

    @inlinable
    static func part(_ from: Double, _ to: Double, _ integrand: (Double) -> Double) -> Part {
        let centre = from + (to - from) / 2
        let half = (to - from) / 2
        let middle = integrand(centre)
        var kronrod = centreWeight * middle
        var gauss = centreGaussWeight * middle
        for index in 0..<7 {
            let pair = integrand(centre - half * nodes[index]) + integrand(centre + half * nodes[index])
            kronrod += weights[index] * pair
            gauss += gaussWeights[index] * pair
        }
        return Part(from: from, to: to, value: kronrod * half, error: abs((kronrod - gauss) * half))
    }

    // Nodes and weights of the pair (QUADPACK dqk15). The last lane of each vector is padding.
    @usableFromInline static let nodes = SIMD8<Double>(
        0.991455371120812639206854697526329, 0.949107912342758524526189684047851,
        0.864864423359769072789712788640926, 0.741531185599394439863864773280788,
        0.586087235467691130294144691693311, 0.405845151377397166906606412076961,
        0.207784955007898467600689403773245, 0)
    @usableFromInline static let weights = SIMD8<Double>(
        0.022935322010529224963732008058970, 0.063092092629978553290700663189204,
        0.104790010322250183839876322541518, 0.140653259715525918745189590510238,
        0.169004726639267902826583426598550, 0.190350578064785409913256402421014,
        0.204432940075298892414161999234649, 0)
    @usableFromInline static let gaussWeights = SIMD8<Double>(
        0, 0.129484966168869693270611432679082, 0, 0.279705391489276667901467771423780,
        0, 0.381830050505118944950369775488975, 0, 0)
    @usableFromInline static let centreWeight = 0.209482141084727828012999174891714
    @usableFromInline static let centreGaussWeight = 0.417959183673469387755102040816327
}
