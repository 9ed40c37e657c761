import PortalPhysics

/// The two CHARM searches of arXiv:1806.00757 Sec. VI, with the inputs that the paper states or leaves open.
struct CharmExperiment: Sendable, Hashable {
    /// Neutral pions per proton; the paper does not state its number, 2.4 is that of the script, BMPT's
    /// multiplicity 4.6.
    var pionsPerProton = 2.4
    /// N_η/N_π⁰ (the paper prints the inverse).
    var etasPerPion = 0.078
    /// Distance of the planes of the fine-grain detector in m; 0.28 in another reading of the paper.
    var planePitchM = 0.20
    /// How meson momenta are weighted.
    var sampling = BMPTDistribution.Sampling.exact
    /// The photon's angular law.
    var law = DecayLaw.isotropic
    /// Share of accepted events that is seen.
    var efficiency = 1.0

    /// The paper's inputs.
    init() {}

    /// 400 GeV protons on copper.
    private func sources(protons: Double) -> [MesonSource]? {
        guard let mesons = BMPTDistribution(beamEnergyGeV: 400, massNumber: 63, sampling: sampling) else { return nil }
        let pions = protons * pionsPerProton
        return [
            .pions(count: pions, distribution: mesons), .etas(count: pions * etasPerPion, distribution: mesons),
        ]
    }

    /// Analysis 1: photons in the fine-grain detector, 7.1e18 protons; planes 3 to 59 of 72 around 487.3 m,
    /// 2.4 × 2.4 m², E in [7.5, 50] GeV, E²θ² < 0.54 GeV²; N_cut = 99.
    var fineGrain: DecayExperiment? {
        sources(protons: 7.1e18).map {
            DecayExperiment(
                sources: $0, volume: fineGrainVolume,
                channel: .photon(energyGeV: 7.5...50, largestEnergySquaredAngleSquared: 0.54), efficiency: efficiency,
                law: law)
        }
    }

    /// Planes 3 to 59 of 72, centred at 487.3 m.
    var fineGrainVolume: Solid {
        let (first, last, middle) = (3.0, 59.0, 37.0)
        let centre = 487.3 + ((first + last) / 2 - middle) * planePitchM
        return .box(
            centre: SIMD3(0, 0, centre), halfWidths: SIMD3(1.2, 1.2, (last - first) / 2 * planePitchM))
    }

    /// N_cut of analysis 1: 1 ± 49 events, plus two standard deviations.
    static let fineGrainCut = 99.0

    /// Analysis 2: e⁺e⁻ pairs above 3 GeV in a decay volume of 3 × 3 × 35 m³, 5 m off the axis, 2.4e18 protons;
    /// N_cut = 2.3.
    var decayVolume: DecayExperiment? {
        sources(protons: 2.4e18).map {
            DecayExperiment(
                sources: $0,
                volume: .box(centre: SIMD3(5, 0, 480), halfWidths: SIMD3(1.5, 1.5, 17.5)),
                channel: .leptonPair(leptonMassGeV: Constants.electronMassGeV, lowestEnergyGeV: 3),
                efficiency: efficiency, law: law)
        }
    }

    /// N_cut of analysis 2: no event seen, 90%.
    static let decayVolumeCut = 2.3
}
