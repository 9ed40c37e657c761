/// A rectangle with sides along the axes; nothing at first.
struct Box {
    var x0 = Double.infinity
    var x1 = -Double.infinity
    var y0 = Double.infinity
    /// Infinite when what it holds is open.
    var y1 = -Double.infinity

    /// The smallest box around both.
    func joined(_ other: Box) -> Box {
        Box(x0: min(x0, other.x0), x1: max(x1, other.x1), y0: min(y0, other.y0), y1: max(y1, other.y1))
    }

    /// Distance above and below the content of the box within which another thing still touches it.
    var margin: Double { 2 * Nearness.tolerance * max(1, y0.magnitude, y1.isFinite ? y1.magnitude : 1) }

    /// Tells whether nothing in one box can touch anything in the other.
    func isApart(from other: Box) -> Bool {
        let width = 2 * Nearness.width(at: max(x0.magnitude, x1.magnitude))
        if x1 + width < other.x0 || other.x1 + width < x0 { return true }
        let margin = max(margin, other.margin)
        return y1 + margin < other.y0 || other.y1 + margin < y0
    }
}
