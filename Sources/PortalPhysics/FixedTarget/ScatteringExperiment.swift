import Foundation

/// A neutrino detector behind a proton target that counts electron recoils from a e → γ' e and γ' e → a e; m_a = 0.
package struct ScatteringExperiment: Sendable {
    /// The mesons made at the origin.
    package let sources: [MesonSource]
    /// Volume in which recoils count.
    package let detector: Solid
    /// Electrons per cm³ of it.
    package let electronsPerCm3: Double
    /// Recoils that count.
    package let recoil: RecoilSelection
    /// Share of these recoils that is seen.
    package let efficiency: Double
    /// Distance that the γ' of a e → γ' e must fly; nil where its photon is not vetoed (the variant without veto).
    package let escape: Escape?
    /// Exact momenta, or those of the public generator.
    package let assignment: MesonSpectrum.Assignment

    /// The γ' made in the detector must leave it before it decays: the share e^{−L/λ}, averaged over L in a range.
    package struct Escape: Sendable, Hashable {
        /// Shortest and longest way out in metres: 1 m and the size of the detector in arXiv:1806.00757.
        package let lengthsM: ClosedRange<Double>

        /// A range of ways out.
        package init(lengthsM: ClosedRange<Double>) { self.lengthsM = lengthsM }

        /// λ(e^{−L₁/λ} − e^{−L₂/λ})/(L₂ − L₁).
        package func share(decayLengthM length: Double) -> Double {
            let near = lengthsM.lowerBound / length
            let width = (lengthsM.upperBound - lengthsM.lowerBound) / length
            guard width > 1e-12 else { return exp(-near) }
            return exp(-near) * -expm1(-width) / width
        }
    }

    /// An experiment.
    package init(
        sources: [MesonSource], detector: Solid, electronsPerCm3: Double, recoil: RecoilSelection, efficiency: Double,
        escape: Escape?, assignment: MesonSpectrum.Assignment = .exact
    ) {
        self.sources = sources
        self.detector = detector
        self.electronsPerCm3 = electronsPerCm3
        self.recoil = recoil
        self.efficiency = efficiency
        self.escape = escape
        self.assignment = assignment
    }
}
