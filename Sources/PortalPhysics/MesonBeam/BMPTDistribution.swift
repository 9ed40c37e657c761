import Foundation

/// Neutral pions from protons on a target, as the mean of π⁺ and π⁻ of the BMPT parametrisation (hep-ph/0101163, 400 to
/// 450 GeV protons on beryllium, scaled to other nuclei).
///
/// E d³σ/dp³(π⁺) = A(1−x)^α(1+Bx)x^{−β}(1 + a'p_T + b'p_T²)e^{−a'p_T} in mb/GeV² per beryllium nucleus with
/// a' = a/x^γ, b' = a²/(2x^δ), x = E*/E*_max; π⁺/π⁻ = 1.05(1+x)^{2.65}. Times (A/9)^{(0.74−0.55x_F+0.26x_F²)(0.98+0.21p_T)}.
package struct BMPTDistribution: MesonDistribution, Hashable {
    /// Energy of the proton beam in GeV, mass included.
    package let beamEnergyGeV: Double
    /// Mass number A of the target.
    package let massNumber: Double
    /// Exact weights, or those of the public generator.
    package let sampling: Sampling

    /// Weights of momenta.
    package enum Sampling: Sendable, Hashable, CaseIterable {
        /// By the cross section.
        case exact
        /// As the public generator behind arXiv:1806.00757 does: it redraws θ below its kinematic end at fixed p, which
        /// multiplies the cross section by 1/θ_max(p); its mean momentum at 400 GeV is 35 instead of 13 GeV, the yield
        /// at CHARM 4.7 times too large.
        case generatorBias
    }

    /// A distribution; nil when the beam is below 20 GeV, where the parametrisation has no meaning.
    package init?(beamEnergyGeV: Double, massNumber: Double, sampling: Sampling = .exact) {
        guard beamEnergyGeV >= 20, massNumber >= 1 else { return nil }
        self.beamEnergyGeV = beamEnergyGeV
        self.massNumber = massNumber
        self.sampling = sampling
    }

    private static let protonGeV = 0.938272
    private static let pionGeV = 0.13957039
    /// The mass that recoils against the hardest pion.
    private static let restGeV = 1.88
    private static let referenceMassNumber = 9.0

    private var sGeV2: Double { 2 * Self.protonGeV * (Self.protonGeV + beamEnergyGeV) }

    /// x_R = E*/E*_max of a charged pion.
    package func radialVariable(momentumGeV p: Double, polarAngleRad: Double) -> Double {
        let pion2 = Self.pionGeV * Self.pionGeV
        let energy = (p * p + pion2).squareRoot()
        let beam = (beamEnergyGeV * beamEnergyGeV - Self.protonGeV * Self.protonGeV).squareRoot()
        // s + m² − M_X'² = 2[(E_p + m_p)E − p_beam p cos θ].
        return 2 * ((beamEnergyGeV + Self.protonGeV) * energy - beam * p * cos(polarAngleRad))
            / (sGeV2 + pion2 - Self.restGeV * Self.restGeV)
    }

    /// E d³σ/dp³ per target nucleus in mb/GeV², for π⁺ and for π⁰ = (π⁺ + π⁻)/2; 0 where x_R ≥ 1.
    package func invariantCrossSection(
        momentumGeV p: Double, polarAngleRad: Double
    ) -> (positive: Double, neutral: Double) {
        let x = radialVariable(momentumGeV: p, polarAngleRad: polarAngleRad)
        guard x > 0, x < 1 else { return (0, 0) }
        let transverse = p * sin(polarAngleRad)
        let slope = 6.10 / pow(x, 0.153)
        let bend = 6.10 * 6.10 / (2 * pow(x, 0.478))
        let onBeryllium =
            62.3 * pow(1 - x, 3.45) * (1 + 1.57 * x) * pow(x, -0.517)
            * (1 + slope * transverse + bend * transverse * transverse) * exp(-slope * transverse)
        let energy = (p * p + Self.pionGeV * Self.pionGeV).squareRoot()
        let beam = (beamEnergyGeV * beamEnergyGeV - Self.protonGeV * Self.protonGeV).squareRoot()
        let velocity = beam / (beamEnergyGeV + Self.protonGeV)
        let boost = (beamEnergyGeV + Self.protonGeV) / sGeV2.squareRoot()
        let feynman = 2 * boost * (p * cos(polarAngleRad) - velocity * energy) / sGeV2.squareRoot()
        let exponent = (0.74 - 0.55 * feynman + 0.26 * feynman * feynman) * (0.98 + 0.21 * transverse)
        let positive = onBeryllium * pow(massNumber / Self.referenceMassNumber, exponent)
        return (positive, positive * (1 + 1 / (1.05 * pow(1 + x, 2.65))) / 2)
    }

    /// p²/E × the invariant cross section of π⁰: dσ/(dp dΩ) in mb/GeV/sr per nucleus for exact sampling.
    package func density(momentumGeV p: Double, polarAngleRad: Double) -> Double {
        guard p > 0, p < momentumRangeGeV.upperBound else { return 0 }
        let energy = (p * p + Self.pionGeV * Self.pionGeV).squareRoot()
        let weight = p * p / energy * invariantCrossSection(momentumGeV: p, polarAngleRad: polarAngleRad).neutral
        return sampling == .exact ? weight : weight / kinematicAngleRad(momentumGeV: p)
    }

    /// Momenta up to E_p − 2m_p − m_π.
    package var momentumRangeGeV: ClosedRange<Double> { 0...(beamEnergyGeV - 2 * Self.protonGeV - Self.pionGeV) }

    /// The forward hemisphere.
    package var largestAngleRad: Double { Double.pi / 2 }

    /// θ_max(p): where x_R = 1, at most π/2.
    func kinematicAngleRad(momentumGeV p: Double) -> Double {
        let pion2 = Self.pionGeV * Self.pionGeV
        let energy = (p * p + pion2).squareRoot()
        let beam = (beamEnergyGeV * beamEnergyGeV - Self.protonGeV * Self.protonGeV).squareRoot()
        let edge = sGeV2 + pion2 - Self.restGeV * Self.restGeV
        let cosine = ((beamEnergyGeV + Self.protonGeV) * energy - edge / 2) / (beam * p)
        return cosine <= 0 ? Double.pi / 2 : acos(min(1 - 1e-12, cosine))
    }
}
