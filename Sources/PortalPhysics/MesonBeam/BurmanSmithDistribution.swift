import Foundation

/// Neutral pions from protons of some hundred MeV, by Burman and Smith's parametrisation of positive pions
/// (LA-11502-MS), as the public generator has it: its only accessible source, not independently confirmed.
///
/// d²σ/dT dΩ = N(Z) Amp(θ) exp[−((T̄ − T)/(√2 σ))²]/(1 + exp((T − T_F)/25)), T kinetic in MeV, θ in degrees,
/// T̄ = 48 + 330 e^{−θ/T_A}, σ = σ_A e^{−θ/85}, T_F = T_p − 140 − 50.
package struct BurmanSmithDistribution: MesonDistribution, Hashable {
    /// Kinetic energy of the proton beam in MeV.
    package let beamKineticEnergyMeV: Double
    /// Charge number Z of the target.
    package let charge: Double

    /// A distribution; nil outside 585 to 800 MeV, or for hydrogen and helium, which the parametrisation treats apart.
    package init?(beamKineticEnergyMeV: Double, charge: Double) {
        guard (585...800).contains(beamKineticEnergyMeV), charge >= 3 else { return nil }
        self.beamKineticEnergyMeV = beamKineticEnergyMeV
        self.charge = charge
    }

    private static let pionMeV = 139.57039

    /// d²σ/dT dΩ as the parametrisation has it: in arbitrary units here, because only its shape is used.
    package func crossSection(kineticEnergyMeV kinetic: Double, angleDegrees: Double) -> Double {
        let share = (beamKineticEnergyMeV - 585) / (730 - 585)
        let isLight = charge <= 8
        let meanAngle = isLight ? 28.9 + (34.2 - 28.9) * share : 26.0 + (29.9 - 26.0) * share
        let widthScale = isLight ? 130 + (150 - 130) * share : 135 + (166 - 135) * share
        let centre = 48 + 330 * exp(-angleDegrees / meanAngle)
        let width = widthScale * exp(-angleDegrees / 85)
        let pull = (centre - kinetic) / width
        let end = beamKineticEnergyMeV - 140 - 50
        return normalisation * amplitude(angleDegrees) * exp(-pull * pull / 2) / (1 + exp((kinetic - end) / 25))
    }

    /// N(Z) = Z^{1/3} Σ c_k (ln Z)^k.
    private var normalisation: Double {
        let l = log(charge)
        return cbrt(charge) * (0.8851 + l * (-0.1015 + l * (0.1459 - l * 0.0265)))
    }

    /// Amp(θ) = Σ a_i B_i(θ), quadratic B-splines on the knots 0, 0, 0, 30, 70, 180, 180, 180 degrees.
    private func amplitude(_ angle: Double) -> Double {
        let energy = beamKineticEnergyMeV
        let forward = (730 - energy) / 145
        let heavy = (charge - 12) / 10
        let coefficients = (
            min(27 - 4 * forward * forward, 27), 18.2, 8.0, 13 + heavy, 9 + heavy - (energy - 685) / 20
        )
        // The three splines that do not vanish, by de Boor's recursion on the knot interval.
        let (a, b, c, d, e) = coefficients
        switch angle {
        case ..<30: return Self.spline(angle, knots: (0, 0, 30, 70), (a, b, c))
        case ..<70: return Self.spline(angle, knots: (0, 30, 70, 180), (b, c, d))
        default: return Self.spline(angle, knots: (30, 70, 180, 180), (c, d, e))
        }
    }

    /// De Boor's algorithm of degree two between the two middle knots.
    private static func spline(
        _ x: Double, knots t: (Double, Double, Double, Double), _ c: (Double, Double, Double)
    ) -> Double {
        let first = c.0 + (c.1 - c.0) * (x - t.0) / (t.2 - t.0)
        let second = c.1 + (c.2 - c.1) * (x - t.1) / (t.3 - t.1)
        return first + (second - first) * (x - t.1) / (t.2 - t.1)
    }

    /// dN/(dp dΩ) = d²σ/dT dΩ · p/E of the charged pion; π⁰ take over its momentum.
    package func density(momentumGeV p: Double, polarAngleRad: Double) -> Double {
        let pion = Self.pionMeV * 1e-3
        let energy = (p * p + pion * pion).squareRoot()
        let kinetic = (energy - pion) * 1e3
        guard p > 0, kinetic < beamKineticEnergyMeV - Self.pionMeV else { return 0 }
        return p / energy * crossSection(kineticEnergyMeV: kinetic, angleDegrees: polarAngleRad * 180 / Double.pi)
    }

    /// Kinetic energies up to T_p − m_π.
    package var momentumRangeGeV: ClosedRange<Double> {
        let kinetic = beamKineticEnergyMeV - Self.pionMeV
        return 0...((kinetic * (kinetic + 2 * Self.pionMeV)).squareRoot() * 1e-3)
    }

    /// All angles.
    package var largestAngleRad: Double { Double.pi }
}
