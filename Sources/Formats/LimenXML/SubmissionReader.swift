import LimitModel

/// A submission as read from a file, and what is suspicious in it.
package struct ReadSubmission: Sendable {
    package var submission: Submission
    package var warnings: [Finding]
    /// Summaries of the tables of a file of another format.
    package var summaries: [ReadingSummary]

    package init(submission: Submission, warnings: [Finding] = [], summaries: [ReadingSummary] = []) {
        self.submission = submission
        self.warnings = warnings
        self.summaries = summaries
    }
}

/// Reads submissions in Limen's XML vocabulary; `Docs/use/descriptors.md` describes it.
package enum SubmissionReader {
    /// Reads a file that is already in memory.
    ///
    /// The reader is total: any bytes give a submission or errors. It opens no file and no connection.
    /// - Parameters:
    ///   - name: the file's name for messages.
    ///   - planes: planes that are known already; the file's own planes come before them.
    /// - Throws: `FormatErrors` with everything that was found wrong.
    package static func read(
        _ bytes: [UInt8], name: String, planes: [Plane] = []
    ) throws(FormatErrors) -> ReadSubmission {
        let builder = try builder(bytes, name: name, planes: planes, tables: nil)
        return ReadSubmission(submission: builder.submission, warnings: builder.findings.warnings)
    }

    /// Reads the sidecar of a data file: a submission whose limits may refer to tables of that file.
    static func readSidecar(
        _ bytes: [UInt8], name: String, planes: [Plane]
    ) throws(FormatErrors) -> SubmissionBuilder {
        try builder(bytes, name: name, planes: planes, tables: [])
    }

    private static func builder(
        _ bytes: [UInt8], name: String, planes: [Plane], tables: [TableRequest]?
    ) throws(FormatErrors) -> SubmissionBuilder {
        var findings = Findings(file: name)
        guard let root = tree(bytes, findings: &findings) else { throw FormatErrors(findings.errors) }
        var builder = SubmissionBuilder(findings: findings, planes: planes)
        builder.tableRequests = tables
        builder.build(root)
        if let failure = builder.findings.failure { throw failure }
        return builder
    }

    /// The document as values, checked against the schema; nil when it is not a document of ours at all.
    private static func tree(_ bytes: [UInt8], findings: inout Findings) -> Element? {
        guard let document = DocumentLoader.load(bytes, findings: &findings) else { return nil }
        guard let node = document.root else {
            findings.fail(.unreadableFile, line: nil, "the document has no element", remedy: "write a <submission>")
            return nil
        }
        var reader = ElementReader(findings: findings)
        let root = reader.read(node)
        findings = reader.findings
        guard let root, checkRoot(root, findings: &findings) else { return nil }
        guard let messages = SubmissionSchema.validate(document) else {
            findings.fail(line: nil, "the schema cannot be applied", remedy: "report this as a fault of the program")
            return nil
        }
        findings.fail(messages.map(SchemaMessage.init))
        return root
    }

    private static func checkRoot(_ root: Element, findings: inout Findings) -> Bool {
        let start = "<submission xmlns=\"\(SubmissionSchema.namespace)\">"
        guard root.name == "submission" else {
            findings.fail(
                .notAllowedHere, line: root.line, field: root.label, "the root element must be <submission>",
                remedy: "write \(start)")
            return false
        }
        guard root.namespace == SubmissionSchema.namespace else {
            let found = root.namespace.map { "the namespace '\($0)'" } ?? "no namespace"
            findings.fail(
                .notAllowedHere, line: root.line, field: root.label, "it has \(found)", remedy: "write \(start)")
            return false
        }
        if let include = firstInclude(in: root) {
            findings.fail(
                line: include.line, field: include.label, "XInclude is not allowed",
                remedy: "put everything into this file")
            return false
        }
        return true
    }

    private static func firstInclude(in element: Element) -> Element? {
        if element.namespace?.hasSuffix("XInclude") == true { return element }
        for child in element.children {
            if let found = firstInclude(in: child) { return found }
        }
        return nil
    }
}
