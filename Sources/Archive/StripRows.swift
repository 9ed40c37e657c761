import GRDB
import Regions

/// The rows of the table of strips: a region cut up, and put together again.
enum StripRows {
    static let columns = "x0, x1, lower0, lower1, upper0, upper1, lower_kind, upper_kind"

    /// Writes the strips of a region.
    /// - Returns: how many there are.
    static func insert(_ region: Region, revision: Int64, into database: Database) throws -> Int {
        let sql = "INSERT INTO strip (revision, seq, \(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        let statement = try database.cachedStatement(sql: sql)
        var place = Place()
        for strip in region.strips {
            let upper0 = strip.upper0.isFinite ? strip.upper0 : nil
            let upper1 = strip.upper1.isFinite ? strip.upper1 : nil
            statement.setUncheckedArguments([
                revision, place.next(strip), strip.x0, strip.x1, strip.lower0, strip.lower1, upper0, upper1,
                strip.lowerKind.code, strip.upperKind.code,
            ])
            try statement.execute()
        }
        return region.strips.count
    }

    /// The number of a strip among those that begin at the same abscissa.
    struct Place {
        private var seq = 0
        private var slab: Double?

        mutating func next(_ strip: Strip) -> Int {
            seq = strip.x0 == slab ? seq + 1 : 0
            slab = strip.x0
            return seq
        }
    }

    /// A strip from the columns above.
    static func strip(_ row: Row) throws -> Strip {
        guard let lowerKind = EdgeKind(code: try row.integer(6)), let upperKind = EdgeKind(code: try row.integer(7))
        else { throw Damage(why: "a strip has an unknown kind of edge") }
        return Strip(
            x0: try row.real(0), x1: try row.real(1), lower0: try row.real(2), lower1: try row.real(3),
            upper0: try row.optionalReal(4) ?? .infinity, upper1: try row.optionalReal(5) ?? .infinity,
            lowerKind: lowerKind, upperKind: upperKind)
    }
}

extension EdgeKind {
    private static let codes: [EdgeKind] = [.measured, .cap, .kinematic, .open]

    /// The number that stands for it in the table of strips.
    var code: Int64 { Int64(Self.codes.firstIndex(of: self) ?? 0) }

    init?(code: Int64) {
        guard Self.codes.indices.contains(Int(clamping: code)) else { return nil }
        self = Self.codes[Int(code)]
    }
}
