/// The height at `x` of the straight edge from (`x0`, `y0`) to (`x1`, `y1`), for `x0 < x1`.
///
/// Exact at both ends, monotone between them in floating point, and equal to the nearer end outside. When `y0` and
/// `y1` are both infinite the result is too.
@usableFromInline
func edgeHeight(at x: Double, x0: Double, y0: Double, x1: Double, y1: Double) -> Double {
    if x <= x0 || y0 == y1 { return y0 }
    if x >= x1 { return y1 }
    // Each rounded operation is monotone in x; the clamp takes away what rounding adds beyond the ends.
    let y = y0 + (y1 - y0) * ((x - x0) / (x1 - x0))
    return y0 < y1 ? min(max(y, y0), y1) : max(min(y, y0), y1)
}

extension Strip {
    /// The height of the lower edge at `x`.
    @inlinable
    public func lower(at x: Double) -> Double { edgeHeight(at: x, x0: x0, y0: lower0, x1: x1, y1: lower1) }

    /// The height of the upper edge at `x`; `.infinity` when open.
    @inlinable
    public func upper(at x: Double) -> Double { edgeHeight(at: x, x0: x0, y0: upper0, x1: x1, y1: upper1) }

    /// The stretch of y that the strip covers at `x`.
    public func interval(at x: Double) -> Interval {
        Interval(from: lower(at: x), to: upper(at: x), fromKind: lowerKind, toKind: upperKind)
    }
}
