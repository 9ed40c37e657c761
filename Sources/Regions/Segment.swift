/// A straight piece of a curve from left to right, `x0 < x1`.
struct Segment: Sendable {
    let x0, y0, x1, y1: Double
    let kind: EdgeKind

    /// The height at `x`, exact at both ends.
    @inline(__always)
    func height(at x: Double) -> Double { edgeHeight(at: x, x0: x0, y0: y0, x1: x1, y1: y1) }

    /// How far two segments may lie apart and still be the same to rounding: a few units in the last place of y, and
    /// of x seen through the slope.
    var noise: Double {
        let slope = ((y1 - y0) / (x1 - x0)).magnitude
        let y = max(y0.magnitude, y1.magnitude)
        let x = max(x0.magnitude, x1.magnitude)
        return 16 * Double.ulpOfOne * (y + min(slope * x, (y1 - y0).magnitude))
    }

    /// Where the lines through two segments cross, between two abscissae; `fallback` when that is nowhere, to rounding.
    ///
    /// From differences of the given coordinates, so that it does not depend on how the segments have been cut.
    @inline(__always)
    func crossing(_ other: Segment, from low: Double, through high: Double, else fallback: Double) -> Double {
        let (dx, dy) = (x1 - x0, y1 - y0)
        let (ex, ey) = (other.x1 - other.x0, other.y1 - other.y0)
        let area = dx * ey - dy * ex
        let x = x0 + dx * (((other.x0 - x0) * ey - (other.y0 - y0) * ex) / area)
        return low <= x && x <= high ? x : min(max(fallback, low), high)
    }
}
