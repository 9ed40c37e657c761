import Foundation

/// Vector mesons V coupled to the photon with e m_V²/g_V (vector-meson dominance; arXiv:2602.11405 Sec. III.2).
package enum VectorMeson {
    /// Γ(V → e⁺e⁻) = 4πα² m_V/(3 g_V²) in GeV, electron mass neglected.
    package static func electronWidthGeV(massGeV: Double, couplingConstant: Double) -> Double {
        4 * Double.pi * Constants.alpha * Constants.alpha * massGeV / (3 * couplingConstant * couplingConstant)
    }

    /// Γ(V → a γ')/Γ(V → e⁺e⁻)/g² = m_V² λ^{3/2}(1, m²/m_V², m_a²/m_V²)/(32πα) in GeV².
    ///
    /// The coupling g_V of the meson to the photon cancels, so this form needs no model of it.
    package static func portalToElectronRatioPerCouplingSquared(
        mesonMassGeV: Double, darkPhotonMassGeV: Double, axionMassGeV: Double
    ) -> Double {
        let shape = DarkAxionPortal.phaseSpace(
            invariantMassGeV: mesonMassGeV, darkPhotonMassGeV: darkPhotonMassGeV, axionMassGeV: axionMassGeV)
        return mesonMassGeV * mesonMassGeV * shape / (32 * Double.pi * Constants.alpha)
    }

    /// Br(V → a γ')/g² = Br(V → e⁺e⁻) · m_V² λ^{3/2}(1, m²/m_V², m_a²/m_V²)/(32πα) in GeV².
    /// - Parameter electronBranching: Br(V → e⁺e⁻) as a fraction; with a coupling g_V and a total width it is
    ///   `electronWidthGeV` over the width.
    package static func portalBranchingPerCouplingSquared(
        electronBranching: Double, mesonMassGeV: Double, darkPhotonMassGeV: Double, axionMassGeV: Double
    ) -> Double {
        electronBranching
            * portalToElectronRatioPerCouplingSquared(
                mesonMassGeV: mesonMassGeV, darkPhotonMassGeV: darkPhotonMassGeV, axionMassGeV: axionMassGeV)
    }

    /// A meson made in a target, and how many of them.
    package struct Yield: Sendable, Hashable {
        /// Mass in GeV.
        package let massGeV: Double
        /// Br(V → e⁺e⁻) as a fraction.
        package let electronBranching: Double
        /// Number of mesons that the exposure makes: an input, never computed here.
        package let count: Double

        /// A yield from its parts.
        package init(massGeV: Double, electronBranching: Double, count: Double) {
            self.massGeV = massGeV
            self.electronBranching = electronBranching
            self.count = count
        }
    }

    /// Events per g² in GeV² from the invisible decays of all mesons: Σ_V N_V Br(V → a γ')/g².
    package static func eventsPerCouplingSquared(
        _ yields: [Yield], darkPhotonMassGeV: Double, axionMassGeV: Double
    ) -> Double {
        yields.reduce(0) { sum, meson in
            sum + meson.count
                * portalBranchingPerCouplingSquared(
                    electronBranching: meson.electronBranching, mesonMassGeV: meson.massGeV,
                    darkPhotonMassGeV: darkPhotonMassGeV, axionMassGeV: axionMassGeV)
        }
    }
}
