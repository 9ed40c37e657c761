import LimitModel
import Quantities

/// The part of a search that its limits inherit.
struct SearchHead {
    let slug: Slug
    let title: String
    let experiment: Experiment
    let citations: [Citation]
    let data: [Slug]
}

/// The part that limits and derivations have in common.
struct LimitHead {
    let slug: Slug
    let title: String
    let plane: Slug
    let status: Status
    let statement: Statement
    let holdings: [Holding]
    let bias: Limit.Bias?
    let citations: [Citation]
}

extension SubmissionBuilder {
    mutating func readSearch(_ element: Element) {
        let citations = citations(of: element)
        let experiment = element["experiment"].flatMap { experiments[$0] }
        if let experiment { used.insert("experiment \(experiment.id)") }
        let data = (element["data"] ?? "").split(separator: " ").compactMap { try? Slug($0) }
        checkPreferred(element)
        guard let slug = slug(element, "id"), let title = element.text(of: "title"), let experiment else {
            findings.failUnlessReported(element)
            return
        }
        let head = SearchHead(slug: slug, title: title, experiment: experiment, citations: citations, data: data)
        for child in element.all("limit") { readLimit(child, of: head) }
        let requests = element.all("derivation").compactMap { readDerivation($0) }
        guard !requests.isEmpty else { return }
        submission.searches.append(
            Search(
                slug: slug, title: title, experiment: experiment, citations: citations, data: data,
                derivations: requests, note: element.text(of: "note")))
    }

    /// Title, statement, holdings and the rest that limits and derivations share.
    mutating func readHead(_ element: Element) -> LimitHead? {
        let statement = readStatement(element)
        let holdings = element.all("holds").compactMap { readHolding($0, plane: slug(element, "plane")) }
        refuseRepeats(element.all("holds"), attribute: "scenario")
        let citations = citations(of: element)
        guard let slug = slug(element, "id"), let title = element.text(of: "title"),
            let plane = self.slug(element, "plane"),
            let status = choice(element, "status", as: Status.self), let statement
        else {
            findings.failUnlessReported(element)
            return nil
        }
        if let reason = element.text(of: "preferred") {
            submission.preferences.append(Preference(limit: slug, reason: reason))
        }
        return LimitHead(
            slug: slug, title: title, plane: plane, status: status, statement: statement, holdings: holdings,
            bias: element.first("bias").flatMap { readBias($0) }, citations: citations)
    }

    /// Several versions in one plane with one status need exactly one that stands for them.
    private mutating func checkPreferred(_ element: Element) {
        let versions = element.children.filter { $0.name == "limit" || $0.name == "derivation" }
        let groups = Dictionary(grouping: versions) { "\($0["plane"] ?? "") \($0["status"] ?? "")" }
        for group in groups.values where group.count > 1 {
            let preferred = group.filter { $0.first("preferred") != nil }
            guard preferred.count != 1 else { continue }
            let names = group.compactMap { $0["id"] }.joined(separator: ", ")
            let line = preferred.dropFirst().first?.line ?? element.line
            findings.fail(
                line: line, field: element.label,
                "\(preferred.isEmpty ? "none" : "\(preferred.count)") of its versions \(names) is preferred",
                remedy: "give exactly one of them <preferred> with the reason")
        }
    }

    private mutating func readStatement(_ element: Element) -> Statement? {
        if let criterion = element.first("criterion") {
            return criterion["name"].map { .criterion(.init(name: $0, meaning: criterion.text.collapsed)) }
        }
        guard let confidence = element.first("confidence"), let text = confidence["level"] else { return nil }
        do {
            return .confidence(
                .init(
                    level: try ConfidenceLevel(text), sides: choice(confidence, "sides") ?? .unknown,
                    method: choice(confidence, "method") ?? .unknown))
        } catch {
            findings.fail(line: confidence.line, field: "<confidence> level", error)
            return nil
        }
    }

    private mutating func readHolding(_ element: Element, plane: Slug?) -> Holding? {
        guard let scenario = slug(element, "scenario"), let grade = choice(element, "grade", as: Grade.self) else {
            return nil
        }
        let plane = plane.flatMap { planes[$0] }
        if let plane, !plane.scenarios.contains(where: { $0.slug == scenario }) {
            let list = plane.scenarios.map(\.slug.text).joined(separator: ", ", last: " or ")
            findings.fail(
                line: element.line, field: "<holds> scenario",
                "the plane '\(plane.slug)' has no scenario '\(scenario)'", remedy: "write \(list)")
        }
        refuseRepeats(element.all("range"), attribute: "parameter")
        let ranges = element.all("range").compactMap { readRange($0, plane: plane) }
        let independent = element.all("independent").compactMap { slug($0, "of") }
        for (name, item) in zip(independent, element.all("independent")) {
            if let plane { checkParameter(name, isIn: plane.parameters, item) }
            guard ranges.contains(where: { $0.parameter == name }) else { continue }
            findings.fail(
                line: item.line, field: item.label, "'\(name)' has a range as well", remedy: "keep one of the two")
        }
        return Holding(
            scenario: scenario, grade: grade, lowerGrade: choice(element, "lower-edge-grade"),
            upperGrade: choice(element, "upper-edge-grade"), ranges: ranges,
            independent: independent, note: element.text(of: "note"))
    }

    private mutating func readBias(_ element: Element) -> Limit.Bias? {
        choice(element, "direction").map { Limit.Bias(direction: $0, evidence: element.text.collapsed) }
    }

    private mutating func readRange(_ element: Element, plane: Plane?) -> Holding.Range? {
        let from = quantity(element, as: .dimensionless, attribute: "from")
        let to = quantity(element, as: .dimensionless, attribute: "to")
        guard let parameter = slug(element, "parameter"), let status = choice(element, "status", as: InputStatus.self),
            let from, let to
        else { return nil }
        if let plane {
            for end in [from, to] { check(end, of: parameter, isIn: plane.parameters, element) }
        }
        guard from <= to else {
            findings.fail(
                line: element.line, field: element.label, "the range ends before its beginning",
                remedy: "exchange from and to")
            return nil
        }
        return Holding.Range(parameter: parameter, from: from, to: to, source: status)
    }
}
