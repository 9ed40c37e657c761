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

    private mutating func texkey(_ element: Element) -> String? {
        guard let text = element["texkey"] else { return nil }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let isKey =
            parts.count == 2 && !parts[0].isEmpty && parts[0].allSatisfy { $0.isASCII && !$0.isWhitespace }
            && parts[1].count >= 6 && parts[1].count <= 8 && parts[1].prefix(4).allSatisfy(\.isASCIIDigit)
            && parts[1].dropFirst(4).allSatisfy { $0.isASCII && $0.isLowercase }
        if !isKey {
            findings.fail(
                line: element.line, field: "\(element.label) texkey", "'\(text)' is not an INSPIRE texkey",
                remedy: "write for example BaBar:2009gco, or leave it out")
        }
        return text
    }

    /// New numbers are YYMM.NNNN until 2014 and YYMM.NNNNN since, old ones archive/YYMMNNN.
    private mutating func arxiv(_ element: Element) -> String? {
        guard let text = element["arxiv"] else { return nil }
        let isNumber = text.contains("/") ? Self.isOldArxiv(text) : Self.isNewArxiv(text)
        if !isNumber {
            findings.fail(
                line: element.line, field: "\(element.label) arxiv", "'\(text)' is not an arXiv number",
                remedy: "write for example 0908.2840, 2105.06476 or hep-ph/0305261, without 'arXiv:' and version")
        }
        return text
    }

    private static func isNewArxiv(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 4, parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
            let stamp = Int(parts[0])
        else { return false }
        let isMonth = (1...12).contains(stamp % 100)
        return isMonth && stamp >= 704 && parts[1].count == (stamp >= 1501 ? 5 : 4)
    }

    private static func isOldArxiv(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 7, parts[1].allSatisfy(\.isASCIIDigit),
            let stamp = Int(parts[1].prefix(4)), (1...12).contains(stamp % 100), let archive = parts[0].first,
            archive.isASCII, archive.isLowercase
        else { return false }
        return parts[0].allSatisfy { $0.isASCII && ($0.isLetter || $0 == "-" || $0 == ".") }
    }

    private mutating func doi(_ element: Element) -> String? {
        guard let text = element["doi"] else { return nil }
        let parts = text.split(separator: "/", maxSplits: 1)
        let isDOI =
            parts.count == 2 && parts[0].hasPrefix("10.") && parts[0].count >= 7
            && parts[0].dropFirst(3).allSatisfy { $0.isASCIIDigit || $0 == "." } && !text.contains(" ")
        if !isDOI {
            findings.fail(
                line: element.line, field: "\(element.label) doi", "'\(text)' is not a DOI",
                remedy: "write for example 10.1103/PhysRevLett.103.251801, without https://doi.org/")
        }
        return text
    }

    private mutating func year(_ element: Element) -> Int? {
        guard let text = element["year"] else { return nil }
        guard text.count == 4, let year = Int(text), (1900...2100).contains(year) else {
            findings.fail(
                line: element.line, field: "\(element.label) year", "'\(text)' is not a year",
                remedy: "write four digits, for example 2009")
            return nil
        }
        return year
    }

    /// A mistyped number often shows in the years.
    private mutating func checkYears(of publication: Publication, _ element: Element) {
        var years: [(name: String, year: Int)] = []
        if let text = publication.arxiv, let stamp = Int(text.split(separator: "/").last?.prefix(2) ?? "") {
            years.append(("arXiv number", stamp > 90 ? 1900 + stamp : 2000 + stamp))
        }
        if let text = publication.texkey, let year = Int(text.split(separator: ":").last?.prefix(4) ?? "") {
            years.append(("texkey", year))
        }
        if years.count == 2, abs(years[0].year - years[1].year) > 1 {
            findings.warn(
                .referenceYears, line: element.line, field: element.label,
                "the \(years[0].name) is of \(years[0].year), the \(years[1].name) of \(years[1].year)")
        }
        if let year = publication.year, let first = years.first, first.name == "arXiv number", year < first.year {
            findings.warn(
                .referenceYears, line: element.line, field: element.label,
                "published in \(year), but the arXiv number is of \(first.year)")
        }
    }
}

extension Character {
    /// One of 0 to 9.
    var isASCIIDigit: Bool { isASCII && isNumber }
}
