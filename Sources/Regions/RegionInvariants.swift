extension Region {
    /// Checks that the strips are a region.
    ///
    /// Each strip is finite (an open upper edge apart), begins before it ends, has its lower edge below its upper
    /// edge at both ends and above an area, and is open exactly when its upper kind says so. Strips are sorted by (x0,
    /// lower0, lower1); two of them share their whole range of x or touch at most in an end, and those of one slab do
    /// not overlap inside. O(n).
    public func checkInvariants() throws {
        for strip in strips { try Region.check(strip) }
        for (below, above) in zip(strips, strips.dropFirst()) {
            if above.x0 == below.x0 {
                guard (below.lower0, below.lower1) < (above.lower0, above.lower1) else {
                    let equal = (below.lower0, below.lower1) == (above.lower0, above.lower1)
                    throw equal ? RegionError.overlap(x: above.x0) : .notSorted(x: above.x0)
                }
                guard below.x1 == above.x1, below.upper0 <= above.lower0, below.upper1 <= above.lower1 else {
                    throw RegionError.overlap(x: above.x0)
                }
            } else {
                guard below.x0 < above.x0 else { throw RegionError.notSorted(x: above.x0) }
                guard below.x1 <= above.x0 else { throw RegionError.overlap(x: above.x0) }
            }
        }
    }

    /// Checks one strip.
    private static func check(_ strip: Strip) throws {
        for value in [strip.x0, strip.x1, strip.lower0, strip.lower1] { try checkFinite(value, at: strip.x0) }
        guard strip.x0 < strip.x1 else { throw RegionError.emptyStrip(x: strip.x0) }
        let open = strip.upper0 == .infinity && strip.upper1 == .infinity
        guard strip.lowerKind != .open, open == (strip.upperKind == .open) else {
            throw RegionError.openMismatch(x: strip.x0)
        }
        if open { return }
        for value in [strip.upper0, strip.upper1] { try checkFinite(value, at: strip.x0) }
        guard strip.lower0 <= strip.upper0 else { throw RegionError.crossing(x: strip.x0) }
        guard strip.lower1 <= strip.upper1 else { throw RegionError.crossing(x: strip.x1) }
        guard strip.lower0 < strip.upper0 || strip.lower1 < strip.upper1 else {
            throw RegionError.noArea(x: strip.x0, loop: nil)
        }
    }

    /// Refuses what is not a number, infinite, or too large to compute with.
    static func checkFinite(_ value: Double, at x: Double) throws {
        guard value.magnitude <= largestCoordinate else { throw RegionError.notFinite(x: x) }
    }
}
