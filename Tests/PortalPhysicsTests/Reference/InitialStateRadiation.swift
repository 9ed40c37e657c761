import Foundation
import PortalPhysics
import Quadrature

/// The companion process e⁺e⁻ → γ a γ' with a photon from the initial state, relative to e⁺e⁻ → a γ'.
///
/// dσ/(dx dcos θ) = (α/πx)[(2 − 2x + x²)/(1 − cos²θ) − x²/2] σ(s(1 − x)), x = 2E_γ/W; over all angles, with the
/// electron's mass, (2α/πx)(1 − x + x²/2)(ln(s/m_e²) − 1). Checked against the explicit amplitude to 1%.
enum InitialStateRadiation {
    /// σ(γ a γ')/σ(a γ') for photons of the initial state with E_γ in a window.
    /// - Parameters:
    ///   - energyGeV: the window of E_γ in the centre of mass.
    ///   - largestCosine: |cos θ| below this; 1 for all angles.
    /// - Returns: nil when a γ' is closed, or for a cosine outside (0, 1].
    static func ratio(
        _ production: AnnihilationProduction, energyGeV: ClosedRange<Double>, largestCosine: Double = 1
    ) -> Double? {
        let total = production.crossSectionPerCouplingSquared
        guard total > 0, largestCosine > 0, largestCosine <= 1, energyGeV.lowerBound > 0 else { return nil }
        let w = production.centreOfMassEnergyGeV
        let threshold = (production.darkPhotonMassGeV + production.axionMassGeV) / w
        let from = 2 * energyGeV.lowerBound / w
        let to = min(2 * energyGeV.upperBound / w, 1 - threshold * threshold)
        guard from < to else { return 0 }
        let electron = Constants.electronMassGeV / w
        return Panels.integral(from: from, to: to, count: 24) { x in
            let rest = AnnihilationProduction(
                centreOfMassEnergyGeV: w * (1 - x).squareRoot(), darkPhotonMassGeV: production.darkPhotonMassGeV,
                axionMassGeV: production.axionMassGeV
            ).crossSectionPerCouplingSquared
            let angular =
                largestCosine < 1
                ? (2 - 2 * x + x * x) * 2 * atanh(largestCosine) - x * x * largestCosine
                : (2 - 2 * x + x * x) * (-2 * log(electron) - 1)
            return Constants.alpha / (Double.pi * x) * angular * rest / total
        }
    }
}
