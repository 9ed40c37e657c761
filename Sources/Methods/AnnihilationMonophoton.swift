import Foundation
import LimitModel
import PortalPhysics
import Quantities

/// Single photons from e⁺e⁻ → a γ', γ' → a γ at a collider (arXiv:1806.00757 Sec. III): the coupling at which the signal
/// passes 2√B of an expected background, or n + 2√n in any bin of an observed spectrum. Both are criteria.
package struct AnnihilationMonophoton: Method {
    package static let name = "annihilation-monophoton"
    package static let version = 1
    package static let parameters = PortalParameter.visible

    /// Relative accuracy of the acceptance by quadrature, halved because G goes with its root or fourth root.
    private static let acceptanceError = 1e-4

    private let regions: [MonophotonRegion]
    private let energyGeV: Double
    private let range: MassRange
    private let plane: Plane

    package init(_ request: DerivationRequest, plane: Plane) throws(InputError) {
        let (inputs, point) = try Self.opened(request, plane)
        guard case .criterion = request.statement else {
            throw InputError(
                field: "confidence", line: inputs.node.line,
                problem: "2√B and n + 2√n are no confidence levels",
                remedy: "write a <criterion> that says which of them it is")
        }
        let energy = try inputs.number("centre-of-mass-energy", .energy, where: { $0 > 0 }, "positive").value
        let length = try inputs.number("decay-length", .length, where: { $0 > 0 }, "positive").value
        let groups = inputs.node.children.filter { $0.name == "region" }
        guard !groups.isEmpty else { throw inputs.missing("region") }
        var regions: [MonophotonRegion] = []
        for node in groups {
            regions.append(
                try MonophotonRegion(
                    Inputs(node, path: "\(inputs.path)/region"), energyGeV: energy, decayLengthM: length,
                    status: request.status))
        }
        self.regions = regions
        energyGeV = energy
        range = try MassRange(inputs, point)
        self.plane = plane
        guard range.axionMassOverMass < 1 else {
            throw InputError(
                field: "\(inputs.path) \(PortalParameter.axionMass)", line: inputs.node.line,
                problem: "γ' → a γ is closed", remedy: "it must be below 1")
        }
        _ = try range.end(atMost: energy / (1 + range.axionMassOverMass))
    }

    package func derive(_ context: MethodContext) throws(InputError) -> DerivedCurves {
        let end = try range.end(atMost: energyGeV / (1 + range.axionMassOverMass) * (1 - 1e-9))
        func coupling(_ mass: Double) -> Double {
            regions.compactMap {
                $0.coupling(darkPhotonMassGeV: mass, axionMassGeV: range.axionMassOverMass * mass)
            }.min() ?? .infinity
        }
        let note =
            "Decay within the detector by 1 − exp(−L m/(p cτ)) with momenta of the centre of mass; "
            + regions.map(\.description).joined(separator: "; ") + "."
        // The curve ends at the plane's top, or where G times the energy passes 4π.
        let stations = (0...60).map { range.from * pow(end / range.from, Double($0) / 60) }
        guard
            let last = Self.lastMass(
                at: stations, where: { coupling($0) <= min(plane.coupling.to, 4 * .pi / energyGeV) }),
            last > range.from
        else {
            return DerivedCurves(
                shape: .empty, curves: [],
                emptyReason:
                    "the bound lies above the top of the plane or beyond the effective theory at the lowest mass",
                numericalError: 0, theoryError: nil, note: note)
        }
        let edge = Self.lastMass(at: stations.filter { $0 < last } + [last]) { coupling($0) * energyGeV <= 1 }
        let tolerance = regions.contains { $0.isRough } ? 2e-3 : 2e-4
        let mesh = AdaptiveMesh(
            from: range.from, to: last, breaks: edge.map { [$0] } ?? [], tolerance: tolerance, value: coupling)
        let points = mesh.points.map { point in
            Curve.Point(
                mass: point.mass, coupling: point.value,
                flags: point.value * energyGeV > 1 || point.mass == edge && edge != last ? .effectiveTheory : [])
        }
        let central = Curve(role: .central, points: points)
        return DerivedCurves(
            shape: .above, curves: [central], ends: range.ends(central),
            numericalError: tolerance + Self.acceptanceError,
            theoryError: nil,
            theoryNote:
                "not covered: how the selection and its efficiency differ from the assumed ones (a factor f in events "
                + "is √f in G), the decay length (G goes with its fourth root where γ' is long-lived), photons "
                + "of the initial state",
            note: note)
    }

    /// The largest mass up to which a condition holds without interruption; nil when not even at the first station.
    private static func lastMass(at stations: [Double], where holds: (Double) -> Bool) -> Double? {
        guard let first = stations.first, holds(first) else { return nil }
        for (left, right) in zip(stations, stations.dropFirst()) where !holds(right) {
            var (low, high) = (left, right)
            while high / low > 1 + 1e-10 {
                let middle = low + (high - low) / 2
                if holds(middle) { low = middle } else { high = middle }
            }
            return low
        }
        return stations.last
    }
}
