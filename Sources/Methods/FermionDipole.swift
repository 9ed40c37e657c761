import LimitModel
import PortalPhysics
import Quantities

/// A limit on a fermion's electric dipole moment as one on |g_s ε g| in 1/GeV: 16π² (d/e)/J with the one-loop J of a
/// scalar, a dark photon and their mixing with the photon (arXiv:2602.11405 Sec. V; `Docs/physics.md`).
package struct FermionDipole: Method {
    package static let name = "fermion-edm"
    package static let version = 1
    package static let models = [PortalModel.edm]
    package static let parameters: [String: ParameterUse] = [
        PortalParameter.axionMass: .input, PortalParameter.cutoff: .input,
    ]
    package static let bestGrade = Grade.approximate

    private let fermionMassGeV: Double
    /// |d|/e in cm.
    private let dipoleLimitCm: Double
    private let cutoffGeV: Double
    /// κ of a Pauli coupling; nil for γ^μ.
    private let anomalousMoment: Double?
    private let range: MassRange
    private let plane: Plane

    package init(_ request: DerivationRequest, plane: Plane) throws(InputError) {
        let (inputs, point) = try Self.opened(request, plane)
        guard case .criterion = request.statement else {
            throw InputError(
                field: "confidence", line: inputs.node.line,
                problem: "the loop needs a regulator, so the limit holds in a scheme and not at a confidence level",
                remedy: "write a <criterion> that names the cutoff and the level of the measurement")
        }
        let positive: (Double) -> Bool = { $0 > 0 }
        let fermion = try inputs.group("fermion")
        fermionMassGeV = try fermion.number("mass", .energy, where: positive, "positive").value
        anomalousMoment = try fermion.number(
            ifPresent: "anomalous-moment", .dimensionless, where: { $0 != 0 }, "other than zero")?.value
        let centimetres = 100.0
        dipoleLimitCm =
            try inputs.number("dipole-limit", .length, where: positive, "positive: |d|/e as a length").value
            * centimetres
        range = try MassRange(inputs, point)
        let gigaelectronvolts = 1000.0
        cutoffGeV = point[PortalParameter.cutoff] * gigaelectronvolts
        let highest = max(fermionMassGeV, range.from * max(1, range.axionMassOverMass))
        guard cutoffGeV > highest else {
            throw InputError(
                field: "\(inputs.path) \(PortalParameter.cutoff)", line: inputs.node.line,
                problem: "it lies below the masses in the loop", remedy: "raise it above \(highest.printed()) GeV")
        }
        _ = try range.end(atMost: cutoffGeV / max(1, range.axionMassOverMass))
        self.plane = plane
    }

    /// J at a mass; with a Pauli coupling times κ.
    func loop(atMassGeV mass: Double) -> Double {
        let loop = DipoleLoop(
            fermionMassGeV: fermionMassGeV, axionMassGeV: range.axionMassOverMass * mass, darkPhotonMassGeV: mass,
            cutoffGeV: cutoffGeV)
        return anomalousMoment.map { loop.pauli(anomalousMoment: $0) } ?? loop.euclidean
    }

    package func derive(_ context: MethodContext) throws(InputError) -> DerivedCurves {
        let end = try range.end(atMost: min(plane.mass.to, cutoffGeV / max(1, range.axionMassOverMass)))
        let family = CurveFamily(
            [.init(role: .central)], from: range.from, to: end, couplingTop: plane.coupling.to
        ) { mass in
            [.init(coupling: DipoleLoop.couplingBound(dipoleLimitECm: dipoleLimitCm, loop: loop(atMassGeV: mass)))]
        }
        guard let central = family.curves[0], let last = central.points.last else {
            return DerivedCurves(
                shape: .empty, curves: [], emptyReason: "the bound lies above the top of the plane at the lowest mass",
                numericalError: 0, theoryError: nil)
        }
        let scale = abs(anomalousMoment ?? 1)
        return DerivedCurves(
            shape: .above, curves: [central], ends: range.ends(central), numericalError: CurveFamily.interpolationError,
            theoryError: scale / min(abs(loop(atMassGeV: range.from)), abs(loop(atMassGeV: last.mass))),
            theoryNote:
                "another regulator shifts the loop by a constant of order one, here taken as one at the mass where "
                + "the loop is smallest. Not covered: other CP-odd diagrams and cancellations among them",
            note: "Hard cutoff of \(Quantity(cutoffGeV, .energy).printed()) on the bosons' momentum"
                + (anomalousMoment.map { "; Pauli coupling with κ = \($0.printed()) instead of γ^μ" } ?? "")
                + ". The limit goes with the first power of the product.")
    }
}
