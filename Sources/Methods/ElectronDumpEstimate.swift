import LimitModel
import PortalPhysics
import Quantities

/// An electron beam dump (arXiv:1806.00757 Sec. VI B): how large G would have to be for recoils to be seen. The share of
/// particles that point at the detector is not known, so the result is an empty region with these numbers as the reason.
package struct ElectronDumpEstimate: Method {
    package static let name = "electron-dump"
    package static let version = 1
    package static let parameters = PortalParameter.visible
    package static let summary =
        "e N → e N a γ' in a beam dump, then recoils of electrons in a detector far behind; an order of magnitude"
    package static let inputs = [
        energy.part, exposure.part, target.part, electrons.part, acceptance.part, lowestRecoil.part, way.part,
        excludedAbove.part, MassRange.input.part,
    ]

    private static let energy = NumberInput("beam-energy", .energy, .positive)
    private static let exposure = NumberInput("exposure", .count, .positive, "electrons on target")
    private static let element = TextInput("element")
    private static let radiationLengths = NumberInput("radiation-lengths", .dimensionless, .positive)
    private static let target = GroupInput("target", [element.part, radiationLengths.part])
    private static let electrons = NumberInput(
        "electrons-per-cm2", .dimensionless, .positive, "of the detector, along the flight")
    private static let acceptance = NumberInput(
        "acceptance", .dimensionless, .efficiency, "share of the particles that cross the detector")
    private static let lowestRecoil = NumberInput("lowest-recoil", .energy, .positive)
    private static let near = NumberInput("from", .length, .positive)
    private static let far = NumberInput("to", .length, .positive)
    private static let way = GroupInput(
        "open-way", "from the end of the shielding to the detector, from the target", [near.part, far.part])
    private static let excludedAbove = NumberInput("excluded-above", .count, .positive, "N_cut")

    private let dump: ElectronDump
    private let cut: Double
    private let range: MassRange

    package init(_ inputs: Inputs, of request: DerivationRequest, in plane: Plane) throws(InputError) {
        let energy = try inputs.value(Self.energy)
        let target = try inputs.group(Self.target)
        let way = try inputs.group(Self.way)
        let near = try way.value(Self.near)
        dump = ElectronDump(
            beamEnergyGeV: energy, electrons: try inputs.value(Self.exposure),
            element: try target.element(Self.element),
            radiationLengths: try target.value(Self.radiationLengths),
            detectorElectronsPerCm2: try inputs.value(Self.electrons), acceptance: try inputs.value(Self.acceptance),
            lowestRecoilGeV: try inputs.value(
                Self.lowestRecoil, in: Domain("positive and below the beam energy") { $0 > 0 && $0 < energy }),
            openWayM: near...(try way.value(Self.far, in: .above(near, "the beginning"))))
        cut = try inputs.value(Self.excludedAbove)
        range = try MassRange(inputs)
        _ = try range.end(atMost: energy / 4)
    }

    package func derive(at point: ParameterPoint, _ context: MethodContext) throws(InputError) -> DerivedCurves {
        let end = try range.end(atMost: dump.beamEnergyGeV / 4)
        guard let table = dump.table(lowestMassGeV: range.from) else {
            throw range.fail("phase space is closed there", "begin at a smaller mass")
        }
        let masses = [range.from, (range.from * end).squareRoot(), end]
        let parts = masses.map { mass -> String in
            let place = Quantity(mass, .energy).printed(digits: 3)
            guard let estimate = dump.estimate(table, darkPhotonMassGeV: mass),
                let coupling = estimate.coupling(events: cut)
            else { return "no recoils at any G at \(place)" }
            return "G above \(coupling.printed(digits: 2)) /GeV at \(place) "
                + "(\(estimate.crossSectionPbPerCouplingSquared.printed(digits: 2)) pb × G² per nucleus)"
        }
        return DerivedCurves(
            shape: .empty, curves: [],
            emptyReason:
                "no bound is claimed: the share of particles that point at the detector is not known; even if it were "
                + "\(dump.acceptance.printed()), \(cut.printed()) recoils would need "
                + parts.joined(separator: ", "),
            numericalError: 0, theoryError: nil,
            note:
                "Order of magnitude, to a factor of 2: coherent production on the nucleus, which the parton "
                + "calculation of "
                + "arXiv:1806.00757 leaves out (several hundred pb, its inelastic part). That paper counts "
                + "recoils only; photons of "
                + "γ' → a γ in the open way are not in the estimate.")
    }
}
