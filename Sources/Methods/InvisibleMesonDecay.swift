import Foundation
import LimitModel
import PortalPhysics
import Quadrature
import Quantities

/// An upper limit on Br(V → invisible) of a vector meson, read as V → γ* → a γ' with an invisible γ':
/// g² < Br_inv / [Br(V → a γ')/g²] (arXiv:2602.11405 Sec. V; `Docs/use/physics.md`). Closed form, on the meson's mass shell.
package struct InvisibleMesonDecay: PointwiseMethod {
    package static let name = "invisible-meson-decay"
    package static let version = 1
    package static let parameters = PortalParameter.invisible
    package static let summary =
        "an upper limit on Br(V → invisible) of a vector meson, read as V → a γ' with γ' invisible; the rate relative to "
        + "V → e⁺e⁻ needs no more than the meson's mass, and Br(V → e⁺e⁻) is given or follows from widths"
    package static let inputs = [mesonInput.part, limit.part, MassRange.input.part]

    private static let mesonInput = GroupInput("meson", MesonInputs.inputs)
    private static let limit = NumberInput(
        "invisible-branching", .dimensionless, .share, "the limit on Br(V → invisible)", varied: .alone)

    /// Within this share of the kinematic end the narrow width of γ' is strained, and points say so.
    private static let thresholdShare = 0.9
    /// Relative accuracy of log-log interpolation between the points.
    private static let interpolationError = 1e-4

    private let meson: MesonInputs
    private let invisibleBranching: Double
    private let range: MassRange
    private let couplingTop: Double

    package init(_ inputs: Inputs, of request: DerivationRequest, in plane: Plane) throws(InputError) {
        meson = try MesonInputs(inputs.group(Self.mesonInput))
        invisibleBranching = try inputs.value(Self.limit)
        range = try MassRange(inputs)
        couplingTop = plane.coupling.to
    }

    package func check(at point: ParameterPoint) throws(InputError) {
        _ = try range.end(atMost: meson.closingMassGeV(axionMassOverMass: point.axionMassOverMass))
    }

    /// The bound on g in 1/GeV at a dark photon mass; infinite where the decay is closed.
    func coupling(atMassGeV mass: Double, axionMassOverMass ratio: Double = 0) -> Double {
        let ratio = VectorMeson.portalToElectronRatioPerCouplingSquared(
            mesonMassGeV: meson.massGeV, darkPhotonMassGeV: mass, axionMassGeV: ratio * mass)
        return (invisibleBranching / (meson.electronBranching * ratio)).squareRoot()
    }

    package func answers(at point: ParameterPoint, _ context: MethodContext) throws(InputError) -> PointwiseAnswers {
        let ratio = point.axionMassOverMass
        let closing = meson.closingMassGeV(axionMassOverMass: ratio)
        let error = meson.branchingError.map { $0 / 2 }
        return PointwiseAnswers(
            massesGeV: range.from...(try range.end(atMost: closing)), couplingTop: couplingTop,
            lines: [.init(role: .central, strained: [Self.thresholdShare * closing...closing])],
            ends: { range.ends($0) }, remarks: { _ in remarks }
        ) { mass in
            .init(
                lines: [
                    .init(coupling: coupling(atMassGeV: mass, axionMassOverMass: ratio), energyGeV: meson.massGeV)
                ], theoryError: error)
        }
    }

    private var remarks: PointwiseAnswers.Remarks {
        .init(
            theoryError: meson.branchingError.map { $0 / 2 },
            theoryNote: meson.branchingError == nil
                ? "the inputs state no errors"
                : "stated error of the branching fraction or widths into electrons, halved because g goes with its root; "
                    + "a narrow dark photon is assumed")
    }

    /// The bound rises with the mass, so its end at the plane's top, or where g times the meson's mass passes 4π, is one root.
    package func derive(at point: ParameterPoint, _ context: MethodContext) throws(InputError) -> DerivedCurves {
        let answers = try answers(at: point, context)
        let (from, to) = (answers.massesGeV.lowerBound, answers.massesGeV.upperBound)
        func coupling(_ mass: Double) -> Double { answers.answer(mass).lines[0].coupling }
        /// The largest double at which the bound has not passed `target`; nil when it never passes it.
        func mass(whereCouplingReaches target: Double, before end: Double) -> Double? {
            guard coupling(end) > target else { return nil }
            guard coupling(from) <= target else { return from }
            return Bisection.last(from: from, to: end, relativeTolerance: 0) { coupling($0) <= target }
        }
        let top = min(couplingTop, 4 * Double.pi / meson.massGeV)
        guard coupling(from) < top, case let end = mass(whereCouplingReaches: top, before: to) ?? to, end > from else {
            return .nothing(below: answers)
        }
        let strained = answers.lines[0].strained[0].lowerBound
        let edge = mass(whereCouplingReaches: 1 / meson.massGeV, before: end)
        let mesh = AdaptiveMesh(
            from: from, to: end, breaks: [strained] + (edge.map { [$0] } ?? []), tolerance: Self.interpolationError,
            value: coupling)
        let points = mesh.points.map { point in
            var flags: Curve.Flags = []
            if point.mass >= strained { flags.insert(.nearThreshold) }
            if let edge, point.mass >= edge { flags.insert(.effectiveTheory) }
            return Curve.Point(mass: point.mass, coupling: point.value, flags: flags)
        }
        return DerivedCurves(
            [Curve(role: .central, points: points)], of: answers, numericalError: Self.interpolationError)
    }
}
