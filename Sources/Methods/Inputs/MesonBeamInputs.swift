import LimitModel
import PortalPhysics
import Quantities

/// The group `mesons`: how many neutral pions and η a proton beam makes, and where they go.
struct MesonBeamInputs {
    private static let distribution = TextInput("distribution", .word(["bmpt", "burman-smith", "sanford-wang"]))
    private static let weighting = TextInput(
        "weighting", .word(["cross-section", "generator-bias"]), isOptional: true,
        "for bmpt: generator-bias reproduces the momentum bias of the public generator")
    private static let beamEnergy = NumberInput(
        "beam-energy", .energy, .positive,
        "of the protons: energy (bmpt), kinetic energy (burman-smith), momentum (sanford-wang)")
    private static let massNumber = NumberInput("mass-number", .dimensionless, .atLeast(1), "bmpt: A of the target")
    private static let share = NumberInput("share", .dimensionless, .efficiency)
    private static let charge = NumberInput("charge", .dimensionless, .atLeast(3), "Z")
    private static let layer = GroupInput(
        "layer", "burman-smith: shares of the mesons by the nuclei of the target", count: 1...Int.max,
        [share.part, charge.part])
    private static let pions = NumberInput("pions", .count, .positive, "neutral pions over the whole run")
    private static let etasPerPion = NumberInput(
        "etas-per-pion", .dimensionless, .positive, "N(η)/N(π0); no η when left out")
    private static let yieldFactor = NumberInput(
        "yield-factor", .dimensionless, .factor, "the number of mesons may be larger or smaller by this factor")

    static let input = GroupInput(
        "mesons",
        [
            distribution.part, weighting.part, beamEnergy.part,
            ChoiceInput(isOptional: true, [massNumber.part], [layer.part]).part, pions.part,
            .optional(etasPerPion.part), .optional(yieldFactor.part),
        ])

    let inputs: Inputs
    let sources: [MesonSource]
    /// The number of mesons may be larger or smaller by this factor; nil when the descriptor does not say.
    let yieldFactor: Double?
    /// For the note of a limit.
    let description: String

    /// The mass in GeV of the heaviest meson.
    var heaviestMassGeV: Double { sources.map(\.massGeV).max() ?? Constants.neutralPionMassGeV }

    /// - Parameter inputs: those of the method.
    init(_ inputs: Inputs) throws(InputError) {
        let inputs = try inputs.group(Self.input)
        self.inputs = inputs
        let kind = try inputs.text(Self.distribution)
        let pions = try inputs.value(Self.pions)
        let ratio = try inputs.value(ifPresent: Self.etasPerPion)
        yieldFactor = try inputs.value(ifPresent: Self.yieldFactor)
        let pair = try Self.distributions(inputs, kind)
        sources =
            [.pions(count: pions, distribution: pair.pions)]
            + (ratio.map { [.etas(count: pions * $0, distribution: pair.etas)] } ?? [])
        description = pair.description
    }

    private static func distributions(
        _ inputs: Inputs, _ kind: String
    ) throws(InputError) -> (pions: any MesonDistribution, etas: any MesonDistribution, description: String) {
        let energy = try inputs.value(beamEnergy)
        switch kind {
        case "bmpt":
            let mass = try inputs.value(massNumber)
            let isBiased = try inputs.text(weighting) == "generator-bias"
            guard
                let mesons = BMPTDistribution(
                    beamEnergyGeV: energy, massNumber: mass, sampling: isBiased ? .generatorBias : .exact)
            else { throw inputs.fail("beam-energy", "BMPT's mesons begin at 20 GeV", "give 20 GeV or more") }
            return (
                mesons, mesons,
                "Mesons by BMPT"
                    + (isBiased
                        ? ", with the momentum bias of the public generator" : ", weighted by the cross section")
            )
        case "burman-smith":
            var parts: [(share: Double, distribution: any MesonDistribution)] = []
            for group in inputs.groups(layer) {
                let charge = try group.value(Self.charge)
                guard let part = BurmanSmithDistribution(beamKineticEnergyMeV: 1000 * energy, charge: charge) else {
                    throw inputs.fail(
                        "beam-energy", "Burman and Smith's pions are known for kinetic energies of 585 to 800 MeV",
                        "give one of these")
                }
                parts.append((try group.value(share), part))
            }
            guard let mesons = MesonMixture(parts) else { throw inputs.missing("layer") }
            return (mesons, mesons, "Mesons by Burman and Smith")
        default:
            guard let pions = SanfordWangDistribution(beamMomentumGeV: energy, meson: .neutralPion),
                let etas = SanfordWangDistribution(beamMomentumGeV: energy, meson: .neutralKaon)
            else {
                throw inputs.fail("beam-energy", "Sanford and Wang's mesons begin at 2 GeV", "give 2 GeV or more")
            }
            return (pions, etas, "Mesons by Sanford and Wang (η like neutral kaons)")
        }
    }
}

extension Inputs {
    /// No meson of the beam has enough energy.
    func nothingReaches(_ place: String) -> InputError {
        fail(
            nil, "no meson has the energy to reach \(place) with a signal",
            "raise the beam energy or lower the energies asked for")
    }
}
