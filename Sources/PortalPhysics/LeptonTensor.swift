/// Squared amplitude of ℓ(p) N(P_i) → ℓ(p') N(P_f) V(k) at tree level with V radiated by the lepton: the lepton trace
/// L^{μν} contracted with the two tensors of an unpolarised nucleus.
///
/// The amplitude squared, averaged over the spins of ℓ and N and summed over the three polarisations of V, is
/// |M|² = (4πα)³ F²/t² · L·W with L·W = `nuclear`, P = P_i + P_f, a unit coupling ε = 1.
/// Invariants, all in GeV to the power that their dimension asks for: S = (p' + k)² − m² > 0, U = (p − k)² − m² < 0,
/// t = −(P_i − P_f)² > 0, P·p, P·p', P² = 4M² + t. Derived by symbolic traces and by explicit Dirac matrices.
package struct LeptonTensor: Sendable {
    /// m², the squared lepton mass in GeV².
    package let leptonMassSquared: Double
    /// M_V², the squared mass of the vector in GeV².
    package let vectorMassSquared: Double

    /// The tensor for one lepton and one vector.
    package init(leptonMassSquared: Double, vectorMassSquared: Double) {
        self.leptonMassSquared = leptonMassSquared
        self.vectorMassSquared = vectorMassSquared
    }

    /// L_PP = L^{μν} P_μ P_ν.
    package func alongMomentum(s S: Double, u U: Double, t: Double, pIn: Double, pOut: Double, pSquared: Double)
        -> Double
    {
        let (mass, vector) = (leptonMassSquared, vectorMassSquared)
        let mixed = S * pOut + U * pIn
        let first = -8 * (vector + 2 * mass) * mixed * mixed - 8 * S * U * t * (pIn * pIn + pOut * pOut)
        let sum = S + U
        let difference = S - U
        var second = S * U * (S * S + U * U) + 2 * S * U * t * sum + 2 * S * U * t * t
        second += vector * t * difference * difference + 2 * mass * t * sum * sum
        return (first + 2 * pSquared * second) / (S * S * U * U)
    }

    /// L_gg = L^{μν} g_μν.
    package func trace(s S: Double, u U: Double, t: Double) -> Double {
        let (mass, vector) = (leptonMassSquared, vectorMassSquared)
        let product = vector * vector - 2 * vector * t - 4 * mass * mass + t * t
        var sum = S / U + U / S + 2 * (t - vector - 2 * mass) * (1 / U + 1 / S) + 2 * product / (S * U)
        sum += (vector + 2 * mass) * (t - 2 * mass) * (1 / (U * U) + 1 / (S * S))
        return 4 * sum
    }

    /// L·W: L_PP for a spin-0 nucleus, L_PP − t L_gg for spin ½ (W^{μν} = P^μP^ν − q^μq^ν − t g^{μν}).
    package func nuclear(
        spin: Nucleus.Spin, s: Double, u: Double, t: Double, pIn: Double, pOut: Double, pSquared: Double
    ) -> Double {
        let along = alongMomentum(s: s, u: u, t: t, pIn: pIn, pOut: pOut, pSquared: pSquared)
        return spin == .zero ? along : along - t * trace(s: s, u: u, t: t)
    }
}
