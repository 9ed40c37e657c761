import LimitModel
import Quantities
import Regions

/// A curve and the lines its points stand on.
struct CurveSource {
    var curve: Curve
    /// The line of the element; nil where the format has no lines.
    let line: Int?
    /// The line of each point.
    var lines: [Int?]
    /// The dimension of the couplings.
    let dimension: PhysicalDimension

    /// The line of a point; nil when there is none of that index.
    func line(ofPoint index: Int) -> Int? { lines.indices.contains(index) ? lines[index] : nil }
}

/// The shape of a limit with its curves.
struct LimitShape {
    let kind: Limit.Shape
    let line: Int?
    var curves: [CurveSource]
    var emptyReason: String?
}

extension SubmissionBuilder {
    /// The shape of a limit with all its curves; nil when the schema has refused it.
    mutating func readShape(_ element: Element, plane: Plane?) -> LimitShape? {
        var shape: LimitShape?
        for child in element.children {
            switch child.name {
            case "above":
                let curve = readCurve(child, role: .central, plane: plane)
                shape = LimitShape(kind: .above, line: child.line, curves: curve.map { [$0] } ?? [])
            case "between": shape = readBetween(child, plane: plane)
            case "inside":
                let contours = child.all("contour").compactMap { readContour($0, plane: plane) }
                shape = LimitShape(kind: .inside, line: child.line, curves: contours)
            case "empty":
                shape = LimitShape(
                    kind: .empty, line: child.line, curves: [], emptyReason: child.text.collapsed)
            case "missing":
                shape = LimitShape(
                    kind: .missing, line: child.line, curves: [], emptyReason: child.text.collapsed)
            case "curve": shape?.curves += readFurther(child, plane: plane).map { [$0] } ?? []
            default: break
            }
        }
        return shape
    }

    /// Curves beside the limit itself: expected limits, bands, components.
    private mutating func readFurther(_ element: Element, plane: Plane?) -> CurveSource? {
        guard let role = choice(element, "role", as: Curve.Role.self) else { return nil }
        if role == .component, element["name"] == nil {
            findings.fail(
                line: element.line, field: "<curve> name", "a component needs a name",
                remedy: "add name=\"…\" with the production channel")
        }
        return readCurve(element, role: role, plane: plane)
    }

    private mutating func readContour(_ element: Element, plane: Plane?) -> CurveSource? {
        guard var source = readCurve(element, role: .contour, plane: plane), let first = source.curve.points.first
        else {
            return nil
        }
        if let closing = choice(element, "closing", as: EdgeKind.self) {
            if first.edge != .measured, first.edge != closing {
                findings.fail(
                    line: source.line(ofPoint: 0), field: "points row 1",
                    "its edge kind '\(first.edge.rawValue)' and closing=\"\(closing.rawValue)\" contradict each other",
                    remedy: "leave the edge kind of the first row out")
            }
            source.curve.points[0].edge = closing
        }
        return source
    }

    private mutating func readBetween(_ element: Element, plane: Plane?) -> LimitShape? {
        let lower = element.first("lower").flatMap { readCurve($0, role: .lowerEdge, plane: plane) }
        let upper = element.first("upper").flatMap { readCurve($0, role: .upperEdge, plane: plane) }
        guard let lower, var upper else { return nil }
        if let cap = element.first("cap") { readCap(cap, lower: lower, upper: &upper) }
        warnWithoutPartner(lower, upper)
        return LimitShape(kind: .between, line: element.line, curves: [lower, upper])
    }

    /// Continues the upper edge along the frame of the figure: nothing is claimed above it.
    private mutating func readCap(_ element: Element, lower: CurveSource, upper: inout CurveSource) {
        guard let coupling = element.first("coupling"),
            let value = positiveQuantity(coupling, as: upper.dimension), let last = upper.curve.points.last,
            let end = lower.curve.points.last
        else { return }
        var reach = end.mass
        if let stated = element.first("reach") {
            guard let mass = positiveQuantity(stated, as: .energy) else { return }
            reach = mass
        }
        guard reach > last.mass else {
            findings.fail(
                line: element.line, field: "<cap>",
                "it ends at \(Quantity(reach, .energy).printed()), before the upper edge does",
                remedy: "remove the cap, or let it reach beyond \(Quantity(last.mass, .energy).printed())")
            return
        }
        guard value >= last.coupling else {
            findings.fail(
                line: coupling.line, field: "<cap> <coupling>", "it lies below the end of the upper edge",
                remedy: "write the top of the figure")
            return
        }
        if value > last.coupling {
            upper.curve.points.append(Curve.Point(mass: last.mass, coupling: value, edge: .cap))
            upper.lines.append(element.line)
        }
        upper.curve.points.append(Curve.Point(mass: reach, coupling: value, edge: .cap))
        upper.lines.append(element.line)
    }

    mutating func warnWithoutPartner(_ lower: CurveSource, _ upper: CurveSource) {
        guard let lowStart = lower.curve.points.first?.mass, let lowEnd = lower.curve.points.last?.mass,
            let highStart = upper.curve.points.first?.mass, let highEnd = upper.curve.points.last?.mass
        else { return }
        func say(_ edge: String, _ from: Double, _ to: Double, _ line: Int?) {
            let range = [from, to].map { Quantity($0, .energy).printed() }.joined(separator: " to ")
            findings.warn(
                .edgeWithoutPartner, line: line, field: edge,
                "from \(range) it has no other edge: the points are kept, and nothing is excluded there")
        }
        if lowStart < highStart { say("lower edge", lowStart, min(highStart, lowEnd), lower.line) }
        if highStart < lowStart { say("upper edge", highStart, min(lowStart, highEnd), upper.line) }
        if lowEnd > highEnd { say("lower edge", max(highEnd, lowStart), lowEnd, lower.line) }
        if highEnd > lowEnd { say("upper edge", max(lowEnd, highStart), highEnd, upper.line) }
    }
}
