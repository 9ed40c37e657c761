import CSQLiteShim
import GRDB
import Regions

/// The rows of the table of strips: a region cut up, and put together again.
enum StripRows {
    static let columns = "x0, x1, lower0, lower1, upper0, upper1, lower_kind, upper_kind"

    /// The number of strips that one statement writes. Because a seal may refuse a row, SQLite keeps what it needs to take a
    /// statement back, which for single rows costs more than the rows.
    private static let rowsAtOnce = 32

    /// Writes the strips of a region.
    /// - Returns: how many there are.
    static func insert(_ region: Region, revision: Int64, into database: Database) throws -> Int {
        var counter = SlabCounter()
        var numbers: [Double] = []
        numbers.reserveCapacity(rowsAtOnce * 10)
        var rest = region.strips[...]
        while !rest.isEmpty {
            let rows = rest.count >= rowsAtOnce ? rowsAtOnce : 1
            numbers.removeAll(keepingCapacity: true)
            for strip in rest.prefix(rows) {
                // Whole numbers arrive as such: the columns are of type INTEGER.
                numbers.append(Double(revision))
                numbers.append(Double(counter.next(strip)))
                numbers.append(strip.x0)
                numbers.append(strip.x1)
                numbers.append(strip.lower0)
                numbers.append(strip.lower1)
                numbers.append(strip.upper0)
                numbers.append(strip.upper1)
                numbers.append(Double(strip.lowerKind.code))
                numbers.append(Double(strip.upperKind.code))
            }
            try insert(numbers, rows: rows, into: database)
            rest = rest.dropFirst(rows)
        }
        return region.strips.count
    }

    private static func insert(_ numbers: [Double], rows: Int, into database: Database) throws {
        let statement = try database.cachedStatement(sql: rows == 1 ? insertOne : insertMany)
        // Says that the parameters are bound elsewhere. The numbers are bound by one call: an argument list of as many values
        // takes longer than the rows.
        statement.setUncheckedArguments([])
        let result = limen_sqlite_bind_numbers(
            UnsafeMutableRawPointer(statement.sqliteStatement), 1, Int32(numbers.count), numbers)
        guard result == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: result)) }
        try statement.execute()
    }

    private static let insertOne = insertion(rows: 1)
    private static let insertMany = insertion(rows: rowsAtOnce)

    private static func insertion(rows: Int) -> String {
        let row = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        let values = Array(repeating: row, count: rows).joined(separator: ", ")
        return "INSERT INTO strip (revision, seq, \(columns)) VALUES \(values)"
    }

    /// The number of a strip among those that begin at the same abscissa.
    struct SlabCounter {
        private var seq = 0
        private var slab: Double?

        mutating func next(_ strip: Strip) -> Int {
            seq = strip.x0 == slab ? seq + 1 : 0
            slab = strip.x0
            return seq
        }
    }

    /// Reads strips until there are no more, or `body` says false.
    ///
    /// The statement is run without GRDB's cursors: a seek for one mass has one row or two, and making the cursor takes
    /// longer than finding them.
    /// - Parameter sql: selects the columns above; its parameters are numbers.
    static func forEach(
        of sql: String, _ arguments: [Double], in database: Database, _ body: (Strip) throws -> Bool
    ) throws {
        let statement = try database.cachedStatement(sql: sql)
        let handle = UnsafeMutableRawPointer(statement.sqliteStatement)
        func check(_ result: Int32) throws {
            guard result != 0 else { return }
            throw DatabaseError(resultCode: ResultCode(rawValue: result), message: database.lastErrorMessage, sql: sql)
        }
        try check(limen_sqlite_bind_numbers(handle, 1, Int32(arguments.count), arguments))
        defer { limen_sqlite_reset(handle) }
        var isRow: Int32 = 0
        while true {
            try check(limen_sqlite_step(handle, &isRow))
            guard isRow != 0, try body(strip(statement)) else { return }
        }
    }

    /// A strip from the columns above, of the row the statement stands at.
    ///
    /// The numbers are taken from SQLite at once: taking every column through a value of its own costs 20 times as much.
    static func strip(_ statement: Statement) throws -> Strip {
        var numbers = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        let failed = withUnsafeMutablePointer(to: &numbers) { tuple in
            tuple.withMemoryRebound(to: Double.self, capacity: 8) {
                limen_sqlite_numbers(UnsafeMutableRawPointer(statement.sqliteStatement), 0, 8, $0)
            }
        }
        guard failed == 0 else {
            throw CorruptionError(why: "a strip should consist of numbers, and only its upper edge may be open")
        }
        for value in [numbers.0, numbers.1, numbers.2, numbers.3] { try checkLogarithm(value) }
        for value in [numbers.4, numbers.5] where value != .infinity { try checkLogarithm(value) }
        guard let lowerKind = EdgeKind(code: numbers.6), let upperKind = EdgeKind(code: numbers.7) else {
            throw CorruptionError(why: "a strip has an unknown kind of edge")
        }
        return Strip(
            x0: numbers.0, x1: numbers.1, lower0: numbers.2, lower1: numbers.3, upper0: numbers.4, upper1: numbers.5,
            lowerKind: lowerKind, upperKind: upperKind)
    }

    private static func checkLogarithm(_ value: Double) throws {
        guard value.magnitude <= largestLogarithm else {
            throw CorruptionError(why: "a strip holds \(value), which is not a logarithm")
        }
    }

    /// No double has a larger logarithm to base ten, nor a smaller one below zero.
    private static let largestLogarithm = 324.0
}

extension EdgeKind {
    private static let codes: [EdgeKind] = [.measured, .cap, .kinematic, .open]

    /// The number that stands for it in the table of strips.
    var code: Int64 {
        switch self {
        case .measured: 0
        case .cap: 1
        case .kinematic: 2
        case .open: 3
        }
    }

    init?(code: Double) {
        guard let place = Int(exactly: code), Self.codes.indices.contains(place) else { return nil }
        self = Self.codes[place]
    }
}
