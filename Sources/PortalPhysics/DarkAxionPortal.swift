import Foundation

/// Widths from L = (g/2) a F F̃', F̃' = ½ ε F' (arXiv:2602.11405 Eq. (1); arXiv:1806.00757 Eq. (1)).
package enum DarkAxionPortal {
    /// λ^{3/2}(1, m²/q², m_a²/q²): phase space and momentum factor of γ* → a γ' relative to massless products;
    /// 0 at and above threshold (m + m_a ≥ q). Unequal to (1 − m²/q²)³ only when m_a > 0.
    ///
    /// λ is factorised as (1 − (m + m_a)²/q²)(1 − (m − m_a)²/q²), which keeps its digits at threshold.
    /// - Parameters: all in GeV; `invariantMassGeV` = q > 0.
    package static func phaseSpace(invariantMassGeV: Double, darkPhotonMassGeV: Double, axionMassGeV: Double) -> Double
    {
        let sum = (darkPhotonMassGeV + axionMassGeV) / invariantMassGeV
        guard sum < 1 else { return 0 }
        let difference = (darkPhotonMassGeV - axionMassGeV) / invariantMassGeV
        let lambda = (1 - sum) * (1 + sum) * (1 - difference) * (1 + difference)
        return lambda * lambda.squareRoot()
    }

    /// Γ(γ' → a γ)/g² = m³/(96π) (1 − m_a²/m²)³ in GeV³; 0 when the decay is closed.
    package static func darkPhotonWidthPerCouplingSquared(darkPhotonMassGeV m: Double, axionMassGeV: Double) -> Double {
        let ratio = axionMassGeV / m
        guard ratio < 1 else { return 0 }
        let open = (1 - ratio) * (1 + ratio)
        return m * m * m * open * open * open / (96 * Double.pi)
    }

    /// Γ(γ' → χ χ̄) = (α_D m/3)(1 + 2r)√(1 − 4r), r = m_χ²/m², in GeV; 0 when the decay is closed.
    ///
    /// χ is a Dirac fermion with the coupling √(4πα_D) (arXiv:2602.11405 Sec. II).
    package static func darkMatterWidthGeV(
        darkCoupling alphaD: Double, darkPhotonMassGeV m: Double, fermionMassGeV: Double
    )
        -> Double
    {
        let ratio = fermionMassGeV / m
        guard ratio < 0.5 else { return 0 }
        return alphaD * m / 3 * (1 + 2 * ratio * ratio) * ((1 - 2 * ratio) * (1 + 2 * ratio)).squareRoot()
    }

    /// The spectral weight dσ/dq² = g² w σ_V: w = λ^{3/2}(q², m², m_a²)/(96π² q⁶), without a unit.
    ///
    /// It comes from the two-body phase space of a γ' integrated over the vertex tensor, B(−g^{ab} + q^a q^b/q²) with
    /// B = 2q Γ(γ* → a γ'), times the propagators 1/q⁴ and dq²/2π; σ_V is that of a vector of mass q, coupled like the
    /// photon, with three polarisations. It tends to 1/(96π²) for q ≫ m, so q from m up to the kinematic end counts.
    package static func spectralWeight(
        invariantMassGeV: Double, darkPhotonMassGeV: Double, axionMassGeV: Double
    ) -> Double {
        phaseSpace(
            invariantMassGeV: invariantMassGeV, darkPhotonMassGeV: darkPhotonMassGeV, axionMassGeV: axionMassGeV)
            / (96 * Double.pi * Double.pi)
    }
}
