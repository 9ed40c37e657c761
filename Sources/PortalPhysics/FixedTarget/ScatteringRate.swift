import Foundation

/// Events of a scattering experiment at one mass as a function of G.
package struct ScatteringRate: Sendable, PortalRate {
    /// The dark photon's mass in GeV.
    package let darkPhotonMassGeV: Double

    /// Expected events by what scatters.
    package struct Composition: Sendable, Hashable {
        /// Axions from the mesons, before the escape of γ'.
        package let primaryAxions: Double
        /// γ' that reach the detector; they leave no γ' behind.
        package let darkPhotons: Double
        /// Axions from γ' that decayed on the way, before the escape of γ'.
        package let axionsFromDecays: Double
        /// The share of axion events whose γ' leaves the detector; 1 without veto.
        package let escapingShare: Double
        /// The relative numerical error of the sum.
        package let relativeError: Double

        /// All events that count.
        package var total: Double { (primaryAxions + axionsFromDecays) * escapingShare + darkPhotons }
        /// All events if the photons in the detector did no harm.
        package var withoutVeto: Double { primaryAxions + axionsFromDecays + darkPhotons }
    }

    private struct Source: Sendable {
        /// Fluxes of axions on the grid of the response, primary and from prompt decays, by replicate, with all factors
        /// but G⁴ and the cross section.
        var primary: [[Double]] = []
        var secondary: [[Double]] = []
        var displaced: DisplacedAxions?
        /// γ' by replicate: weight with cross section, decay lengths to the detector at G = 1.
        var survivors: [[(weight: Double, lengths: Double)]] = []
        var fewestLengths = Double.infinity
    }

    private let response: ScatteringResponse?
    private let sources: [Source]
    private let replicates: Int
    private let hasEscape: Bool

    init(_ table: ScatteringTable, darkPhotonMassGeV m: Double) {
        let experiment = table.experiment
        darkPhotonMassGeV = m
        replicates = table.plan.replicates
        hasEscape = experiment.escape != nil
        let width = DarkAxionPortal.darkPhotonWidthPerCouplingSquared(darkPhotonMassGeV: m, axionMassGeV: 0)
        let highest = experiment.sources.map {
            let p = $0.distribution.momentumRangeGeV.upperBound
            return ((p * p + $0.massGeV * $0.massGeV).squareRoot() + p) / 2
        }
        let response = ScatteringResponse(
            experiment, darkPhotonMassGeV: m, highestEnergyGeV: (highest.max() ?? 0) * (1 + 1e-9))
        var sources: [Source] = []
        for (index, source) in experiment.sources.enumerated() {
            let decay = PseudoscalarDecay(
                mesonMassGeV: source.massGeV, twoPhotonBranching: source.twoPhotonBranching, darkPhotonMassGeV: m)
            guard let spectrum = MesonSpectrum(decay, assignment: experiment.assignment) else { continue }
            // Per G²; the cross section brings the other G². Metres to centimetres.
            let scale =
                source.count * decay.branchingPerCouplingSquared * experiment.efficiency * experiment.electronsPerCm3
                * 100
            var part = Source()
            if let response {
                let (count, stride) = (response.energiesGeV.count, ScatteringResponse.stride)
                func fluxes(_ shape: (Double) -> Double) -> [[Double]] {
                    let sampled = table.sampled(
                        firstEnergyGeV: response.energiesGeV[0], count: count, stride: stride
                    ) { scale * shape($0) }
                    return (0..<table.plan.replicates).map {
                        table.flux(source: index, replicate: $0, count: count, stride: stride, spectrum: sampled)
                    }
                }
                // Cell averages: the spectrum of a light γ' ends in a step.
                let half = ScatteringTable.dopplerStep / 2
                part.primary = fluxes { energy in
                    let above = spectrum.axionShare(belowGeV: energy * exp(half))
                    return (above - spectrum.axionShare(belowGeV: energy * exp(-half))) / (2 * half * energy)
                }
                part.secondary = fluxes(spectrum.secondaryAxion)
                part.displaced = DisplacedAxions(table, source: index, spectrum: spectrum, response: response)
            }
            part.survivors = table.entries[index].map { list in
                list.compactMap { entry in
                    guard let dark = entry.aim.darkPhoton(spectrum, lowestEnergyGeV: 0, power: 2, entry.energy),
                        let scattering = PortalElectronScattering(
                            .darkPhoton, energyGeV: dark.energyGeV, darkPhotonMassGeV: m)
                    else { return nil }
                    let section = experiment.recoil.crossSectionCm2(scattering)
                    guard section > 0 else { return nil }
                    return (
                        scale * entry.weight * dark.weight * section,
                        entry.distanceM * width * m / (dark.momentumGeV * Constants.hbarCGeVMetre)
                    )
                }
            }
            part.fewestLengths = part.survivors.joined().reduce(.infinity) { min($0, $1.lengths) }
            sources.append(part)
        }
        self.response = response
        self.sources = sources
    }

    /// Expected events at G in GeV⁻¹ by kind.
    package func composition(couplingInverseGeV coupling: Double) -> Composition {
        composition(couplingInverseGeV: coupling, withAll: true)
    }

    package func events(couplingInverseGeV coupling: Double) -> EventEstimate {
        let parts = composition(couplingInverseGeV: coupling, withAll: false)
        return EventEstimate(events: parts.total, relativeError: parts.relativeError)
    }

    /// - Parameter withAll: whether to compute what a veto removes as well; the total does not need it.
    private func composition(couplingInverseGeV coupling: Double, withAll: Bool) -> Composition {
        let square = coupling * coupling
        let fourth = square * square
        let escaping = response?.escaping(couplingInverseGeV: coupling) ?? []
        var totals: [Double] = []
        var (primary, dark, secondary, kept) = (0.0, 0.0, 0.0, 0.0)
        for replicate in 0..<replicates {
            var total = 0.0
            for source in sources {
                let survivors =
                    square * source.fewestLengths > 700
                    ? 0
                    : fourth * source.survivors[replicate].reduce(0) { $0 + $1.weight * exp(-square * $1.lengths) }
                dark += survivors
                total += survivors
                guard let response else { continue }
                func axions(_ sections: [Double]) -> (Double, Double) {
                    let share = source.displaced?.arrivingShare(
                        couplingInverseGeV: coupling, replicate: replicate, sections: sections)
                    return (
                        fourth * response.integral(flux: source.primary[replicate], sections: sections),
                        fourth * response.integral(flux: source.secondary[replicate], sections: sections) * (share ?? 0)
                    )
                }
                let seen = axions(escaping)
                total += seen.0 + seen.1
                kept += seen.0 + seen.1
                if withAll {
                    let all = hasEscape ? axions(response.sections) : seen
                    primary += all.0
                    secondary += all.1
                }
            }
            totals.append(total)
        }
        let count = Double(replicates)
        let estimate = EventEstimate(replicates: totals)
        guard withAll else {
            return Composition(
                primaryAxions: kept / count, darkPhotons: dark / count, axionsFromDecays: 0, escapingShare: 1,
                relativeError: estimate.relativeError)
        }
        return Composition(
            primaryAxions: primary / count, darkPhotons: dark / count, axionsFromDecays: secondary / count,
            escapingShare: primary + secondary > 0 ? kept / (primary + secondary) : 0,
            relativeError: estimate.relativeError)
    }
}

extension EventEstimate {
    /// Events with a known error.
    init(events: Double, relativeError: Double) {
        self.events = events
        self.relativeError = relativeError
    }
}
