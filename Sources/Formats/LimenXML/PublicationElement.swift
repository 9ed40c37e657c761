import LimitModel

extension SubmissionBuilder {
    mutating func readPublication(_ element: Element) {
        guard let id = slug(element, "id"), let title = element.text(of: "title") else {
            findings.failUnlessReported(element)
            return
        }
        let publication = Publication(
            id: id, texkey: texkey(element), arxiv: arxiv(element), doi: doi(element),
            authors: element.all("author").map(\.text.collapsed), title: title, journal: element.text(of: "journal"),
            year: year(element), url: element.text(of: "url"))
        checkYears(of: publication, element)
        publications[id.text] = publication
    }

    mutating func readFacility(_ element: Element) {
        guard let id = slug(element, "id"), let name = element["name"] else {
            findings.failUnlessReported(element)
            return
        }
        facilities[id.text] = Facility(id: id, name: name, note: element.text(of: "note"))
    }

    mutating func readExperiment(_ element: Element) {
        guard let id = slug(element, "id"), let name = element["name"] else {
            findings.failUnlessReported(element)
            return
        }
        let facility = element["facility"].flatMap { facilities[$0] }
        if let facility { used.insert("facility \(facility.id)") }
        experiments[id.text] = Experiment(id: id, name: name, facility: facility, note: element.text(of: "note"))
    }

    func citation(_ element: Element) -> Citation? {
        guard let role = choice(element, "role", as: Citation.Role.self),
            let publication = element["publication"].flatMap({ publications[$0] })
        else { return nil }
        return Citation(role: role, publication: publication, locator: element["locator"])
    }

    /// The citations of an element, which count as use.
    mutating func citations(of element: Element) -> [Citation] {
        let citations = element.all("cite").compactMap(citation)
        for citation in citations { used.insert("publication \(citation.publication.id)") }
        return citations
    }

    // MARK: Identifiers

    private mutating func texkey(_ element: Element) -> String? { identifier(element, .texkey) }

    private mutating func arxiv(_ element: Element) -> String? { identifier(element, .arxiv) }

    private mutating func doi(_ element: Element) -> String? { identifier(element, .doi) }

    private mutating func identifier(_ element: Element, _ kind: PublicationIdentifier) -> String? {
        guard let text = element[kind.rawValue] else { return nil }
        if !kind.matches(text) {
            findings.fail(
                .reference, line: element.line, field: "\(element.label) \(kind.rawValue)",
                "'\(text)' is not \(kind.name)",
                remedy: kind == .texkey ? "\(kind.remedy), or leave it out" : kind.remedy)
        }
        return text
    }

    private mutating func year(_ element: Element) -> Int? {
        guard let text = element["year"] else { return nil }
        guard text.count == 4, let year = Int(text), (1900...2100).contains(year) else {
            findings.fail(
                .reference, line: element.line, field: "\(element.label) year", "'\(text)' is not a year",
                remedy: "write four digits, for example 2009")
            return nil
        }
        return year
    }

    /// A mistyped number often shows in the years.
    private mutating func checkYears(of publication: Publication, _ element: Element) {
        for conflict in publication.yearConflicts {
            findings.warn(.referenceYears, line: element.line, field: element.label, conflict)
        }
    }
}

extension Character {
    /// One of 0 to 9.
    var isASCIIDigit: Bool { isASCII && isNumber }
}
