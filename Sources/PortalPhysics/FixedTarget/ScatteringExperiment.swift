import Foundation

/// A neutrino detector behind a proton target that counts electron recoils from a e → γ' e and γ' e → a e; m_a = 0.
public struct ScatteringExperiment: Sendable {
    /// The mesons made at the origin.
    public let sources: [MesonSource]
    /// Where recoils count.
    public let detector: Solid
    /// Electrons per cm³ of it.
    public let electronsPerCm3: Double
    /// Which recoils count.
    public let recoil: RecoilSelection
    /// Share of these recoils that is seen.
    public let efficiency: Double
    /// How far the γ' of a e → γ' e must fly; nil where its photon does no harm (the variant without veto).
    public let escape: Escape?
    /// Exact momenta, or those of the public generator.
    public let assignment: MesonSpectrum.Assignment

    /// CH₂ at mineral oil's density (physics file: 2.908e23).
    public static let electronsPerCm3OfMineralOil = 2.908e23

    /// The γ' made in the detector must leave it before it decays: the share e^{−L/λ}, averaged over L in a range.
    public struct Escape: Sendable, Hashable {
        /// Shortest and longest way out in metres: 1 m and the size of the detector in arXiv:1806.00757.
        public let lengthsM: ClosedRange<Double>

        /// A range of ways out.
        public init(lengthsM: ClosedRange<Double>) { self.lengthsM = lengthsM }

        /// λ(e^{−L₁/λ} − e^{−L₂/λ})/(L₂ − L₁).
        public func share(decayLengthM length: Double) -> Double {
            let near = lengthsM.lowerBound / length
            let width = (lengthsM.upperBound - lengthsM.lowerBound) / length
            guard width > 1e-12 else { return exp(-near) }
            return exp(-near) * -expm1(-width) / width
        }
    }

    /// An experiment.
    public init(
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

    /// LSND as arXiv:1806.00757 Sec. V A uses it: 1.08e22 π⁰ from 798 MeV protons, T in [15, 53] MeV, efficiency 16%;
    /// N_cut = 110. The target mix (55% Z = 6, 45% Z = 70) and the radius of 2.5 m are those of the public script.
    public static func lsnd(
        pions: Double = 1.08e22, targets: [(share: Double, charge: Double)] = [(0.55, 6), (0.45, 70)],
        radiusM: Double = 2.5, escape: Escape? = Escape(lengthsM: 1...8.3),
        assignment: MesonSpectrum.Assignment = .exact
    ) -> ScatteringExperiment? {
        var parts: [(share: Double, distribution: any MesonDistribution)] = []
        for target in targets {
            guard let part = BurmanSmithDistribution(beamKineticEnergyMeV: 798, charge: target.charge) else {
                return nil
            }
            parts.append((target.share, part))
        }
        guard let mesons = MesonMixture(parts) else { return nil }
        return ScatteringExperiment(
            sources: [.pions(count: pions, distribution: mesons)],
            detector: .cylinder(centre: SIMD3(0, -4.6, 30), radius: radiusM, length: 8.3),
            electronsPerCm3: electronsPerCm3OfMineralOil, recoil: RecoilSelection(kineticEnergyGeV: 0.015...0.053),
            efficiency: 0.16, escape: escape, assignment: assignment)
    }

    /// N_cut of LSND.
    public static let lsndCut = 110.0

    /// MiniBooNE's run off target as arXiv:1806.00757 Sec. V B uses it, with Sanford and Wang's mesons in place of the
    /// collaboration's list: 4.65e20 π⁰, a thirtieth of η, a sphere at 490 m, cos θ_e > 0.99, efficiency 35%;
    /// N_cut = 2.3.
    public static func miniBooNE(
        pions: Double = 4.65e20, etasPerPion: Double = 1.0 / 30, radiusM: Double = 5,
        lowestRecoilGeV: Double = 0.010, escape: Escape? = Escape(lengthsM: 1...12),
        assignment: MesonSpectrum.Assignment = .exact
    ) -> ScatteringExperiment? {
        guard let pion = SanfordWangDistribution(beamMomentumGeV: 8.9, meson: .neutralPion),
            let eta = SanfordWangDistribution(beamMomentumGeV: 8.9, meson: .neutralKaon)
        else { return nil }
        return ScatteringExperiment(
            sources: [
                .pions(count: pions, distribution: pion), .etas(count: pions * etasPerPion, distribution: eta),
            ],
            detector: .sphere(centre: SIMD3(0, 0, 490), radius: radiusM),
            electronsPerCm3: electronsPerCm3OfMineralOil,
            recoil: RecoilSelection(kineticEnergyGeV: lowestRecoilGeV...1e3, lowestCosine: 0.99), efficiency: 0.35,
            escape: escape, assignment: assignment)
    }

    /// N_cut of MiniBooNE.
    public static let miniBooNECut = 2.3
}
