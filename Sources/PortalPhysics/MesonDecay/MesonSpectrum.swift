import Foundation
import Quadrature

/// The energy spectra of the dark particles of P → γ a γ' in the meson's rest frame, each normalised to one; their
/// directions are isotropic. For m_a = 0.
///
/// The virtual photon of mass q has the density of `spectralWeight` in q²; it is transverse, so γ' comes with
/// (3/8)(1 + c²) about its direction.
package struct MesonSpectrum: Sendable {
    /// The decay.
    package let decay: PseudoscalarDecay
    /// Highest energy of γ' in GeV: (M² + m²)/(2M).
    package let highestDarkPhotonEnergyGeV: Double
    /// Highest energy of a, and of the photon, in GeV: (M² − m²)/(2M).
    package let highestAxionEnergyGeV: Double
    private let perMomentum: UniformTable
    private let axion: UniformTable
    private let axionCumulative: UniformTable
    private let secondary: UniformTable

    /// Momenta as the generator behind arXiv:1806.00757 assigns them.
    package enum Assignment: Sendable, Hashable, CaseIterable {
        /// As the amplitude says.
        case exact
        /// The public generator places the photon's momentum on the axion ("authors' swap"): too hard.
        case authorsSwap
    }

    /// Tabulates the spectra; nil when the decay is closed or m_a ≠ 0.
    package init?(_ decay: PseudoscalarDecay, assignment: Assignment = .exact) {
        let (meson, m) = (decay.mesonMassGeV, decay.darkPhotonMassGeV)
        let norm = decay.spectralIntegral(panels: 12)
        guard decay.axionMassGeV == 0, m > 0, m < meson * (1 - 1e-6), norm > 0 else { return nil }
        self.decay = decay
        let top = (meson + m * m / meson) / 2
        let axionTop = (meson - m * m / meson) / 2
        highestDarkPhotonEnergyGeV = top
        highestAxionEnergyGeV = axionTop
        func density(_ energy: Double, dark: Bool) -> Double {
            Self.density(decay, energy: energy, dark: dark) / norm
        }
        // In √(E − m), because the spectrum of a light γ' bends at E ≈ m.
        let darkTable = UniformTable(from: 0, to: 1, intervals: 160) { t in
            let energy = m + (top - m) * t * t
            let momentum = ((energy - m) * (energy + m)).squareRoot()
            guard t > 0 else { return Self.slowDensity(decay) / norm }
            return density(energy, dark: true) / momentum
        }
        // Dense at both ends: for a light γ' the spectrum falls to zero within m²/M of the highest energy.
        let axionTable = UniformTable(from: 0, to: 1, intervals: 160) { t in
            let root = sin(Double.pi / 2 * t)
            let energy = axionTop * root * root
            guard t > 0, t < 1 else { return 0 }
            switch assignment {
            case .exact: return density(energy, dark: false)
            case .authorsSwap:
                // The photon's energy is (M² − q²)/(2M).
                return decay.spectralWeight(invariantMassGeV: (meson * (meson - 2 * energy)).squareRoot()) * 2 * meson
                    / norm
            }
        }
        guard let darkTable, let axionTable else { return nil }
        perMomentum = darkTable
        axion = axionTable
        var (sum, place) = (0.0, 0.0)
        let cumulative = UniformTable(from: 0, to: 1, intervals: 160) { t in
            sum += Panels.integral(from: place, to: t, count: 1) {
                axionTop * Double.pi / 2 * sin(Double.pi * $0) * axionTable.value(at: $0)
            }
            place = t
            return sum
        }
        guard let cumulative else { return nil }
        axionCumulative = cumulative
        let secondaryTable = UniformTable(from: 0, to: 1, intervals: 160) { t in
            guard t > 0, t < 1 else { return 0 }
            let energy = Self.secondaryRange(meson, m, at: t)
            return Self.secondaryDensity(energy: energy, mass: m, top: top) { energy in
                darkTable.value(at: ((energy - m) / (top - m)).squareRoot())
            }
        }
        guard let secondaryTable else { return nil }
        secondary = secondaryTable
    }

    /// dN/dE/p of γ' at its energy E in GeV, in GeV⁻²; 0 outside (m, highest).
    package func darkPhotonPerMomentum(energyGeV energy: Double) -> Double {
        let m = decay.darkPhotonMassGeV
        guard energy >= m, energy < highestDarkPhotonEnergyGeV else { return 0 }
        return max(0, perMomentum.value(at: ((energy - m) / (highestDarkPhotonEnergyGeV - m)).squareRoot()))
    }

    /// dN/dE of the primary axion in GeV⁻¹.
    package func axion(energyGeV energy: Double) -> Double {
        axionPlace(energy).map { max(0, axion.value(at: $0)) } ?? 0
    }

    /// The share of primary axions below an energy in GeV.
    package func axionShare(belowGeV energy: Double) -> Double {
        axionPlace(energy).map(axionCumulative.value) ?? (energy > 0 ? 1 : 0)
    }

    private func axionPlace(_ energy: Double) -> Double? {
        guard energy > 0, energy < highestAxionEnergyGeV else { return nil }
        return 2 / Double.pi * asin((energy / highestAxionEnergyGeV).squareRoot())
    }

    /// dN/dE of the axion from γ' → a γ, decaying isotropically at once, in GeV⁻¹.
    package func secondaryAxion(energyGeV energy: Double) -> Double {
        let low = Self.secondaryRange(decay.mesonMassGeV, decay.darkPhotonMassGeV, at: 0)
        let high = decay.mesonMassGeV / 2
        guard energy > low, energy < high else { return 0 }
        return max(0, secondary.value(at: ((energy - low) / (high - low)).squareRoot()))
    }

    /// The axion of γ' has energies from m²/(2M), flying backwards, to M/2: both from the hardest γ'.
    private static func secondaryRange(_ meson: Double, _ m: Double, at t: Double) -> Double {
        let low = m * m / (2 * meson)
        return low + (meson / 2 - low) * t * t
    }

    /// ∫dq² w(q²) (3/8)(1 + c²) |dc/dE| for γ' (`dark`) or a of a given energy: not normalised.
    ///
    /// With R² the mass² recoiling against the particle and μ that of its partner, the photon's energy ω = (M² − q²)/2M
    /// lies between (R² − μ²)/[2(M − E ± p)]. The integrand is rational in q², so ln q² is the variable.
    private static func density(_ decay: PseudoscalarDecay, energy: Double, dark: Bool) -> Double {
        let (meson, m) = (decay.mesonMassGeV, decay.darkPhotonMassGeV)
        let own = dark ? m : 0
        let top = dark ? (meson + m * m / meson) / 2 : (meson - m * m / meson) / 2
        let momentum = max(0, (energy - own) * (energy + own)).squareRoot()
        // R² − μ² = 2M(top − E), and (M − E)² − p² = R² = 2M(top − E) + μ².
        let recoil = 2 * meson * (top - energy)
        guard recoil >= 0, momentum > 0 else { return 0 }
        let partner = dark ? 0 : m * m
        let lowest = recoil / (2 * (meson - energy + momentum))
        let highest =
            dark
            ? (meson - energy + momentum) / 2
            : recoil * (meson - energy + momentum) / (2 * (recoil + partner))
        let from = max(meson * (meson - 2 * highest), m * m)
        let to = meson * (meson - 2 * lowest)
        guard from < to else { return 0 }
        let panels = Panels.count(from: log(from), to: log(to), width: 1.5) + 1
        return Panels.integral(from: log(from), to: log(to), count: panels) { logQ2 in
            let q2 = exp(logQ2)
            let omega = (meson * meson - q2) / (2 * meson)
            guard q2 > m * m, omega > 0 else { return 0 }
            let share = dark ? (q2 + m * m) / (2 * q2) : (q2 - m * m) / (2 * q2)
            let reach = omega * (q2 - m * m) / (2 * q2)
            let cosine = (energy - (meson - omega) * share) / reach
            return q2 * decay.spectralWeight(invariantMassGeV: q2.squareRoot()) * 3 / 8 * (1 + cosine * cosine) / reach
        }
    }

    /// The limit of dN/dE/p at E → m: the range of ω shrinks like p.
    private static func slowDensity(_ decay: PseudoscalarDecay) -> Double {
        let m = decay.darkPhotonMassGeV
        let momentum = 1e-4 * m
        return density(decay, energy: (m * m + momentum * momentum).squareRoot(), dark: true) / momentum
    }

    /// A box of axion energies per γ': ∫dE' (dN/dE'/p') over E' ≥ E + m²/(4E).
    private static func secondaryDensity(
        energy: Double, mass: Double, top: Double, _ perMomentum: (Double) -> Double
    ) -> Double {
        let lowest = energy + mass * mass / (4 * energy)
        guard lowest < top else { return 0 }
        return Panels.integral(from: lowest, to: top, count: 3, perMomentum)
    }
}
