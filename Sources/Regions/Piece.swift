/// On which side of what is excluded an edge lies.
public enum Side: String, Sendable {
    /// The edge bounds it from below.
    case lower
    /// The edge bounds it from above.
    case upper
}

/// A straight part of the boundary of a union of regions, with one owner, one kind and one runner-up.
public struct Piece: Sendable, Hashable {
    /// Its ends; `x0 < x1`.
    public var x0, x1: Double
    /// The heights at `x0` and at `x1`.
    public var y0, y1: Double
    /// Tells whether it bounds the union from below or from above.
    public var side: Side
    /// Kind of the owner's edge.
    public var kind: EdgeKind
    /// The index of the region whose edge this is; of edges that coincide, the lowest index.
    public var owner: Int
    /// The index of the region that would come next: of those that take part in the stretch of y that the piece
    /// bounds, owner apart, the one that reaches furthest to the piece's side; nil when the owner is alone.
    public var runnerUp: Int?
    /// Tells whether the edge of the runner-up coincides with the owner's all along the piece.
    public var overlap: Bool
    /// The number of the closed boundary curve, by leftmost and then lowest point.
    public var loop: Int
    /// The place along the loop, counter-clockwise from its leftmost lower piece.
    public var order: Int

    /// A piece from its parts.
    public init(
        x0: Double, x1: Double, y0: Double, y1: Double, side: Side, kind: EdgeKind, owner: Int, runnerUp: Int?,
        overlap: Bool, loop: Int, order: Int
    ) {
        self.x0 = x0
        self.x1 = x1
        self.y0 = y0
        self.y1 = y1
        self.side = side
        self.kind = kind
        self.owner = owner
        self.runnerUp = runnerUp
        self.overlap = overlap
        self.loop = loop
        self.order = order
    }
}
