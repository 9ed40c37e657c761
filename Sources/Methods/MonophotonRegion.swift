import LimitModel
import PortalPhysics
import Quantities

/// One signal region of a search for single photons: what it accepts, and what it has seen or expects.
struct MonophotonRegion {
    private static let law = TextInput(
        "photon-law", .word(["polarised", "isotropic"]),
        "polarised is exact, isotropic the approximation of arXiv:1806.00757")
    private static let luminosity = NumberInput("luminosity-per-fb", .dimensionless, .positive, "in fb^-1")
    private static let efficiency = NumberInput("efficiency", .dimensionless, .efficiency, "inside the acceptance")

    private static let lowestEnergy = NumberInput("from", .energy, .notNegative)
    private static let highestEnergy = NumberInput("to", .energy, .notNegative)
    private static let energies = GroupInput(
        "energy", "E* of the photon in the centre of mass", [lowestEnergy.part, .optional(highestEnergy.part)])

    private static let lowestCosine = NumberInput("from", .dimensionless, .cosine)
    private static let highestCosine = NumberInput("to", .dimensionless, .cosine)
    private static let cosines = GroupInput(
        "cosines", "in the centre of mass", [lowestCosine.part, highestCosine.part])

    private static let angle = Domain("from 0 to 180") { $0 >= 0 && $0 <= 180 }
    private static let lowestAngle = NumberInput("from", .dimensionless, angle)
    private static let highestAngle = NumberInput("to", .dimensionless, angle)
    private static let angles = GroupInput("laboratory-degrees", [lowestAngle.part, highestAngle.part])
    private static let boost = NumberInput(
        "boost", .dimensionless, Domain("between -1 and 1") { abs($0) < 1 },
        "velocity of the centre of mass in the laboratory")

    private static let coefficients = ["square", "linear", "constant"].map { NumberInput($0, .dimensionless) }
    private static let lowest = GroupInput("lowest", coefficients.map(\.part))
    private static let highest = GroupInput("highest", coefficients.map(\.part))
    private static let band = GroupInput(
        "band", "laboratory angles in degrees between two parabolas in E*/GeV", [lowest.part, highest.part])

    private static let power = NumberInput("power", .dimensionless, .above(1, "1"))
    private static let junction = NumberInput("junction", .dimensionless, .positive)
    private static let stochastic = NumberInput("stochastic", .dimensionless, .notNegative)
    private static let constant = NumberInput("constant", .dimensionless, .notNegative)
    private static let crystalBall = GroupInput(
        "crystal-ball", "σ/E = stochastic (GeV/E)^(3/4) + constant",
        [power.part, junction.part, stochastic.part, constant.part])

    private static let background = NumberInput("background", .count, .positive)
    private static let binFrom = NumberInput("from", .energy, .notNegative)
    private static let binTo = NumberInput("to", .energy, .notNegative)
    private static let observed = NumberInput("observed", .count, .notNegative)
    private static let bin = GroupInput("bin", count: 1...Int.max, [binFrom.part, binTo.part, observed.part])

    static let input = GroupInput(
        "region", count: 1...Int.max,
        [
            law.part, luminosity.part, efficiency.part, energies.part,
            ChoiceInput([cosines.part], [angles.part, boost.part, .optional(band.part)]).part,
            .optional(crystalBall.part), ChoiceInput(isOptional: true, [background.part], [bin.part]).part,
        ])

    private let search: AnnihilationSearch
    private let yardstick: Yardstick

    /// Counts that the signal is compared with.
    enum Yardstick {
        /// 2√B.
        case background(Double)
        /// n + 2√n in any bin.
        case bins([AnnihilationSearch.Bin])
    }

    /// Tells whether the acceptance opens and closes in steps that quadrature does not resolve to 1e-4.
    var isRough: Bool {
        if case .band = search.selection.angles { return true }
        if case .bins = yardstick { return true }
        return search.response != nil
    }

    init(_ inputs: Inputs, energyGeV: Double, decayLengthM: Double, status: Status) throws(InputError) {
        let selection = try Self.selection(inputs, energyGeV: energyGeV)
        search = AnnihilationSearch(
            centreOfMassEnergyGeV: energyGeV, luminosityInverseFb: try inputs.value(Self.luminosity),
            efficiency: try inputs.value(Self.efficiency),
            decayLengthM: decayLengthM, selection: selection,
            law: try inputs.text(Self.law) == "polarised" ? .polarised : .isotropic,
            response: try Self.response(inputs))
        yardstick = try Self.yardstick(inputs, selection: selection, status: status)
    }

    private static func yardstick(
        _ inputs: Inputs, selection: PhotonSelection, status: Status
    ) throws(InputError) -> Yardstick {
        let groups = inputs.groups(bin)
        guard groups.isEmpty else {
            var bins: [AnnihilationSearch.Bin] = []
            for group in groups {
                let low = try group.value(binFrom)
                let high = try group.value(binTo, in: .above(low, "the beginning of the bin"))
                let (from, to) = (max(low, selection.energyGeV.lowerBound), min(high, selection.energyGeV.upperBound))
                guard from < to else {
                    throw group.fail(
                        binFrom.name, "the bin lies outside the energies of its region",
                        "widen <energy>, or drop the bin")
                }
                bins.append(.init(energyGeV: from...to, observed: try group.value(observed)))
            }
            guard bins.contains(where: { $0.observed > 0 }) else {
                throw InputError(
                    field: "\(inputs.path)/bin", line: inputs.node.line,
                    problem: "no bin has an event, so n + 2√n is zero everywhere and demands nothing",
                    remedy: "merge bins until one has an event")
            }
            return .bins(bins)
        }
        guard let background = try inputs.value(ifPresent: Self.background) else {
            throw InputError(
                field: "\(inputs.path)/bin", line: inputs.node.line,
                problem: "the observed counts per bin of E* are missing, and without them nothing can be derived",
                remedy:
                    "add a <bin> with <from>, <to> and <observed> for each bin, or for a projection "
                    + "<background>; where the "
                    + "counts are not public, keep to the published curve")
        }
        guard status != .observed else {
            throw InputError(
                field: "\(inputs.path)/background", line: inputs.node.child("background")?.line,
                problem: "an observed limit needs observed counts, not an expected background",
                remedy: "add <bin> elements, or make it a projection")
        }
        return .background(background)
    }

    private static func selection(_ inputs: Inputs, energyGeV: Double) throws(InputError) -> PhotonSelection {
        let window = try inputs.group(Self.energies)
        let from = try window.value(lowestEnergy)
        let highest = energyGeV / 2
        guard from < highest else {
            throw window.fail(
                lowestEnergy.name, "no photon has so much energy: the window is empty",
                "begin below \(Quantity(highest, .energy).printed())")
        }
        let to = try window.value(ifPresent: highestEnergy, in: .above(from, "the beginning of the window"))
        let energies = from...(to ?? max(energyGeV, 2 * from))
        if let cosines = inputs.group(ifPresent: Self.cosines) {
            let low = try cosines.value(lowestCosine)
            let high = try cosines.value(
                highestCosine, in: Domain("above the beginning and at most 1") { $0 > low && $0 <= 1 })
            return PhotonSelection(energyGeV: energies, angles: .centreOfMass(cosines: low...high))
        }
        let angles = try inputs.group(Self.angles)
        let low = try angles.value(lowestAngle)
        let high = try angles.value(
            highestAngle, in: Domain("above the beginning and at most 180") { $0 > low && $0 <= 180 })
        let boost = try inputs.value(Self.boost)
        guard let band = inputs.group(ifPresent: Self.band) else {
            return PhotonSelection(energyGeV: energies, angles: .laboratory(degrees: low...high, boost: boost))
        }
        func parabola(_ input: GroupInput) throws(InputError) -> [Double] {
            let group = try band.group(input)
            var values: [Double] = []
            for coefficient in coefficients { values.append(try group.value(coefficient)) }
            return values
        }
        return PhotonSelection(
            energyGeV: energies,
            angles: .band(
                lowest: try parabola(Self.lowest), highest: try parabola(Self.highest), within: low...high, boost: boost
            ))
    }

    private static func response(_ inputs: Inputs) throws(InputError) -> CrystalBall? {
        guard let group = inputs.group(ifPresent: crystalBall) else { return nil }
        guard
            let response = CrystalBall(
                power: try group.value(power), junction: try group.value(junction),
                stochastic: try group.value(stochastic), constant: try group.value(constant))
        else {
            throw InputError(
                field: group.path, line: group.node.line, problem: "the response has no width",
                remedy: "give <stochastic> or <constant>")
        }
        return response
    }

    /// The bound on G in 1/GeV at a mass; nil where the region sees nothing.
    func coupling(darkPhotonMassGeV mass: Double, axionMassGeV: Double) -> Double? {
        switch yardstick {
        case .background(let background):
            return search.yield(darkPhotonMassGeV: mass, axionMassGeV: axionMassGeV)?
                .coupling(events: 2 * background.squareRoot())
        case .bins(let bins):
            return search.coupling(bins: bins, darkPhotonMassGeV: mass, axionMassGeV: axionMassGeV)?.couplingInverseGeV
        }
    }

    /// For the note of a limit.
    var description: String {
        let law = search.law == .polarised ? "polarised (exact) photon law" : "isotropic photon law"
        switch yardstick {
        case .background(let background):
            return "signal above 2√\(background.printed()) = \((2 * background.squareRoot()).printed()) events, \(law)"
        case .bins(let bins): return "signal above n + 2√n in any of \(bins.count) bins, \(law)"
        }
    }
}
