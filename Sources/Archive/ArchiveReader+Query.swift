import GRDB

/// A value in the answer to a query.
public enum QueryValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case bytes([UInt8])
}

/// The answer to a query: the names of its columns, and its rows.
public struct QueryAnswer: Sendable, Hashable {
    public var columns: [String]
    public var rows: [[QueryValue]]
}

extension ArchiveReader {
    /// Runs a named query. Parameters that are not given take their defaults.
    /// - Throws: `ArchiveError.badQuery` for parameters that are missing or unknown.
    public func run(_ query: QueryText, parameters: [String: String] = [:]) throws -> QueryAnswer {
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
        return try run(query.sql, values: values)
    }

    /// Runs a SELECT; parameters are texts named as in the SQL, without the colon.
    /// - Throws: `ArchiveError.badQuery` for anything else than one SELECT, and for mistakes in it.
    public func run(query sql: String, parameters: [String: String] = [:]) throws -> QueryAnswer {
        try run(sql, values: parameters.mapValues { $0 })
    }

    private func run(_ sql: String, values: [String: String?]) throws -> QueryAnswer {
        let statements = SchemaText.statements(sql)
        let keyword = statements.first?.split(separator: " ").first?.uppercased()
        guard statements.count == 1, ["SELECT", "WITH", "VALUES"].contains(keyword) else {
            throw ArchiveError.badQuery("a query is one SELECT: an archive is not changed through queries")
        }
        do {
            let statement = try database.makeStatement(sql: sql)
            guard statement.isReadonly else {
                throw ArchiveError.badQuery("a query is one SELECT: an archive is not changed through queries")
            }
            let arguments = StatementArguments(values.mapValues { $0 as (any DatabaseValueConvertible)? })
            let rows = try Row.fetchCursor(statement, arguments: arguments)
            var answer = QueryAnswer(columns: statement.columnNames, rows: [])
            let width = statement.columnCount
            while let row = try rows.next() { answer.rows.append((0..<width).map { QueryValue(row.storage($0)) }) }
            return answer
        } catch let error as DatabaseError where Self.isMistake(error) {
            throw ArchiveError.badQuery("query: \(error.message ?? "not SQL")")
        }
    }

    /// Whether the query is to blame rather than the file.
    private static func isMistake(_ error: DatabaseError) -> Bool {
        [.SQLITE_ERROR, .SQLITE_MISUSE, .SQLITE_RANGE, .SQLITE_TOOBIG, .SQLITE_AUTH, .SQLITE_READONLY]
            .contains(error.resultCode.primaryResultCode)
    }
}

extension QueryValue {
    init(_ storage: DatabaseValue.Storage) {
        switch storage {
        case .null: self = .null
        case .int64(let value): self = .integer(value)
        case .double(let value): self = .real(value)
        case .string(let value): self = .text(value)
        case .blob(let data): self = .bytes(Array(data))
        }
    }
}
