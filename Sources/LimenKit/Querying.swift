import Archive
import Foundation

/// A named query of the archive.
public struct NamedQuery: Sendable, Hashable {
    /// A parameter with its unit and meaning; without a default it must be given.
    public struct Parameter: Sendable, Hashable {
        public let name, unit, meaning: String
        public let standard: String?
    }

    public let name, purpose: String
    public let parameters: [Parameter]

    /// `limen.queries/1`.
    public static func document(_ queries: [NamedQuery]) -> JSON {
        [
            "format": "limen.queries/1",
            "queries": .list(
                queries.map { query in
                    [
                        "name": .text(query.name), "purpose": .text(query.purpose),
                        "parameters": .list(
                            query.parameters.map {
                                [
                                    "name": .text($0.name), "unit": .text($0.unit), "meaning": .text($0.meaning),
                                    "default": .text($0.standard),
                                ]
                            }),
                    ]
                }),
        ]
    }

    /// One row per query.
    public static func csv(_ queries: [NamedQuery]) -> String {
        var text = CSVText(comments: [], columns: ["query", "purpose", "parameters"])
        for query in queries {
            let names = query.parameters.map(\.name).joined(separator: " ")
            text.append([.text(query.name), .text(query.purpose), .text(names)])
        }
        return text.text
    }
}

/// What a query answered.
public struct QueryResult: Sendable {
    /// A value of a row.
    public struct Value: Sendable, Hashable {
        let value: QueryValue

        /// For a table cell.
        public var shortText: String {
            switch value {
            case .null: ""
            case .integer(let value): String(value)
            case .real(let value): value.printed(digits: 6)
            case .text(let value): value
            case .bytes(let value): "\(value.count) bytes"
            }
        }

        var json: JSON {
            switch value {
            case .null: .null
            case .integer(let value): .integer(Int(value))
            case .real(let value): .number(value)
            case .text(let value): .text(value)
            case .bytes(let value): .text(value.map { String(format: "%02x", $0) }.joined())
            }
        }

        var cell: CSVText.Cell {
            switch value {
            case .null: .none
            case .integer(let value): .integer(Int(value))
            case .real(let value): .number(value)
            case .text(let value): .text(value)
            case .bytes(let value): .text(value.map { String(format: "%02x", $0) }.joined())
            }
        }
    }

    private let answer: QueryAnswer

    init(_ answer: QueryAnswer) {
        self.answer = answer
    }

    /// The names of the columns.
    public var columns: [String] { answer.columns }
    /// The rows.
    public var rows: some RandomAccessCollection<[Value]> { answer.rows.lazy.map { $0.map { Value(value: $0) } } }

    /// `limen.query/1`.
    public var document: JSON {
        [
            "format": "limen.query/1", "columns": .list(columns.map { .text($0) }),
            "rows": .list(rows.map { .list($0.map(\.json)) }),
        ]
    }

    /// One line per row.
    public var csv: String {
        var text = CSVText(comments: [], columns: columns)
        for row in rows { text.append(row.map(\.cell)) }
        return text.text
    }
}

extension LimenArchive {
    /// The queries that come with the program, sorted by name.
    public static var namedQueries: [NamedQuery] {
        ((try? QueryText.all()) ?? []).map { query in
            NamedQuery(
                name: query.name, purpose: query.purpose,
                parameters: query.parameters.map {
                    .init(name: $0.name, unit: $0.unit, meaning: $0.meaning, standard: $0.standard)
                })
        }
    }

    /// Runs a named query, or one from a file whose path ends in `.sql`. A query reads the archive and does nothing else.
    /// - Parameters:
    ///   - parameters: texts of the form `name=value`.
    ///   - bounds: how far it may go.
    /// - Throws: `LimenError`, of kind `limit` when it goes too far, and of kind `usage` for what it may not do.
    public func query(
        _ name: String, parameters: [String], within bounds: QueryBounds = QueryBounds()
    ) throws -> QueryResult {
        var values: [String: String] = [:]
        for parameter in parameters {
            let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, !parts[0].isEmpty else {
                throw LimenError(.usage, "'\(parameter)' gives no parameter: write --param name=value")
            }
            values[parts[0]] = parts[1]
        }
        let answer = try translating {
            if name.hasSuffix(".sql") {
                return try file.run(query: try Self.sql(at: name), parameters: values, at: release, within: bounds)
            }
            let queries = try QueryText.all()
            guard let query = queries.first(where: { $0.name == name }) else {
                let known = queries.map(\.name)
                throw LimenError(
                    .noInput, Suggestion.unknown("query", name, among: known) + "; limen query lists them")
            }
            return try file.run(query, parameters: values, at: release, within: bounds)
        }
        return QueryResult(answer)
    }

    /// The text of a file, and not much more than a query may have.
    private static func sql(at path: String) throws -> String {
        let handle = FileHandle(forReadingAtPath: path)
        defer { try? handle?.close() }
        guard let bytes = try? handle?.read(upToCount: QueryBounds.sqlBytes + 1),
            let text = String(data: bytes, encoding: .utf8)
        else { throw LimenError(.noInput, "cannot read \(path)") }
        return text
    }
}
