import Foundation
import LimitModel
import PortalPhysics
import Quantities

/// An upper limit on Br(V → invisible) of a vector meson, read as V → γ* → a γ' with an invisible γ':
/// g² < Br_inv / [Br(V → a γ')/g²] (arXiv:2602.11405 Sec. V; `Docs/physics.md`). Closed form, on the meson's mass shell.
package struct InvisibleMesonDecay: Method {
    package static let name = "invisible-meson-decay"
    package static let version = 1
    package static let parameters = PortalParameter.invisible

    /// Within this share of the kinematic end the narrow width of γ' is strained, and points say so.
    static let thresholdShare = 0.9
    /// Relative accuracy of log-log interpolation between the points.
    private static let interpolationError = 1e-4

    let mesonMassGeV: Double
    private let electronBranching: Double
    private let invisibleBranching: Double
    /// Relative error of the ratio of the two branching fractions; nil when no input states one.
    let branchingError: Double?
    package let axionMassOverMass: Double
    let lowestMassGeV: Double
    let highestMassGeV: Double?
    let couplingTop: Double

    package init(_ request: DerivationRequest, plane: Plane) throws(InputError) {
        let (inputs, point) = try Self.opened(request, plane)
        let positive: (Double) -> Bool = { $0 > 0 }
        let isShare: (Double) -> Bool = { $0 > 0 && $0 < 1 }
        let meson = try MesonInputs(inputs.group("meson"))
        mesonMassGeV = meson.massGeV
        electronBranching = meson.electronBranching
        branchingError = meson.branchingError
        invisibleBranching = try inputs.number(
            "invisible-branching", .dimensionless, where: isShare, "between 0 and 1"
        ).value
        axionMassOverMass = point[PortalParameter.axionMass]

        let range = try inputs.group("mass-range")
        lowestMassGeV = try range.number("from", .energy, where: positive, "positive").value
        highestMassGeV = try range.number(ifPresent: "to", .energy, where: positive, "positive")?.value
        couplingTop = plane.coupling.to
        let end = min(highestMassGeV ?? .infinity, mesonMassGeV / (1 + axionMassOverMass))
        guard lowestMassGeV < end else {
            throw InputError(
                field: "\(range.path)/from", line: range.node.line,
                problem: "the range from \(Quantity(lowestMassGeV, .energy).printed()) is empty",
                remedy: "begin below \(Quantity(end, .energy).printed())")
        }
    }

    package func derive(_ context: MethodContext) throws(InputError) -> DerivedCurves {
        let kinematicEnd = mesonMassGeV / (1 + axionMassOverMass)
        let end = highestMassAllowed(below: kinematicEnd)
        guard end > lowestMassGeV else {
            let reason = "the bound lies above the top of the plane or beyond the effective theory at every mass"
            return DerivedCurves(
                shape: .empty, curves: [], emptyReason: reason, numericalError: 0, theoryError: nil)
        }
        let strained = Self.thresholdShare * kinematicEnd
        let effectiveTheoryEdge = mass(whereCouplingReaches: 1 / mesonMassGeV, between: lowestMassGeV, and: end)
        let mesh = AdaptiveMesh(
            from: lowestMassGeV, to: end, breaks: [strained] + (effectiveTheoryEdge.map { [$0] } ?? []),
            tolerance: Self.interpolationError, value: coupling(atMassGeV:))
        let points = mesh.points.map { point in
            var flags: Curve.Flags = []
            if point.mass >= strained { flags.insert(.nearThreshold) }
            if let edge = effectiveTheoryEdge, point.mass >= edge { flags.insert(.effectiveTheory) }
            return Curve.Point(mass: point.mass, coupling: point.value, flags: flags)
        }
        return DerivedCurves(
            shape: .above, curves: [Curve(role: .central, points: points)],
            ends: .init(low: .table, high: end == highestMassGeV ? .table : .physical),
            numericalError: Self.interpolationError, theoryError: branchingError.map { $0 / 2 },
            theoryNote: branchingError == nil
                ? "the inputs state no errors"
                : "stated error of the branching fraction or widths into electrons, halved because g goes with its root; "
                    + "a narrow dark photon is assumed")
    }

    /// The bound on g in 1/GeV at a dark photon mass; infinite where the decay is closed.
    func coupling(atMassGeV mass: Double) -> Double {
        let ratio = VectorMeson.portalToElectronRatioPerCouplingSquared(
            mesonMassGeV: mesonMassGeV, darkPhotonMassGeV: mass, axionMassGeV: axionMassOverMass * mass)
        return (invisibleBranching / (electronBranching * ratio)).squareRoot()
    }

    /// The curve ends at the plane's top, or where g times the energy (the meson's mass) passes 4π.
    private func highestMassAllowed(below kinematicEnd: Double) -> Double {
        let top = min(couplingTop, 4 * Double.pi / mesonMassGeV)
        let limit = min(highestMassGeV ?? .infinity, kinematicEnd)
        guard coupling(atMassGeV: lowestMassGeV) < top else { return lowestMassGeV }
        return mass(whereCouplingReaches: top, between: lowestMassGeV, and: limit) ?? limit
    }

    /// The largest double at which the rising bound has not passed `target`; nil when it never reaches it.
    private func mass(whereCouplingReaches target: Double, between low: Double, and high: Double) -> Double? {
        guard coupling(atMassGeV: high) > target else { return nil }
        var (low, high) = (low, high)
        guard coupling(atMassGeV: low) <= target else { return low }
        while true {
            let middle = low + (high - low) / 2
            guard middle > low, middle < high else { return low }
            if coupling(atMassGeV: middle) <= target { low = middle } else { high = middle }
        }
    }
}
