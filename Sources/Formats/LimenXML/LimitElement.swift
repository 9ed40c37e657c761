import LimitModel
import Quantities
import Regions

extension SubmissionBuilder {
    mutating func readLimit(_ element: Element, of search: SearchHead) {
        let errorsBefore = findings.errors.count
        let head = readHead(element)
        let origin = element.first("origin").flatMap { readOrigin($0) }
        if let table = element.first("table") {
            readTable(table, of: element, head, origin, search)
            return
        }
        let shape = readShape(element, plane: slug(element, "plane").flatMap { planes[$0] })
        guard let head, let origin, let shape else {
            findings.failUnlessReported(element)
            return
        }
        var limit = Limit(
            slug: head.slug, title: head.title, search: search.slug, experiment: search.experiment, plane: head.plane,
            status: head.status, statement: head.statement, holdings: head.holdings, origin: origin,
            shape: shape.kind, curves: shape.curves.map(\.curve), emptyReason: shape.emptyReason)
        declaration(of: element, head, origin, search).store(in: &limit)
        checkDimensions(of: shape)
        if findings.errors.count == errorsBefore { checkRegion(of: limit, shape) }
        submission.limits.append(limit)
    }

    /// The statement of a `<limit>`: what its head and its search state, and the fields of which each is one text.
    mutating func declaration(
        of element: Element, _ head: LimitHead, _ origin: Origin, _ search: SearchHead
    ) -> Declaration {
        var stated = ImportOverrides()
        stated.declaration.title = head.title
        stated.declaration.search = search.slug
        stated.declaration.experiment = search.experiment
        stated.declaration.statement = head.statement
        stated.declaration.holdings = head.holdings
        stated.declaration.bias = head.bias
        stated.declaration.ends = readEnds(element)
        stated.declaration.originKind = origin.kind
        stated.declaration.digitiser = origin.digitiser
        stated.declaration.digitisationError = origin.digitisationError
        stated.declaration.citations = search.citations + head.citations
        stated.declaration.data = search.data
        var texts: [Field: [String]] = [:]
        for field in Field.allCases {
            switch field.entry.element {
            case .attribute(let name): texts[field] = element[name].map { [$0] }
            case .child(let name): texts[field] = element.text(of: name).map { [$0] }
            case nil: break
            }
        }
        read(texts, of: element, into: &stated)
        return stated.declaration
    }

    /// The reason why the limit ends where it does.
    mutating func readEnds(_ element: Element) -> Limit.Ends? {
        guard let ends = element.first("ends"), let low = choice(ends, "low", as: Limit.Ends.Kind.self),
            let high = choice(ends, "high", as: Limit.Ends.Kind.self)
        else { return nil }
        return Limit.Ends(low: low, high: high)
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
    mutating func checkRegion(of limit: Limit, _ shape: LimitShape) {
        do {
            _ = try limit.region()
        } catch let error as ModelError {
            let (label, index, why) = Self.parts(of: error)
            let source = shape.curves.first { $0.curve.label == label } ?? shape.curves.first
            let line = index.flatMap { source?.line(ofPoint: $0) } ?? source?.line ?? shape.line
            findings.fail(.region, line: line, field: label, why, remedy: error.remedy ?? "correct the points")
        } catch {
            findings.fail(
                .region, line: shape.line, "the curves enclose no region: \(error)", remedy: "correct the points")
        }
    }

    private static func parts(of error: ModelError) -> (label: String, index: Int?, why: String) {
        switch error {
        case .badPoint(let curve, let index, let why): (curve, index, why)
        case .badCurve(let curve, let why, _): (curve, nil, why)
        default: ("curve", nil, error.problem)
        }
    }
}
