/// Kinematics at fixed U': the range of the recoil and the two numbers of S = A + B cos φ.
struct RecoilRange {
    /// t between these, in GeV².
    let lowestT, highestT: Double
    /// |p − k| in GeV.
    let kappa: Double
    private let nucleus: Double
    private let energy: Double
    private let restEnergy: Double
    private let u: Double
    /// c = p·(p − k)/|p − k|².
    private let slope: Double
    /// 4 p0²k² sin²θ S_inv/|p − k|⁴.
    private let swing: Double
    /// 2ME0 and 2ME': the leading parts of P·p and P·p'.
    let pInOffset, pOutOffset: Double

    /// The range at U'; nil when it is empty.
    init?(_ kinematics: RecoilKinematics, u: Double) {
        let beam = kinematics.beam
        let (m, M, rest) = (beam.lepton, beam.nucleus, kinematics.restEnergy)
        let kappaSquared = (rest - m) * (rest + m) + u
        let headroom = 2 * M * (rest - m) - u
        guard kappaSquared > 0, headroom > 0 else { return nil }
        let kappa = kappaSquared.squareRoot()
        // S_inv = (E' + M)² − |p − k|² = (M + m)² + headroom; λ(S_inv, M², m²) factorises.
        let invariant = (M + m) * (M + m) + headroom
        let lambda = headroom * (headroom + 4 * M * m)
        // T_max − written without M; T_min from the product T_min T_max = U'²/(4 S_inv).
        let highest =
            (2 * M * kappaSquared - u * (rest + M) + kappa * lambda.squareRoot()) / (2 * invariant)
        guard highest > 0 else { return nil }
        let lowest = u * u / (4 * invariant * highest)
        guard lowest < highest else { return nil }
        lowestT = 2 * M * lowest
        highestT = 2 * M * highest
        self.kappa = kappa
        nucleus = M
        energy = beam.energy
        restEnergy = rest
        self.u = u
        slope = (beam.energy * rest - m * m + (beam.vector * beam.vector + u) / 2) / kappaSquared
        let d = (u - kinematics.lowestU) / 2
        swing = 4 * max(0, d * (2 * kinematics.momentumProduct - d)) * invariant / (kappaSquared * kappaSquared)
        pInOffset = 2 * M * beam.energy
        pOutOffset = 2 * M * rest
    }

    /// A and B² of S = A + B cos φ at eight t, φ the azimuth of the recoil about p − k.
    @inline(__always)
    func average(_ t: SIMD8<Double>) -> (a: SIMD8<Double>, bSquared: SIMD8<Double>) {
        let recoil = t / (2 * nucleus)
        let a = slope * (u + t + 2 * recoil * restEnergy) - t - 2 * energy * recoil
        let span = (t - lowestT) * (highestT - t) / (4 * nucleus * nucleus)
        return (a, swing * pointwiseMax(SIMD8(repeating: 0), span))
    }

    /// The t at which V is collinear with the scattered lepton: R² = A² − B², a parabola in t, has its minimum at the
    /// returned t, and R its half width there relative to t. Nil when the parabola is not narrow inside the range.
    ///
    /// Quadrature in ln t has to resolve this peak, whose relative width is m/(E'θ).
    var collinearPeak: (centre: Double, relativeWidth: Double)? {
        let linear = slope * (1 + restEnergy / nucleus) - 1 - energy / nucleus
        let constant = slope * u
        let bend = swing / (4 * nucleus * nucleus)
        let q2 = linear * linear + bend
        let q1 = 2 * constant * linear - bend * (lowestT + highestT)
        let q0 = constant * constant + bend * lowestT * highestT
        let centre = -q1 / (2 * q2)
        guard q2 > 0, centre > lowestT, centre < highestT else { return nil }
        let width = max(1e-10, q0 / (q2 * centre * centre) - 1).squareRoot()
        return width < 1 ? (centre, width) : nil
    }
}
