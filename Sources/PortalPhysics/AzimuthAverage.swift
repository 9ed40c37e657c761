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
    @inline(__always)
    func value(_ range: RecoilRange, u uPrime: Double, t: Double) -> Double {
        let U = -uPrime
        let inverseU = -1 / uPrime
        let (A, bSquared) = range.average(t)
        let R = max(A * A - bSquared, leastRSquared).squareRoot()
        let inverseR = 1 / R
        // B²/(A + R) = A − R without cancellation.
        let gap = bSquared / (A + R)
        let variance = gap * inverseR * inverseR * inverseR
        let pIn = range.pInOffset - t / 2
        let pOut = range.pOutOffset + (U - t) / 2
        let a = pOut * inverseU - 0.5
        let f = (a * A + pIn - a * gap) * inverseR
        let mixed = vectorMassSquared + 2 * leptonMassSquared

        var along = -8 * mixed * (f * f + pIn * pIn * variance)
        along -= 8 * t * inverseU * ((pIn * pIn + pOut * pOut) * inverseR - pIn + A / 4)
        let sum = inverseU + inverseR
        let difference = inverseU - inverseR
        let inverseUR = inverseU * inverseR
        var bracket = A * inverseU + U * inverseR + 2 * t * sum + 2 * t * t * inverseUR
        bracket += vectorMassSquared * t * (difference * difference + variance)
        bracket += 2 * leptonMassSquared * t * (sum * sum + variance)
        along += 2 * (4 * nucleusMassSquared + t) * bracket
        if spin == .zero { return along }

        let product =
            vectorMassSquared * vectorMassSquared - 2 * vectorMassSquared * t
            - 4 * leptonMassSquared * leptonMassSquared + t * t
        var trace = A * inverseU + U * inverseR + 2 * (t - vectorMassSquared - 2 * leptonMassSquared) * sum
        trace += 2 * product * inverseUR
        trace += mixed * (t - 2 * leptonMassSquared) * (inverseU * inverseU + inverseR * inverseR + variance)
        return along - 4 * t * trace
    }
}
