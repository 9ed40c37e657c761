import LimitModel
import PortalPhysics
import Quantities

/// A limit on a fermion's electric dipole moment as one on |g_s ε g| in 1/GeV: 16π² (d/e)/J with the one-loop J of a
/// scalar, a dark photon and their mixing with the photon (arXiv:2602.11405 Sec. V; `Docs/use/physics.md`).
package struct FermionDipole: PointwiseMethod {
    package static let name = "fermion-edm"
    package static let version = 1
    package static let models = [PortalModel.edm]
    package static let parameters: [String: ParameterUse] = [
        PortalParameter.axionMass: .input, PortalParameter.cutoff: .input,
    ]
    package static let bestGrade = Grade.approximate
    package static let summary =
        "a limit on a fermion's electric dipole moment, read as one on |g_s ε g| at one loop with a cutoff"
    package static let inputs = [fermion.part, dipoleLimit.part, MassRange.input.part]

    private static let mass = NumberInput("mass", .energy, .positive)
    private static let kappa = NumberInput(
        "anomalous-moment", .dimensionless, .notZero, "κ of a Pauli coupling to the dark photon in place of γ^μ")
    private static let fermion = GroupInput(
        "fermion", [TextInput("name").part, mass.part, .optional(kappa.part)])
    private static let dipoleLimit = NumberInput("dipole-limit", .length, .positive, "|d|/e", varied: .alone)

    private let fermionMassGeV: Double
    /// |d|/e in cm.
    private let dipoleLimitCm: Double
    /// κ of a Pauli coupling; nil for γ^μ.
    private let anomalousMoment: Double?
    private let range: MassRange
    private let plane: Plane

    package init(_ inputs: Inputs, of request: DerivationRequest, in plane: Plane) throws(InputError) {
        try request.checkCriterion(
            "the loop needs a regulator, so the limit holds in a scheme and not at a confidence level",
            "write a <criterion> that names the cutoff and the level of the measurement")
        let fermion = try inputs.group(Self.fermion)
        fermionMassGeV = try fermion.value(Self.mass)
        anomalousMoment = try fermion.value(ifPresent: Self.kappa)
        let centimetres = 100.0
        dipoleLimitCm = try inputs.value(Self.dipoleLimit) * centimetres
        range = try MassRange(inputs)
        self.plane = plane
    }

    private static func cutoffGeV(_ point: ParameterPoint) -> Double {
        let gigaelectronvolts = 1000.0
        return point[PortalParameter.cutoff] * gigaelectronvolts
    }

    package func check(at point: ParameterPoint) throws(InputError) {
        let heavier = max(1, point.axionMassOverMass)
        let highest = max(fermionMassGeV, range.from * heavier)
        let cutoff = Self.cutoffGeV(point)
        guard cutoff > highest else {
            throw range.fail(
                at: PortalParameter.cutoff, "it lies below the masses in the loop",
                "raise it above \(highest.printed()) GeV")
        }
        _ = try range.end(atMost: cutoff / heavier)
    }

    /// J at a mass; with a Pauli coupling times κ.
    func loop(atMassGeV mass: Double, at point: ParameterPoint) -> Double {
        let loop = DipoleLoop(
            fermionMassGeV: fermionMassGeV, axionMassGeV: point.axionMassOverMass * mass, darkPhotonMassGeV: mass,
            cutoffGeV: Self.cutoffGeV(point))
        return anomalousMoment.map { loop.pauli(anomalousMoment: $0) } ?? loop.euclidean
    }

    package func answers(at point: ParameterPoint, _ context: MethodContext) throws(InputError) -> PointwiseAnswers {
        let end = min(plane.mass.to, Self.cutoffGeV(point) / max(1, point.axionMassOverMass))
        return PointwiseAnswers(
            massesGeV: range.from...(try range.end(atMost: end)), couplingTop: plane.coupling.to,
            ends: { range.ends($0) }, remarks: { remarks($0, point) }
        ) { mass in
            let loop = loop(atMassGeV: mass, at: point)
            return .init(lines: [.init(coupling: DipoleLoop.couplingBound(dipoleLimitECm: dipoleLimitCm, loop: loop))])
        }
    }

    private func remarks(_ curves: [Curve], _ point: ParameterPoint) -> PointwiseAnswers.Remarks {
        let scale = abs(anomalousMoment ?? 1)
        let ends = [range.from, curves.first?.points.last?.mass ?? range.from]
        return .init(
            theoryError: scale / ends.map { abs(loop(atMassGeV: $0, at: point)) }.reduce(.infinity, min),
            theoryNote:
                "another regulator shifts the loop by a constant of order one, here taken as one at the mass where "
                + "the loop is smallest. Not covered: other CP-odd diagrams and cancellations among them",
            note:
                "Hard cutoff of \(Quantity(Self.cutoffGeV(point), .energy).printed()) on the bosons' momentum"
                + (anomalousMoment.map { "; Pauli coupling with κ = \($0.printed()) instead of γ^μ" } ?? "")
                + ". The limit goes with the first power of the product.")
    }
}
