import LimitModel
import PortalPhysics
import Quantities

/// γ' → a γ or γ' → a e⁺e⁻ in flight behind a proton beam dump (arXiv:1806.00757 Sec. VI): closed islands in (m, G), between
/// the couplings at which γ' lives too long and too short.
package struct DecayInFlight: IslandMethod {
    package static let name = "decay-in-flight"
    package static let version = 1
    package static let parameters = PortalParameter.visible
    package static let summary =
        "γ' → a γ or γ' → a e⁺e⁻ in a decay volume behind a proton beam dump: closed islands"
    package static let inputs = [
        MesonBeamInputs.input.part, volume.part, ChoiceInput([photon.part], [pair.part]).part, efficiency.part,
        excludedAbove.part, MassRange.input.part,
    ]

    private static let volume = GroupInput("volume", SolidInputs.inputs)
    private static let law = TextInput("photon-law", .word(["polarised", "isotropic"]))
    private static let from = NumberInput("from", .energy, .positive)
    private static let to = NumberInput("to", .energy, .positive)
    private static let energyTimesAngle = NumberInput("energy-times-angle", .energy, .positive)
    private static let photon = GroupInput(
        "photon", "energies of the photon, and the largest E θ against the beam",
        [law.part, from.part, to.part, .optional(energyTimesAngle.part)])
    private static let pair = GroupInput("electron-pair", "the smallest energy of the pair", [from.part])
    private static let efficiency = NumberInput("efficiency", .dimensionless, .efficiency)
    private static let excludedAbove = NumberInput("excluded-above", .count, .positive, "N_cut")

    private let experiment: DecayExperiment
    private let beam: MesonBeamInputs
    private let range: MassRange
    package let massesGeV: ClosedRange<Double>
    package let cut: Double
    package let couplingTop: Double
    /// The points at which the mesons are sampled; tests take fewer.
    var plan = SamplingPlan(points: 8192)

    package init(_ inputs: Inputs, of request: DerivationRequest, in plane: Plane) throws(InputError) {
        beam = try MesonBeamInputs(inputs)
        let isPolarised = try inputs.group(ifPresent: Self.photon)?.text(Self.law) == "polarised"
        experiment = DecayExperiment(
            sources: beam.sources, volume: try SolidInputs.solid(inputs.group(Self.volume)),
            channel: try Self.channel(inputs), efficiency: try inputs.value(Self.efficiency),
            law: isPolarised ? .polarised : .isotropic)
        cut = try inputs.value(Self.excludedAbove)
        range = try MassRange(inputs)
        massesGeV = range.from...(try range.end(atMost: beam.heaviestMassGeV * 0.999))
        couplingTop = plane.coupling.to
    }

    package func check(at point: ParameterPoint) throws(InputError) {
        guard point.axionMassOverMass == 0 else {
            throw range.fail(
                at: PortalParameter.axionMass, "the spectra of this method are those of a massless axion",
                "compute it at 0")
        }
    }

    private static func channel(_ inputs: Inputs) throws(InputError) -> DecayExperiment.Channel {
        if let pair = inputs.group(ifPresent: Self.pair) {
            return .leptonPair(
                leptonMassGeV: Constants.electronMassGeV, lowestEnergyGeV: try pair.value(Self.from))
        }
        let photon = try inputs.group(Self.photon)
        let low = try photon.value(Self.from)
        let high = try photon.value(
            Self.to, in: .above(low, "the beginning: the window of photon energies would be empty"))
        let angle = try photon.value(ifPresent: Self.energyTimesAngle)
        return .photon(energyGeV: low...high, largestEnergySquaredAngleSquared: angle.map { $0 * $0 })
    }

    package var energyGeV: Double { beam.heaviestMassGeV }
    package var yieldFactor: Double? { beam.yieldFactor }
    package var remarks: (theory: String, note: String) {
        (
            "the parametrisation of the mesons, acceptance and efficiency as simplified here",
            "\(beam.description); excluded above \(cut.printed()) events. Decay probability with L m/(p cτ), which "
                + "arXiv:1806.00757 Eq. (21) prints inverted."
        )
    }

    package func rates(at point: ParameterPoint) throws(InputError) -> @Sendable (Double) -> (any PortalRate)? {
        guard let table = DecayTable(experiment, plan: plan) else {
            throw beam.inputs.nothingReaches("the decay volume")
        }
        return { table.rate(darkPhotonMassGeV: $0) }
    }
}
