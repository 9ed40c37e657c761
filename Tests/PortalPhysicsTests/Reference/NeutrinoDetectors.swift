import PortalPhysics

extension ScatteringExperiment {
    /// CH₂ at mineral oil's density (physics file: 2.908e23).
    static let electronsPerCm3OfMineralOil = 2.908e23

    /// LSND as arXiv:1806.00757 Sec. V A uses it: 1.08e22 π⁰ from 798 MeV protons, T in [15, 53] MeV, efficiency 16%;
    /// N_cut = 110. The target mix (55% Z = 6, 45% Z = 70) and the radius of 2.5 m are those of the script.
    static func lsnd(
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
    static let lsndCut = 110.0

    /// MiniBooNE's run off target as arXiv:1806.00757 Sec. V B uses it, with Sanford and Wang's mesons in place of the
    /// collaboration's list: 4.65e20 π⁰, a thirtieth of η, a sphere at 490 m, cos θ_e > 0.99, efficiency 35%;
    /// N_cut = 2.3.
    static func miniBooNE(
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
    static let miniBooNECut = 2.3
}
