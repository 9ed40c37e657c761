/// A straight piece of a curve from left to right, `x0 < x1`.
struct Segment: Sendable {
    let x0, y0, x1, y1: Double
    let kind: EdgeKind

    /// The height at `x`, exact at both ends.
    @inline(__always)
    func height(at x: Double) -> Double { edgeHeight(at: x, x0: x0, y0: y0, x1: x1, y1: y1) }

    /// Distance within which two segments are the same to rounding: a few units in the last place of y, and
    /// of x seen through the slope.
    var noise: Double {
        let slope = ((y1 - y0) / (x1 - x0)).magnitude
        let y = max(y0.magnitude, y1.magnitude)
        let x = max(x0.magnitude, x1.magnitude)
        return 16 * Double.ulpOfOne * (y + min(slope * x, (y1 - y0).magnitude))
    }

    /// Crossing of the lines through two segments, between two abscissae; `fallback` when there is none, to rounding.
    ///
    /// From differences of the given coordinates, so that it does not depend on how the segments have been cut; nor, to
    /// the last bit, on which of them is asked.
    @inline(__always)
    func crossing(_ other: Segment, from low: Double, through high: Double, else fallback: Double) -> Double {
        let isFirst = x0 != other.x0 ? x0 < other.x0 : (y0, x1, y1) <= (other.y0, other.x1, other.y1)
        let x = isFirst ? Self.crossing(self, other) : Self.crossing(other, self)
        return low <= x && x <= high ? x : min(max(fallback, low), high)
    }

    private static func crossing(_ a: Segment, _ b: Segment) -> Double {
        let (dx, dy) = (a.x1 - a.x0, a.y1 - a.y0)
        let (ex, ey) = (b.x1 - b.x0, b.y1 - b.y0)
        return a.x0 + dx * (((b.x0 - a.x0) * ey - (b.y0 - a.y0) * ex) / (dx * ey - dy * ex))
    }
}
