import LimitModel
import PortalPhysics
import Quantities

/// Electron recoils from a e → γ' e and γ' e → a e behind a proton target (arXiv:1806.00757 Sec. V): closed islands in
/// (m, G), because at large G the secondary γ' decays inside the veto, or the beam particles no longer arrive.
package struct MesonScattering: Method {
    package static let name = "meson-scattering"
    package static let version = 1
    package static let parameters = PortalParameter.visible

    private let experiment: ScatteringExperiment
    private let beam: MesonBeamInputs
    private let cut: Double
    private let range: MassRange
    private let end: Double
    private let plan: SamplingPlan
    private let couplingTop: Double

    package init(_ request: DerivationRequest, plane: Plane) throws(InputError) {
        try self.init(request, plane: plane, plan: .standard)
    }

    /// With another number of points than the standard, for tests.
    init(_ request: DerivationRequest, plane: Plane, plan: SamplingPlan) throws(InputError) {
        let (inputs, point) = try Self.opened(request, plane)
        beam = try MesonBeamInputs(inputs.group("mesons"))
        let detector = try SolidInputs.solid(inputs.group("detector"))
        let density = try inputs.number("electrons-per-cm3", .dimensionless, where: { $0 > 0 }, "positive").value
        let efficiency = try inputs.number(
            "efficiency", .dimensionless, where: { $0 > 0 && $0 <= 1 }, "above 0 and at most 1"
        ).value
        experiment = ScatteringExperiment(
            sources: beam.sources, detector: detector, electronsPerCm3: density,
            recoil: try Self.recoil(inputs.group("recoil")), efficiency: efficiency, escape: try Self.escape(inputs))
        cut = try inputs.number("excluded-above", .count, where: { $0 > 0 }, "positive").value
        range = try MassRange(inputs, point)
        end = try range.end(atMost: beam.heaviestMassGeV * 0.999)
        self.plan = plan
        couplingTop = plane.coupling.to
        guard range.axionMassOverMass == 0 else {
            throw InputError(
                field: "\(inputs.path) \(PortalParameter.axionMass)", line: inputs.node.line,
                problem: "the cross sections of this method are those of a massless axion", remedy: "compute it at 0")
        }
    }

    private static func recoil(_ inputs: Inputs) throws(InputError) -> RecoilSelection {
        let from = try inputs.number("from", .energy, where: { $0 > 0 }, "positive: soft recoils dominate without end")
            .value
        let to = try inputs.number(
            ifPresent: "to", .energy, where: { $0 > from }, "above the beginning: the recoil window would be empty")
        let cosine = try inputs.number(
            ifPresent: "lowest-cosine", .dimensionless, where: { $0 >= -1 && $0 < 1 }, "from -1 to 1")
        return RecoilSelection(
            kineticEnergyGeV: from...(to?.value ?? max(1e3, 2 * from)), lowestCosine: cosine?.value ?? -1)
    }

    private static func escape(_ inputs: Inputs) throws(InputError) -> ScatteringExperiment.Escape? {
        guard let group = inputs.group(ifPresent: "escape") else { return nil }
        let from = try group.number("from", .length, where: { $0 >= 0 }, "zero or positive").value
        let to = try group.number("to", .length, where: { $0 > from }, "longer than the shortest way out").value
        return .init(lengthsM: from...to)
    }

    package func derive(_ context: MethodContext) throws(InputError) -> DerivedCurves {
        guard let table = ScatteringTable(experiment, plan: plan) else {
            throw beam.inputs.nothingReaches("the detector")
        }
        let trace = IslandTrace(cut: cut, from: range.from, to: end, top: couplingTop) {
            table.rate(darkPhotonMassGeV: $0)
        }
        return trace.curves(
            energyGeV: beam.heaviestMassGeV, yieldFactor: beam.yieldFactor,
            theory: "the parametrisation of the mesons, the fiducial volume, the efficiency as a constant",
            note:
                "\(beam.description); excluded above \(cut.printed()) events. Corrected from arXiv:1806.00757: "
                + "Eq. (17), whose "
                + "averages over spins are three times too small, and the momenta of a and photon, which the "
                + "public generator swaps. "
                + (experiment.escape == nil
                    ? "Without veto: the photon of the secondary γ' does no harm."
                    : "The secondary γ' must leave the detector before it decays."))
    }
}
