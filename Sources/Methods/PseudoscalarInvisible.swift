import LimitModel
import PortalPhysics
import Quantities

/// An upper limit on Br(P → γ + nothing) of a light pseudoscalar meson, read as P → γ γ* → γ a γ' with an invisible γ':
/// G² < Br / [Br(P → γ a γ')/G²]. The spectrum of the photon is not that of the search, so the grade is approximate.
package struct PseudoscalarInvisible: PointwiseMethod {
    package static let name = "pi0-gamma-invisible"
    package static let version = 1
    package static let parameters = PortalParameter.invisible
    package static let summary =
        "an upper limit on Br(P → γ + nothing) of a light pseudoscalar meson, read as P → γ a γ' with γ' invisible"
    package static let inputs = [meson.part, branchingLimit.part, MassRange.input.part]

    private static let mass = NumberInput("mass", .energy, .positive)
    private static let twoPhotons = NumberInput("branching-gamma-gamma", .dimensionless, .efficiency, "Br(P → γγ)")
    private static let meson = GroupInput("meson", [TextInput("name").part, mass.part, twoPhotons.part])
    private static let branchingLimit = NumberInput(
        "branching-limit", .dimensionless, .share, "the upper limit on Br(P → γ + nothing)", varied: .alone)

    private let mesonMassGeV: Double
    private let twoPhotonBranching: Double
    private let branchingLimit: Double
    private let range: MassRange
    private let couplingTop: Double

    package init(_ inputs: Inputs, of request: DerivationRequest, in plane: Plane) throws(InputError) {
        let meson = try inputs.group(Self.meson)
        mesonMassGeV = try meson.value(Self.mass)
        twoPhotonBranching = try meson.value(Self.twoPhotons)
        branchingLimit = try inputs.value(Self.branchingLimit)
        range = try MassRange(inputs)
        couplingTop = plane.coupling.to
    }

    package func check(at point: ParameterPoint) throws(InputError) {
        _ = try range.end(atMost: mesonMassGeV / (1 + point.axionMassOverMass))
    }

    package func answers(at point: ParameterPoint, _ context: MethodContext) throws(InputError) -> PointwiseAnswers {
        let closing = mesonMassGeV / (1 + point.axionMassOverMass)
        return PointwiseAnswers(
            massesGeV: range.from...(try range.end(atMost: closing * (1 - 1e-9))), couplingTop: couplingTop,
            ends: { range.ends($0) }, remarks: { _ in Self.remarks }
        ) { mass in
            let decay = PseudoscalarDecay(
                mesonMassGeV: mesonMassGeV, twoPhotonBranching: twoPhotonBranching, darkPhotonMassGeV: mass,
                axionMassGeV: point.axionMassOverMass * mass)
            let ratio = decay.branchingPerCouplingSquared
            let coupling = ratio > 0 ? (branchingLimit / ratio).squareRoot() : .infinity
            return .init(lines: [.init(coupling: coupling, energyGeV: mesonMassGeV)])
        }
    }

    private static let remarks = PointwiseAnswers.Remarks(
        theoryNote: "the search assumed another spectrum of the photon; how its efficiency changes is not known",
        note:
            "The squared amplitude of arXiv:1806.00757 is dimensionally inconsistent as printed; this is the "
            + "corrected one. "
            + "No form factor.")
}
