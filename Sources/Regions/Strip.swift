/// A trapezoid of an excluded region in the plane x = log10(mass), y = log10(coupling): between two abscissae, above
/// a straight lower edge and below a straight upper edge, or without an upper edge.
///
/// Strips are closed sets. An open upper edge is +infinity at both ends.
public struct Strip: Sendable, Hashable {
    /// Ends of the strip; `x0 < x1`.
    public var x0, x1: Double
    /// The lower edge at `x0` and at `x1`.
    public var lower0, lower1: Double
    /// The upper edge at `x0` and at `x1`; `.infinity` at both when open.
    public var upper0, upper1: Double
    /// Kind of the lower edge.
    public var lowerKind: EdgeKind
    /// Kind of the upper edge; `.open` exactly when `upper0` and `upper1` are infinite.
    public var upperKind: EdgeKind

    /// A strip from its corners; nothing is checked here, see `Region.init(strips:)`.
    public init(
        x0: Double, x1: Double, lower0: Double, lower1: Double, upper0: Double, upper1: Double,
        lowerKind: EdgeKind = .measured, upperKind: EdgeKind = .measured
    ) {
        self.x0 = x0
        self.x1 = x1
        self.lower0 = lower0
        self.lower1 = lower1
        self.upper0 = upper0
        self.upper1 = upper1
        self.lowerKind = lowerKind
        self.upperKind = upperKind
    }
}
