import LimitModel
import PortalPhysics
import Quantities

/// The inputs `beam`, `target` and `x-min`: a lepton beam that loses the share x > x_min of its energy on a nucleus.
struct BeamOnTarget {
    let process: VectorBremsstrahlung
    /// x_min.
    let lowestEnergyShare: Double
    /// Nuclei per cm² along the effective length; nil when the method needs no length and none is given.
    let target: ThinTarget?
    /// Relative error of the length, when it is stated.
    let lengthError: Double?
    let isElectronBeam: Bool
    /// For notes: `100 GeV electrons on Pb`.
    let description: String

    private static let leptons = ["electron": Constants.electronMassGeV, "muon": Constants.muonMassGeV]

    /// Reads the three groups.
    /// - Parameter needsLength: whether the target's thickness must be there.
    init(_ inputs: Inputs, needsLength: Bool) throws(InputError) {
        let positive: (Double) -> Bool = { $0 > 0 }
        let beam = try inputs.group("beam")
        let lepton = try beam.text("lepton", oneOf: Self.leptons.keys.sorted())
        let leptonMass = Self.leptons[lepton] ?? Constants.electronMassGeV
        let energy = try beam.number("energy", .energy, where: { $0 > leptonMass }, "larger than the lepton's mass")
            .value

        let group = try inputs.group("target")
        let symbol = try group.text("element")
        guard let element = Element(symbol: symbol) else {
            throw InputError(
                field: "\(group.path)/element", line: group.node.line,
                problem: "there is no element '\(symbol)' in the table",
                remedy: "use one of: " + Element.all.map(\.symbol).joined(separator: ", "))
        }
        let weight = try group.number(ifPresent: "mass-number", .dimensionless, where: positive, "positive")
        let massNumber = weight?.value ?? element.atomicWeight
        let density =
            try group.number(ifPresent: "density", .density, where: positive, "positive")?.value
            ?? element.densityGPerCm3
        let length = try Self.length(group, element: element, isNeeded: needsLength)
        target = length.map { ThinTarget(densityGPerCm3: density, atomicWeight: massNumber, lengthCm: $0.cm) }
        lengthError = length?.error
        process = VectorBremsstrahlung(
            beamEnergyGeV: energy, leptonMassGeV: leptonMass,
            nucleus: Nucleus(charge: Double(element.charge), massNumber: massNumber))
        lowestEnergyShare = try inputs.number(
            "x-min", .dimensionless, where: { $0 > 0 && $0 < 1 },
            "between 0 and 1: the share of the beam energy that is lost"
        ).value
        isElectronBeam = lepton == "electron"
        description = "\(energy.printed()) GeV \(lepton)s on \(symbol)"
    }

    private static func length(
        _ group: Inputs, element: Element, isNeeded: Bool
    ) throws(InputError) -> (cm: Double, error: Double?)? {
        let positive: (Double) -> Bool = { $0 > 0 }
        let centimetres = 100.0
        let thickness = try group.number(ifPresent: "thickness", .length, where: positive, "positive")
        let count = try group.number(ifPresent: "radiation-lengths", .dimensionless, where: positive, "positive")
        switch (thickness, count) {
        case (let thickness?, nil):
            return (thickness.value * centimetres, thickness.relativeError)
        case (nil, let count?):
            let unit =
                try group.number(ifPresent: "radiation-length", .length, where: positive, "positive")
                .map { $0.value * centimetres } ?? element.radiationLengthCm
            return (count.value * unit, count.relativeError)
        case (nil, nil) where !isNeeded: return nil
        default:
            throw InputError(
                field: "\(group.path)/thickness", line: group.node.line,
                problem: count == nil ? "it is missing" : "it is given twice",
                remedy: "give either <thickness> or <radiation-lengths>")
        }
    }

    /// Refuses a mass at which the beam cannot lose the share x_min.
    func check(lowestMassGeV mass: Double, at field: Inputs) throws(InputError) {
        let highest = process.highestMassGeV(aboveEnergyShare: lowestEnergyShare)
        guard mass < 0.89 * highest else {
            throw InputError(
                field: "\(field.path)/from", line: field.node.line,
                problem: "this beam cannot lose its energy to pairs as heavy as \(mass.printed()) GeV",
                remedy: highest > 0
                    ? "begin below \((0.89 * highest).printed()) GeV" : "raise the energy or lower x-min")
        }
    }
}

extension InputNode.Number {
    /// The stated error over the value.
    var relativeError: Double? { error.map { abs($0 / value) } }
}
