/// Regions arranged for many questions of one kind: which of them hold this point?
///
/// The range of x is divided into equal cells. Each cell lists the strips that touch it, sorted by the lowest height that
/// they reach in it, so that a search ends at the first strip that begins above the point. Most points lie below
/// everything or above the strongest limit, and look at one or two strips.
public struct PointIndex: Sendable {
    /// At most so many places of strips in cells; with more regions the cells become wider.
    private static let largestEntryCount = 4_000_000
    private static let largestCellCount = 1024
    /// Distance below its strip at which an entry may claim to begin, so that rounding never hides a strip.
    private static let slack = 1e-9

    private struct Entry {
        /// Not above the lower edge of the strip in this cell.
        var floor: Double
        var strip: Int32
    }

    private let regions: [Region]
    private let tolerance: Double
    private var strips: [Strip] = []
    /// The region of each strip.
    private var owners: [Int32] = []
    /// Tells whether a strip may touch another one of its region above or below: then both are one interval.
    private var isStacked: [Bool] = []
    /// Abscissae that some region reaches, as closed ranges from left to right without common points.
    private let reach: [ClosedRange<Double>]
    private let start: Double
    private let cellsPerUnit: Double
    /// The entries of cell i are `entries[first[i]..<first[i + 1]]`.
    private var first: [Int]
    private var entries: [Entry] = []

    /// Arranges regions; O(n log n) in the number of strips, for strips of usual width.
    /// - Parameter tolerance: how far outside an edge, in y, a point still counts as held.
    public init(_ regions: [Region], tolerance: Double) {
        self.regions = regions
        self.tolerance = tolerance
        let reach = Self.merged(regions.compactMap(\.xRange))
        self.reach = reach
        let low = reach.first?.lowerBound ?? 0
        let width = (reach.last?.upperBound ?? low) - low
        let strips = regions.reduce(0) { $0 + $1.strips.count }
        let widths = regions.reduce(0) { $0 + $1.strips.reduce(0) { $0 + ($1.x1 - $1.x0) } }
        // A strip touches two cells and those between.
        let room = Double(max(0, Self.largestEntryCount - 2 * strips)) / max(1, width > 0 ? widths / width : 1)
        let count = width > 0 ? Int(min(Double(Self.largestCellCount), max(1, room))) : 1
        start = low
        cellsPerUnit = width > 0 ? Double(count) / width : 0
        first = []
        for (owner, region) in regions.enumerated() { append(region, owner: Int32(truncatingIfNeeded: owner)) }
        fill(count)
    }

    private mutating func append(_ region: Region, owner: Int32) {
        for (index, strip) in region.strips.enumerated() {
            let isOnLast = index > 0 && region.strips[index - 1].x0 == strip.x0
            if isOnLast, let below = strips.last, strip.lower0 <= below.upper0 || strip.lower1 <= below.upper1 {
                isStacked[isStacked.count - 1] = true
                isStacked.append(true)
            } else {
                isStacked.append(false)
            }
            strips.append(strip)
            owners.append(owner)
        }
    }

    private mutating func fill(_ count: Int) {
        var sizes = [Int](repeating: 0, count: count + 1)
        let cells = strips.map { cell(of: $0.x0, among: count)...cell(of: $0.x1, among: count) }
        for range in cells { for cell in range { sizes[cell + 1] += 1 } }
        for cell in 1...count { sizes[cell] += sizes[cell - 1] }
        first = sizes
        entries = [Entry](repeating: Entry(floor: 0, strip: 0), count: sizes[count])
        for (index, range) in cells.enumerated() {
            let strip = strips[index]
            for cell in range {
                // A little more than the cell, so that no rounding leaves a part of it out.
                let left = start + (Double(cell) - 1e-3) / cellsPerUnit
                let right = start + (Double(cell) + 1 + 1e-3) / cellsPerUnit
                let floor = min(strip.lower(at: left), strip.lower(at: right)) - Self.slack
                entries[sizes[cell]] = Entry(floor: floor, strip: Int32(truncatingIfNeeded: index))
                sizes[cell] += 1
            }
        }
        for cell in 0..<count {
            entries[first[cell]..<first[cell + 1]].sort { ($0.floor, $0.strip) < ($1.floor, $1.strip) }
        }
    }

    /// The cell of an abscissa inside the reach. Rounding is monotone, so that a point of a strip is in one of its cells.
    private func cell(of x: Double, among count: Int) -> Int {
        min(count - 1, max(0, Int((x - start) * cellsPerUnit)))
    }

    private static func merged(_ ranges: [ClosedRange<Double>]) -> [ClosedRange<Double>] {
        var merged: [ClosedRange<Double>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }

    /// Tells whether some region reaches this abscissa.
    public func isReached(_ x: Double) -> Bool { reach.contains { $0.contains(x) } }

    /// Adds the regions that hold a point to a list, each once, ascending.
    public func addOwners(x: Double, y: Double, to found: inout [Int]) {
        let begin = found.count
        search(x: x, y: y) { strip, _ in
            let owner = Int(owners[strip])
            if !found[begin...].contains(owner) { found.append(owner) }
            return true
        }
        found[begin...].sort()
    }

    /// The region whose interval around the point begins lowest, of equal ones the first; nil when none holds the point.
    public func strongest(x: Double, y: Double) -> Int? {
        var best: (from: Double, owner: Int)?
        search(x: x, y: y) { strip, floor in
            if let best, floor > best.from { return false }
            let from = lowerEnd(of: strip, x: x, y: y)
            let owner = Int(owners[strip])
            if best.map({ (from, owner) < ($0.from, $0.owner) }) ?? true { best = (from, owner) }
            return true
        }
        return best?.owner
    }

    /// Calls `take` with each strip that holds the point and the floor of its entry, until it returns false.
    @inline(__always)
    private func search(x: Double, y: Double, _ take: (Int, Double) -> Bool) {
        guard isReached(x) else { return }
        let cell = cell(of: x, among: first.count - 1)
        for place in first[cell]..<first[cell + 1] {
            let entry = entries[place]
            if entry.floor - tolerance > y { return }
            let index = Int(entry.strip)
            let strip = strips[index]
            guard strip.x0 <= x, x <= strip.x1, strip.lower(at: x) - tolerance <= y, y <= strip.upper(at: x) + tolerance
            else { continue }
            if !take(index, entry.floor) { return }
        }
    }

    /// Lower end of the interval that a strip is part of. Strips of one region that touch are one interval.
    private func lowerEnd(of index: Int, x: Double, y: Double) -> Double {
        let strip = strips[index]
        let alone = strip.lower(at: x)
        guard isStacked[index] || x == strip.x0 || x == strip.x1 else { return alone }
        return regions[Int(owners[index])].intervals(at: x).first {
            $0.from - tolerance <= y && y <= $0.to + tolerance
        }?.from ?? alone
    }
}
