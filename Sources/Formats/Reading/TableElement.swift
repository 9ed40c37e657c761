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
            let remedy =
                findings.file.hasSuffix(suffix)
                ? "import the data file \(findings.file.dropLast(suffix.count))"
                : "import its data file with \(findings.file) as the sidecar"
            findings.fail(
                line: element.line, field: element.label, "it names figures of a data file, which is not here",
                remedy: remedy)
            return
        }
        guard let head, let origin else {
            findings.failUnlessReported(limit)
            return
        }
        var stated = ImportOverrides()
        stated.declaration = declaration(of: limit, head, origin, search)
        stated.declaration.isDigitisationErrorUnknown = origin.kind == .digitised && origin.digitisationError == nil
        // A sidecar without a citation says so as plainly as an XML limit does.
        stated.declaration.isPublicationUnknown = stated.declaration.citations.isEmpty
        read(attributes(of: element), of: element, into: &stated)
        if let format = stated.format, !Format.tables.contains(format) {
            let names = Format.tables.map(\.rawValue)
            findings.fail(
                line: element.line, field: "\(element.label) format", "files of the format '\(format)' hold no tables",
                remedy: "write \(names.joined(separator: ", ", last: " or "))")
        }
        // The name chooses one table for this limit, and not tables of the file for all.
        stated.aids.tables = []
        tableRequests?.append(
            TableRequest(
                name: element["name"], line: element.line, format: stated.format, declaration: stated.declaration,
                aids: stated.aids))
    }

    /// The fields that the attributes of a `<table>` state; of a flag, whether it is true.
    private func attributes(of element: Element) -> [Field: [String]] {
        var texts: [Field: [String]] = [:]
        for field in Field.allCases {
            guard let attribute = field.attribute, let text = element[attribute] else { continue }
            if case .flag = field.option?.kind, !["true", "1"].contains(text) { continue }
            texts[field] = [text]
        }
        return texts
    }

    /// Reads what an element states, and reports what cannot be understood in the words of the file.
    mutating func read(_ texts: [Field: [String]], of element: Element, into stated: inout ImportOverrides) {
        do throws(FieldError) {
            try stated.read(FieldTexts(texts: texts, spelling: .attributes))
        } catch {
            findings.fail(
                line: element.line, field: "\(element.label) \(FieldSpelling.attributes(error.field))", error.message,
                remedy: error.remedy)
        }
    }
}
