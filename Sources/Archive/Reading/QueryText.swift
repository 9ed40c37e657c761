import EmbeddedFiles

/// A named query: SQL that begins with a comment saying what it is for, what it takes and what it gives.
///
///     -- points-of-limit
///     -- The points of a limit's curves.
///     --
///     -- Parameters:
///     --   :limit [name] the limit
///     --   :revision [number] the revision (default: the newest)
///     -- Columns:
///     --   mass [GeV] ...
///     SELECT ...
package struct QueryText: Sendable, Hashable {
    /// A parameter or a column: its name, its unit (`-` when it has none), and what it means.
    package struct Field: Sendable, Hashable {
        package var name: String
        package var unit: String
        package var meaning: String
        /// The value when the parameter is not given; nil when it must be.
        package var standard: String?
    }

    package let name: String
    /// One line.
    package let purpose: String
    package let parameters: [Field]
    package let columns: [Field]
    /// The whole text, which SQLite, Python and Datasette run as it is.
    package let sql: String

    /// Reads the comment at the head of a query.
    /// - Throws: `ArchiveError.badQuery` that says what is missing.
    package init(_ text: String) throws {
        var parameters: [Field] = []
        var columns: [Field] = []
        var opening: [String] = []
        var section = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("--") else { break }
            let content = Self.trimmed(line.dropFirst(2))
            if content == "Parameters:" || content == "Columns:" {
                section = content
            } else if content.isEmpty {
                continue
            } else if section.isEmpty {
                opening.append(content)
            } else {
                guard let field = Self.field(content) else {
                    throw ArchiveError.badQuery("'\(content)': write NAME [UNIT] MEANING")
                }
                if section == "Parameters:" { parameters.append(field) } else { columns.append(field) }
            }
        }
        guard opening.count >= 2, !columns.isEmpty else {
            throw ArchiveError.badQuery("a query begins with comments: its name, its purpose, Parameters:, Columns:")
        }
        name = opening[0]
        purpose = opening.dropFirst().joined(separator: " ")
        self.parameters = parameters
        self.columns = columns
        sql = text
    }

    /// The queries that come with Limen, sorted by name.
    package static func all() throws -> [QueryText] {
        try EmbeddedFiles.files(in: "queries").map { try QueryText($0.text) }.sorted { $0.name < $1.name }
    }

    /// `:limit [name] the limit (default: all)`
    private static func field(_ line: String) -> Field? {
        guard let open = line.firstIndex(of: "["), let close = line[open...].firstIndex(of: "]") else { return nil }
        let unit = trimmed(line[line.index(after: open)..<close])
        var name = trimmed(line[..<open])
        if name.hasPrefix(":") { name.removeFirst() }
        var meaning = trimmed(line[line.index(after: close)...])
        var standard: String?
        let mark = "(default: "
        if meaning.hasSuffix(")"), let start = meaning.ranges(of: mark).last {
            standard = String(meaning[start.upperBound...].dropLast())
            meaning = trimmed(meaning[..<start.lowerBound])
        }
        guard !name.isEmpty, !meaning.isEmpty else { return nil }
        return Field(name: name, unit: unit, meaning: meaning, standard: standard)
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var rest = Substring(text)
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
