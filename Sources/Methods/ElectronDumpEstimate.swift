import LimitModel
import PortalPhysics
import Quantities

/// An electron beam dump (arXiv:1806.00757 Sec. VI B): how large G would have to be for recoils to be seen. The share of
/// particles that point at the detector is not known, so the result is an empty region with these numbers as the reason.
package struct ElectronDumpEstimate: Method {
    package static let name = "electron-dump"
    package static let version = 1
    package static let parameters = PortalParameter.visible

    private let dump: ElectronDump
    private let cut: Double
    private let range: MassRange

    package init(_ request: DerivationRequest, plane: Plane) throws(InputError) {
        let (inputs, point) = try Self.opened(request, plane)
        let positive: (Double) -> Bool = { $0 > 0 }
        let energy = try inputs.number("beam-energy", .energy, where: positive, "positive").value
        let target = try inputs.group("target")
        let symbol = try target.text("element")
        guard let element = Element(symbol: symbol) else {
            throw InputError(
                field: "\(target.path)/element", line: target.node.line, problem: "'\(symbol)' is not known here",
                remedy: "write the symbol of an element, such as Al")
        }
        let way = try inputs.group("open-way")
        let near = try way.number("from", .length, where: positive, "positive").value
        let far = try way.number("to", .length, where: { $0 > near }, "beyond the beginning").value
        dump = ElectronDump(
            beamEnergyGeV: energy, electrons: try inputs.number("exposure", .count, where: positive, "positive").value,
            element: element,
            radiationLengths: try target.number("radiation-lengths", .dimensionless, where: positive, "positive").value,
            detectorElectronsPerCm2: try inputs.number("electrons-per-cm2", .dimensionless, where: positive, "positive")
                .value,
            acceptance: try inputs.number(
                "acceptance", .dimensionless, where: { $0 > 0 && $0 <= 1 }, "above 0 and at most 1"
            ).value,
            lowestRecoilGeV: try inputs.number(
                "lowest-recoil", .energy, where: { $0 > 0 && $0 < energy }, "positive and below the beam energy"
            ).value, openWayM: near...far)
        cut = try inputs.number("excluded-above", .count, where: positive, "positive").value
        range = try MassRange(inputs, point)
        _ = try range.end(atMost: energy / 4)
    }

    package func derive(_ context: MethodContext) throws(InputError) -> DerivedCurves {
        let end = try range.end(atMost: dump.beamEnergyGeV / 4)
        guard let table = dump.table(lowestMassGeV: range.from) else {
            throw InputError(
                field: "\(range.inputs.path)/from", line: range.inputs.node.line,
                problem: "phase space is closed there", remedy: "begin at a smaller mass")
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
