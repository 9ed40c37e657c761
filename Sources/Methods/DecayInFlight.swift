import LimitModel
import PortalPhysics
import Quantities

/// γ' → a γ or γ' → a e⁺e⁻ in flight behind a proton beam dump (arXiv:1806.00757 Sec. VI): closed islands in (m, G), between
/// the couplings at which γ' lives too long and too short.
package struct DecayInFlight: Method {
    package static let name = "decay-in-flight"
    package static let version = 1
    package static let parameters = PortalParameter.visible

    private let experiment: DecayExperiment
    private let beam: MesonBeamInputs
    private let cut: Double
    private let range: MassRange
    private let end: Double
    private let plan: SamplingPlan
    private let couplingTop: Double

    package init(_ request: DerivationRequest, plane: Plane) throws(InputError) {
        try self.init(request, plane: plane, plan: SamplingPlan(points: 8192))
    }

    /// With another number of points than the standard, for tests.
    init(_ request: DerivationRequest, plane: Plane, plan: SamplingPlan) throws(InputError) {
        let (inputs, point) = try Self.opened(request, plane)
        beam = try MesonBeamInputs(inputs.group("mesons"))
        let volume = try SolidInputs.solid(inputs.group("volume"))
        let channel = try Self.channel(inputs)
        let efficiency = try inputs.number(
            "efficiency", .dimensionless, where: { $0 > 0 && $0 <= 1 }, "above 0 and at most 1"
        ).value
        var law = DecayLaw.isotropic
        if let photon = inputs.group(ifPresent: "photon"),
            try photon.text("photon-law", oneOf: ["polarised", "isotropic"]) == "polarised"
        {
            law = .polarised
        }
        experiment = DecayExperiment(
            sources: beam.sources, volume: volume, channel: channel, efficiency: efficiency, law: law)
        cut = try inputs.number("excluded-above", .count, where: { $0 > 0 }, "positive").value
        range = try MassRange(inputs, point)
        end = try range.end(atMost: beam.heaviestMassGeV * 0.999)
        self.plan = plan
        couplingTop = plane.coupling.to
        guard range.axionMassOverMass == 0 else {
            throw InputError(
                field: "\(inputs.path) \(PortalParameter.axionMass)", line: inputs.node.line,
                problem: "the spectra of this method are those of a massless axion", remedy: "compute it at 0")
        }
    }

    private static func channel(_ inputs: Inputs) throws(InputError) -> DecayExperiment.Channel {
        let positive: (Double) -> Bool = { $0 > 0 }
        if let pair = inputs.group(ifPresent: "electron-pair") {
            return .leptonPair(
                leptonMassGeV: Constants.electronMassGeV,
                lowestEnergyGeV: try pair.number("from", .energy, where: positive, "positive").value)
        }
        guard let photon = inputs.group(ifPresent: "photon") else { throw inputs.missing("photon") }
        let low = try photon.number("from", .energy, where: positive, "positive").value
        let high = try photon.number(
            "to", .energy, where: { $0 > low }, "above the beginning: the window of photon energies would be empty"
        ).value
        let angle = try photon.number(ifPresent: "energy-times-angle", .energy, where: positive, "positive")?.value
        return .photon(energyGeV: low...high, largestEnergySquaredAngleSquared: angle.map { $0 * $0 })
    }

    package func derive(_ context: MethodContext) throws(InputError) -> DerivedCurves {
        guard let table = DecayTable(experiment, plan: plan) else {
            throw beam.inputs.nothingReaches("the decay volume")
        }
        let trace = IslandTrace(cut: cut, from: range.from, to: end, top: couplingTop) {
            table.rate(darkPhotonMassGeV: $0)
        }
        return trace.curves(
            energyGeV: beam.heaviestMassGeV, yieldFactor: beam.yieldFactor,
            theory: "the parametrisation of the mesons, acceptance and efficiency as simplified here",
            note:
                "\(beam.description); excluded above \(cut.printed()) events. Decay probability with L m/(p cτ), which "
                + "arXiv:1806.00757 Eq. (21) prints inverted.")
    }
}
