import Foundation
import LimitModel
import PortalPhysics
import Quantities

/// A published limit ε(m_A') of a counting search, folded into the portal's coupling:
/// 1 = g² ∫ dq² λ^{3/2}(q², m², m_a²)/(96π² q⁶)/ε²(q) (`Docs/physics.md`).
///
/// Target, thickness and efficiency cancel. Beam, target and x_min serve one purpose: the share of the yield above the
/// end of the published curve, which is dropped; the limit ends where it passes the stated share.
package struct FoldedMixing: Method {
    package static let name = "fold-epsilon"
    package static let version = 1
    package static let parameters = PortalParameter.invisible
    package static let bestGrade = Grade.exact

    private let reference: SourceReference
    private let beam: BeamOnTarget
    private let range: MassRange
    private let largestDroppedShare: Double
    private let couplingTop: Double

    package var sources: [SourceReference] { [reference] }

    package init(_ request: DerivationRequest, plane: Plane) throws(InputError) {
        let (inputs, point) = try Self.opened(request, plane)
        reference = try inputs.source(InputNode.sourceName)
        beam = try BeamOnTarget(inputs, needsLength: false)
        range = try MassRange(inputs, point)
        try beam.check(lowestMassGeV: range.from * (1 + range.axionMassOverMass), at: range.inputs)
        largestDroppedShare = try inputs.number(
            "largest-dropped-share", .dimensionless, where: { $0 > 0 && $0 < 1 }, "between 0 and 1"
        ).value
        couplingTop = plane.coupling.to
    }

    package func derive(_ context: MethodContext) throws(InputError) -> DerivedCurves {
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
        let ratio = range.axionMassOverMass
        let start = range.from * (1 + ratio)
        guard start >= mixing.massesGeV[0], let table = context.tables.table(beam, lowestMassGeV: range.from) else {
            throw InputError(
                field: "\(range.inputs.path)/from", line: range.inputs.node.line,
                problem: "the published curve begins at \(Quantity(mixing.massesGeV[0], .energy).printed())",
                remedy: "begin at or above it")
        }
        func dropped(_ mass: Double) -> Double {
            table.share(aboveInvariantMassGeV: last, darkPhotonMassGeV: mass, axionMassGeV: ratio * mass) ?? 1
        }
        let end = try endMass(atMost: try range.end(atMost: last / (1 + ratio)), dropped)
        let family = CurveFamily(
            [.init(role: .central), .init(role: .component, name: Self.restored)], from: range.from, to: end,
            couplingTop: couplingTop
        ) { mass in
            let coupling =
                mixing.foldedCoupling(darkPhotonMassGeV: mass, axionMassGeV: ratio * mass) ?? .infinity
            let energy = max(
                mass,
                table.production(darkPhotonMassGeV: mass, axionMassGeV: ratio * mass)?.meanInvariantMassGeV ?? mass)
            return [
                .init(coupling: coupling, energyGeV: energy),
                .init(coupling: coupling * (1 - dropped(mass)).squareRoot(), energyGeV: energy),
            ]
        }
        let curves = family.curves.compactMap(\.self)
        guard curves.first?.role == .central else {
            return DerivedCurves(
                shape: .empty, curves: [], emptyReason: "the bound lies above the top of the plane at the lowest mass",
                numericalError: 0, theoryError: nil)
        }
        let shares = [range.from, (range.from * end).squareRoot(), end].map { mass in
            "\((100 * dropped(mass)).printed(digits: 3))% at \(Quantity(mass, .energy).printed(digits: 3))"
        }
        return DerivedCurves(
            shape: .above, curves: curves, ends: .init(low: .table, high: .table),
            numericalError: CurveFamily.interpolationError + Self.foldError,
            theoryError: 1 / (1 - min(dropped(end), largestDroppedShare)).squareRoot() - 1,
            theoryNote:
                "dropped yield from pairs heavier than \(Quantity(last, .energy).printed()), where the published curve "
                + "ends: \(shares.joined(separator: ", ")); leaving it out makes the limit weaker, by at most this error. "
                + "Not covered: the error of reading the published curve",
            note:
                "Folded from \(reference.limit). The component '\(Self.restored)' is the limit with the dropped yield put "
                + "back: the dropped share is 1 minus the square of its ratio to the limit.")
    }

    /// Relative error of the fold's integral: eight-node panels, each segment of the curve for itself.
    private static let foldError = 1e-6
    private static let restored = "dropped yield restored"

    /// Where the dropped share passes the largest that is allowed.
    private func endMass(atMost limit: Double, _ dropped: (Double) -> Double) throws(InputError) -> Double {
        guard dropped(range.from) < largestDroppedShare else {
            throw InputError(
                field: "\(range.inputs.path)/from", line: range.inputs.node.line,
                problem:
                    "\((100 * dropped(range.from)).printed(digits: 3))% of the yield lies above the end of the published curve",
                remedy: "begin at a smaller mass, or allow a larger share")
        }
        var (low, high) = (range.from, limit * (1 - 1e-9))
        guard dropped(high) > largestDroppedShare else { return high }
        while high / low > 1 + 1e-12 {
            let middle = (low * high).squareRoot()
            guard middle > low, middle < high else { break }
            if dropped(middle) <= largestDroppedShare { low = middle } else { high = middle }
        }
        return low
    }
}
