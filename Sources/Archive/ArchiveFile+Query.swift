import GRDB

extension ArchiveFile {
    /// Runs a named query. Parameters that are not given take their defaults.
    /// - Throws: `ArchiveError.badQuery` for parameters that are missing or unknown; else as `run(query:)`.
    public func run(
        _ query: QueryText, parameters: [String: String] = [:], at release: String? = nil,
        within bounds: QueryBounds = QueryBounds()
    ) throws -> QueryAnswer {
        let known = query.parameters.map(\.name)
        if let stranger = parameters.keys.filter({ !known.contains($0) }).min() {
            let choice = known.isEmpty ? "it takes none" : "it takes \(known.joined(separator: ", "))"
            throw ArchiveError.badQuery("query \(query.name) has no parameter '\(stranger)': \(choice)")
        }
        if let missing = query.parameters.first(where: { $0.standard == nil && parameters[$0.name] == nil }) {
            throw ArchiveError.badQuery(
                "query \(query.name) needs \(missing.name) (\(missing.unit)): \(missing.meaning); "
                    + "add --param \(missing.name)=...")
        }
        // A default is written in the SQL itself: it holds where the parameter is NULL.
        let values = Dictionary(uniqueKeysWithValues: known.map { ($0, parameters[$0]) })
        return try run(query.sql, values: values, at: release, within: bounds)
    }

    /// Runs a SELECT in one consistent snapshot, on a connection of its own: it reads the tables and views of the archive,
    /// calls functions that have no effects, and does nothing else.
    /// - Parameters:
    ///   - parameters: texts named as in the SQL, without the colon.
    ///   - release: the release it is answered at; nil for the present.
    /// - Throws: `ArchiveError.badQuery` for anything else than one SELECT, for mistakes in it, and for what it may not do;
    ///   `ArchiveError.queryLimit` when it goes too far.
    public func run(
        query sql: String, parameters: [String: String] = [:], at release: String? = nil,
        within bounds: QueryBounds = QueryBounds()
    ) throws -> QueryAnswer {
        try run(sql, values: parameters.mapValues { $0 }, at: release, within: bounds)
    }

    private func run(
        _ sql: String, values: [String: String?], at release: String?, within bounds: QueryBounds
    ) throws -> QueryAnswer {
        try bounds.check()
        guard sql.utf8.count <= QueryBounds.sqlBytes else {
            throw ArchiveError.badQuery("query: it is longer than \(QueryBounds.sqlBytes) bytes")
        }
        let statements = SchemaText.statements(sql)
        let keyword = statements.first?.split(separator: " ").first?.uppercased()
        guard statements.count == 1, ["SELECT", "WITH", "VALUES"].contains(keyword) else {
            throw ArchiveError.badQuery("a query is one SELECT: an archive is not changed through queries")
        }
        return try ArchiveFile(readingAt: path).read(at: release) { reader in
            let database = reader.database
            let ours = try reader.tablesAndViews()
            let words = try QueryLength(views: ours.filter { $0.value.hasPrefix("CREATE VIEW") }).words(of: sql)
            let watcher = QueryGuard(database, bounds, words: words, tables: Set(ours.keys))
            return try watcher.watch {
                let statement = try database.makeStatement(sql: sql)
                guard statement.isReadonly else {
                    throw ArchiveError.badQuery("a query is one SELECT: an archive is not changed through queries")
                }
                let arguments = StatementArguments(values.mapValues { $0 as (any DatabaseValueConvertible)? })
                let rows = try Row.fetchCursor(statement, arguments: arguments)
                var answer = QueryAnswer(columns: statement.columnNames, rows: [])
                while let row = try rows.next() { try watcher.append(row, to: &answer) }
                return answer
            }
        }
    }
}

extension ArchiveReader {
    /// The statements that define the tables and views of the file, by name. They are those of our schema.
    fileprivate func tablesAndViews() throws -> [String: String] {
        let sql = "SELECT name, sql FROM main.sqlite_schema WHERE type IN ('table', 'view')"
        let rows = try Row.fetchAll(database, sql: sql)
        return Dictionary(try rows.map { (try $0.text(0), try $0.text(1)) }) { first, _ in first }
    }
}
