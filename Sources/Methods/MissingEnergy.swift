import Foundation
import LimitModel
import PortalPhysics
import Quantities

/// Missing energy behind a lepton beam on a target: ℓN → ℓN γ* → ℓN a γ' and vector mesons V → a γ', γ' invisible
/// (arXiv:2602.11405 Secs. II to IV; `Docs/use/physics.md`). g = √(s_up/N₁) with N₁ events per g².
package struct MissingEnergy: PointwiseMethod {
    package static let name = "missing-energy"
    package static let version = 1
    package static let parameters = PortalParameter.invisible
    package static let summary =
        "events with missing energy behind a lepton beam on a target, from bremsstrahlung of a γ' pairs and from vector "
        + "mesons made in the target, V → a γ', with γ' invisible"
    package static let inputs = CountingExperiment.inputs + [meson.part, MassRange.input.part]

    private static let yield = NumberInput("yield", .count, .positive, "N_V: how many are made")
    private static let atExposure = NumberInput(
        "at-exposure", .count, .positive, "the exposure that N_V is for; that of the experiment when left out")
    private static let yieldFactor = NumberInput(
        "yield-factor", .dimensionless, .factor, "N_V may be larger or smaller by this factor")
    private static let meson = GroupInput(
        "meson", count: 0...Int.max, holdsForSetup: true,
        MesonInputs.inputs + [yield.part, .optional(atExposure.part), .optional(yieldFactor.part)])

    /// The name of the component from bremsstrahlung.
    static let bremsstrahlung = "bremsstrahlung"

    /// A meson made in the target.
    struct Source {
        let meson: MesonInputs
        /// N_V at the exposure of the experiment.
        let count: Double
        /// N_V may be larger or smaller by this factor.
        let uncertaintyFactor: Double
    }

    /// Within this share of a meson's kinematic end the narrow width of γ' is strained, and points say so.
    private static let thresholdShare = 0.9

    let experiment: CountingExperiment
    let mesons: [Source]
    let range: MassRange
    let couplingTop: Double

    package init(_ inputs: Inputs, of request: DerivationRequest, in plane: Plane) throws(InputError) {
        experiment = try CountingExperiment(inputs, request)
        range = try MassRange(inputs)
        var mesons: [Source] = []
        for group in inputs.groups(Self.meson) {
            let source = try Self.source(group, exposure: experiment.exposure)
            guard source.meson.name != Self.bremsstrahlung,
                !mesons.contains(where: { $0.meson.name == source.meson.name })
            else {
                throw InputError(
                    field: "\(group.path)/name", line: group.node.line,
                    problem: "'\(source.meson.name)' is given twice",
                    remedy: "give every source of events its own name")
            }
            mesons.append(source)
        }
        self.mesons = mesons
        couplingTop = plane.coupling.to
    }

    private static func source(_ group: Inputs, exposure: Double) throws(InputError) -> Source {
        let at = try group.value(ifPresent: atExposure) ?? exposure
        return Source(
            meson: try MesonInputs(group), count: try group.value(yield) * exposure / at,
            uncertaintyFactor: try group.value(ifPresent: yieldFactor) ?? 1)
    }

    package func check(at point: ParameterPoint) throws(InputError) {
        try experiment.beam.check(lowestMassGeV: range.from * (1 + point.axionMassOverMass), of: range)
    }

    /// Events per g² in GeV² at one mass, by component.
    struct Events {
        let bremsstrahlung, meanInvariantMassGeV: Double
        /// In the order of the mesons.
        let mesons: [Double]
        /// Relative error of the table.
        let error: Double

        func total(mesonFactors: [Double]? = nil) -> Double {
            bremsstrahlung + zip(mesons, mesonFactors ?? mesons.map { _ in 1 }).reduce(0) { $0 + $1.0 * $1.1 }
        }
    }

    func events(_ table: CrossSectionTable, atMassGeV mass: Double, at point: ParameterPoint) -> Events {
        let axion = point.axionMassOverMass * mass
        let efficiency = experiment.efficiency.value(atMassGeV: mass)
        let production = table.production(darkPhotonMassGeV: mass, axionMassGeV: axion)
        let section = production?.crossSectionPerCouplingSquared ?? 0
        return Events(
            bremsstrahlung: experiment.target.events(
                exposure: experiment.exposure, crossSectionCm2: section, efficiency: efficiency),
            meanInvariantMassGeV: production?.meanInvariantMassGeV ?? mass,
            mesons: mesons.map { source in
                let branching = VectorMeson.portalBranchingPerCouplingSquared(
                    electronBranching: source.meson.electronBranching, mesonMassGeV: source.meson.massGeV,
                    darkPhotonMassGeV: mass, axionMassGeV: axion)
                return source.count * branching * efficiency
            }, error: production?.relativeError ?? 0)
    }

    /// The masses from the beginning of the range to where no production is left.
    private func masses(_ table: CrossSectionTable, _ point: ParameterPoint) throws(InputError) -> ClosedRange<Double> {
        let ratio = point.axionMassOverMass
        let closing = mesons.map { $0.meson.closingMassGeV(axionMassOverMass: ratio) }
        // A hair below the end of the table, where the cross section is zero.
        let beam = table.highestMassGeV * (1 - 1e-9) / (1 + ratio)
        return try experiment.masses(of: range, atMost: ([beam] + closing).max() ?? beam)
    }

    package var eventColumns: EventColumns? {
        EventColumns(per: "g", unit: "GeV2", [Self.bremsstrahlung] + mesons.map(\.meson.name))
    }

    package func answers(at point: ParameterPoint, _ context: MethodContext) throws(InputError) -> PointwiseAnswers {
        let table = try context.table(experiment.beam, of: range)
        let high = mesons.map(\.uncertaintyFactor)
        let low = high.map { 1 / $0 }
        let closing = mesons.map { $0.meson.closingMassGeV(axionMassOverMass: point.axionMassOverMass) }
        return PointwiseAnswers(
            massesGeV: try masses(table, point), couplingTop: couplingTop, lines: lines(closing),
            breaks: closing + experiment.efficiency.corners, ends: experiment.ends(of: range), remarks: remarks
        ) { mass in
            let events = events(table, atMassGeV: mass, at: point)
            let energy = energies(events, atMassGeV: mass)
            var samples = [sample(events.total(), energy.mean)]
            if hasBand {
                samples.append(sample(events.total(mesonFactors: high), energy.mean))
                samples.append(sample(events.total(mesonFactors: low), energy.mean))
            }
            if !mesons.isEmpty {
                samples.append(sample(events.bremsstrahlung, energy.bremsstrahlung))
                for (index, source) in mesons.enumerated() {
                    samples.append(sample(events.mesons[index], source.meson.massGeV))
                }
            }
            return .init(
                lines: samples, numericalError: events.error / 2, theoryError: theoryError(samples),
                events: [events.bremsstrahlung] + events.mesons + [events.total()])
        }
    }

    private func sample(_ events: Double, _ energy: Double) -> CurveFamily.Sample {
        .init(
            coupling: Reach.coupling(signalLimit: experiment.signalLimit, eventsPerCouplingSquared: events),
            energyGeV: energy)
    }

    /// Relative error of the coupling at one mass, from the band and the stated errors of the inputs.
    private func theoryError(_ samples: [CurveFamily.Sample]) -> Double? {
        let band = hasBand ? samples[1...2].map { abs(log($0.coupling / samples[0].coupling)) }.max() : nil
        let parts = [experiment.couplingError, band.map { exp($0) - 1 }].compactMap(\.self)
        return parts.isEmpty ? nil : parts.map { $0 * $0 }.reduce(0, +).squareRoot()
    }

    var hasBand: Bool { mesons.contains { $0.uncertaintyFactor > 1 } }

    /// Sum, band, and components; without mesons the sum is all there is. Below the closing mass of each meson a narrow dark
    /// photon is strained.
    private func lines(_ closingMasses: [Double]) -> [CurveFamily.Line] {
        let strains = closingMasses.map { Self.thresholdShare * $0...$0 }
        var lines = [CurveFamily.Line(role: .central, strained: strains)]
        if hasBand {
            lines.append(.init(role: .bandLow, name: "meson yields", strained: strains))
            lines.append(.init(role: .bandHigh, name: "meson yields", strained: strains))
        }
        if !mesons.isEmpty {
            lines.append(.init(role: .component, name: Self.bremsstrahlung))
            for (source, strain) in zip(mesons, strains) {
                lines.append(.init(role: .component, name: source.meson.name, strained: [strain]))
            }
        }
        return lines
    }

    /// The larger of mass and invariant mass of the pair, in the mean over bremsstrahlung alone and over all events.
    func energies(_ events: Events, atMassGeV mass: Double) -> (bremsstrahlung: Double, mean: Double) {
        let moment = zip(events.mesons, mesons).reduce(events.bremsstrahlung * events.meanInvariantMassGeV) {
            $0 + $1.0 * $1.1.meson.massGeV
        }
        let total = events.total()
        return (max(mass, events.meanInvariantMassGeV), max(mass, total > 0 ? moment / total : mass))
    }

    private func remarks(_ curves: [Curve]) -> PointwiseAnswers.Remarks {
        let band = curves.filter { $0.role == .bandLow || $0.role == .bandHigh }.flatMap { edge in
            zip(edge.points, curves[0].points).map { abs(log($0.coupling / $1.coupling)) }
        }.max().map { exp($0) - 1 }
        let parts = [band, experiment.couplingError].compactMap(\.self)
        var theory = experiment.errorNote
        if let band {
            theory +=
                "; meson yields up or down by their factors, where that matters most (\((100 * band).printed(digits: 2))%)"
        }
        theory +=
            ". Not covered: inelastic scattering, energy loss and showers in the target"
            + (experiment.beam.isElectronBeam
                ? ", e⁺e⁻ → a γ' by shower positrons (left out, which is conservative)" : "")
        return .init(
            theoryError: parts.isEmpty ? nil : parts.map { $0 * $0 }.reduce(0, +).squareRoot(), theoryNote: theory,
            note: note)
    }

    private var note: String {
        let parts =
            mesons.isEmpty
            ? "Bremsstrahlung alone" : "Bremsstrahlung and " + mesons.map(\.meson.name).joined(separator: ", ")
        return "\(parts); \(experiment.beam.description), x > \(experiment.beam.lowestEnergyShare.printed()). "
            + "Limit on the signal: \(experiment.description)."
            + (experiment.beam.isElectronBeam ? " Shower positrons are left out, which is conservative." : "")
    }
}
