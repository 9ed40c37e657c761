import Foundation
import LimitModel
import Quantities

/// A limit in proportion to another one: g(m) = g_ref(m) R(m), with R a number, a curve, or √[(N·L)_ref/(N·L)_new] from
/// beam particles N and target lengths L (arXiv:2602.11405 Eq. (18); `Docs/use/physics.md`).
package struct RatioRecast: Method {
    package static let name = "recast-ratio"
    package static let version = 1
    package static let models = PortalModel.all
    package static let parameters: [String: ParameterUse] = [:]
    package static let bestGrade = Grade.exact

    package static let summary = "a limit in proportion to another one, g(m) = g_ref(m) R(m)"
    package static let inputs = [
        recastClass.part, CurveOf.input.part, ChoiceInput([ratio.part], [ratioCurve.part], [exposures.part]).part,
        .optional(MassRange.input.part),
    ]

    private static let recastClass = TextInput(
        "class", .word(["same-events", "same-production", scaling]),
        "same-events: the same data read anew; same-production: only the exposure differs; scaling: a rough proportion")
    private static let ratio = NumberInput("ratio", .dimensionless, .positive, "R")
    private static let ratioCurve = TabulatedCurve.input("ratio-curve", "R(m), straight in log-log", ratio)
    private static let particles = NumberInput("particles", .count, .positive)
    private static let length = NumberInput("length", .length, .positive)
    private static let old = GroupInput("reference", [particles.part, length.part])
    private static let new = GroupInput("new", [particles.part, length.part])
    private static let exposures = GroupInput(
        "exposures", "R = √[(N L)_reference/(N L)_new]", [old.part, new.part])

    /// The class of a rough proportion.
    private static let scaling = "scaling"

    private let reference: SourceReference
    private let range: MassRange?
    /// R at every mass, or as a curve.
    private let constant: Double
    private let curve: TabulatedCurve?
    /// Relative error of R, when it is stated.
    private let ratioError: Double?
    /// Kind of recast, in the descriptor's words.
    private let kind: String
    /// The plane of this limit and of the reference, and where both hold.
    private let plane: Slug
    private let holdings: [Holding]
    private let couplingTop: Double

    package var sources: [SourceReference] { [reference] }

    package static func bestGrade(of request: DerivationRequest) -> Grade {
        request.method.child(recastClass.name)?.text == scaling ? .approximate : bestGrade
    }

    package init(_ inputs: Inputs, of request: DerivationRequest, in plane: Plane) throws(InputError) {
        reference = try inputs.source(CurveOf.input)
        kind = try inputs.text(Self.recastClass)
        range = inputs.group(ifPresent: MassRange.input) == nil ? nil : try MassRange(inputs)
        self.plane = plane.slug
        holdings = request.holdings
        couplingTop = plane.coupling.to
        if let group = inputs.group(ifPresent: Self.ratioCurve) {
            let read = try TabulatedCurve(group, Self.ratio)
            (constant, curve, ratioError) = (1, read, read.error)
        } else if let group = inputs.group(ifPresent: Self.exposures) {
            let (old, new) = (
                try Self.exposure(group.group(Self.old)), try Self.exposure(group.group(Self.new))
            )
            constant = (old.value / new.value).squareRoot()
            curve = nil
            ratioError = old.error == nil && new.error == nil ? nil : hypot(old.error ?? 0, new.error ?? 0) / 2
        } else {
            let ratio = try inputs.number(Self.ratio)
            (constant, curve, ratioError) = (ratio.value, nil, ratio.relativeError)
        }
    }

    /// N·L in m, and its relative error.
    private static func exposure(_ group: Inputs) throws(InputError) -> (value: Double, error: Double?) {
        let particles = try group.number(Self.particles)
        let length = try group.number(Self.length)
        let errors = [particles.relativeError, length.relativeError].compactMap(\.self)
        return (particles.value * length.value, errors.isEmpty ? nil : errors.reduce(0, hypot))
    }

    package func derive(at point: ParameterPoint, _ context: MethodContext) throws(InputError) -> DerivedCurves {
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
