/// An excluded set in the plane x = log10(mass), y = log10(coupling), cut into strips.
///
/// Strips that share a range of x are stacked above each other and touch at most along their edges; together they are
/// a slab. Slabs follow one another and touch at most in an end. All sets are closed.
public struct Region: Sendable, Hashable {
    /// The strips, sorted by (x0, lower0, lower1).
    public let strips: [Strip]

    /// The largest size of a coordinate, so that products of differences stay finite.
    public static let largestCoordinate = 1e100

    /// The largest number of strips that `inside` cuts a contour into.
    public static let largestStripCount = 4_000_000

    /// A region from strips that fulfil the invariants; see `checkInvariants()`.
    public init(strips: [Strip]) throws {
        self.strips = strips
        try checkInvariants()
    }

    /// A region from strips known to fulfil the invariants.
    init(unchecked strips: [Strip]) {
        self.strips = strips
    }

    /// Tells whether nothing is excluded.
    public var isEmpty: Bool { strips.isEmpty }

    /// The smallest range of x that holds all strips; nil when empty.
    public var xRange: ClosedRange<Double>? {
        guard let first = strips.first, let last = strips.last else { return nil }
        return first.x0...last.x1
    }

    /// The excluded intervals at `x`, sorted; at the border of two slabs the union of both. O(log n + output).
    public func intervals(at x: Double) -> [Interval] {
        let near = strips(at: x)
        if near.count == 1 { return near.map { $0.interval(at: x) } }
        return unite(near.map { (owner: 0, interval: $0.interval(at: x)) }).map(\.interval)
    }

    /// Tells whether the point is excluded; edges belong to the region. O(log n + strips stacked at `x`).
    public func contains(x: Double, y: Double) -> Bool {
        strips(at: x).contains { $0.lower(at: x) <= y && y <= $0.upper(at: x) }
    }

    /// The strips whose closed range of x holds `x`.
    private func strips(at x: Double) -> ArraySlice<Strip> {
        // x0 and x1 both rise along the array, so that both borders of the answer are found by bisection.
        let first = firstIndex { $0.x1 >= x }
        let end = firstIndex { $0.x0 > x }
        return first < end ? strips[first..<end] : []
    }

    private func firstIndex(where isPast: (Strip) -> Bool) -> Int {
        var (low, high) = (0, strips.count)
        while low < high {
            let middle = (low + high) / 2
            if isPast(strips[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
