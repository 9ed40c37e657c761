import Foundation
import LimitModel
import Quantities

/// A limit in proportion to another one: g(m) = g_ref(m) R(m), with R a number, a curve, or √[(N·L)_ref/(N·L)_new] from
/// beam particles N and target lengths L (arXiv:2602.11405 Eq. (18); `Docs/physics.md`).
package struct RatioRecast: Method {
    package static let name = "recast-ratio"
    package static let version = 1
    package static let models = PortalModel.all
    package static let parameters: [String: ParameterUse] = [:]
    package static let bestGrade = Grade.exact

    /// The class of a rough proportion.
    private static let scaling = "scaling"

    private let reference: SourceReference
    private let range: MassRange?
    /// R at every mass, or as a curve.
    private let constant: Double
    private let curve: TabulatedCurve?
    /// Relative error of R, when it is stated.
    private let ratioError: Double?
    /// What kind of recast it is, in the descriptor's words.
    private let kind: String
    /// The plane of this limit and of the reference, and where both hold.
    private let plane: Slug
    private let holdings: [Holding]
    private let couplingTop: Double

    package var sources: [SourceReference] { [reference] }

    package init(_ request: DerivationRequest, plane: Plane) throws(InputError) {
        let isRough = request.method.child("class")?.text == Self.scaling
        let (inputs, point) = try Self.opened(request, plane, best: isRough ? .approximate : nil)
        reference = try inputs.source(InputNode.sourceName)
        kind = try inputs.text("class", oneOf: ["same-events", "same-production", Self.scaling])
        range = inputs.group(ifPresent: "mass-range") == nil ? nil : try MassRange(inputs, point)
        self.plane = plane.slug
        holdings = request.holdings
        couplingTop = plane.coupling.to
        let positive: (Double) -> Bool = { $0 > 0 }
        let single = try inputs.number(ifPresent: "ratio", .dimensionless, where: positive, "positive")
        let group = inputs.group(ifPresent: "ratio-curve")
        let exposures = inputs.group(ifPresent: "exposures")
        guard [single != nil, group != nil, exposures != nil].filter(\.self).count == 1 else {
            throw InputError(
                field: "\(inputs.path)/ratio", line: inputs.node.line, problem: "there must be one ratio",
                remedy: "give one of <ratio>, <ratio-curve> and <exposures>")
        }
        var (constant, error): (Double, Double?) = (single?.value ?? 1, single?.relativeError)
        var curve: TabulatedCurve?
        if let group {
            let read = try TabulatedCurve(group, value: "ratio", where: positive, "positive")
            (curve, error) = (read, read.error)
        }
        if let exposures {
            let (old, new) = (
                try Self.exposure(exposures.group("reference")), try Self.exposure(exposures.group("new"))
            )
            constant = (old.value / new.value).squareRoot()
            error = old.error == nil && new.error == nil ? nil : hypot(old.error ?? 0, new.error ?? 0) / 2
        }
        (self.constant, self.curve, ratioError) = (constant, curve, error)
    }

    /// N·L in m, and its relative error.
    private static func exposure(_ group: Inputs) throws(InputError) -> (value: Double, error: Double?) {
        let positive: (Double) -> Bool = { $0 > 0 }
        let particles = try group.number("particles", .count, where: positive, "positive")
        let length = try group.number("length", .length, where: positive, "positive")
        let errors = [particles.relativeError, length.relativeError].compactMap(\.self)
        return (particles.value * length.value, errors.isEmpty ? nil : errors.reduce(0, hypot))
    }

    package func derive(_ context: MethodContext) throws(InputError) -> DerivedCurves {
        let source = try context.limit(reference, plane: plane, holdingWhere: holdings)
        let points = source.curves[0].points
        let shape = TabulatedCurve(source.curves[0])
        let from = max(shape.masses.lowerBound, range?.from ?? 0, curve?.masses.lowerBound ?? 0)
        let to = min(shape.masses.upperBound, range?.to ?? .infinity, curve?.masses.upperBound ?? .infinity)
        guard from < to else {
            throw InputError(
                field: reference.field, line: reference.line, problem: "ratio and curve have no mass in common",
                remedy: "extend the ratio or the mass range")
        }
        // In log-log both factors are straight, so the corners of both are all that is needed.
        let masses = Set(
            ([from, to] + points.map(\.mass) + (curve?.points.map(\.mass) ?? [])).filter { $0 >= from && $0 <= to })
        let scaled = masses.sorted().compactMap { mass -> Curve.Point? in
            guard let value = shape.value(atMassGeV: mass),
                let ratio = curve.map({ $0.value(atMassGeV: mass) }) ?? constant
            else { return nil }
            let flags = points.first { $0.mass >= mass }?.flags ?? []
            return Curve.Point(mass: mass, coupling: value * ratio, flags: flags)
        }
        let kept = Array(scaled.prefix { $0.coupling <= couplingTop })
        guard kept.count > 1 else {
            return DerivedCurves(
                shape: .empty, curves: [], emptyReason: "the bound lies above the top of the plane",
                numericalError: 0, theoryError: nil)
        }
        let computation = source.origin.computation
        let errors = [ratioError, computation?.theoryError].compactMap(\.self)
        let words =
            curve == nil ? "R = \(constant.printed())" : "R a curve from \(from.printed()) to \(to.printed()) GeV"
        return DerivedCurves(
            shape: .above, curves: [Curve(role: .central, points: kept)], ends: ends(kept, source),
            numericalError: computation?.numericalError ?? 0,
            theoryError: errors.isEmpty ? nil : errors.reduce(0, hypot),
            theoryNote: "errors of the ratio and of \(reference.limit), as far as they are stated",
            note: "\(reference.limit) times \(words); class of the recast: \(kind).")
    }

    /// The reference's ends where the curve reaches them, else those of a table.
    private func ends(_ points: [Curve.Point], _ source: Limit) -> Limit.Ends {
        let old = source.curves[0].points
        let isCut = points.last?.mass != old.last?.mass
        return Limit.Ends(
            low: points.first?.mass == old.first?.mass ? source.ends?.low ?? .table : .table,
            high: isCut && points.last.map { $0.coupling < couplingTop } ?? true ? .table : source.ends?.high ?? .table)
    }
}
