/// The average of L·W over the azimuth φ of the recoil, in closed form.
///
/// With S = A + B cos φ and R = √(A² − B²): ⟨1/S⟩ = 1/R and ⟨1/S²⟩ − ⟨1/S⟩² = B²/(R³(A + R)). Expanding
/// (P·p'/U + P·p/S)² before averaging loses ten digits at small t; its mean f and the variance do not.
struct AzimuthAverage {
    let leptonMassSquared: Double
    let vectorMassSquared: Double
    let nucleusMassSquared: Double
    let spin: Nucleus.Spin
    /// (M_V² + 2mM_V)²: S cannot be smaller than its root, so neither can R; rounding can make it so.
    private let leastRSquared: Double

    init(beam: RecoilKinematics.Beam, spin: Nucleus.Spin) {
        leptonMassSquared = beam.lepton * beam.lepton
        vectorMassSquared = beam.vector * beam.vector
        nucleusMassSquared = beam.nucleus * beam.nucleus
        self.spin = spin
        let least = beam.vector * (beam.vector + 2 * beam.lepton)
        leastRSquared = least * least
    }

    /// ⟨L·W⟩ at U' and t inside the range.
    func value(_ range: RecoilRange, u: Double, t: Double) -> Double {
        values(range, u: u, t: SIMD8(repeating: t))[0]
    }

    /// ⟨L·W⟩ at U' and eight t inside the range.
    ///
    /// Written in small steps: the compiler gives up on long sums of vectors.
    @inline(__always)
    func values(_ range: RecoilRange, u uPrime: Double, t: SIMD8<Double>) -> SIMD8<Double> {
        typealias Lanes = SIMD8<Double>
        let U = -uPrime
        let inverseU = -1 / uPrime
        let (A, bSquared) = range.average(t)
        let R: Lanes = pointwiseMax(A * A - bSquared, Lanes(repeating: leastRSquared)).squareRoot()
        let inverseR: Lanes = 1 / R
        // B²/(A + R) = A − R without cancellation.
        let gap: Lanes = bSquared / (A + R)
        let variance: Lanes = gap * inverseR * inverseR * inverseR
        let pIn: Lanes = range.pInOffset - t / 2
        let pOut: Lanes = range.pOutOffset + (U - t) / 2
        let a: Lanes = pOut * inverseU - 0.5
        let mean: Lanes = a * A + pIn
        let f: Lanes = (mean - a * gap) * inverseR
        let mixed = vectorMassSquared + 2 * leptonMassSquared

        let squares: Lanes = f * f + pIn * pIn * variance
        var along: Lanes = -8 * mixed * squares
        let momenta: Lanes = (pIn * pIn + pOut * pOut) * inverseR
        let linear: Lanes = momenta - pIn + A / 4
        let weight: Lanes = 8 * t * inverseU
        along -= weight * linear
        let sum: Lanes = inverseU + inverseR
        let difference: Lanes = inverseU - inverseR
        let inverseUR: Lanes = inverseU * inverseR
        let ends: Lanes = A * inverseU + U * inverseR
        let twice: Lanes = 2 * t
        var bracket: Lanes = ends + twice * sum
        bracket += twice * t * inverseUR
        let spread: Lanes = difference * difference + variance
        bracket += vectorMassSquared * t * spread
        let joint: Lanes = sum * sum + variance
        bracket += 2 * leptonMassSquared * t * joint
        let nucleus: Lanes = 4 * nucleusMassSquared + t
        along += 2 * nucleus * bracket
        if spin == .zero { return along }

        let fourth = vectorMassSquared * vectorMassSquared
        let vector: Lanes = fourth - 2 * vectorMassSquared * t
        let product: Lanes = vector - 4 * leptonMassSquared * leptonMassSquared + t * t
        let offset: Lanes = t - vectorMassSquared - 2 * leptonMassSquared
        var trace: Lanes = ends + 2 * offset * sum
        trace += 2 * product * inverseUR
        let poles: Lanes = inverseU * inverseU + inverseR * inverseR + variance
        let shift: Lanes = t - 2 * leptonMassSquared
        trace += mixed * shift * poles
        return along - 4 * t * trace
    }
}
