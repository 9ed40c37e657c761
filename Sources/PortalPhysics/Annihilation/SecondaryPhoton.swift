import Foundation

/// Angular distribution of the photon of γ' → a γ.
package enum DecayLaw: Sendable, Hashable, CaseIterable {
    /// From the transverse γ' of e⁺e⁻ → a γ': (3/8)(1 + cos²θ*), correlated with the production angle. Exact.
    case polarised
    /// Flat in the rest frame: the approximation of arXiv:1806.00757.
    case isotropic
}

/// The photon of e⁺e⁻ → a γ', γ' → a γ in the centre of mass: its density in (c*, cos θ), where c* = cos θ* is its
/// cosine in the rest frame of γ' against the direction of γ' and θ its angle to the beam.
package struct SecondaryPhoton: Sendable, Hashable {
    /// Polarised or isotropic decay.
    package let law: DecayLaw
    /// Velocity of γ' in the centre of mass.
    package let velocity: Double
    /// Energy of the photon at c* = 0 in GeV: E_γ'(m² − m_a²)/(2m²).
    package let middleEnergyGeV: Double

    /// The photon of one process; nil when production or decay is closed.
    package init?(_ production: AnnihilationProduction, law: DecayLaw) {
        let momentum = production.momentumGeV
        let ratio = production.axionMassGeV / production.darkPhotonMassGeV
        guard momentum > 0, ratio < 1 else { return nil }
        self.law = law
        velocity = momentum / production.darkPhotonEnergyGeV
        middleEnergyGeV = production.darkPhotonEnergyGeV * (1 - ratio) * (1 + ratio) / 2
    }

    /// The photon's energy in GeV: middle · (1 + β c*).
    package func energyGeV(restCosine: Double) -> Double { middleEnergyGeV * (1 + velocity * restCosine) }

    /// c* of an energy; outside [−1, 1] for energies that do not occur.
    package func restCosine(energyGeV: Double) -> Double { (energyGeV / middleEnergyGeV - 1) / velocity }

    /// The density of c*: ½, or (3/8)(1 + c*²).
    package func restCosineDensity(_ restCosine: Double) -> Double {
        law == .isotropic ? 0.5 : 3.0 / 8 * (1 + restCosine * restCosine)
    }

    /// The share of photons with energies in a window and any angle.
    package func share(energyGeV window: ClosedRange<Double>) -> Double {
        let low = min(1, max(-1, restCosine(energyGeV: window.lowerBound)))
        let high = min(1, max(-1, restCosine(energyGeV: window.upperBound)))
        switch law {
        case .isotropic: return (high - low) / 2
        case .polarised: return 3.0 / 8 * (high - low) * (1 + (high * high + high * low + low * low) / 3)
        }
    }

    /// The density in c*, integrated over cos θ in [low, high], in closed form.
    ///
    /// At fixed c* the joint law W(c, c*, φ*) has Legendre components 0 and 2 of cos θ only, because the virtual
    /// photon has spin 1: n₀(c*)/2 + (5/2) n₂(c*) P₂(cos θ). With the opening angle δ of photon and γ',
    /// cos δ = (c* + β)/(1 + βc*): n₂ = (3/80)(1 + c*²)P₂(cos δ) − (9/160) sin²δ (1 − c*²) for polarised decays,
    /// P₂(cos δ)/20 for isotropic ones (1/10 of P₂ is the alignment of 1 + cos²).
    package func density(restCosine: Double, cosines: ClosedRange<Double>) -> Double {
        let opening = (restCosine + velocity) / (1 + velocity * restCosine)
        let second = (3 * opening * opening - 1) / 2
        let square = restCosine * restCosine
        let aligned =
            law == .isotropic
            ? second / 20
            : 3.0 / 80 * (1 + square) * second - 9.0 / 160 * (1 - opening * opening) * (1 - square)
        let low = max(-1, cosines.lowerBound)
        let high = min(1, cosines.upperBound)
        guard low < high else { return 0 }
        let secondIntegral = (high * high * high - high - low * low * low + low) / 2
        return restCosineDensity(restCosine) * (high - low) / 2 + 2.5 * aligned * secondIntegral
    }
}
