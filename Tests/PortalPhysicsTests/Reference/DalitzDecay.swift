import Foundation
import PortalPhysics
import Quadrature

/// P → γ a γ' in Dalitz variables: particle 1 is the photon, 2 the axion, 3 the dark photon, m_ij² = (p_i + p_j)².
///
/// arXiv:1806.00757 prints |M|² with the wrong power of m₂₃ and without a square on (m₂₃² − M²); with s = m₂₃²,
/// X = m₁₂² + s − m_a² − M², Y = s − m_a² + m² the correct form, checked against explicit amplitudes, is
///
///     |M|² = α²G²/(4π²f²s²) {s²X² − s(s − M²)YX + ½(s − M²)²Y² − s m²(s − M²)²}.
extension PseudoscalarDecay {
    /// |M|²/G², summed over polarisations, in GeV² for f in GeV.
    /// - Parameters:
    ///   - photonAxionMass2GeV2: m₁₂².
    ///   - pairMass2GeV2: s = m₂₃².
    ///   - decayConstantGeV: f in L = (α/πf) P F F̃-like form, 92.2 MeV for π⁰; it cancels in the branching fraction.
    func squaredAmplitudePerCouplingSquared(
        photonAxionMass2GeV2: Double, pairMass2GeV2 s: Double, decayConstantGeV: Double
    ) -> Double {
        let meson = mesonMassGeV * mesonMassGeV
        let dark = darkPhotonMassGeV * darkPhotonMassGeV
        let axion = axionMassGeV * axionMassGeV
        let x = photonAxionMass2GeV2 + s - axion - meson
        let y = s - axion + dark
        let open = s - meson
        let brace = s * s * x * x - s * open * y * x + 0.5 * open * open * y * y - s * dark * open * open
        let scale = Constants.alpha / (2 * Double.pi * decayConstantGeV * s)
        return scale * scale * brace
    }

    /// Br/G² in GeV² as the integral of |M|²/[(2π)³ 32 M³] over the Dalitz plot, divided by Γ(P → γγ) =
    /// α²M³/(64π³f²); the same as the spectral form, by another road.
    var dalitzBranchingPerCouplingSquared: Double {
        dalitzIntegral { _, _ in 1 }
    }

    /// ∫ f(E_γ', E_a) dBr/G², energies in the meson's frame in GeV.
    func dalitzIntegral(_ f: (Double, Double) -> Double) -> Double {
        let meson = mesonMassGeV
        let start = darkPhotonMassGeV + axionMassGeV
        guard start < meson else { return 0 }
        let unit = 1.0
        let twoPhoton = Constants.alpha * Constants.alpha * meson * meson * meson / (64 * pow(Double.pi, 3))
        let phase = 1 / (pow(2 * Double.pi, 3) * 32 * meson * meson * meson)
        let axion = axionMassGeV * axionMassGeV
        let dark = darkPhotonMassGeV * darkPhotonMassGeV
        let total = Panels.integral(from: 0, to: log(meson / start).squareRoot(), count: 12) { w in
            let q = start * exp(w * w)
            let s = q * q
            // In the pair's frame: photon energy, axion energy and momentum; m₁₂² is linear in their angle.
            let photon = (meson * meson - s) / (2 * q)
            let axionEnergy = (s + axion - dark) / (2 * q)
            let momentum =
                q / 2
                * cbrt(
                    DarkAxionPortal.phaseSpace(
                        invariantMassGeV: q, darkPhotonMassGeV: darkPhotonMassGeV, axionMassGeV: axionMassGeV))
            let inner = Panels.integral(from: -1, to: 1, count: 2) { cosine in
                let pair = axion + 2 * photon * (axionEnergy - momentum * cosine)
                let darkEnergy = (meson * meson + dark - pair) / (2 * meson)
                let photonEnergy = (meson * meson - s) / (2 * meson)
                let amplitude = squaredAmplitudePerCouplingSquared(
                    photonAxionMass2GeV2: pair, pairMass2GeV2: s, decayConstantGeV: unit)
                return amplitude * f(darkEnergy, meson - darkEnergy - photonEnergy)
            }
            return 4 * s * w * 2 * photon * momentum * inner
        }
        return twoPhotonBranching * phase * total / twoPhoton
    }
}
