/// A corner of a curve in the plane x = log10(mass), y = log10(coupling).
public struct Vertex: Sendable, Hashable {
    /// Its place.
    public var x, y: Double
    /// Kind of the segment that ends here; at the first vertex of a closed loop, of the closing segment.
    public var kind: EdgeKind

    /// A corner of a curve.
    public init(x: Double, y: Double, kind: EdgeKind = .measured) {
        self.x = x
        self.y = y
        self.kind = kind
    }
}
