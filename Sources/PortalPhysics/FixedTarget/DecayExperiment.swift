import Foundation
import Quadrature

/// A beam dump that looks for γ' → a γ or γ' → a ℓ⁺ℓ⁻ in a decay volume: γ' from mesons made at the origin.
package struct DecayExperiment: Sendable {
    /// The mesons.
    package let sources: [MesonSource]
    /// Volume in which decays count.
    package let volume: Solid
    /// Signature that is seen.
    package let channel: Channel
    /// Share of accepted decays that is seen.
    package let efficiency: Double
    /// The photon's angular law; polarised means (3/8)(1 + cos²θ*) about the flight of γ', exact when γ' is fast.
    package let law: DecayLaw

    /// A signature.
    package enum Channel: Sendable, Hashable {
        /// One photon of E in a window (GeV) with E²θ² below a value (GeV² rad²), θ against the beam; nil for no cut.
        case photon(energyGeV: ClosedRange<Double>, largestEnergySquaredAngleSquared: Double?)
        /// A pair of leptons of a mass (GeV) with more than an energy (GeV) together.
        case leptonPair(leptonMassGeV: Double, lowestEnergyGeV: Double)

        /// No γ' of less energy in GeV counts.
        var lowestEnergyGeV: Double {
            switch self {
            case .photon(let energy, _): energy.lowerBound
            case .leptonPair(_, let lowest): lowest
            }
        }
    }

    /// An experiment.
    package init(
        sources: [MesonSource], volume: Solid, channel: Channel, efficiency: Double, law: DecayLaw = .isotropic
    ) {
        self.sources = sources
        self.volume = volume
        self.channel = channel
        self.efficiency = efficiency
        self.law = law
    }
}

/// Part of a decay experiment that depends neither on m nor on G: mesons aimed at points of the volume. Make it once.
package struct DecayTable: Sendable {
    /// The experiment.
    package let experiment: DecayExperiment
    /// The points.
    package let plan: SamplingPlan

    private struct Entry: Sendable {
        let aim: MesonAim
        let weight: Double
        let square, distance: Double
        /// Towards the point, and across it: where the photon of the decay is turned to.
        let direction, across: SIMD3<Double>
        let energy, restCosine: Double
    }
    /// By source, then replicate.
    private let entries: [[[Entry]]]

    /// Samples mesons; nil when a source makes none, or the volume is not sound (see `Solid.isSound`).
    package init?(_ experiment: DecayExperiment, plan: SamplingPlan = .standard) {
        guard experiment.volume.isSound, !experiment.sources.isEmpty, experiment.sources.allSatisfy(\.isSound) else {
            return nil
        }
        var entries: [[[Entry]]] = []
        for (index, source) in experiment.sources.enumerated() {
            let norm = source.distribution.integral()
            // A daughter has less energy than its meson.
            let lowest = max(0, experiment.channel.lowestEnergyGeV - source.massGeV)
            guard norm > 0, lowest < source.distribution.momentumRangeGeV.upperBound else {
                return nil
            }
            entries.append(
                (0..<plan.replicates).map { replicate in
                    var list: [Entry] = []
                    plan.forEach(replicate: replicate, dimensions: 9, stream: index) { u in
                        let point = experiment.volume.point(atUnit: SIMD3(u[0], u[1], u[2]))
                        let aim = MesonAim(source, lowestMomentumGeV: lowest, (u[3], u[4], u[5]))
                        let square = (point * point).sum()
                        let distance = square.squareRoot()
                        let direction = point / distance
                        let weight = aim.weight(source, norm: norm, direction: direction)
                        guard weight > 0 else { return }
                        list.append(
                            Entry(
                                aim: aim, weight: weight, square: square, distance: distance, direction: direction,
                                across: MesonAim.across(direction, turn: u[8]), energy: u[6], restCosine: u[7]))
                    }
                    return list
                })
        }
        self.experiment = experiment
        self.plan = plan
        self.entries = entries
    }

    /// The rate at one mass as a function of G; nil for m ≤ 0.
    package func rate(darkPhotonMassGeV m: Double) -> DecayRate? {
        guard m > 0 else { return nil }
        let width = DarkAxionPortal.darkPhotonWidthPerCouplingSquared(darkPhotonMassGeV: m, axionMassGeV: 0)
        let acceptance = DecayAcceptance(experiment.channel, law: experiment.law, darkPhotonMassGeV: m)
        var replicates = [[DecayRate.Part]](repeating: [], count: plan.replicates)
        for (source, lists) in zip(experiment.sources, entries) {
            let decay = PseudoscalarDecay(
                mesonMassGeV: source.massGeV, twoPhotonBranching: source.twoPhotonBranching, darkPhotonMassGeV: m)
            guard let spectrum = MesonSpectrum(decay) else { continue }
            let scale =
                source.count * decay.branchingPerCouplingSquared * experiment.efficiency * experiment.volume.volumeM3
                / Double(plan.points)
            for (replicate, list) in lists.enumerated() {
                replicates[replicate].reserveCapacity(replicates[replicate].count + list.count)
                for entry in list {
                    guard
                        let dark = entry.aim.darkPhoton(
                            spectrum, lowestEnergyGeV: experiment.channel.lowestEnergyGeV, power: 1, entry.energy)
                    else { continue }
                    let share = acceptance.share(
                        energyGeV: dark.energyGeV, momentumGeV: dark.momentumGeV, direction: entry.direction,
                        across: entry.across, restCosine: entry.restCosine)
                    guard share > 0 else { continue }
                    let perMetre = width * m / (dark.momentumGeV * Constants.hbarCGeVMetre)
                    replicates[replicate].append(
                        DecayRate.Part(
                            weight: scale * entry.weight * dark.weight / entry.square * share * perMetre,
                            lengths: entry.distance * perMetre))
                }
            }
        }
        return DecayRate(darkPhotonMassGeV: m, replicates: replicates)
    }
}

/// Events of a decay experiment at one mass: N(G) = Σ w G⁴ exp(−G² d/λ₁), d the distance flown and λ₁ the decay length
/// at G = 1.
package struct DecayRate: Sendable, PortalRate {
    /// The dark photon's mass in GeV.
    package let darkPhotonMassGeV: Double

    struct Part: Sendable {
        let weight, lengths: Double
    }
    let replicates: [[Part]]

    /// Expected events at G in GeV⁻¹.
    package func events(couplingInverseGeV coupling: Double) -> EventEstimate {
        let square = coupling * coupling
        return EventEstimate(
            replicates: replicates.map { parts in
                square * square
                    * parts.reduce(0) { sum, part in
                        let lengths = square * part.lengths
                        // Beyond, e^−x is 0 even as a subnormal number, and finding that out takes long.
                        return lengths < 746 ? sum + part.weight * exp(-lengths) : sum
                    }
            })
    }
}
