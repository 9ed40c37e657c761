import LimitModel
import PortalPhysics
import Quantities

/// The inputs `beam`, `target` and `x-min`: a lepton beam that loses the share x > x_min of its energy on a nucleus.
struct BeamOnTarget {
    private static let leptons = ["electron": Constants.electronMassGeV, "muon": Constants.muonMassGeV]
    private static let lepton = TextInput("lepton", .word(leptons.keys.sorted()))
    private static let energy = NumberInput(
        "energy", .energy, .positive, "beam energy", varied: .init(changesTables: true, changesSetup: true))
    private static let beam = GroupInput("beam", [lepton.part, energy.part])

    private static let element = TextInput(
        "element", .any,
        "the target's element; another than the descriptor's has weight, density and radiation length of the table",
        varied: .init(
            name: "target", changesTables: true, changesSetup: true,
            replaces: [massNumber.name, density.name, radiationLength.name]))
    private static let massNumber = NumberInput(
        "mass-number", .dimensionless, .positive, "A, also taken as atomic weight; the natural weight when left out")
    private static let density = NumberInput(
        "density", .density, .positive, "that of the table of elements when left out")
    private static let thickness = NumberInput(
        "thickness", .length, .positive, "length of the target", varied: .init(replaces: [radiationLengths.name]))
    private static let radiationLengths = NumberInput(
        "radiation-lengths", .dimensionless, .positive, "length of the target in radiation lengths",
        varied: .init(replaces: ["thickness"]))
    private static let radiationLength = NumberInput(
        "radiation-length", .length, .positive, "X0 as a length; that of the table of elements when left out")
    private static let targetInput = GroupInput(
        "target",
        [
            element.part, .optional(massNumber.part), .optional(density.part),
            ChoiceInput(
                isOptional: true, [thickness.part], [radiationLengths.part, .optional(radiationLength.part)]
            ).part,
        ])

    private static let lowestShare = NumberInput(
        "x-min", .dimensionless, .share, "smallest share of the energy that is lost", varied: .init(changesTables: true)
    )

    static let inputs = [beam.part, targetInput.part, lowestShare.part]

    let process: VectorBremsstrahlung
    /// x_min.
    let lowestEnergyShare: Double
    /// Nuclei per cm² along the effective length; nil when no length is given.
    let target: ThinTarget?
    /// Relative error of the length, when it is stated.
    let lengthError: Double?
    let isElectronBeam: Bool
    /// For notes: `100 GeV electrons on Pb`.
    let description: String

    /// - Parameter inputs: those of the method.
    init(_ inputs: Inputs) throws(InputError) {
        let beam = try inputs.group(Self.beam)
        let lepton = try beam.text(Self.lepton)
        let leptonMass = Self.leptons[lepton] ?? Constants.electronMassGeV
        let energy = try beam.value(Self.energy, in: .above(leptonMass, "the lepton's mass"))

        let group = try inputs.group(Self.targetInput)
        let element = try group.element(Self.element)
        let massNumber = try group.value(ifPresent: Self.massNumber) ?? element.atomicWeight
        let density = try group.value(ifPresent: Self.density) ?? element.densityGPerCm3
        let length = try Self.length(group, element: element)
        target = length.map { ThinTarget(densityGPerCm3: density, atomicWeight: massNumber, lengthCm: $0.cm) }
        lengthError = length?.error
        process = VectorBremsstrahlung(
            beamEnergyGeV: energy, leptonMassGeV: leptonMass,
            nucleus: Nucleus(charge: Double(element.charge), massNumber: massNumber))
        lowestEnergyShare = try inputs.value(Self.lowestShare)
        isElectronBeam = lepton == "electron"
        description = "\(energy.printed()) GeV \(lepton)s on \(element.symbol)"
    }

    private static func length(
        _ group: Inputs, element: Element
    ) throws(InputError) -> (cm: Double, error: Double?)? {
        let centimetres = 100.0
        if let thickness = try group.number(ifPresent: Self.thickness) {
            return (thickness.value * centimetres, thickness.relativeError)
        }
        guard let count = try group.number(ifPresent: Self.radiationLengths) else { return nil }
        let unit =
            try group.value(ifPresent: Self.radiationLength).map { $0 * centimetres } ?? element.radiationLengthCm
        return (count.value * unit, count.relativeError)
    }

    /// The target of a method that needs its length.
    /// - Throws: `InputError` when the descriptor gives none.
    static func thinTarget(_ beam: BeamOnTarget, _ inputs: Inputs) throws(InputError) -> ThinTarget {
        guard let target = beam.target else {
            let group = try inputs.group(Self.targetInput)
            throw InputError(
                field: "\(group.path)/\(thickness.name)", line: group.node.line, problem: "it is missing",
                remedy: "give either <\(thickness.name)> or <\(radiationLengths.name)>")
        }
        return target
    }

    /// Refuses a mass at which the beam cannot lose the share x_min.
    func check(lowestMassGeV mass: Double, of range: MassRange) throws(InputError) {
        let highest = process.highestMassGeV(aboveEnergyShare: lowestEnergyShare)
        guard mass < 0.89 * highest else {
            throw range.fail(
                "this beam cannot lose its energy to pairs as heavy as \(mass.printed()) GeV",
                highest > 0 ? "begin below \((0.89 * highest).printed()) GeV" : "raise the energy or lower x-min")
        }
    }
}

extension Inputs {
    /// The element whose symbol a text is.
    func element(_ input: TextInput) throws(InputError) -> Element {
        let symbol = try text(input)
        guard let element = Element(symbol: symbol) else {
            throw InputError(
                field: "\(path)/\(input.name)", line: node.line,
                problem: "there is no element '\(symbol)' in the table",
                remedy: "use one of: " + Element.all.map(\.symbol).joined(separator: ", "))
        }
        return element
    }
}

extension InputNode.Number {
    /// The stated error over the value.
    var relativeError: Double? { error.map { abs($0 / value) } }
}
