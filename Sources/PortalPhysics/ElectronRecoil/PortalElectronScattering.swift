import Foundation
import Quadrature

/// a e → γ' e and γ' e → a e on an electron at rest, by exchange of a photon, per G²; m_a = 0.
///
/// With t = −2m_e T and T the recoil's kinetic energy, dσ/dt = ⟨|M|²⟩/(64π s p₁²) and
///
///     Σ|M|² = −(G²e²/t²){m⁴(2m_e² + t) − 2m²t(m_e² + s + t) + t[2(m_e² − s)² + 2st + t²]},
///
/// ⟨⟩ = ½ Σ for a, 1/6 Σ for γ'. arXiv:1806.00757 Eq. (17) has G²e²/6 there and averages once more in Eq. (16): as
/// printed it is three times too small.
package struct PortalElectronScattering: Sendable, Hashable {
    /// Incoming particle.
    package enum Incoming: Sendable, Hashable, CaseIterable {
        /// a e → γ' e: has a threshold.
        case axion
        /// γ' e → a e: always open.
        case darkPhoton
    }

    /// The incoming particle.
    package let incoming: Incoming
    /// Its energy in GeV.
    package let energyGeV: Double
    /// The dark photon's mass m in GeV.
    package let darkPhotonMassGeV: Double
    private let s, momentum2, antiderivative: Double
    private let a, c1, c0: Double
    /// Recoil kinetic energies in GeV that kinematics allows.
    package let recoilGeV: ClosedRange<Double>

    /// Scattering at one energy; nil below threshold (a: E > m + m²/(2m_e)) or when E < m.
    package init?(_ incoming: Incoming, energyGeV: Double, darkPhotonMassGeV m: Double) {
        let electron = Constants.electronMassGeV
        let (e2, m2) = (electron * electron, m * m)
        let (initial, final) = incoming == .axion ? (0, m2) : (m2, 0)
        guard energyGeV > (incoming == .axion ? m + m2 / (2 * electron) : m) else { return nil }
        let s = e2 + initial + 2 * electron * energyGeV
        // λ(s, m_e², m_i²) = 4 m_e² (E² − m_i²) for the electron at rest.
        let momentum2 = e2 * (energyGeV * energyGeV - initial) / s
        let afterLambda =
            (s - (electron + final.squareRoot()) * (electron + final.squareRoot()))
            * (s - (electron - final.squareRoot()) * (electron - final.squareRoot()))
        guard momentum2 > 0, afterLambda > 0 else { return nil }
        let before = (s + e2 - initial) / (2 * s.squareRoot())
        let after = (s + e2 - final) / (2 * s.squareRoot())
        let lowest = 2 * e2 - 2 * (before * after + (momentum2 * afterLambda / (4 * s)).squareRoot())
        let highest = e2 * m2 * m2 / (s * lowest)
        self.incoming = incoming
        self.energyGeV = energyGeV
        darkPhotonMassGeV = m
        self.s = s
        self.momentum2 = momentum2
        a = 2 * e2 * m2 * m2
        c1 = m2 * m2 - 2 * m2 * (e2 + s) + 2 * (e2 - s) * (e2 - s)
        c0 = 2 * s - 2 * m2
        let average = incoming == .axion ? 0.5 : 1.0 / 6
        let charge2 = 4 * Double.pi * Constants.alpha
        antiderivative = charge2 * average / (64 * Double.pi * s * momentum2) * Constants.inverseGeVSquaredCm2
        let from = -highest / (2 * electron)
        recoilGeV = from...max(from, -lowest / (2 * electron))
    }

    /// The range of t in GeV²: t₋ = 2m_e² − 2(E₂E₄ + p₁p₃), and t₊ = m_e²m⁴/(s t₋), which never cancels.
    package var momentumTransferGeV2: ClosedRange<Double> {
        let scale = -2 * Constants.electronMassGeV
        return scale * recoilGeV.upperBound...scale * recoilGeV.lowerBound
    }

    /// dσ/dT/G² in cm²/GeV GeV²; 0 outside the range.
    package func differentialCm2PerGeV(recoilGeV kinetic: Double) -> Double {
        guard recoilGeV.contains(kinetic) else { return 0 }
        let t = -2 * Constants.electronMassGeV * kinetic
        // −(A + c₁t + c₀t² + t³)/t².
        return -2 * Constants.electronMassGeV * antiderivative * ((a / t + c1) / t + c0 + t)
    }

    /// σ/G² in cm² GeV² with the recoil inside a window, in closed form: w[F(t_hi) − F(t_lo)],
    /// F = A/t − c₁ ln|t| − c₀t − t²/2.
    package func crossSectionCm2(recoilGeV window: ClosedRange<Double>) -> Double {
        let from = max(window.lowerBound, recoilGeV.lowerBound)
        let to = min(window.upperBound, recoilGeV.upperBound)
        guard from < to else { return 0 }
        let scale = -2 * Constants.electronMassGeV
        let (high, low) = (scale * from, scale * to)
        let width = high - low
        return antiderivative
            * (-a * width / (high * low) + c1 * log(to / from) - c0 * width - (high + low) / 2 * width)
    }

    /// σ/G² in cm² GeV² over all recoils; soft ones dominate it, below any threshold.
    package var crossSectionCm2: Double { crossSectionCm2(recoilGeV: recoilGeV) }
}
