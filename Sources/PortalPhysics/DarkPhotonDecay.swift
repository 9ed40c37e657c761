/// The two decays of a dark photon of the invisible scenario: γ' → χχ̄, and γ' → a γ through the portal itself.
package struct DarkPhotonDecay: Sendable, Hashable {
    /// The dark photon's mass in GeV.
    package let massGeV: Double
    /// Γ(γ' → χχ̄) in GeV; 0 when the decay is closed.
    package let darkMatterWidthGeV: Double
    /// Γ(γ' → a γ)/g² in GeV³; 0 when the decay is closed.
    package let visibleWidthPerCouplingSquared: Double

    /// - Parameters:
    ///   - alphaD: α_D.
    ///   - m: the dark photon's mass in GeV.
    package init(darkCoupling alphaD: Double, darkPhotonMassGeV m: Double, fermionMassGeV: Double, axionMassGeV: Double)
    {
        massGeV = m
        darkMatterWidthGeV = DarkAxionPortal.darkMatterWidthGeV(
            darkCoupling: alphaD, darkPhotonMassGeV: m, fermionMassGeV: fermionMassGeV)
        visibleWidthPerCouplingSquared = DarkAxionPortal.darkPhotonWidthPerCouplingSquared(
            darkPhotonMassGeV: m, axionMassGeV: axionMassGeV)
    }

    /// Γ/m at a coupling in GeV⁻¹.
    package func widthOverMass(couplingInverseGeV g: Double) -> Double {
        (darkMatterWidthGeV + g * g * visibleWidthPerCouplingSquared) / massGeV
    }

    /// Br(γ' → χχ̄) at a coupling in GeV⁻¹; 0 when it is closed.
    package func invisibleShare(couplingInverseGeV g: Double) -> Double {
        guard darkMatterWidthGeV > 0 else { return 0 }
        return darkMatterWidthGeV / (darkMatterWidthGeV + g * g * visibleWidthPerCouplingSquared)
    }

    /// The coupling G with G² Br(G) = g², in GeV⁻¹: where a search for invisible decays has as many events as it would have
    /// at g if every dark photon decayed invisibly. Nil when G² Br(G), which rises up to Γ(χχ̄) g²/Γ(a γ), never gets there.
    package func coupling(ifAllWereInvisible g: Double) -> Double? {
        let rest = darkMatterWidthGeV - g * g * visibleWidthPerCouplingSquared
        return rest > 0 ? g * (darkMatterWidthGeV / rest).squareRoot() : nil
    }
}
