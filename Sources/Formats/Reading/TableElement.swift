import LimitModel

/// A limit of a sidecar: what it says of a table of the data file beside it.
struct TableRequest: Sendable {
    /// The table; nil for the only one.
    let name: String?
    /// The line of the `<table>` in the sidecar.
    let line: Int
    let format: Format?
    let declaration: Declaration
    let aids: ReadingAids
}

extension SubmissionBuilder {
    /// The `<table>` of a limit in a sidecar; in any other file it is an error.
    mutating func readTable(
        _ element: Element, of limit: Element, _ head: LimitHead?, _ origin: Origin?, _ search: SearchHead
    ) {
        guard tableRequests != nil else {
            let suffix = ForeignInput.sidecarSuffix
            let command =
                findings.file.hasSuffix(suffix)
                ? findings.file.dropLast(suffix.count).description : "DATAFILE --sidecar \(findings.file)"
            findings.fail(
                line: element.line, field: element.label, "it names figures of a data file, which is not here",
                remedy: "import the data file: limen import \(command)")
            return
        }
        guard let head, let origin else {
            findings.failUnlessReported(limit)
            return
        }
        var said = Declaration()
        said.limit = head.slug
        said.title = head.title
        said.search = search.slug
        said.experiment = search.experiment
        said.plane = head.plane
        said.status = head.status
        said.statement = head.statement
        said.holdings = head.holdings
        said.bias = head.bias
        said.ends = readEnds(limit)
        said.originKind = origin.kind
        said.digitiser = origin.digitiser
        said.digitisationError = origin.digitisationError
        said.isDigitisationErrorUnknown = origin.kind == .digitised && origin.digitisationError == nil
        said.citations = search.citations + head.citations
        // A sidecar without a citation says so as plainly as an XML limit does.
        said.isPublicationUnknown = said.citations.isEmpty
        said.data = search.data
        said.shape = choice(element, "shape")
        said.interpolation = choice(element, "interpolation")
        said.massUnit = element["mass-unit"]
        said.couplingUnit = element["coupling-unit"]
        said.convention = element["coupling-convention"]
        said.closeAt = element["close-at"]
        said.note = limit.text(of: "note")
        var format: Format?
        if let name = element["format"] {
            let names = Format.tables.map(\.rawValue)
            format = names.contains(name) ? Format(rawValue: name) : nil
            if format == nil {
                findings.fail(
                    line: element.line, field: "\(element.label) format",
                    Suggestion.unknown("format", name, among: names),
                    remedy: "write \(names.joined(separator: ", ", last: " or "))")
            }
        }
        let request = TableRequest(
            name: element["name"], line: element.line, format: format, declaration: said, aids: aids(element))
        tableRequests?.append(request)
    }

    private mutating func aids(_ element: Element) -> ReadingAids {
        var aids = ReadingAids()
        func isTrue(_ attribute: String) -> Bool { ["true", "1"].contains(element[attribute]) }
        aids.isBinned = isTrue("binned")
        aids.keepsSentinels = isTrue("keep-sentinels")
        aids.splitsContours = isTrue("split-contours")
        aids.allowsSteps = isTrue("allow-steps")
        aids.lowestMass = element["lowest-mass"]
        aids.paths = element["path"].map { [$0] } ?? []
        aids.colours = element["colour"].map { [$0] } ?? []
        do {
            if let text = element["columns"] { try aids.setColumns(text) }
            if let text = element["log10"] { try aids.setLogarithms(text) }
            if let text = element["tolerance"] { try aids.setTolerance(text) }
            if let text = element["x-axis"] { try aids.setAxis(text, isMass: true) }
            if let text = element["y-axis"] { try aids.setAxis(text, isMass: false) }
        } catch {
            findings.fail(
                line: element.line, field: "\(element.label) \(error.name)", error.message, remedy: error.remedy)
        }
        return aids
    }
}
