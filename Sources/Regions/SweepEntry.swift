/// An arc that the sweep line meets, with what holds for it now.
struct SweepEntry {
    /// The arc's number in this sweep; numbers below the size of the first union belong to that one.
    var id: Int32
    /// The arc.
    var arc: Arc
    /// Tells whether the arc belongs to the second union.
    var isSecondUnion: Bool
    /// Tells whether the other union covers the arc.
    var isCovered: Bool
    /// The other union's edge next to a visible arc, inside of what it bounds; `Arc.none` when there is none.
    var rival: Int32 = Arc.none
    /// Since where `isCovered` and `rival` hold.
    var start: Double
    /// The last arc put out for this boundary curve, to join what is cut for no reason.
    var lastOutput: Int32 = Arc.none
    /// The number of the upper neighbour with which the next crossing has been looked for.
    var checkedNeighbour: Int32 = Arc.none
}
