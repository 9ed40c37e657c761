import LimitModel
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
}

/// The rows that a query answered.
public struct QueryResult: Sendable {
    private let answer: QueryAnswer

    init(_ answer: QueryAnswer) {
        self.answer = answer
    }

    /// The names of the columns.
    public var columns: [String] { answer.columns }
    /// The rows, a value for every column.
    public var rows: some RandomAccessCollection<[QueryValue]> { answer.rows }
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
    ///   - parameters: the values, by name.
    ///   - bounds: how far it may go.
    /// - Throws: `LimenError`, of kind `limit` when it goes too far, and of kind `usage` for what it may not do.
    public func query(
        _ name: String, parameters: [String: String] = [:], within bounds: QueryBounds = QueryBounds()
    ) throws -> QueryResult {
        let answer = try translating {
            if name.hasSuffix(".sql") {
                return try file.run(query: try Self.sql(at: name), parameters: parameters, at: release, within: bounds)
            }
            let queries = try QueryText.all()
            guard let query = queries.first(where: { $0.name == name }) else {
                let known = queries.map(\.name)
                throw LimenError(
                    .noInput,
                    Suggestion.unknown("query", name, among: known)
                        + " (possible: \(known.joined(separator: ", ")))")
            }
            return try file.run(query, parameters: parameters, at: release, within: bounds)
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
