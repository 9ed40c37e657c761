import LimitModel

/// A file of another format with everything that was said of it.
package struct ForeignRequest: Sendable {
    package var input: ForeignInput
    /// The format; nil to recognise it.
    package var format: Format?
    package var aids = ReadingAids()
    /// The statement of options; it overrules the sidecar, and both overrule the file.
    package var declaration = Declaration()
    /// The sidecar: a submission whose limits name tables of the input.
    package var sidecar: ForeignInput.File?
    /// The spelling in messages of fields that can be stated beside the file.
    package var spelling = FieldSpelling.keys
    /// The planes that are known.
    package var planes: [Plane]
    /// Experiments that are known, so that one is written in one way.
    package var experiments: [Experiment]

    package init(input: ForeignInput, planes: [Plane], experiments: [Experiment] = []) {
        self.input = input
        self.planes = planes
        self.experiments = experiments
    }

    /// Reads the tables that were asked for and makes limits of them.
    /// - Throws: `FormatErrors` with everything that is wrong, and everything that nobody has said.
    package func read() throws(FormatErrors) -> ReadSubmission {
        var builder = SubmissionBuilder(findings: Findings(file: input.name, spelling: spelling), planes: planes)
        var requests: [TableRequest] = []
        var warnings: [Finding] = []
        if let sidecar {
            let side = try SubmissionReader.readSidecar(sidecar.bytes, name: sidecar.name, planes: planes)
            builder.submission = side.submission
            builder.planes = side.planes
            warnings = side.findings.warnings
            requests = side.tableRequests ?? []
            guard !requests.isEmpty else {
                var findings = Findings(file: sidecar.name, spelling: spelling)
                findings.fail(
                    line: nil, "no limit of the sidecar has a <table>",
                    remedy: "write <table …/> in place of <above>, <between> or <inside>")
                throw FormatErrors(findings.errors)
            }
        }
        if !input.isFolder,
            !PlainText.check(
                input.bytes, emptyRemedy: "is it a placeholder? Fetch the data again", findings: &builder.findings)
        {
            throw FormatErrors(builder.findings.errors)
        }
        for bytes in input.isFolder ? input.files.map(\.bytes) : [input.bytes] {
            guard let mark = LimenAnswers.mark(in: bytes) else { continue }
            builder.findings.fail(
                line: nil, field: "format", "it is '\(mark)', an answer of Limen and not a limit",
                remedy: "import the limits that it was made of")
            throw FormatErrors(builder.findings.errors)
        }
        let format = format ?? requests.compactMap(\.format).first ?? Format.recognised(in: input)
        guard let format, case .tables(let reader) = format.entry.reading else {
            refuse(format, &builder.findings)
            throw FormatErrors(builder.findings.errors)
        }
        var session = ReadingSession(request: self, format: format, reader: reader)
        var assembler = Assembler(builder: builder, format: format)
        let summaries = session.run(&assembler, requests)
        if let failure = assembler.builder.findings.failure { throw failure }
        return ReadSubmission(
            submission: assembler.builder.submission, warnings: warnings + assembler.builder.findings.warnings,
            summaries: summaries)
    }

    private func refuse(_ format: Format?, _ findings: inout Findings) {
        let names = Format.tables.map(\.rawValue)
        let list = "say \(findings.spelling(.format, names.joined(separator: ", ", last: " or ")))"
        if let format {
            findings.fail(line: nil, "files of the format '\(format.rawValue)' hold no tables of figures", remedy: list)
        } else {
            findings.fail(line: nil, "its format is not recognised", remedy: list)
        }
    }
}

/// One reading of an input: its tables, chosen and declared.
struct ReadingSession {
    let request: ForeignRequest
    let format: Format
    let reader: any TableReader.Type
    /// Tables by the aids they were read with: limits of one sidecar mostly share them.
    private var tables: [ReadingAids: [FoundTable]] = [:]

    init(request: ForeignRequest, format: Format, reader: any TableReader.Type) {
        self.request = request
        self.format = format
        self.reader = reader
    }

    mutating func run(_ assembler: inout Assembler, _ requests: [TableRequest]) -> [ReadingSummary] {
        var summaries: [ReadingSummary] = []
        let asked = requests.isEmpty ? [nil] : requests.map { Optional($0) }
        for side in asked {
            let aids = request.aids.filled(from: side?.aids ?? ReadingAids())
            let found = read(aids, &assembler.builder.findings)
            guard !found.isEmpty else {
                // What is missing is worth saying along with what is wrong.
                if assembler.builder.findings.isOwn { continue }
                let empty = FoundTable(name: "", curves: [FoundCurve(role: .central, rows: [])])
                _ = assembler.head(of: empty, declaration(of: empty, side, isOneOfMany: false, &assembler))
                continue
            }
            let names = side?.name.map { [$0] } ?? aids.tables
            let place = assembler.builder.findings.file
            defer { assembler.builder.findings.file = place }
            for table in chosen(names, of: found, side, &assembler.builder.findings) {
                assembler.builder.findings.file = table.file ?? place
                let declaration = declaration(of: table, side, isOneOfMany: names.count > 1 && side == nil, &assembler)
                assembler.keepsSentinels = aids.keepsSentinels || table.isExact
                assembler.splitsContours = aids.splitsContours
                assembler.allowsSteps = aids.allowsSteps || table.isExact
                if let summary = assembler.assemble(table, as: declaration) { summaries.append(summary) }
            }
        }
        return summaries
    }

    private mutating func read(_ aids: ReadingAids, _ findings: inout Findings) -> [FoundTable] {
        if let known = tables[aids] { return known }
        let found = reader.read(request.input, aids: aids, findings: &findings)
        findings.file = request.input.name
        tables[aids] = found
        if found.isEmpty, !findings.hasErrors {
            findings.fail(
                line: nil, "no table of figures is found in it", remedy: "check the file and its format")
        }
        return found
    }

    private func chosen(
        _ names: [String], of found: [FoundTable], _ side: TableRequest?, _ findings: inout Findings
    ) -> [FoundTable] {
        let known = found.map(\.name)
        if names.isEmpty {
            if found.count <= 1 { return found }
            let list = known.prefix(12).map { "'\($0)'" }.joined(separator: ", ")
            findings.fail(
                line: nil, "it holds \(found.count) tables: \(list)\(known.count > 12 ? ", …" : "")",
                remedy:
                    "choose with \(findings.spelling(.table, "NAME")), repeatable, or in a sidecar with <table name=\"…\"/>"
            )
            return []
        }
        return names.compactMap { name in
            if let table = found.first(where: { $0.name == name }) { return table }
            findings.fail(
                line: nil, Suggestion.unknown("table", name, among: known),
                remedy: "known are \(known.prefix(12).joined(separator: ", "))")
            return nil
        }
    }

    /// The statement of a table: by options, else by the sidecar, else by the file; names are made from the file's.
    private func declaration(
        of table: FoundTable, _ side: TableRequest?, isOneOfMany: Bool, _ assembler: inout Assembler
    ) -> Declaration {
        var declaration = request.declaration
        if isOneOfMany, let base = declaration.limit ?? Slug(madeFrom: stem) {
            declaration.limit = Slug(madeFrom: "\(base)-\(table.name)")
        }
        var overruled: [(DeclarationMerge.Overruled, String)] = []
        if let side {
            let merged = declaration.filled(from: side.declaration, planes: request.planes)
            overruled += merged.overruled.map { ($0, "an option says, the sidecar") }
            declaration = merged.declaration
        }
        let merged = declaration.filled(from: table.declaration, planes: request.planes)
        overruled += merged.overruled.map { ($0, side == nil ? "an option says, the file" : "was said, the file") }
        declaration = merged.declaration
        for (what, who) in overruled {
            assembler.builder.findings.warn(
                .overridden, line: table.line, field: what.subject,
                "'\(what.stronger)' \(who) says '\(what.weaker)'")
        }
        if declaration.limit == nil { declaration.limit = Slug(madeFrom: stem) }
        if let own = declaration.experiment, let known = request.experiments.first(where: { $0.id == own.id }),
            side == nil
        {
            declaration.experiment = known
        }
        return declaration
    }

    /// The name of the file without folder and ending.
    private var stem: String {
        let name = request.input.name.split(separator: "/").last.map(String.init) ?? request.input.name
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
        return String(name[..<dot])
    }
}
