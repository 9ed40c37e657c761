/// Kind of an edge of an excluded region.
public enum EdgeKind: String, Sendable, Hashable, CaseIterable {
    /// Given by the search itself.
    case measured
    /// The frame of a figure or the end of a table: nothing is claimed beyond it, and it is not physics.
    case cap
    /// The end of the kinematically allowed range.
    case kinematic
    /// There is no edge: the region goes on to infinite coupling.
    case open
}
