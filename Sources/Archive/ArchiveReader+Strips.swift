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
        while try rows.next() != nil {
            let strip = try StripRows.strip(statement)
            if let slab, strip.x0 != slab, slab != x { break }
            guard strip.x1 >= x else { break }
            strips.append(strip)
            slab = strip.x0
        }
        return strips.reversed()
    }

    /// The smallest range of x that holds all strips of a revision; nil when it excludes nothing. Two index seeks.
    public func xRange(of revision: RevisionID) throws -> ClosedRange<Double>? {
        let ends = try ["x0, seq", "x0 DESC, seq DESC"].map { order in
            let sql = "SELECT \(StripRows.columns) FROM main.strip WHERE revision = ? ORDER BY \(order) LIMIT 1"
            let statement = try database.cachedStatement(sql: sql)
            let rows = try Row.fetchCursor(statement, arguments: [revision.number])
            return try rows.next().map { _ in try StripRows.strip(statement) }
        }
        guard let first = ends[0], let last = ends[1] else { return nil }
        guard first.x0 <= last.x1 else {
            throw Damage(why: "the strips of revision \(revision.number) end before they begin")
        }
        return first.x0...last.x1
    }

    /// What a revision excludes at the abscissa x = log10(mass); nil where it does not reach. A few index seeks.
    /// - Throws: `ArchiveError.corrupt` when its strips are no region.
    public func intervals(of revision: RevisionID, atX x: Double) throws -> [Interval]? {
        let strips = try strips(of: revision, atX: x)
        if strips.isEmpty { return try xRange(of: revision)?.contains(x) == true ? [] : nil }
        return try region(strips, of: revision).intervals(at: x)
    }

    /// The same for many revisions, in their order.
    public func strips(of revisions: [RevisionID], atX x: Double) throws -> [[Strip]] {
        try revisions.map { try strips(of: $0, atX: x) }
    }

    /// The excluded region of a revision.
    /// - Throws: `ArchiveError.corrupt` when its strips are no region.
    public func region(of revision: RevisionID) throws -> Region {
        let sql = "SELECT \(StripRows.columns) FROM main.strip WHERE revision = ? ORDER BY x0, seq"
        let statement = try database.cachedStatement(sql: sql)
        let rows = try Row.fetchCursor(statement, arguments: [revision.number])
        var strips: [Strip] = []
        while try rows.next() != nil { strips.append(try StripRows.strip(statement)) }
        return try region(strips, of: revision)
    }

    private func region(_ strips: [Strip], of revision: RevisionID) throws -> Region {
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
