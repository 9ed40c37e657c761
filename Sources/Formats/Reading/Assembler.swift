import LimitModel
import Quantities
import Regions

/// Makes limits of tables and of what was said of them. Nothing is guessed: what is missing is asked for.
struct Assembler {
    /// Gathers the limits; its checks are those of the XML reader.
    var builder: SubmissionBuilder
    let format: Format
    var keepsSentinels = false
    var splitsContours = false
    var allowsSteps = false
    /// Tells whether the curves are taken as they stand: the program wrote them itself.
    var isExact = false
    /// Rows that were left out of the table at hand, each with its reason.
    var dropped: [String] = []

    init(builder: SubmissionBuilder, format: Format) {
        self.builder = builder
        self.format = format
    }

    /// The spelling of fields in messages.
    var spelling: FieldSpelling { builder.findings.spelling }

    /// The answers a limit needs, once all are there.
    struct Head {
        let limit: Slug
        let experiment: Experiment
        let plane: Plane
        let holdings: [Holding]
        let status: Status
        let statement: Statement
        let origin: Origin
        let shape: Limit.Shape
        let scale: ColumnScale
    }

    /// Appends the limit of a table to the submission.
    /// - Returns: what became of it; nil when the findings say why nothing did.
    mutating func assemble(_ table: FoundTable, as declaration: Declaration) -> ReadingSummary? {
        dropped = table.dropped
        isExact = table.isExact
        guard let head = head(of: table, declaration) else { return nil }
        let before = builder.findings.errors.count
        if isExact { checkStated(head, of: table) }
        guard let shape = shape(of: table, head, declaration), builder.findings.errors.count == before else {
            return nil
        }
        let reading = Reading(
            format: format.rawValue, table: table.name.isEmpty ? nil : table.name,
            massUnit: head.scale.massUnit.symbol, couplingUnit: head.scale.couplingUnit.symbol,
            convention: head.scale.convention.name, dropped: dropped, calibration: table.calibration)
        var origin = head.origin
        origin.reading = table.isExact ? table.origin?.reading : reading
        var limit = Limit(
            slug: head.limit, title: declaration.title ?? head.limit.text, search: declaration.search ?? head.limit,
            experiment: head.experiment, plane: head.plane.slug, status: head.status, statement: head.statement,
            holdings: head.holdings, origin: origin, shape: shape.kind, curves: shape.curves.map(\.curve),
            emptyReason: isExact ? table.emptyReason : shape.emptyReason)
        declaration.store(in: &limit)
        builder.checkRegion(of: limit, shape)
        guard builder.findings.errors.count == before else { return nil }
        builder.submission.limits.append(limit)
        return ReadingSummary(limit, plane: head.plane, format: format)
    }

    /// The curves in the plane, with the shape they make.
    private mutating func shape(of table: FoundTable, _ head: Head, _ declaration: Declaration) -> LimitShape? {
        let main: [Curve.Role?] = [nil, .central, .lowerEdge, .upperEdge, .contour]
        var shape: LimitShape?
        let curves = table.curves.filter { main.contains($0.role) }
        if declaration.closeAt != nil, head.shape != .inside {
            builder.findings.fail(
                line: table.line, field: "close-at", "it closes contours, but the shape is '\(head.shape.rawValue)'",
                remedy: "leave it out, or say shape inside")
            return nil
        }
        switch head.shape {
        case .above: shape = above(curves, head, declaration, line: table.line)
        case .between: shape = between(curves, head, declaration, line: table.line)
        case .inside: shape = inside(curves, head, declaration, line: table.line)
        case .empty where isExact && curves.isEmpty, .missing where isExact && curves.isEmpty:
            shape = LimitShape(kind: head.shape, line: table.line, curves: [])
        case .empty, .missing:
            builder.findings.fail(
                line: table.line, field: "shape", "a limit that excludes nothing has no table",
                remedy: "write it as XML, see Docs/use/descriptors.md")
        }
        for curve in table.curves where !main.contains(curve.role) {
            guard let role = curve.role, let source = line(curve, as: role, head, declaration) else { continue }
            shape?.curves.append(source)
        }
        if isExact { shape?.curves.sort(as: table.curves) }
        return shape
    }

    // MARK: Shapes

    private mutating func above(
        _ curves: [FoundCurve], _ head: Head, _ declaration: Declaration, line: Int?
    ) -> LimitShape? {
        guard curves.allSatisfy({ $0.role == nil || $0.role == .central }) else {
            return fail(
                "the table has two edges or contours, so that shape 'above' does not fit",
                remedy: "leave \(spelling(.shape)) out", line: line)
        }
        guard let curve = only(curves, line: line), let source = self.line(curve, as: .central, head, declaration)
        else {
            return nil
        }
        return LimitShape(kind: .above, line: line, curves: [source])
    }

    private mutating func between(
        _ curves: [FoundCurve], _ head: Head, _ declaration: Declaration, line: Int?
    ) -> LimitShape? {
        let edges = [Curve.Role.lowerEdge, .upperEdge].map { role in curves.filter { $0.role == role } }
        guard edges.allSatisfy({ $0.count == 1 }), curves.count == 2, let low = edges[0].first,
            let high = edges[1].first
        else {
            return fail(
                "shape 'between' needs a lower and an upper edge",
                remedy: "name the columns: \(spelling(.columns, "1,2,3")) for mass, lower and upper edge", line: line)
        }
        if high.rows.allSatisfy({ $0.edge == .open }), !head.scale.convention.isInverse {
            var central = low
            central.role = .central
            return self.line(central, as: .central, head, declaration).map {
                LimitShape(kind: .above, line: line, curves: [$0])
            }
        }
        // A table of our own names the edges as they are in the plane.
        let roles = [Curve.Role.lowerEdge, .upperEdge].map { isExact ? $0 : head.scale.role($0) }
        guard let first = self.line(low, as: roles[0], head, declaration),
            let second = self.line(high, as: roles[1], head, declaration)
        else { return nil }
        let (lower, upper) = first.curve.role == .lowerEdge ? (first, second) : (second, first)
        builder.warnWithoutPartner(lower, upper)
        return LimitShape(kind: .between, line: line, curves: [lower, upper])
    }

    private mutating func inside(
        _ curves: [FoundCurve], _ head: Head, _ declaration: Declaration, line: Int?
    ) -> LimitShape? {
        guard curves.allSatisfy({ $0.role == nil || $0.role == .central || $0.role == .contour }) else {
            return fail(
                "the table has two edges, so that shape 'inside' does not fit", remedy: "leave \(spelling(.shape)) out",
                line: line)
        }
        guard !curves.isEmpty else {
            return fail("a closed region needs a contour, and there is none", remedy: "give its rows", line: line)
        }
        var sources: [CurveSource] = []
        for curve in curves { sources += contours(curve, head, declaration) }
        guard !sources.isEmpty else { return nil }
        return LimitShape(kind: .inside, line: line, curves: sources)
    }

    /// An upper limit is one curve; blocks of rows are several.
    private mutating func only(_ curves: [FoundCurve], line: Int?) -> FoundCurve? {
        if curves.count == 1 { return curves.first }
        guard !curves.isEmpty else {
            _ = fail("an upper limit needs a curve, and there is none", remedy: "give its rows", line: line)
            return nil
        }
        let starts = curves.compactMap { $0.rows.first?.line }.map { "\($0)" }
        let places = starts.count == curves.count ? " (at lines \(starts.joined(separator: ", ")))" : ""
        builder.findings.fail(
            line: line, "it holds \(curves.count) separate runs of rows\(places), but an upper limit is one curve",
            remedy:
                "remove the empty lines between them if they are one, or say \(spelling(.shape, "inside")) if they are contours"
        )
        return nil
    }

    private mutating func fail(_ message: String, remedy: String, line: Int?) -> LimitShape? {
        builder.findings.fail(line: line, field: "shape", message, remedy: remedy)
        return nil
    }
}
