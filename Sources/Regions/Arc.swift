/// The straight edge of a strip, as the sweep sees it.
struct Edge: Sendable {
    let line: Segment
    let owner: Int32

    /// The height at `x`, exact at both ends.
    @inline(__always)
    func height(at x: Double) -> Double { line.height(at: x) }
}

/// A part of the boundary of a union of regions: a stretch of one edge, and the edge that comes second on its side.
///
/// Arcs of one union do not cross. Heights are always computed from the edges as given, so that nothing drifts however
/// often arcs are cut.
struct Arc: Sendable {
    /// The stretch of x.
    var x0, x1: Double
    /// The edge, as an index into the table of edges.
    var edge: Int32
    /// The edge of the runner-up; `Arc.none` when the owner is alone.
    var second: Int32
    /// Tells whether the arc bounds the union from above.
    var isUpper: Bool

    /// Stands for an edge that does not exist.
    static let none: Int32 = -1

    /// The order of the arcs of a boundary.
    @inline(__always)
    func comesBefore(_ other: Arc) -> Bool {
        x0 != other.x0 ? x0 < other.x0 : (edge, x1) < (other.edge, other.x1)
    }
}

/// Tolerances within which heights and abscissae count as equal.
enum Nearness {
    /// The largest difference of two heights that a crossing or an overlap leaves.
    static let tolerance = 1e-12

    /// Tells whether a difference of heights near `y` is nothing.
    @inline(__always)
    static func isNothing(_ difference: Double, near y: Double) -> Bool {
        difference.magnitude <= tolerance * max(1, y.magnitude)
    }

    /// The width at `x` within which the sweep takes all that happens as simultaneous: rounding puts one point at
    /// slightly different abscissae when it is found from different edges.
    @inline(__always)
    static func width(at x: Double) -> Double { 32 * Double.ulpOfOne * max(1, x.magnitude) }
}
