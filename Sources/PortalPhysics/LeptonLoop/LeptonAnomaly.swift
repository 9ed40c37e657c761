import Foundation
import Quadrature

/// The contribution of the a γ' loop to a lepton's anomalous moment a_ℓ = (g − 2)/2, per G² (units GeV²).
///
/// It depends on the scheme: R(s) grows like s, so subtracting the slope at q² = 0 (free parameter c = 0) removes a
/// positive, logarithmically divergent piece and leaves a negative remainder; with a cutoff the sum is positive. The
/// effective theory does not fix the sign.
package struct LeptonAnomaly: Sendable, Hashable {
    /// The lepton's mass in GeV.
    package let leptonMassGeV: Double
    /// The dark photon's mass in GeV.
    package let darkPhotonMassGeV: Double
    /// The axion's mass in GeV.
    package let axionMassGeV: Double

    /// One lepton and one pair of masses; lepton and dark photon heavier than nothing.
    package init(leptonMassGeV: Double, darkPhotonMassGeV: Double, axionMassGeV: Double = 0) {
        self.leptonMassGeV = leptonMassGeV
        self.darkPhotonMassGeV = darkPhotonMassGeV
        self.axionMassGeV = axionMassGeV
    }

    /// Δa/G² with on-shell slope subtraction, c = 0: (α/π) ∫₀¹ dx (1 − x) Π_R(−x² m_ℓ²/(1 − x))/G². Negative.
    ///
    /// arXiv:1806.00757 Eqs. (9)-(12) with the factor 1/(16π²) that Eq. (12) lacks.
    package var subtractedPerCouplingSquared: IntegralEstimate {
        let square = leptonMassGeV * leptonMassGeV
        let factor = Constants.alpha / (16 * Double.pi * Double.pi * Double.pi)
        // With r = 1 − x logarithmic, the bend at q² ≈ m² is resolved however light γ' is.
        let scale = min(1, square / (darkPhotonMassGeV * darkPhotonMassGeV))
        let integral = GaussKronrod.integral(
            from: log(1e-12 * scale), to: 0, relativeTolerance: 1e-11, limit: 400
        ) { logRest in
            let rest = exp(logRest)
            let x = -expm1(logRest)
            let q2 = -x * x * square / rest
            let energy =
                axionMassGeV == 0
                ? PortalSelfEnergy.subtracted(spacelikeQ2GeV2: q2, darkPhotonMassGeV: darkPhotonMassGeV)
                : PortalSelfEnergy.subtracted(
                    spacelikeQ2GeV2: q2, darkPhotonMassGeV: darkPhotonMassGeV, axionMassGeV: axionMassGeV)
            return rest * rest * energy
        }
        return IntegralEstimate(
            value: factor * integral.value, error: factor * integral.error, isConverged: integral.isConverged)
    }

    /// Δa/G² without subtraction, with s cut at Λ²: (α²/3π²) ∫^{Λ²} ds/s R(s) K(s). Positive, grows like ln Λ.
    package func cutoffPerCouplingSquared(cutoffGeV: Double) -> IntegralEstimate {
        dispersion(to: cutoffGeV, Self.kernel)
    }

    /// (α²/3π²) ∫ ds/s R(s)/G² f(s/m_ℓ²), in ln √s.
    package func dispersion(to end: Double, _ kernel: (Double) -> Double) -> IntegralEstimate {
        let start = darkPhotonMassGeV + axionMassGeV
        // Beyond 1e7 (m + m_ℓ) the subtracted integrand falls like 1/s: 1e-12 and less.
        let top = min(end, 1e7 * (start + leptonMassGeV))
        guard top > start else { return IntegralEstimate(value: 0, error: 0, isConverged: true) }
        let factor = Constants.alpha * Constants.alpha / (3 * Double.pi * Double.pi)
        let integral = GaussKronrod.integral(
            from: log(start), to: log(top), relativeTolerance: 1e-10, limit: 400
        ) { logQ in
            let s = exp(2 * logQ)
            return 2
                * PortalSelfEnergy.spectralFunctionPerCouplingSquared(
                    q2GeV2: s, darkPhotonMassGeV: darkPhotonMassGeV, axionMassGeV: axionMassGeV)
                * kernel(s / (leptonMassGeV * leptonMassGeV))
        }
        return IntegralEstimate(
            value: factor * integral.value, error: factor * integral.error, isConverged: integral.isConverged)
    }

    /// K = ∫₀¹ dx x²(1 − x)/(x² + (1 − x) r), r = s/m_ℓ²; 1/(3r) for large r.
    static func kernel(_ r: Double) -> Double {
        overUnit(r) { x, rest in x * x * rest / (x * x + rest * r) }
    }

    /// ∫₀¹ dx f(x, 1 − x), with panels equal in ln(1 − x), because f bends at 1 − x = 1/r, and in ln x, because it bends
    /// at x² = r.
    package static func overUnit(_ r: Double, _ f: (Double, Double) -> Double) -> Double {
        let nearOne = min(log(0.5), -log(max(r, 1e-300)))
        let nearZero = min(log(0.5), log(max(r, 1e-300)) / 2)
        let upper = Panels.integral(from: nearOne - 36, to: log(0.5), count: 24) { log in
            let rest = exp(log)
            return rest * f(1 - rest, rest)
        }
        let lower = Panels.integral(from: nearZero - 18, to: log(0.5), count: 16) { log in
            let x = exp(log)
            return x * f(x, 1 - x)
        }
        return upper + lower
    }
}
