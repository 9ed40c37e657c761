extension Region {
    /// The region inside closed loops, by the even-odd rule: a contour of any shape.
    ///
    /// Loops may cross themselves and each other, lie inside each other (a hole), share edges, and go back and forth
    /// in x; a repeated last vertex is allowed. Edges that coincide cancel in pairs. The area is cut at the x of every
    /// vertex and of every crossing. Crossings and coincidence are decided to rounding: an edge may end up some units
    /// in the last place beside where it was given.
    ///
    /// O((output + n) log n); the output can be as large as n² for combs, so that it is counted first: cutting into
    /// more than `largestStripCount` strips (before coincident edges cancel) throws `tooManyStrips`.
    public static func inside(_ loops: [[Vertex]]) throws -> Region {
        try inside(loops, limit: largestStripCount)
    }

    /// `inside` with another limit than `largestStripCount`.
    static func inside(_ loops: [[Vertex]], limit: Int) throws -> Region {
        if loops.isEmpty { throw RegionError.tooFewPoints(count: 0, needed: 3) }
        var all: [Segment] = []
        for (index, loop) in loops.enumerated() {
            let segments = try loopSegments(loop)
            let x = loop.first?.x ?? 0
            if segments.isEmpty { throw RegionError.noArea(x: x, loop: index) }
            if loops.count > 1 {
                let cutter = SlabCutter(segments: segments)
                guard try cutter.count(limit: limit) > 0, cutter.encloses() else {
                    throw RegionError.noArea(x: x, loop: index)
                }
            }
            all += segments
        }
        let cutter = SlabCutter(segments: all)
        let count = try cutter.count(limit: limit)
        let strips = cutter.strips(reserving: count)
        if strips.isEmpty { throw RegionError.noArea(x: loops.first?.first?.x ?? 0, loop: loops.count > 1 ? nil : 0) }
        return Region(unchecked: strips)
    }

    /// The segments of a loop, each from left to right, vertical ones left out.
    private static func loopSegments(_ loop: [Vertex]) throws -> [Segment] {
        if loop.count < 3 { throw RegionError.tooFewPoints(count: loop.count, needed: 3) }
        for vertex in loop { try check(vertex) }
        guard var from = loop.last else { return [] }
        var segments: [Segment] = []
        for to in loop {
            if from.x < to.x {
                segments.append(Segment(x0: from.x, y0: from.y, x1: to.x, y1: to.y, kind: to.kind))
            } else if to.x < from.x {
                segments.append(Segment(x0: to.x, y0: to.y, x1: from.x, y1: from.y, kind: to.kind))
            }
            from = to
        }
        return segments
    }
}
