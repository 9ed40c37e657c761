import CSQLiteShim

/// How far a query may go; who asks it chooses.
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

    /// What SQLite sees to by itself.
    func forSQLite(valueBytes: Int) -> limen_sqlite_bounds {
        limen_sqlite_bounds(
            value_bytes: Int32(valueBytes), sql_bytes: Int32(Self.sqlBytes), expression_depth: 250,
            columns: Int32(Self.columns), compound_selects: 100, instructions: 250_000, pattern_bytes: 1000,
            parameters: 100,
            // A pair of bytes takes 25 ns at most: a tenth of the time, for one call.
            argument_product: Int64(min(seconds, 1e9) * 4e6))
    }
}
