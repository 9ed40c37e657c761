import CSQLiteShim
import GRDB
import Quantities

/// Watches over a query: refuses, while it is prepared, what it may not do, and ends it where it would go too far.
final class QueryGuard {
    /// Reason why a query was ended.
    private enum End {
        /// It wants to do something else than it may, said as what follows "it may not".
        case refused(String)
        case time, memory
    }

    private let database: Database
    private let bounds: QueryBounds
    /// The length of a text or blob, in bytes.
    private let valueBytes: Int
    /// The tables and views of the archive, in lower case.
    private let tables: Set<String>
    private let deadline: SuspendingClock.Instant
    private let memoryBefore = limen_sqlite_memory_used()
    private var answerBytes = 0
    private var end: End?

    /// - Parameters:
    ///   - database: a connection that is used for nothing else, in a transaction.
    ///   - words: the number of words of the query.
    init(_ database: Database, _ bounds: QueryBounds, words: Int, tables: Set<String>) {
        self.database = database
        self.bounds = bounds
        self.tables = tables.union(["sqlite_schema", "sqlite_master", "json_each", "json_tree"])
        valueBytes = bounds.valueBytes(words: words)
        deadline = .now + bounds.duration
    }

    /// Runs a body under guard.
    /// - Throws: `ArchiveError.badQuery` and `ArchiveError.queryLimit`, in place of what SQLite says when it was stopped.
    func watch<T>(_ body: () throws -> T) throws -> T {
        let connection = UnsafeMutableRawPointer(database.sqliteConnection)
        var limits = bounds.forSQLite(valueBytes: valueBytes)
        // The transaction is ended without a guard.
        defer { limen_sqlite_unguard(connection) }
        let result = limen_sqlite_guard(
            connection, &limits,
            { context, action, first, second, _, _ in
                QueryGuard.at(context)?.permits(action, first, second) == true ? 0 : 1
            },
            { QueryGuard.at($0)?.goesOn() == true ? 0 : 1 }, Unmanaged.passUnretained(self).toOpaque())
        guard result == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: result)) }
        do {
            return try withExtendedLifetime(self) { try body() }
        } catch let error as DatabaseError {
            if let end { throw reason(end) }
            throw mistake(error) ?? error
        }
    }

    private static func at(_ context: UnsafeMutableRawPointer?) -> QueryGuard? {
        context.map { Unmanaged<QueryGuard>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Takes a row into the answer.
    /// - Throws: `ArchiveError.queryLimit` when that makes it too large.
    func append(_ row: Row, to answer: inout QueryAnswer) throws {
        guard answer.rows.count < bounds.rows else {
            throw ArchiveError.queryLimit("its answer has more than \(bounds.rows) rows", .rows)
        }
        var values: [QueryValue] = []
        values.reserveCapacity(answer.columns.count)
        answerBytes += QueryAnswer.rowBytes
        for column in answer.columns.indices {
            let value = QueryValue(row.storage(column))
            answerBytes += value.memoryBytes
            guard isWithinMemory else { throw reason(.memory) }
            values.append(value)
        }
        answer.rows.append(values)
    }

    // MARK: - While it is prepared

    private func permits(_ action: Int32, _ first: UnsafePointer<CChar>?, _ second: UnsafePointer<CChar>?) -> Bool {
        guard goesOn() else { return false }
        let table = first.map { String(cString: $0) } ?? ""
        let name = second.map { String(cString: $0) } ?? ""
        switch Int(action) {
        case LIMEN_SQLITE_SELECT, LIMEN_SQLITE_RECURSIVE: return true
        case LIMEN_SQLITE_FUNCTION:
            return QueryFunctions.permitted.contains(name.lowercased()) || refuse("call the function '\(name)'")
        case LIMEN_SQLITE_READ:
            return mayRead(table.lowercased(), isWithoutColumn: name.isEmpty) || refuse("read the table '\(table)'")
        // Comes with a table-valued function. A statement that wants it is not read-only, as its connection is, and is refused.
        case LIMEN_SQLITE_UPDATE where table == "sqlite_master": return true
        default: return refuse("do anything but read")
        }
    }

    private func mayRead(_ table: String, isWithoutColumn: Bool) -> Bool {
        // A name of WITH comes along only where none of its columns is read, and then it looks like a table. What is a table
        // and not ours begins like this.
        tables.contains(table)
            || isWithoutColumn && !table.hasPrefix("sqlite_") && !table.hasPrefix("pragma_")
    }

    private func refuse(_ what: String) -> Bool {
        if end == nil { end = .refused(what) }
        return false
    }

    // MARK: - While it runs

    private func goesOn() -> Bool {
        if end == nil, !isWithinMemory { end = .memory }
        if end == nil, SuspendingClock.now > deadline { end = .time }
        return end == nil
    }

    private var isWithinMemory: Bool {
        Int(limen_sqlite_memory_used() - memoryBefore) + answerBytes <= bounds.memoryBytes
    }

    // MARK: - Why it was ended

    private func reason(_ end: End) -> ArchiveError {
        switch end {
        case .refused(let what): .badQuery("query: it may not \(what)")
        case .time:
            .queryLimit("it runs for more than \(bounds.seconds.printed(digits: 6)) s", .seconds)
        case .memory: .queryLimit("it takes more than \(bounds.memoryMiB) MiB of memory", .memory)
        }
    }

    /// The error that SQLite has found by itself; nil when the file is to blame.
    private func mistake(_ error: DatabaseError) -> (any Error)? {
        let message = error.message ?? "not SQL"
        switch error.resultCode.primaryResultCode {
        case .SQLITE_TOOBIG where message == LIMEN_SQLITE_LONG_ARGUMENTS:
            return ArchiveError.queryLimit(message, .seconds)
        case .SQLITE_TOOBIG:
            return ArchiveError.queryLimit(
                "a text or blob is longer than \(valueBytes) bytes, the share of its memory", .memory)
        case .SQLITE_NOMEM: return ArchiveError.queryLimit("this machine has not enough memory for it", nil)
        case .SQLITE_ERROR, .SQLITE_MISUSE, .SQLITE_RANGE, .SQLITE_AUTH, .SQLITE_READONLY:
            return ArchiveError.badQuery("query: \(message)")
        default: return nil
        }
    }
}

/// The functions that a query may call: those that answer from their arguments, or from the clock.
enum QueryFunctions {
    /// Their names; like, glob, -> and ->> are operators as well.
    static let permitted = Set(words.split { $0 == " " || $0 == "\n" }.map(String.init))

    /// Those of SQLite up to version 3.51, as its documentation lists them.
    private static let words = """
        -> ->> abs acos acosh asin asinh atan atan2 atanh avg ceil ceiling char coalesce concat concat_ws cos cosh count
        cume_dist current_date current_time current_timestamp date datetime degrees dense_rank exp first_value floor format
        glob group_concat hex if ifnull iif instr json json_array json_array_length json_error_position json_extract
        json_group_array json_group_object json_insert json_object json_patch json_pretty json_quote json_remove
        json_replace json_set json_type json_valid jsonb jsonb_array jsonb_extract jsonb_group_array jsonb_group_object
        jsonb_insert jsonb_object jsonb_remove jsonb_replace jsonb_set julianday lag last_value lead length like
        likelihood likely ln log log10 log2 lower ltrim max median min mod nth_value ntile nullif octet_length
        percent_rank percentile percentile_cont percentile_disc pi pow power printf quote radians random randomblob rank
        replace round row_number rtrim sign sin sinh soundex sqlite_version sqrt strftime string_agg substr substring sum
        tan tanh time timediff total trim trunc typeof unhex unicode unistr unistr_quote unixepoch unlikely upper zeroblob
        """
}
