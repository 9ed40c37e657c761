import LimitModel
import PortalPhysics
import Quantities

/// The group `mesons`: how many neutral pions and η a proton beam makes, and where they go.
struct MesonBeamInputs {
    let inputs: Inputs
    let sources: [MesonSource]
    /// The number of mesons may be larger or smaller by this factor; nil when the descriptor does not say.
    let yieldFactor: Double?
    /// For the note of a limit.
    let description: String

    /// The mass in GeV of the heaviest meson.
    var heaviestMassGeV: Double { sources.map(\.massGeV).max() ?? Constants.neutralPionMassGeV }

    init(_ inputs: Inputs) throws(InputError) {
        self.inputs = inputs
        let kind = try inputs.text("distribution", oneOf: ["bmpt", "burman-smith", "sanford-wang"])
        let pions = try inputs.number("pions", .count, where: { $0 > 0 }, "positive: neutral pions over the whole run")
            .value
        let ratio = try inputs.number(ifPresent: "etas-per-pion", .dimensionless, where: { $0 > 0 }, "positive")?.value
        yieldFactor = try inputs.number(
            ifPresent: "yield-factor", .dimensionless, where: { $0 >= 1 }, "1 or larger: up or down by this factor")?
            .value
        let pair = try Self.distributions(inputs, kind)
        sources =
            [.pions(count: pions, distribution: pair.pions)]
            + (ratio.map { [.etas(count: pions * $0, distribution: pair.etas)] } ?? [])
        description = pair.description
    }

    private static func distributions(
        _ inputs: Inputs, _ kind: String
    ) throws(InputError) -> (pions: any MesonDistribution, etas: any MesonDistribution, description: String) {
        let positive: (Double) -> Bool = { $0 > 0 }
        switch kind {
        case "bmpt":
            let energy = try inputs.number("beam-energy", .energy, where: positive, "positive")
            let mass = try inputs.number("mass-number", .dimensionless, where: { $0 >= 1 }, "1 or larger").value
            let isBiased =
                try inputs.text("weighting", oneOf: ["cross-section", "generator-bias"]) == "generator-bias"
            guard
                let mesons = BMPTDistribution(
                    beamEnergyGeV: energy.value, massNumber: mass, sampling: isBiased ? .generatorBias : .exact)
            else { throw inputs.impossible("beam-energy", "BMPT's mesons begin at 20 GeV", "give 20 GeV or more") }
            return (
                mesons, mesons,
                "Mesons by BMPT"
                    + (isBiased
                        ? ", with the momentum bias of the public generator" : ", weighted by the cross section")
            )
        case "burman-smith":
            let energy = try inputs.number("beam-energy", .energy, where: positive, "positive").value
            let layers = inputs.node.children.filter { $0.name == "layer" }
            guard !layers.isEmpty else { throw inputs.missing("layer") }
            var parts: [(share: Double, distribution: any MesonDistribution)] = []
            for node in layers {
                let layer = Inputs(node, path: "\(inputs.path)/layer")
                let share = try layer.number(
                    "share", .dimensionless, where: { $0 > 0 && $0 <= 1 }, "above 0 and at most 1")
                let charge = try layer.number("charge", .dimensionless, where: { $0 >= 3 }, "3 or larger").value
                guard let part = BurmanSmithDistribution(beamKineticEnergyMeV: 1000 * energy, charge: charge) else {
                    throw inputs.impossible(
                        "beam-energy", "Burman and Smith's pions are known for kinetic energies of 585 to 800 MeV",
                        "give one of these")
                }
                parts.append((share.value, part))
            }
            guard let mesons = MesonMixture(parts) else { throw inputs.missing("layer") }
            return (mesons, mesons, "Mesons by Burman and Smith")
        default:
            let momentum = try inputs.number("beam-energy", .energy, where: positive, "positive").value
            guard let pions = SanfordWangDistribution(beamMomentumGeV: momentum, meson: .neutralPion),
                let etas = SanfordWangDistribution(beamMomentumGeV: momentum, meson: .neutralKaon)
            else {
                throw inputs.impossible("beam-energy", "Sanford and Wang's mesons begin at 2 GeV", "give 2 GeV or more")
            }
            return (pions, etas, "Mesons by Sanford and Wang (η like neutral kaons)")
        }
    }
}

extension Inputs {
    /// A number that the method cannot use.
    func impossible(_ name: String, _ problem: String, _ remedy: String) -> InputError {
        InputError(
            field: "\(path)/\(name)", line: node.child(name)?.line ?? node.line, problem: problem, remedy: remedy)
    }

    /// No meson of the beam has enough energy.
    func nothingReaches(_ place: String) -> InputError {
        InputError(
            field: path, line: node.line, problem: "no meson has the energy to reach \(place) with a signal",
            remedy: "raise the beam energy or lower the energies asked for")
    }
}
