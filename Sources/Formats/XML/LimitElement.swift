import LimitModel
import Quantities
import Regions

extension SubmissionBuilder {
    mutating func readLimit(_ element: Element, of search: SearchHead) {
        let errorsBefore = findings.errors.count
        let head = readHead(element)
        let origin = element.first("origin").flatMap { readOrigin($0) }
        let shape = readShape(element, plane: slug(element, "plane").flatMap { planes[$0] })
        guard let head, let origin, let shape else {
            findings.failUnlessReported(element)
            return
        }
        let limit = Limit(
            slug: head.slug, title: head.title, search: search.slug, experiment: search.experiment, plane: head.plane,
            status: head.status, statement: head.statement, holdings: head.holdings, origin: origin,
            citations: search.citations + head.citations, data: search.data, shape: shape.kind,
            curves: shape.curves.map(\.curve), emptyReason: shape.emptyReason, note: element.text(of: "note"))
        checkDimensions(of: shape)
        if findings.errors.count == errorsBefore { checkRegion(of: limit, shape) }
        submission.limits.append(limit)
    }

    private mutating func readOrigin(_ element: Element) -> Origin? {
        guard let kind = choice(element, "kind", as: Origin.Kind.self) else { return nil }
        let origin = Origin(kind: kind, digitiser: element["digitiser"])
        guard let text = element["error-dex"] else {
            if kind == .digitised {
                findings.fail(
                    line: element.line, field: "<origin> error-dex", "the error of reading the figure is missing",
                    remedy: "add error-dex=\"0.02\" (in decades), or error-dex=\"unknown\"")
            }
            return origin
        }
        if text == "unknown" { return origin }
        do {
            let error = try DecimalText(text).double()
            guard error >= 0, error < 10 else {
                findings.fail(
                    line: element.line, field: "<origin> error-dex", "\(text) is not an error in decades",
                    remedy: "write for example 0.02, or unknown")
                return nil
            }
            return Origin(kind: kind, digitiser: origin.digitiser, digitisationError: error)
        } catch {
            findings.fail(line: element.line, field: "<origin> error-dex", error)
            return nil
        }
    }

    /// In a plane that is not known, the curves of a limit must at least agree with each other.
    private mutating func checkDimensions(of shape: LimitShape) {
        guard let first = shape.curves.first,
            let other = shape.curves.first(where: { $0.dimension != first.dimension })
        else { return }
        findings.fail(
            line: other.line, field: "<points> coupling-unit",
            "it is \(other.dimension.name), but the first curve gives \(first.dimension.name)",
            remedy: "use the same kind of unit in all curves of a limit")
    }

    /// The curves must enclose a region; what does not is named by the line of its points.
    private mutating func checkRegion(of limit: Limit, _ shape: LimitShape) {
        do {
            _ = try limit.region()
        } catch let error as ModelError {
            let (label, index, why) = Self.parts(of: error)
            let source = shape.curves.first { $0.curve.label == label } ?? shape.curves.first
            let line = index.flatMap { source?.line(ofPoint: $0) } ?? source?.line ?? shape.line
            let parts = why.splitAtLast("; ")
            findings.fail(
                line: line, field: label, parts?.before ?? why, remedy: parts?.after ?? "correct the points")
        } catch {
            findings.fail(line: shape.line, "the curves enclose no region: \(error)", remedy: "correct the points")
        }
    }

    private static func parts(of error: ModelError) -> (label: String, index: Int?, why: String) {
        switch error {
        case .badPoint(let curve, let index, let why): (curve, index, why)
        case .badCurve(let curve, let why): (curve, nil, why)
        default: ("curve", nil, "\(error)")
        }
    }
}
