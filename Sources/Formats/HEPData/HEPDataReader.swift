import LimitModel

/// A HEPData submission folder with `submission.yaml` and its data files, or one table in YAML.
enum HEPDataReader: TableReader {
    static func read(_ input: ForeignInput, aids: ReadingAids, findings: inout Findings) -> [FoundTable] {
        let sources = input.isFolder ? folder(input, findings: &findings) : file(input, findings: &findings)
        guard !findings.hasErrors, !sources.isEmpty else { return [] }
        return tables(sources, aids: aids, findings: &findings)
    }

    /// A table of the record before its variables are looked at.
    private struct Source {
        let name: String
        let file: String
        let tree: YAMLTree
        /// The head of the file, when the program wrote it itself.
        var head: LimenHeader?
        let declaration: Declaration
        /// The reason why its data cannot be had.
        var problem: String?
    }

    // MARK: Finding the tables

    private static func file(_ input: ForeignInput, findings: inout Findings) -> [Source] {
        guard let documents = YAMLTree.documents(input.bytes, findings: &findings) else { return [] }
        if documents.contains(where: { $0["data_file"] != nil }) {
            findings.fail(
                line: nil, "this is a submission whose tables are in other files",
                remedy: "give the folder, as \(findings.spelling(.format, "hepdata"))")
            return []
        }
        let head = documents.first { $0["dependent_variables"] == nil }
        let tables = documents.filter { $0["dependent_variables"] != nil }
        guard !tables.isEmpty else {
            findings.fail(
                line: documents.first?.line, "the YAML is not a HEPData table: it has no dependent_variables",
                remedy: "name the right format with \(findings.spelling(.format))")
            return []
        }
        let stem = input.name.split(separator: "/").last.map(String.init) ?? input.name
        let own = LimenRecord.head(of: input.bytes)
        return tables.map { tree in
            let name = tree["name"]?.text ?? (stem.split(separator: ".").first.map(String.init) ?? "table")
            return Source(
                name: name, file: findings.file, tree: tree, head: own, declaration: declaration(of: tree, head: head))
        }
    }

    private static func folder(_ input: ForeignInput, findings: inout Findings) -> [Source] {
        let place = findings.file
        guard let submission = input.file("submission.yaml") else {
            findings.fail(
                line: nil, "the folder has no submission.yaml",
                remedy: "give the folder of a HEPData submission, or one table")
            return []
        }
        findings.file = "\(place)/submission.yaml"
        guard let documents = YAMLTree.documents(submission.bytes, findings: &findings) else { return [] }
        let head = documents.first { $0["data_file"] == nil && $0["dependent_variables"] == nil }
        var sources: [Source] = []
        var taken: Set<String> = []
        for document in documents where document["data_file"] != nil || document["dependent_variables"] != nil {
            let declaration = declaration(of: document, head: head)
            let name = document["name"]?.text ?? "table \(sources.count + 1)"
            guard let file = document["data_file"]?.text else {
                sources.append(Source(name: name, file: findings.file, tree: document, declaration: declaration))
                continue
            }
            guard !file.contains("/"), !file.contains("\\"), !file.hasPrefix(".") else {
                findings.fail(
                    line: document["data_file"]?.line, field: "data_file", "'\(file)' is not a name inside the folder",
                    remedy: "put the data file beside submission.yaml and write its name only")
                continue
            }
            // Two thousand tables could each ask for the same four megabytes.
            guard taken.insert(file).inserted else {
                let problem = "its data file \(file) belongs to another table"
                sources.append(
                    Source(name: name, file: findings.file, tree: document, declaration: declaration, problem: problem))
                continue
            }
            var local = Findings(file: "\(place)/\(file)", spelling: findings.spelling)
            guard let data = input.file(file) else {
                let problem = "its data file \(file) is not in the folder"
                sources.append(
                    Source(name: name, file: findings.file, tree: document, declaration: declaration, problem: problem))
                continue
            }
            guard let tree = YAMLTree.documents(data.bytes, findings: &local)?.first else {
                let problem = local.errors.first.map {
                    "\($0.place.line.map { "\(file) line \($0): " } ?? "")\($0.message)"
                }
                sources.append(
                    Source(
                        name: name, file: local.file, tree: document, declaration: declaration,
                        problem: problem ?? "\(file) is empty"
                    ))
                continue
            }
            let own = LimenRecord.head(of: data.bytes)
            sources.append(Source(name: name, file: local.file, tree: tree, head: own, declaration: declaration))
        }
        if sources.isEmpty, !findings.hasErrors {
            findings.fail(
                line: nil, "the submission has no tables", remedy: "each table is a document with a data_file")
        }
        findings.file = place
        return sources
    }

    // MARK: Reading the tables

    private static func tables(_ sources: [Source], aids: ReadingAids, findings: inout Findings) -> [FoundTable] {
        let place = findings.file
        var names = TableNames()
        var found: [FoundTable] = []
        var refused: [(source: Source, line: Int?, why: String)] = []
        var own = LimenRecord()
        for source in sources {
            let name = names.unique(source.name)
            let isAsked =
                sources.count == 1
                || aids.tables.contains { $0 == name || $0.hasPrefix(name + ":") || $0.hasPrefix(name + " (") }
            findings.file = source.file
            if own.take(source.tree, head: source.head, findings: &findings) { continue }
            guard isAsked || aids.tables.isEmpty else { continue }
            var local = Findings(file: source.file, spelling: findings.spelling)
            do throws(RecordTable.Problem) {
                if let problem = source.problem { throw RecordTable.Problem(line: source.tree.line, message: problem) }
                let table = RecordTable(
                    name: name, tree: source.tree, declaration: source.declaration, columns: aids.columns)
                found += try table.tables(findings: &local).map { table in
                    var table = table
                    table.file = source.file
                    return table
                }
                findings.file = source.file
                findings.take(local)
            } catch {
                refused.append((source, error.line, error.message))
                if isAsked {
                    findings.file = source.file
                    findings.fail(
                        line: error.line, field: "table '\(name)'", error.message,
                        remedy: "choose another table with \(findings.spelling(.table))")
                }
            }
        }
        found += own.limits
        if found.isEmpty, !findings.hasErrors {
            for one in refused {
                findings.file = one.source.file
                findings.fail(
                    line: one.line, field: "table '\(one.source.name)'", one.why,
                    remedy: "a limit needs a mass and a value for it")
            }
        } else if !findings.hasErrors {
            for one in refused {
                findings.file = one.source.file
                findings.warn(.leftOut, line: one.line, field: "table '\(one.source.name)'", "left out: \(one.why)")
            }
        }
        findings.file = place
        if found.isEmpty, !findings.hasErrors {
            let list = sources.map { "'\($0.name)'" }.joined(separator: ", ")
            findings.fail(line: nil, "none of the tables asked for is here", remedy: "the tables are \(list)")
        }
        return found
    }

    /// The statement of the record's head and of a table's document.
    private static func declaration(of document: YAMLTree, head: YAMLTree?) -> Declaration {
        var declaration = Declaration()
        declaration.originKind = .published
        declaration.title = document["name"]?.text
        declaration.note = document["description"]?.text
        let record = head?["hepdata_doi"]?.text ?? document["table_doi"]?.text
        let locator = document["location"]?.text
        var citations: [Citation] = []
        if let doi = head?["doi"]?.text.map(plainDOI) {
            citations += citation(doi, locator: locator)
        }
        if let doi = record.map(plainDOI), citations.first?.publication.doi != doi {
            citations += citation(doi, locator: document["name"]?.text)
        }
        declaration.citations = citations
        return declaration
    }

    private static func plainDOI(_ text: String) -> String {
        text.range(of: "10.").map { String(text[$0.lowerBound...]) } ?? text
    }

    /// HEPData's own DOIs name a record of the data, others the paper.
    private static func citation(_ doi: String, locator: String?) -> [Citation] {
        guard doi.hasPrefix("10."), !doi.contains(" "), let id = Slug(madeFrom: "doi-\(doi)") else { return [] }
        let isRecord = doi.hasPrefix("10.17182/")
        let publication = Publication(id: id, doi: doi, title: isRecord ? "HEPData record \(doi)" : "DOI \(doi)")
        return [Citation(role: isRecord ? .figure : .result, publication: publication, locator: locator)]
    }
}
