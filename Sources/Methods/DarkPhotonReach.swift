import LimitModel
import PortalPhysics
import Quantities

/// Kinetic mixing ε behind a lepton beam on a target, with an invisible dark photon A': N = ε² × exposure × nuclei/cm² ×
/// σ_V(M_V = m; x > x_min) (`Docs/physics.md`). The engine of `MissingEnergy` without the portal: a check against data.
package struct DarkPhotonReach: Method {
    package static let name = "dark-photon-epsilon"
    package static let version = 1
    package static let models = [PortalModel.kineticMixing]
    package static let parameters: [String: ParameterUse] = [PortalParameter.invisibleShare: .fixed(1)]

    let experiment: CountingExperiment
    let range: MassRange
    let couplingTop: Double

    package init(_ request: DerivationRequest, plane: Plane) throws(InputError) {
        let (inputs, point) = try Self.opened(request, plane)
        experiment = try CountingExperiment(inputs, request)
        range = try MassRange(inputs, point)
        try experiment.beam.check(lowestMassGeV: range.from, at: range.inputs)
        couplingTop = plane.coupling.to
    }

    /// Events per ε² at a mass.
    func events(_ table: CrossSectionTable, atMassGeV mass: Double) -> Double {
        experiment.target.events(
            exposure: experiment.exposure, crossSectionCm2: table.crossSectionCm2(vectorMassGeV: mass),
            efficiency: experiment.efficiency.value(atMassGeV: mass))
    }

    func table(_ context: MethodContext) throws(InputError) -> CrossSectionTable {
        guard let table = context.tables.table(experiment.beam, lowestMassGeV: range.from) else {
            throw InputError(
                field: "\(range.inputs.path)/from", line: range.inputs.node.line,
                problem: "phase space is closed there", remedy: "begin at a smaller mass")
        }
        return table
    }

    func masses(_ table: CrossSectionTable) throws(InputError) -> ClosedRange<Double> {
        let known = experiment.efficiency.masses
        if let known, known.lowerBound > range.from {
            throw InputError(
                field: "\(range.inputs.path)/from", line: range.inputs.node.line,
                problem: "the efficiency is not known there", remedy: "extend the efficiency curve")
        }
        return range
            .from...(try range.end(atMost: min(table.highestMassGeV * (1 - 1e-9), known?.upperBound ?? .infinity)))
    }

    package func derive(_ context: MethodContext) throws(InputError) -> DerivedCurves {
        let table = try table(context)
        let masses = try masses(table)
        var tableError = 0.0
        let family = CurveFamily(
            [.init(role: .central)], from: masses.lowerBound, to: masses.upperBound, couplingTop: couplingTop,
            breaks: experiment.efficiency.corners
        ) { mass in
            let error = table.relativeError(vectorMassGeV: mass)
            if error.isFinite { tableError = max(tableError, error) }
            let events = events(table, atMassGeV: mass)
            return [
                .init(
                    coupling: Reach.coupling(
                        signalLimit: experiment.signalLimit, eventsPerCouplingSquared: events))
            ]
        }
        guard let central = family.curves[0] else {
            return DerivedCurves(
                shape: .empty, curves: [], emptyReason: "the bound lies above the top of the plane at the lowest mass",
                numericalError: 0, theoryError: nil)
        }
        return DerivedCurves(
            shape: .above, curves: [central],
            ends: range.ends(central, dataEnd: experiment.efficiency.masses?.upperBound ?? .infinity),
            numericalError: CurveFamily.interpolationError + tableError / 2,
            theoryError: experiment.couplingError,
            theoryNote: experiment.errorNote
                + ". Not covered: inelastic scattering, energy loss and showers in the target",
            note:
                "Bremsstrahlung alone; \(experiment.beam.description), x > \(experiment.beam.lowestEnergyShare.printed()). "
                + "Limit on the signal: \(experiment.description).")
    }
}
