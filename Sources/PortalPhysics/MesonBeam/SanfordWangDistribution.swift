import Foundation

/// Mesons from protons on beryllium at 8.9 GeV, by Sanford and Wang's formula with MiniBooNE's parameters.
///
/// d²σ/dp dΩ = c₁p^{c₂}(1 − p/(p_B − c₉)) exp[−c₃p^{c₄}/p_B^{c₅} − c₆θ(p − c₇p_B cos^{c₈}θ)] in mb/(GeV sr).
package struct SanfordWangDistribution: MesonDistribution, Hashable {
    /// Momentum of the proton beam in GeV.
    package let beamMomentumGeV: Double
    /// The mesons described.
    package let meson: Meson

    /// Fits by MiniBooNE.
    package enum Meson: Sendable, Hashable, CaseIterable {
        /// Positive pions.
        case positivePion
        /// Negative pions.
        case negativePion
        /// Mean of both charges: a proxy for neutral pions.
        case neutralPion
        /// Neutral kaons: a proxy for η.
        case neutralKaon
    }

    /// A distribution; nil when the beam is below 2 GeV.
    package init?(beamMomentumGeV: Double, meson: Meson) {
        guard beamMomentumGeV >= 2 else { return nil }
        self.beamMomentumGeV = beamMomentumGeV
        self.meson = meson
    }

    package func density(momentumGeV p: Double, polarAngleRad: Double) -> Double {
        switch meson {
        case .positivePion: formula(Self.positivePion, p, polarAngleRad)
        case .negativePion: formula(Self.negativePion, p, polarAngleRad)
        case .neutralPion:
            (formula(Self.positivePion, p, polarAngleRad) + formula(Self.negativePion, p, polarAngleRad)) / 2
        case .neutralKaon: formula(Self.neutralKaon, p, polarAngleRad)
        }
    }

    /// Momenta up to the zero of 1 − p/(p_B − c₉).
    package var momentumRangeGeV: ClosedRange<Double> {
        0...(beamMomentumGeV - (meson == .neutralKaon ? Self.neutralKaon.offset : 1))
    }

    /// The forward hemisphere; cos^{c₈}θ has no meaning beyond.
    package var largestAngleRad: Double { Double.pi / 2 }

    private struct Parameters {
        let scale, power, decay, decayPower, beamPower, angular, angularOffset, cosinePower, offset: Double
    }

    private static let positivePion = Parameters(
        scale: 220.7, power: 1.080, decay: 1.000, decayPower: 1.978, beamPower: 1.320, angular: 5.572,
        angularOffset: 0.0868, cosinePower: 9.686, offset: 1)
    private static let negativePion = Parameters(
        scale: 213.7, power: 0.9379, decay: 5.454, decayPower: 1.210, beamPower: 1.284, angular: 4.781,
        angularOffset: 0.07338, cosinePower: 8.329, offset: 1)
    private static let neutralKaon = Parameters(
        scale: 15.130, power: 1.975, decay: 4.084, decayPower: 0.928, beamPower: 0.731, angular: 4.362,
        angularOffset: 0.048, cosinePower: 13.300, offset: 1.278)

    private func formula(_ c: Parameters, _ p: Double, _ angle: Double) -> Double {
        let share = 1 - p / (beamMomentumGeV - c.offset)
        guard p > 0, share > 0, angle >= 0, angle < largestAngleRad else { return 0 }
        let exponent =
            -c.decay * pow(p, c.decayPower) / pow(beamMomentumGeV, c.beamPower)
            - c.angular * angle * (p - c.angularOffset * beamMomentumGeV * pow(cos(angle), c.cosinePower))
        return c.scale * pow(p, c.power) * share * exp(exponent)
    }
}
