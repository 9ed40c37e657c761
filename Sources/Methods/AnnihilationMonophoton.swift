import Foundation
import LimitModel
import PortalPhysics
import Quadrature
import Quantities

/// Single photons from e⁺e⁻ → a γ', γ' → a γ at a collider (arXiv:1806.00757 Sec. III): the coupling at which the signal
/// passes 2√B of an expected background, or n + 2√n in any bin of an observed spectrum. Both are criteria.
package struct AnnihilationMonophoton: PointwiseMethod {
    package static let name = "annihilation-monophoton"
    package static let version = 1
    package static let parameters = PortalParameter.visible
    package static let summary =
        "single photons from e⁺e⁻ → a γ', γ' → a γ; each region is compared with an expected background (2√B, projections) "
        + "or with observed counts per bin of E* (n + 2√n in any bin)"
    package static let inputs = [energy.part, decayLength.part, MonophotonRegion.input.part, MassRange.input.part]

    private static let energy = NumberInput("centre-of-mass-energy", .energy, .positive)
    private static let decayLength = NumberInput(
        "decay-length", .length, .positive, "the length within which γ' must decay", varied: .alone)

    /// Relative accuracy of the acceptance by quadrature, halved because G goes with its root or fourth root.
    private static let acceptanceError = 1e-4

    private let regions: [MonophotonRegion]
    private let energyGeV: Double
    private let range: MassRange
    private let couplingTop: Double

    package init(_ inputs: Inputs, of request: DerivationRequest, in plane: Plane) throws(InputError) {
        try request.checkCriterion(
            "2√B and n + 2√n are not confidence levels", "write a <criterion> that says which of them it is")
        energyGeV = try inputs.value(Self.energy)
        let length = try inputs.value(Self.decayLength)
        var regions: [MonophotonRegion] = []
        for group in inputs.groups(MonophotonRegion.input) {
            regions.append(
                try MonophotonRegion(group, energyGeV: energyGeV, decayLengthM: length, status: request.status))
        }
        self.regions = regions
        range = try MassRange(inputs)
        couplingTop = plane.coupling.to
    }

    package func check(at point: ParameterPoint) throws(InputError) {
        guard point.axionMassOverMass < 1 else {
            throw range.fail(at: PortalParameter.axionMass, "γ' → a γ is closed", "it must be below 1")
        }
        _ = try range.end(atMost: energyGeV / (1 + point.axionMassOverMass))
    }

    /// Relative accuracy of interpolation between the points.
    private var interpolationError: Double { regions.contains { $0.isRough } ? 2e-3 : 2e-4 }

    package func answers(at point: ParameterPoint, _ context: MethodContext) throws(InputError) -> PointwiseAnswers {
        let ratio = point.axionMassOverMass
        return PointwiseAnswers(
            massesGeV: range.from...(try range.end(atMost: energyGeV / (1 + ratio) * (1 - 1e-9))),
            couplingTop: couplingTop, ends: { range.ends($0) }, remarks: { _ in remarks }
        ) { mass in
            let coupling =
                regions.compactMap { $0.coupling(darkPhotonMassGeV: mass, axionMassGeV: ratio * mass) }.min()
                ?? .infinity
            return .init(
                lines: [.init(coupling: coupling, energyGeV: energyGeV)], numericalError: Self.acceptanceError)
        }
    }

    private var remarks: PointwiseAnswers.Remarks {
        .init(
            theoryNote:
                "not covered: how the selection and its efficiency differ from the assumed ones (a factor f in events "
                + "is √f in G), the decay length (G goes with its fourth root where γ' is long-lived), photons "
                + "of the initial state",
            note:
                "Decay within the detector by 1 − exp(−L m/(p cτ)) with momenta of the centre of mass; "
                + regions.map(\.description).joined(separator: "; ") + ".")
    }

    /// The acceptance is rougher than the curves of other methods, and so is the mesh.
    package func derive(at point: ParameterPoint, _ context: MethodContext) throws(InputError) -> DerivedCurves {
        let answers = try answers(at: point, context)
        let (from, end) = (answers.massesGeV.lowerBound, answers.massesGeV.upperBound)
        func coupling(_ mass: Double) -> Double { answers.answer(mass).lines[0].coupling }
        // The curve ends at the plane's top, or where G times the energy passes 4π.
        let stations = (0...60).map { from * pow(end / from, Double($0) / 60) }
        let top = min(couplingTop, 4 * .pi / energyGeV)
        guard let last = Bisection.last(at: stations, relativeTolerance: 1e-10, where: { coupling($0) <= top }),
            last > from
        else { return .nothing(below: answers) }
        let edge = Bisection.last(at: stations.filter { $0 < last } + [last], relativeTolerance: 1e-10) {
            coupling($0) * energyGeV <= 1
        }
        let mesh = AdaptiveMesh(
            from: from, to: last, breaks: edge.map { [$0] } ?? [], tolerance: interpolationError, value: coupling)
        let points = mesh.points.map { point in
            Curve.Point(
                mass: point.mass, coupling: point.value,
                flags: point.value * energyGeV > 1 || point.mass == edge && edge != last ? .effectiveTheory : [])
        }
        return DerivedCurves(
            [Curve(role: .central, points: points)], of: answers,
            numericalError: interpolationError + Self.acceptanceError)
    }
}
