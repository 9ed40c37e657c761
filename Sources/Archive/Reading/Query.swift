import CSQLiteShim
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
package struct QueryAnswer: Sendable, Hashable {
    package var columns: [String]
    package var rows: [[QueryValue]]

    /// The memory that a row takes beside its values, in bytes.
    static let rowBytes = 40
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

    /// The memory that it takes in a row, in bytes.
    var memoryBytes: Int {
        let own = MemoryLayout<QueryValue>.stride
        return switch self {
        case .null, .integer, .real: own
        case .text(let value): own + value.utf8.count
        case .bytes(let value): own + value.count
        }
    }
}

/// The limits of a query, chosen by whoever asks it.
public struct QueryBounds: Sendable, Hashable {
    /// The longest time that it runs, in seconds.
    public var seconds: Double
    /// The largest number of rows of its answer.
    public var rows: Int
    /// The memory that its work and its answer take together at most, in MiB.
    public var memoryMiB: Int

    public init(seconds: Double = 60, rows: Int = 1_000_000, memoryMiB: Int = 512) {
        self.seconds = seconds
        self.rows = rows
        self.memoryMiB = memoryMiB
    }

    /// The length of an SQL text, in bytes.
    public static let sqlBytes = 100_000

    private static let columns = 250

    var memoryBytes: Int { min(memoryMiB, 1 << 30) << 20 }

    var duration: Duration { .seconds(min(seconds, 1e9)) }

    /// The length of a text or blob, in bytes: all of them that a query of so many words and 250 columns can hold before the
    /// memory is looked at come to four times the memory.
    func valueBytes(words: Int) -> Int { min(4 * (memoryBytes / (words + Self.columns)), 1_000_000_000) }

    /// - Throws: `ArchiveError.badQuery` when one is not positive.
    func check() throws {
        guard seconds > 0, rows > 0, memoryMiB > 0 else {
            throw ArchiveError.badQuery("the limits of a query are positive: seconds, rows, and MiB of memory")
        }
    }

    /// The limits that SQLite enforces by itself.
    func forSQLite(valueBytes: Int) -> limen_sqlite_bounds {
        limen_sqlite_bounds(
            value_bytes: Int32(valueBytes), sql_bytes: Int32(Self.sqlBytes), expression_depth: 250,
            columns: Int32(Self.columns), compound_selects: 100, instructions: 250_000, pattern_bytes: 1000,
            parameters: 100,
            // A pair of bytes takes 25 ns at most: a tenth of the time, for one call.
            argument_product: Int64(min(seconds, 1e9) * 4e6))
    }
}

extension ArchiveFile {
    /// Runs a named query. Parameters that are not given take their defaults.
    /// - Throws: `ArchiveError.badQuery` for parameters that are missing or unknown; else as `run(query:)`.
    package func run(
        _ query: QueryText, parameters: [String: String] = [:], at release: String? = nil,
        within bounds: QueryBounds = QueryBounds()
    ) throws -> QueryAnswer {
        let known = query.parameters.map(\.name)
        if let unknown = parameters.keys.filter({ !known.contains($0) }).min() {
            let choice = known.isEmpty ? "it takes none" : "it takes \(known.joined(separator: ", "))"
            throw ArchiveError.badQuery("query \(query.name) has no parameter '\(unknown)': \(choice)")
        }
        if let missing = query.parameters.first(where: { $0.standard == nil && parameters[$0.name] == nil }) {
            throw ArchiveError.missingParameter(
                "query \(query.name) needs \(missing.name)=... (\(missing.unit)): \(missing.meaning)")
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
    package func run(
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
