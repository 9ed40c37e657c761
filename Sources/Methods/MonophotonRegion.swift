import LimitModel
import PortalPhysics
import Quantities

/// One signal region of a search for single photons: what it accepts, and what it has seen or expects.
struct MonophotonRegion {
    private let search: AnnihilationSearch
    private let yardstick: Yardstick

    /// What the signal is compared with.
    enum Yardstick {
        /// 2√B.
        case background(Double)
        /// n + 2√n in any bin.
        case bins([AnnihilationSearch.Bin])
    }

    /// Whether the acceptance opens and closes in steps that quadrature does not resolve to 1e-4.
    var isRough: Bool {
        if case .band = search.selection.angles { return true }
        if case .bins = yardstick { return true }
        return search.response != nil
    }

    init(_ inputs: Inputs, energyGeV: Double, decayLengthM: Double, status: Status) throws(InputError) {
        let luminosity = try inputs.number("luminosity-per-fb", .dimensionless, where: { $0 > 0 }, "positive").value
        let efficiency = try inputs.number(
            "efficiency", .dimensionless, where: { $0 > 0 && $0 <= 1 }, "above 0 and at most 1"
        ).value
        let law: DecayLaw =
            try inputs.text("photon-law", oneOf: ["polarised", "isotropic"]) == "polarised" ? .polarised : .isotropic
        let selection = try Self.selection(inputs, energyGeV: energyGeV)
        search = AnnihilationSearch(
            centreOfMassEnergyGeV: energyGeV, luminosityInverseFb: luminosity, efficiency: efficiency,
            decayLengthM: decayLengthM, selection: selection, law: law,
            response: try Self.response(inputs))
        yardstick = try Self.yardstick(inputs, selection: selection, status: status)
    }

    private static func yardstick(
        _ inputs: Inputs, selection: PhotonSelection, status: Status
    ) throws(InputError) -> Yardstick {
        let nodes = inputs.node.children.filter { $0.name == "bin" }
        guard nodes.isEmpty else {
            var bins: [AnnihilationSearch.Bin] = []
            for node in nodes {
                let bin = Inputs(node, path: "\(inputs.path)/bin")
                let low = try bin.number("from", .energy, where: { $0 >= 0 }, "zero or positive").value
                let high = try bin.number("to", .energy, where: { $0 > low }, "above the beginning of the bin").value
                let seen = try bin.number("observed", .count, where: { $0 >= 0 }, "zero or positive").value
                let (from, to) = (max(low, selection.energyGeV.lowerBound), min(high, selection.energyGeV.upperBound))
                guard from < to else {
                    throw InputError(
                        field: "\(bin.path)/from", line: node.child("from")?.line ?? node.line,
                        problem: "the bin lies outside the energies of its region",
                        remedy: "widen <energy>, or drop the bin")
                }
                bins.append(.init(energyGeV: from...to, observed: seen))
            }
            guard bins.contains(where: { $0.observed > 0 }) else {
                throw InputError(
                    field: "\(inputs.path)/bin", line: inputs.node.line,
                    problem: "no bin has an event, so n + 2√n is zero everywhere and demands nothing",
                    remedy: "merge bins until one has an event")
            }
            return .bins(bins)
        }
        guard let background = try inputs.number(ifPresent: "background", .count, where: { $0 > 0 }, "positive") else {
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
        return .background(background.value)
    }

    private static func selection(_ inputs: Inputs, energyGeV: Double) throws(InputError) -> PhotonSelection {
        let window = try inputs.group("energy")
        let from = try window.number("from", .energy, where: { $0 >= 0 }, "zero or positive").value
        let highest = energyGeV / 2
        guard from < highest else {
            throw InputError(
                field: "\(window.path)/from", line: window.node.child("from")?.line,
                problem: "no photon has so much energy: the window is empty",
                remedy: "begin below \(Quantity(highest, .energy).printed())")
        }
        let to = try window.number(ifPresent: "to", .energy, where: { $0 > from }, "above the beginning of the window")
        let energies = from...(to?.value ?? max(energyGeV, 2 * from))
        let isCosine: (Double) -> Bool = { abs($0) <= 1 }
        if let cosines = inputs.group(ifPresent: "cosines") {
            let low = try cosines.number("from", .dimensionless, where: isCosine, "between -1 and 1").value
            let high = try cosines.number(
                "to", .dimensionless, where: { $0 > low && $0 <= 1 }, "above the beginning and at most 1"
            ).value
            return PhotonSelection(energyGeV: energies, angles: .centreOfMass(cosines: low...high))
        }
        let angles = try inputs.group("laboratory-degrees")
        let low = try angles.number("from", .dimensionless, where: { $0 >= 0 && $0 < 180 }, "from 0 to 180").value
        let high = try angles.number(
            "to", .dimensionless, where: { $0 > low && $0 <= 180 }, "above the beginning and at most 180"
        ).value
        let boost = try inputs.number("boost", .dimensionless, where: { abs($0) < 1 }, "between -1 and 1").value
        guard let band = inputs.group(ifPresent: "band") else {
            return PhotonSelection(energyGeV: energies, angles: .laboratory(degrees: low...high, boost: boost))
        }
        func parabola(_ name: String) throws(InputError) -> [Double] {
            let group = try band.group(name)
            return [
                try group.number("square", .dimensionless).value, try group.number("linear", .dimensionless).value,
                try group.number("constant", .dimensionless).value,
            ]
        }
        return PhotonSelection(
            energyGeV: energies,
            angles: .band(
                lowest: try parabola("lowest"), highest: try parabola("highest"), within: low...high, boost: boost))
    }

    private static func response(_ inputs: Inputs) throws(InputError) -> CrystalBall? {
        guard let group = inputs.group(ifPresent: "crystal-ball") else { return nil }
        let power = try group.number("power", .dimensionless, where: { $0 > 1 }, "above 1").value
        let junction = try group.number("junction", .dimensionless, where: { $0 > 0 }, "positive").value
        let stochastic = try group.number("stochastic", .dimensionless, where: { $0 >= 0 }, "zero or positive").value
        let constant = try group.number("constant", .dimensionless, where: { $0 >= 0 }, "zero or positive").value
        guard
            let response = CrystalBall(
                power: power, junction: junction, stochastic: stochastic, constant: constant)
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
