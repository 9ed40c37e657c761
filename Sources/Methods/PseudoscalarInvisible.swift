import LimitModel
import PortalPhysics
import Quantities

/// An upper limit on Br(P → γ + nothing) of a light pseudoscalar meson, read as P → γ γ* → γ a γ' with an invisible γ':
/// G² < Br / [Br(P → γ a γ')/G²]. The spectrum of the photon is not that of the search, so the grade is approximate.
package struct PseudoscalarInvisible: Method {
    package static let name = "pi0-gamma-invisible"
    package static let version = 1
    package static let parameters = PortalParameter.invisible

    private let mesonMassGeV: Double
    private let twoPhotonBranching: Double
    private let branchingLimit: Double
    private let range: MassRange
    private let couplingTop: Double

    package init(_ request: DerivationRequest, plane: Plane) throws(InputError) {
        let (inputs, point) = try Self.opened(request, plane)
        let isShare: (Double) -> Bool = { $0 > 0 && $0 < 1 }
        let meson = try inputs.group("meson")
        mesonMassGeV = try meson.number("mass", .energy, where: { $0 > 0 }, "positive").value
        twoPhotonBranching = try meson.number(
            "branching-gamma-gamma", .dimensionless, where: { $0 > 0 && $0 <= 1 }, "above 0 and at most 1"
        ).value
        branchingLimit = try inputs.number("branching-limit", .dimensionless, where: isShare, "between 0 and 1").value
        range = try MassRange(inputs, point)
        couplingTop = plane.coupling.to
        _ = try range.end(atMost: mesonMassGeV / (1 + range.axionMassOverMass))
    }

    package func derive(_ context: MethodContext) throws(InputError) -> DerivedCurves {
        let closing = mesonMassGeV / (1 + range.axionMassOverMass)
        let end = try range.end(atMost: closing * (1 - 1e-9))
        let family = CurveFamily(
            [.init(role: .central)], from: range.from, to: end, couplingTop: couplingTop
        ) { mass in
            let decay = PseudoscalarDecay(
                mesonMassGeV: mesonMassGeV, twoPhotonBranching: twoPhotonBranching, darkPhotonMassGeV: mass,
                axionMassGeV: range.axionMassOverMass * mass)
            let ratio = decay.branchingPerCouplingSquared
            let coupling = ratio > 0 ? (branchingLimit / ratio).squareRoot() : .infinity
            return [.init(coupling: coupling, energyGeV: mesonMassGeV)]
        }
        guard let central = family.curves[0] else {
            return DerivedCurves(
                shape: .empty, curves: [],
                emptyReason:
                    "the bound lies above the top of the plane or beyond the effective theory at the lowest mass",
                numericalError: 0, theoryError: nil)
        }
        return DerivedCurves(
            shape: .above, curves: [central], ends: range.ends(central), numericalError: CurveFamily.interpolationError,
            theoryError: nil,
            theoryNote: "the search assumed another spectrum of the photon; how its efficiency changes is not known",
            note:
                "The squared amplitude of arXiv:1806.00757 is dimensionally inconsistent as printed; this is the "
                + "corrected one. "
                + "No form factor.")
    }
}
