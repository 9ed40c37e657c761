import Foundation

/// e⁺e⁻ → γ* → a γ' at the energy W = √s of the centre of mass, the electron's mass neglected
/// (arXiv:1806.00757 Eq. (6); there s is misprinted as (p_e⁻ + p_e⁻)²).
package struct AnnihilationProduction: Sendable, Hashable {
    /// W = √s in GeV.
    package let centreOfMassEnergyGeV: Double
    /// The dark photon's mass m in GeV.
    package let darkPhotonMassGeV: Double
    /// The axion's mass m_a in GeV.
    package let axionMassGeV: Double

    /// One process; masses from 0 up, energies above 0.
    package init(centreOfMassEnergyGeV: Double, darkPhotonMassGeV: Double, axionMassGeV: Double = 0) {
        self.centreOfMassEnergyGeV = centreOfMassEnergyGeV
        self.darkPhotonMassGeV = darkPhotonMassGeV
        self.axionMassGeV = axionMassGeV
    }

    /// s in GeV².
    package var sGeV2: Double { centreOfMassEnergyGeV * centreOfMassEnergyGeV }

    /// Energy of γ' in the centre of mass in GeV: (s + m² − m_a²)/(2W).
    package var darkPhotonEnergyGeV: Double {
        (sGeV2 + darkPhotonMassGeV * darkPhotonMassGeV - axionMassGeV * axionMassGeV) / (2 * centreOfMassEnergyGeV)
    }

    /// Momentum of γ' and of a in the centre of mass in GeV; 0 when closed.
    package var momentumGeV: Double {
        let shape = DarkAxionPortal.phaseSpace(
            invariantMassGeV: centreOfMassEnergyGeV, darkPhotonMassGeV: darkPhotonMassGeV, axionMassGeV: axionMassGeV)
        return centreOfMassEnergyGeV / 2 * cbrt(shape)
    }

    /// σ/G² without a unit (GeV⁻² per GeV⁻²): (α/24) λ^{3/2}(1, m²/s, m_a²/s).
    package var crossSectionPerCouplingSquared: Double {
        Constants.alpha / 24
            * DarkAxionPortal.phaseSpace(
                invariantMassGeV: centreOfMassEnergyGeV, darkPhotonMassGeV: darkPhotonMassGeV,
                axionMassGeV: axionMassGeV)
    }

    /// σ/G² in pb GeV².
    package var crossSectionPbPerCouplingSquared: Double {
        crossSectionPerCouplingSquared * Constants.inverseGeVSquaredCm2 * 1e36
    }

    /// dσ/dt/G² in GeV⁻² for m_a = 0: α/(16 s³)[2m⁴ − 2m²(s + t + u) + t² + u²], s + t + u = m²; 0 outside
    /// m² − s ≤ t ≤ 0.
    package func differentialPerCouplingSquared(momentumTransferGeV2 t: Double) -> Double {
        let s = sGeV2
        let square = darkPhotonMassGeV * darkPhotonMassGeV
        guard t <= 0, t >= square - s else { return 0 }
        let u = square - s - t
        return Constants.alpha / (16 * s * s * s)
            * (2 * square * square - 2 * square * (s + t + u) + t * t + u * u)
    }

    /// dσ/dcos θ/G² without a unit; γ' comes with (3/8)(1 + cos²θ) at any mass.
    package func differentialPerCouplingSquared(cosine: Double) -> Double {
        abs(cosine) <= 1 ? crossSectionPerCouplingSquared * 3 / 8 * (1 + cosine * cosine) : 0
    }
}
