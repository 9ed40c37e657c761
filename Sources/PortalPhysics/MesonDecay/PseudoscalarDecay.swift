import Foundation
import Quadrature

/// P → γ a γ' of a light pseudoscalar meson (π⁰, η) through a virtual photon, per G²; no form factor.
package struct PseudoscalarDecay: Sendable, Hashable {
    /// The meson's mass M in GeV.
    package let mesonMassGeV: Double
    /// Br(P → γγ).
    package let twoPhotonBranching: Double
    /// The dark photon's mass m in GeV.
    package let darkPhotonMassGeV: Double
    /// The axion's mass m_a in GeV.
    package let axionMassGeV: Double

    /// One decay; M > 0, m > 0, m_a ≥ 0.
    package init(
        mesonMassGeV: Double, twoPhotonBranching: Double, darkPhotonMassGeV: Double, axionMassGeV: Double = 0
    ) {
        self.mesonMassGeV = mesonMassGeV
        self.twoPhotonBranching = twoPhotonBranching
        self.darkPhotonMassGeV = darkPhotonMassGeV
        self.axionMassGeV = axionMassGeV
    }

    /// The weight of the virtual photon's mass: (1 − q²/M²)³ λ^{3/2}(1, m²/q², m_a²/q²); 0 outside (m + m_a, M).
    package func spectralWeight(invariantMassGeV q: Double) -> Double {
        guard q < mesonMassGeV else { return 0 }
        let open = (1 - q / mesonMassGeV) * (1 + q / mesonMassGeV)
        return open * open * open
            * DarkAxionPortal.phaseSpace(
                invariantMassGeV: q, darkPhotonMassGeV: darkPhotonMassGeV, axionMassGeV: axionMassGeV)
    }

    /// ∫ f(q) w(q) dq² over the virtual photon's mass, in GeV² times the unit of f; 0 when closed. Good to 1e-9 for
    /// smooth f.
    package func spectralIntegral(panels: Int = 12, _ f: (Double) -> Double = { _ in 1 }) -> Double {
        let start = darkPhotonMassGeV + axionMassGeV
        guard start < mesonMassGeV else { return 0 }
        // q = q₀ exp(w²): logarithmic, and smooth at threshold.
        return Panels.integral(from: 0, to: log(mesonMassGeV / start).squareRoot(), count: panels) { w in
            let q = start * exp(w * w)
            return 4 * q * q * w * spectralWeight(invariantMassGeV: q) * f(q)
        }
    }

    /// Br(P → γ a γ')/G² = Br_γγ/(48π²) ∫ dq² (1 − q²/M²)³ λ^{3/2}, in GeV².
    package var branchingPerCouplingSquared: Double {
        twoPhotonBranching / (48 * Double.pi * Double.pi) * spectralIntegral()
    }
}
