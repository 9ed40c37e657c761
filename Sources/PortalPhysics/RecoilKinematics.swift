/// Kinematics of ℓN → ℓNV at fixed beam, energy E_k of the vector and U' = m² − (p − k)², in the target's rest frame.
///
/// The naive formulas lose eight to twelve digits; every difference of nearly equal numbers is written as a product.
struct RecoilKinematics {
    let beam: Beam
    /// E_k in GeV.
    let vectorEnergy: Double
    /// E' = E0 − E_k in GeV: energy of the scattered lepton plus the recoil's kinetic energy.
    let restEnergy: Double
    /// p0 k, the product of the two momenta, in GeV².
    let momentumProduct: Double
    /// The smallest U', at zero angle between p and k.
    let lowestU: Double

    /// Quantities that do not change inside the integrals.
    struct Beam {
        /// E0, m, M, M_V in GeV.
        let energy, lepton, nucleus, vector: Double
        /// p0 in GeV.
        var momentum: Double { ((energy - lepton) * (energy + lepton)).squareRoot() }

        /// The largest E_k in GeV; nil below threshold.
        ///
        /// E_k,max = [(E0 + M) E_V* + p0 k_V*]/√s with the nucleus and the lepton moving together.
        var highestVectorEnergy: Double? {
            let s = nucleus * nucleus + lepton * lepton + 2 * nucleus * energy
            let root = s.squareRoot()
            let rest = nucleus + lepton
            guard energy > lepton, root > rest + vector else { return nil }
            let star = (s + (vector - rest) * (vector + rest)) / (2 * root)
            let momentumStar = max(0, (star - vector) * (star + vector)).squareRoot()
            return ((energy + nucleus) * star + momentum * momentumStar) / root
        }
    }

    /// Kinematics for one E_k; E' is asked for too because E0 − E_k loses digits near the end point.
    init(beam: Beam, vectorEnergy: Double, restEnergy: Double) {
        self.beam = beam
        self.vectorEnergy = vectorEnergy
        self.restEnergy = restEnergy
        let k = ((vectorEnergy - beam.vector) * (vectorEnergy + beam.vector)).squareRoot()
        momentumProduct = beam.momentum * k
        let vectorSquared = beam.vector * beam.vector
        let leptonSquared = beam.lepton * beam.lepton
        // 2(E0²M_V² + m²k²)/(E0E_k + p0k) − M_V² with positive terms only:
        // 2E0² − E0E_k − p0k = E0E' + (E0² − p0k) and E0² − p0k = E0E' + (E0E_k − p0k).
        let denominator = beam.energy * vectorEnergy + momentumProduct
        let productGap =
            (beam.energy * beam.energy * vectorSquared + leptonSquared * (k * k))
            / denominator
        let momentumGap = beam.energy * restEnergy + productGap
        lowestU = (vectorSquared * (beam.energy * restEnergy + momentumGap) + 2 * leptonSquared * k * k) / denominator
    }

    /// The largest U': back-scattered vector, or nucleus and lepton moving together.
    var highestU: Double {
        min(lowestU + 4 * momentumProduct, 2 * beam.nucleus * (restEnergy - beam.lepton))
    }
}
