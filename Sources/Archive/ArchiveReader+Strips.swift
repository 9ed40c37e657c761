import GRDB
import Regions

extension ArchiveReader {
    /// The strips of a revision that hold the abscissa x = log10(mass), sorted as in a `Region`. One index seek.
    ///
    /// Strips are closed sets: those that end at `x` are there as well as those that begin at it.
    public func strips(of revision: RevisionID, atX x: Double) throws -> [Strip] {
        guard x.isFinite else { return [] }
        // From right to left: the slab with the largest x0 <= x, and the one before it when it ends at x.
        let condition = "revision = ? AND x0 <= ? ORDER BY x0 DESC, seq DESC"
        let sql = "SELECT \(StripRows.columns) FROM main.strip WHERE \(condition)"
        let statement = try database.cachedStatement(sql: sql)
        let rows = try Row.fetchCursor(statement, arguments: [revision.number, x])
        var strips: [Strip] = []
        var slab: Double?
        while let row = try rows.next() {
            let strip = try StripRows.strip(row)
            if let slab, strip.x0 != slab, slab != x { break }
            guard strip.x1 >= x else { break }
            strips.append(strip)
            slab = strip.x0
        }
        return strips.reversed()
    }

    /// The same for many revisions, in their order.
    public func strips(of revisions: [RevisionID], atX x: Double) throws -> [[Strip]] {
        try revisions.map { try strips(of: $0, atX: x) }
    }

    /// The excluded region of a revision.
    /// - Throws: `ArchiveError.corrupt` when its strips are no region.
    public func region(of revision: RevisionID) throws -> Region {
        let sql = "SELECT \(StripRows.columns) FROM main.strip WHERE revision = ? ORDER BY x0, seq"
        let rows = try Row.fetchCursor(try database.cachedStatement(sql: sql), arguments: [revision.number])
        var strips: [Strip] = []
        while let row = try rows.next() { strips.append(try StripRows.strip(row)) }
        do {
            return try Region(strips: strips)
        } catch let error as RegionError {
            throw Damage(why: "the strips of revision \(revision.number) are no region: \(error)")
        }
    }

    /// The same for many revisions, in their order.
    public func regions(of revisions: [RevisionID]) throws -> [Region] {
        try revisions.map(region)
    }
}
