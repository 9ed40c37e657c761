import LimitModel
import PortalPhysics
import Quantities

/// Kinetic mixing ε behind a lepton beam on a target, with an invisible dark photon A': N = ε² × exposure × nuclei/cm² ×
/// σ_V(M_V = m; x > x_min) (`Docs/use/physics.md`). The engine of `MissingEnergy` without the portal: a check against data.
package struct DarkPhotonReach: PointwiseMethod {
    package static let name = "dark-photon-epsilon"
    package static let version = 1
    package static let models = [PortalModel.kineticMixing]
    package static let parameters: [String: ParameterUse] = [PortalParameter.invisibleShare: .fixed(1)]
    package static let summary = "kinetic mixing ε of an invisible dark photon behind a lepton beam on a target"
    package static let inputs = CountingExperiment.inputs + [MassRange.input.part]

    let experiment: CountingExperiment
    let range: MassRange
    let couplingTop: Double

    package init(_ inputs: Inputs, of request: DerivationRequest, in plane: Plane) throws(InputError) {
        experiment = try CountingExperiment(inputs, request)
        range = try MassRange(inputs)
        try experiment.beam.check(lowestMassGeV: range.from, of: range)
        couplingTop = plane.coupling.to
    }

    package var eventColumns: EventColumns? { EventColumns(per: "epsilon", unit: "1", []) }

    package func answers(at point: ParameterPoint, _ context: MethodContext) throws(InputError) -> PointwiseAnswers {
        let table = try context.table(experiment.beam, of: range)
        return PointwiseAnswers(
            massesGeV: try experiment.masses(of: range, atMost: table.highestMassGeV * (1 - 1e-9)),
            couplingTop: couplingTop, breaks: experiment.efficiency.corners, ends: experiment.ends(of: range),
            remarks: { _ in remarks }
        ) { mass in
            let error = table.relativeError(vectorMassGeV: mass)
            let events = experiment.target.events(
                exposure: experiment.exposure, crossSectionCm2: table.crossSectionCm2(vectorMassGeV: mass),
                efficiency: experiment.efficiency.value(atMassGeV: mass))
            let coupling = Reach.coupling(signalLimit: experiment.signalLimit, eventsPerCouplingSquared: events)
            return .init(
                lines: [.init(coupling: coupling)], numericalError: error.isFinite ? error / 2 : 0,
                theoryError: experiment.couplingError, events: [events])
        }
    }

    private var remarks: PointwiseAnswers.Remarks {
        .init(
            theoryError: experiment.couplingError,
            theoryNote: experiment.errorNote
                + ". Not covered: inelastic scattering, energy loss and showers in the target",
            note:
                "Bremsstrahlung alone; \(experiment.beam.description), x > \(experiment.beam.lowestEnergyShare.printed()). "
                + "Limit on the signal: \(experiment.description).")
    }
}
