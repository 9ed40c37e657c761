import Foundation
import LimitModel
import PortalPhysics
import Quantities

/// Missing energy behind a lepton beam on a target: ℓN → ℓN γ* → ℓN a γ' and vector mesons V → a γ', γ' invisible
/// (arXiv:2602.11405 Secs. II to IV; `Docs/physics.md`). g = √(s_up/N₁) with N₁ events per g².
package struct MissingEnergy: Method {
    package static let name = "missing-energy"
    package static let version = 1
    package static let parameters = PortalParameter.invisible
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

    package init(_ request: DerivationRequest, plane: Plane) throws(InputError) {
        let (inputs, point) = try Self.opened(request, plane)
        experiment = try CountingExperiment(inputs, request)
        range = try MassRange(inputs, point)
        try experiment.beam.check(lowestMassGeV: range.from * (1 + range.axionMassOverMass), at: range.inputs)
        var mesons: [Source] = []
        for node in inputs.node.children where node.name == "meson" {
            let group = Inputs(node, path: "\(inputs.path)/meson")
            let source = try Self.source(group, exposure: experiment.exposure)
            guard source.meson.name != Self.bremsstrahlung,
                !mesons.contains(where: { $0.meson.name == source.meson.name })
            else {
                throw InputError(
                    field: "\(group.path)/name", line: node.line, problem: "'\(source.meson.name)' is given twice",
                    remedy: "give every source of events its own name")
            }
            mesons.append(source)
        }
        self.mesons = mesons
        couplingTop = plane.coupling.to
    }

    private static func source(_ group: Inputs, exposure: Double) throws(InputError) -> Source {
        let yield = try group.number("yield", .count, where: { $0 > 0 }, "positive: the number of mesons made")
        let at = try group.number(ifPresent: "at-exposure", .count, where: { $0 > 0 }, "positive")?.value ?? exposure
        let factor = try group.number(
            ifPresent: "yield-factor", .dimensionless, where: { $0 >= 1 }, "1 or larger: up or down by this factor")
        return Source(
            meson: try MesonInputs(group), count: yield.value * exposure / at,
            uncertaintyFactor: factor?.value ?? 1)
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

    func events(_ table: CrossSectionTable, atMassGeV mass: Double) -> Events {
        let axion = range.axionMassOverMass * mass
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

    func table(_ context: MethodContext) throws(InputError) -> CrossSectionTable {
        guard let table = context.tables.table(experiment.beam, lowestMassGeV: range.from) else {
            throw InputError(
                field: "\(range.inputs.path)/from", line: range.inputs.node.line,
                problem: "phase space is closed there", remedy: "begin at a smaller mass")
        }
        return table
    }

    /// The masses from the beginning of the range to where no production is left.
    func masses(_ table: CrossSectionTable) throws(InputError) -> ClosedRange<Double> {
        let closing = mesons.map { $0.meson.closingMassGeV(axionMassOverMass: range.axionMassOverMass) }
        // A hair below the end of the table, where the cross section is zero.
        let beam = table.highestMassGeV * (1 - 1e-9) / (1 + range.axionMassOverMass)
        let known = experiment.efficiency.masses
        if let known, known.lowerBound > range.from {
            throw InputError(
                field: "\(range.inputs.path)/from", line: range.inputs.node.line,
                problem: "the efficiency is not known there",
                remedy: "begin at \(Quantity(known.lowerBound, .energy).printed()), or extend the efficiency curve")
        }
        let end = try range.end(atMost: min(([beam] + closing).max() ?? beam, known?.upperBound ?? .infinity))
        return range.from...end
    }

    package func derive(_ context: MethodContext) throws(InputError) -> DerivedCurves {
        let table = try table(context)
        let masses = try masses(table)
        let limit = experiment.signalLimit
        func sample(_ events: Double, _ energy: Double) -> CurveFamily.Sample {
            .init(
                coupling: Reach.coupling(signalLimit: limit, eventsPerCouplingSquared: events), energyGeV: energy)
        }
        let high = mesons.map(\.uncertaintyFactor)
        let low = high.map { 1 / $0 }
        let lines = lines()
        var tableError = 0.0
        let family = CurveFamily(
            lines, from: masses.lowerBound, to: masses.upperBound, couplingTop: couplingTop, breaks: corners
        ) { mass in
            let events = events(table, atMassGeV: mass)
            tableError = max(tableError, events.error)
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
            return samples
        }
        let curves = family.curves.compactMap(\.self)
        guard let central = curves.first, central.role == .central else {
            return DerivedCurves(
                shape: .empty, curves: [],
                emptyReason:
                    "the bound lies above the top of the plane or beyond the effective theory at the lowest mass",
                numericalError: 0, theoryError: nil)
        }
        let errors = theory(curves)
        return DerivedCurves(
            shape: .above, curves: curves,
            ends: range.ends(central, dataEnd: experiment.efficiency.masses?.upperBound ?? .infinity),
            numericalError: CurveFamily.interpolationError + tableError / 2, theoryError: errors.error,
            theoryNote: errors.note, note: note)
    }

    var hasBand: Bool { mesons.contains { $0.uncertaintyFactor > 1 } }

    /// Below the closing mass of each meson: where its narrow dark photon is strained.
    var strains: [ClosedRange<Double>] {
        mesons.map { source in
            let end = source.meson.closingMassGeV(axionMassOverMass: range.axionMassOverMass)
            return Self.thresholdShare * end...end
        }
    }

    /// Masses where a curve has a corner.
    private var corners: [Double] {
        mesons.map { $0.meson.closingMassGeV(axionMassOverMass: range.axionMassOverMass) }
            + experiment.efficiency.corners
    }

    /// Sum, band, and components; without mesons the sum is all there is.
    private func lines() -> [CurveFamily.Line] {
        let strains = strains
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

    private func theory(_ curves: [Curve]) -> (error: Double?, note: String) {
        let band = curves.filter { $0.role == .bandLow || $0.role == .bandHigh }.flatMap { edge in
            zip(edge.points, curves[0].points).map { abs(log($0.coupling / $1.coupling)) }
        }.max().map { exp($0) - 1 }
        let parts = [band, experiment.couplingError].compactMap(\.self)
        let error = parts.isEmpty ? nil : parts.map { $0 * $0 }.reduce(0, +).squareRoot()
        var note = experiment.errorNote
        if let band {
            note +=
                "; meson yields up or down by their factors, where that matters most (\((100 * band).printed(digits: 2))%)"
        }
        return (
            error,
            note + ". Not covered: inelastic scattering, energy loss and showers in the target"
                + (experiment.beam.isElectronBeam
                    ? ", e⁺e⁻ → a γ' by shower positrons (left out, which is conservative)" : "")
        )
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
