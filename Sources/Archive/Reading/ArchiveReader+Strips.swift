import GRDB
import Regions

extension ArchiveReader {
    /// The strips of a revision that hold the abscissa x = log10(mass), sorted as in a `Region`. One index seek.
    ///
    /// Strips are closed sets: those that end at `x` are there as well as those that begin at it.
    package func strips(of revision: RevisionID, atX x: Double) throws -> [Strip] {
        try slab(of: revision, atX: x).strips
    }

    /// The strips at an abscissa, and whether there are any that begin to its left.
    private func slab(of revision: RevisionID, atX x: Double) throws -> (strips: [Strip], isAnyBefore: Bool) {
        guard x.isFinite else { return ([], false) }
        // From right to left: the slab with the largest x0 <= x, and the one before it when it ends at x.
        let sql =
            "SELECT \(StripRows.columns) FROM main.strip WHERE revision = ? AND x0 <= ? ORDER BY x0 DESC, seq DESC"
        var strips: [Strip] = []
        var slab: Double?
        try StripRows.forEach(of: sql, [Double(revision.number), x], in: database) { strip in
            if let slab, strip.x0 != slab, slab != x { return false }
            slab = strip.x0
            guard strip.x1 >= x else { return false }
            strips.append(strip)
            return true
        }
        return (strips.reversed(), slab != nil)
    }

    /// The smallest range of x that holds all strips of a revision; nil when it excludes nothing. Two index seeks.
    package func xRange(of revision: RevisionID) throws -> ClosedRange<Double>? {
        let ends = try ["x0, seq", "x0 DESC, seq DESC"].map { order in
            try first(where: "revision = ? ORDER BY \(order)", [Double(revision.number)])
        }
        guard let first = ends[0], let last = ends[1] else { return nil }
        guard first.x0 <= last.x1 else {
            throw CorruptionError(why: "the strips of revision \(revision.number) end before they begin")
        }
        return first.x0...last.x1
    }

    private func first(where condition: String, _ arguments: [Double]) throws -> Strip? {
        let sql = "SELECT \(StripRows.columns) FROM main.strip WHERE \(condition) LIMIT 1"
        var first: Strip?
        try StripRows.forEach(of: sql, arguments, in: database) { strip in
            first = strip
            return false
        }
        return first
    }

    /// The intervals that a revision excludes at the abscissa x = log10(mass); nil where it does not reach. A few index seeks.
    /// - Throws: `ArchiveError.corrupt` when its strips do not form a region.
    package func intervals(of revision: RevisionID, atX x: Double) throws -> [Interval]? {
        let (strips, isAnyBefore) = try slab(of: revision, atX: x)
        if !strips.isEmpty { return try region(strips, of: revision).intervals(at: x) }
        // Between strips, or outside of all.
        let isGap = try isAnyBefore && first(where: "revision = ? AND x0 > ?", [Double(revision.number), x]) != nil
        return isGap ? [] : nil
    }

    /// The same for many revisions, in their order.
    package func strips(of revisions: [RevisionID], atX x: Double) throws -> [[Strip]] {
        try revisions.map { try strips(of: $0, atX: x) }
    }

    /// The excluded region of a revision.
    /// - Throws: `ArchiveError.corrupt` when its strips do not form a region.
    package func region(of revision: RevisionID) throws -> Region {
        let sql = "SELECT \(StripRows.columns) FROM main.strip WHERE revision = ? ORDER BY x0, seq"
        var strips: [Strip] = []
        try StripRows.forEach(of: sql, [Double(revision.number)], in: database) { strip in
            strips.append(strip)
            return true
        }
        return try region(strips, of: revision)
    }

    private func region(_ strips: [Strip], of revision: RevisionID) throws -> Region {
        do {
            return try Region(strips: strips)
        } catch let error as RegionError {
            throw CorruptionError(why: "the strips of revision \(revision.number) do not form a region: \(error)")
        }
    }

    /// The same for many revisions, in their order.
    package func regions(of revisions: [RevisionID]) throws -> [Region] {
        try revisions.map(region)
    }
}
