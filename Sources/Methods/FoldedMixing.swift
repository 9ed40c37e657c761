import Foundation
import LimitModel
import PortalPhysics
import Quadrature
import Quantities

/// A published limit ε(m_A') of a counting search, folded into the portal's coupling:
/// 1 = g² ∫ dq² λ^{3/2}(q², m², m_a²)/(96π² q⁶)/ε²(q) (`Docs/use/physics.md`).
///
/// Target, thickness and efficiency cancel. Beam, target and x_min serve one purpose: the share of the yield above the
/// end of the published curve, which is dropped; the limit ends where it passes the stated share.
package struct FoldedMixing: PointwiseMethod {
    package static let name = "fold-epsilon"
    package static let version = 1
    package static let parameters = PortalParameter.invisible
    package static let bestGrade = Grade.exact
    package static let summary =
        "a published limit ε(m) of a counting search, folded into the coupling of the dark axion portal; beam, target and "
        + "x-min only tell the share of the yield above the end of the published curve"
    package static let inputs =
        [CurveOf.input.part] + BeamOnTarget.inputs + [droppedShare.part, MassRange.input.part]

    private static let droppedShare = NumberInput(
        "largest-dropped-share", .dimensionless, .share, "the limit ends where more of the yield is dropped")

    private let reference: SourceReference
    private let beam: BeamOnTarget
    private let range: MassRange
    private let largestDroppedShare: Double
    private let couplingTop: Double

    package var sources: [SourceReference] { [reference] }

    package init(_ inputs: Inputs, of request: DerivationRequest, in plane: Plane) throws(InputError) {
        reference = try inputs.source(CurveOf.input)
        beam = try BeamOnTarget(inputs)
        range = try MassRange(inputs)
        largestDroppedShare = try inputs.value(Self.droppedShare)
        couplingTop = plane.coupling.to
    }

    package func check(at point: ParameterPoint) throws(InputError) {
        try beam.check(lowestMassGeV: range.from * (1 + point.axionMassOverMass), of: range)
    }

    package func answers(at point: ParameterPoint, _ context: MethodContext) throws(InputError) -> PointwiseAnswers {
        let published = try context.limit(
            reference, model: .kineticMixing, holdingAt: [PortalParameter.invisibleShare: 1])
        let points = published.curves[0].points
        guard let mixing = KineticMixingTable(massesGeV: points.map(\.mass), mixings: points.map(\.coupling)),
            let last = mixing.massesGeV.last
        else {
            throw InputError(
                field: reference.field, line: reference.line, problem: "the curve of '\(reference.limit)' has steps",
                remedy: "name a curve with one coupling for every mass")
        }
        let ratio = point.axionMassOverMass
        let start = range.from * (1 + ratio)
        guard start >= mixing.massesGeV[0], let table = context.tables.table(beam, lowestMassGeV: range.from) else {
            throw range.fail(
                "the published curve begins at \(Quantity(mixing.massesGeV[0], .energy).printed())",
                "begin at or above it")
        }
        let dropped: @Sendable (Double) -> Double = { mass in
            table.share(aboveInvariantMassGeV: last, darkPhotonMassGeV: mass, axionMassGeV: ratio * mass) ?? 1
        }
        let end = try endMass(atMost: try range.end(atMost: last / (1 + ratio)), dropped)
        return PointwiseAnswers(
            massesGeV: range.from...end, couplingTop: couplingTop,
            lines: [.init(role: .central), .init(role: .component, name: Self.restored)],
            ends: { _ in .init(low: .table, high: .table) },
            remarks: { _ in remarks(end: end, publishedEnd: last, dropped) }
        ) { mass in
            let coupling =
                mixing.foldedCoupling(darkPhotonMassGeV: mass, axionMassGeV: ratio * mass) ?? .infinity
            let energy = max(
                mass,
                table.production(darkPhotonMassGeV: mass, axionMassGeV: ratio * mass)?.meanInvariantMassGeV ?? mass)
            return .init(
                lines: [
                    .init(coupling: coupling, energyGeV: energy),
                    .init(coupling: coupling * (1 - dropped(mass)).squareRoot(), energyGeV: energy),
                ], numericalError: Self.foldError)
        }
    }

    private func remarks(
        end: Double, publishedEnd: Double, _ dropped: (Double) -> Double
    ) -> PointwiseAnswers.Remarks {
        let shares = [range.from, (range.from * end).squareRoot(), end].map { mass in
            "\((100 * dropped(mass)).printed(digits: 3))% at \(Quantity(mass, .energy).printed(digits: 3))"
        }
        return .init(
            theoryError: 1 / (1 - min(dropped(end), largestDroppedShare)).squareRoot() - 1,
            theoryNote:
                "dropped yield from pairs heavier than \(Quantity(publishedEnd, .energy).printed()), where the published "
                + "curve "
                + "ends: \(shares.joined(separator: ", ")); leaving it out makes the limit weaker, by at most this error. "
                + "Not covered: the error of reading the published curve",
            note:
                "Folded from \(reference.limit). The component '\(Self.restored)' is the limit with the dropped yield put "
                + "back: the dropped share is 1 minus the square of its ratio to the limit.")
    }

    /// Relative error of the fold's integral: eight-node panels, each segment of the curve for itself.
    private static let foldError = 1e-6
    private static let restored = "dropped yield restored"

    /// Mass at which the dropped share passes the largest that is allowed.
    private func endMass(atMost limit: Double, _ dropped: (Double) -> Double) throws(InputError) -> Double {
        guard dropped(range.from) < largestDroppedShare else {
            throw range.fail(
                "\((100 * dropped(range.from)).printed(digits: 3))% of the yield lies above the end of the published curve",
                "begin at a smaller mass, or allow a larger share")
        }
        let high = limit * (1 - 1e-9)
        guard dropped(high) > largestDroppedShare else { return high }
        return Bisection.last(from: range.from, to: high, inLog: true) { dropped($0) <= largestDroppedShare }
    }
}
