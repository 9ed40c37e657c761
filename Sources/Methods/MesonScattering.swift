import LimitModel
import PortalPhysics
import Quantities

/// Electron recoils from a e → γ' e and γ' e → a e behind a proton target (arXiv:1806.00757 Sec. V): closed islands in
/// (m, G), because at large G the secondary γ' decays inside the veto, or the beam particles no longer arrive.
package struct MesonScattering: IslandMethod {
    package static let name = "meson-scattering"
    package static let version = 1
    package static let parameters = PortalParameter.visible
    package static let summary =
        "electron recoils from a e → γ' e and γ' e → a e in a neutrino detector: closed islands"
    package static let inputs = [
        MesonBeamInputs.input.part, detector.part, electrons.part, recoil.part, efficiency.part,
        .optional(escape.part), excludedAbove.part, MassRange.input.part,
    ]

    private static let detector = GroupInput("detector", SolidInputs.inputs)
    private static let electrons = NumberInput("electrons-per-cm3", .dimensionless, .positive)
    private static let lowestRecoil = NumberInput(
        "from", .energy, Domain("positive: soft recoils dominate without end") { $0 > 0 })
    private static let highestRecoil = NumberInput("to", .energy, .positive)
    private static let lowestCosine = NumberInput(
        "lowest-cosine", .dimensionless, Domain("from -1 to 1") { $0 >= -1 && $0 < 1 })
    private static let recoil = GroupInput(
        "recoil", "kinetic energies of the electron, and the smallest cosine against the incoming particle",
        [lowestRecoil.part, .optional(highestRecoil.part), .optional(lowestCosine.part)])
    private static let efficiency = NumberInput("efficiency", .dimensionless, .efficiency)
    private static let shortest = NumberInput("from", .length, .notNegative)
    private static let longest = NumberInput("to", .length, .positive)
    private static let escape = GroupInput(
        "escape",
        "the γ' of a e → γ' e must leave the detector before it decays: shortest and longest way out; no veto when left out",
        [shortest.part, longest.part])
    private static let excludedAbove = NumberInput("excluded-above", .count, .positive, "N_cut")

    private let experiment: ScatteringExperiment
    private let beam: MesonBeamInputs
    private let range: MassRange
    package let massesGeV: ClosedRange<Double>
    package let cut: Double
    package let couplingTop: Double
    /// The points at which the mesons are sampled; tests take fewer.
    var plan = SamplingPlan.standard

    package init(_ inputs: Inputs, of request: DerivationRequest, in plane: Plane) throws(InputError) {
        beam = try MesonBeamInputs(inputs)
        experiment = ScatteringExperiment(
            sources: beam.sources, detector: try SolidInputs.solid(inputs.group(Self.detector)),
            electronsPerCm3: try inputs.value(Self.electrons), recoil: try Self.recoil(inputs.group(Self.recoil)),
            efficiency: try inputs.value(Self.efficiency), escape: try Self.escape(inputs))
        cut = try inputs.value(Self.excludedAbove)
        range = try MassRange(inputs)
        massesGeV = range.from...(try range.end(atMost: beam.heaviestMassGeV * 0.999))
        couplingTop = plane.coupling.to
    }

    private static func recoil(_ inputs: Inputs) throws(InputError) -> RecoilSelection {
        let from = try inputs.value(lowestRecoil)
        let to = try inputs.value(
            ifPresent: highestRecoil, in: .above(from, "the beginning: the recoil window would be empty"))
        return RecoilSelection(
            kineticEnergyGeV: from...(to ?? max(1e3, 2 * from)),
            lowestCosine: try inputs.value(ifPresent: lowestCosine) ?? -1)
    }

    private static func escape(_ inputs: Inputs) throws(InputError) -> ScatteringExperiment.Escape? {
        guard let group = inputs.group(ifPresent: escape) else { return nil }
        let from = try group.value(shortest)
        return .init(lengthsM: from...(try group.value(longest, in: .above(from, "the shortest way out"))))
    }

    package func check(at point: ParameterPoint) throws(InputError) {
        guard point.axionMassOverMass == 0 else {
            throw range.fail(
                at: PortalParameter.axionMass, "the cross sections of this method are those of a massless axion",
                "compute it at 0")
        }
    }

    package var energyGeV: Double { beam.heaviestMassGeV }
    package var yieldFactor: Double? { beam.yieldFactor }
    package var remarks: (theory: String, note: String) {
        (
            "the parametrisation of the mesons, the fiducial volume, the efficiency as a constant",
            "\(beam.description); excluded above \(cut.printed()) events. Corrected from arXiv:1806.00757: "
                + "Eq. (17), whose "
                + "averages over spins are three times too small, and the momenta of a and photon, which the "
                + "public generator swaps. "
                + (experiment.escape == nil
                    ? "Without veto: the photon of the secondary γ' does no harm."
                    : "The secondary γ' must leave the detector before it decays.")
        )
    }

    package func rates(at point: ParameterPoint) throws(InputError) -> @Sendable (Double) -> (any PortalRate)? {
        guard let table = ScatteringTable(experiment, plan: plan) else {
            throw beam.inputs.nothingReaches("the detector")
        }
        return { table.rate(darkPhotonMassGeV: $0) }
    }
}
