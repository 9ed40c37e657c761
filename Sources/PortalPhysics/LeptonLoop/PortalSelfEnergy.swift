import Foundation
import Quadrature

/// The photon's self-energy from a loop of a and γ': its spectral function and its on-shell subtracted form.
package enum PortalSelfEnergy {
    /// R(q²)/G² = σ(e⁺e⁻ → a γ')/σ(e⁺e⁻ → µ⁺µ⁻, massless) = q² λ^{3/2}(1, m²/q², m_a²/q²)/(32πα), in GeV².
    package static func spectralFunctionPerCouplingSquared(
        q2GeV2 q2: Double, darkPhotonMassGeV: Double, axionMassGeV: Double = 0
    ) -> Double {
        guard q2 > 0 else { return 0 }
        return q2
            * DarkAxionPortal.phaseSpace(
                invariantMassGeV: q2.squareRoot(), darkPhotonMassGeV: darkPhotonMassGeV, axionMassGeV: axionMassGeV)
            / (32 * Double.pi * Constants.alpha)
    }

    /// Π̂_R(q²) in GeV² at q² ≤ 0 for m_a = 0; Π_R = G²/(16π²) Π̂_R is the self-energy minus its value and slope at
    /// q² = 0 (the factor is missing from arXiv:1806.00757 Eq. (12), not from its Eq. (A2)).
    ///
    /// With y = −q²/m²: m²{y/6 − [(1+y)³ ln(1+y)/6 − 5(1+y)³/36 + (1+y)/4 − 1/9]/y²}; below y = 0.03 the series
    /// −m² Σ_{n≥2} (−y)ⁿ/[n(n−1)(n+1)(n+2)], because the closed form cancels. Negative everywhere.
    package static func subtracted(spacelikeQ2GeV2 q2: Double, darkPhotonMassGeV m: Double) -> Double {
        let square = m * m
        let y = -q2 / square
        guard y >= 0.03 else { return -square * series(y) }
        let one = 1 + y
        let cube = one * one * one
        let bracket = cube * log1p(y) / 6 - 5 * cube / 36 + one / 4 - 1.0 / 9
        return square * (y / 6 - bracket / (y * y))
    }

    /// Σ_{n≥2} (−y)ⁿ/[n(n−1)(n+1)(n+2)].
    private static func series(_ y: Double) -> Double {
        var (power, sum) = (y * y, 0.0)
        for n in 2...14 {
            let k = Double(n)
            sum += power / (k * (k - 1) * (k + 1) * (k + 2))
            power *= -y
        }
        return sum
    }

    /// Π̂_R(q²) in GeV² at q² ≤ 0 for any masses, by quadrature over the Feynman parameter:
    /// ∫dx {D ln(D₀/D)} − q²/6 with D₀ = x m_a² + (1 − x)m², D = D₀ − x(1 − x)q².
    package static func subtracted(
        spacelikeQ2GeV2 q2: Double, darkPhotonMassGeV m: Double, axionMassGeV: Double
    ) -> Double {
        let integral = GaussKronrod.integral(from: 0, to: 1, relativeTolerance: 1e-13, limit: 400) { x in
            let start = x * axionMassGeV * axionMassGeV + (1 - x) * m * m
            let shift = -x * (1 - x) * q2
            guard start > 0 else { return 0 }
            // D ln(D₀/D) + shift: the subtraction of the slope, moved under the integral.
            return shift - (start + shift) * log1p(shift / start)
        }
        return integral.value
    }
}
