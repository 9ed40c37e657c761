extension Region {
    /// The region above a line: an upper limit.
    ///
    /// The points go from left to right; a repeated x is a vertical jump. Nothing is claimed outside the line's range.
    /// A spike (up and down again at one x) has no area and is lost.
    public static func above(_ line: [Vertex]) throws -> Region {
        Region(
            unchecked: try steps(of: line) { from, to in
                Strip(
                    x0: from.x, x1: to.x, lower0: from.y, lower1: to.y, upper0: .infinity, upper1: .infinity,
                    lowerKind: to.kind, upperKind: .open)
            })
    }

    /// The region between two lines, over their common range of x.
    ///
    /// Both go from left to right. They may touch, in a point or along a stretch; if the lower one rises above the
    /// upper one by more than rounding, the error names the place.
    public static func between(lower: [Vertex], upper: [Vertex]) throws -> Region {
        let (below, above) = (try lineSegments(lower), try lineSegments(upper))
        var strips: [Strip] = []
        var (i, j) = (0, 0)
        while i < below.count, j < above.count {
            let (low, high) = (below[i], above[j])
            let (x0, x1) = (max(low.x0, high.x0), min(low.x1, high.x1))
            if low.x1 <= x1 { i += 1 }
            if high.x1 <= x1 { j += 1 }
            if x0 >= x1 { continue }
            let (low0, low1) = (low.height(at: x0), low.height(at: x1))
            var (high0, high1) = (high.height(at: x0), high.height(at: x1))
            let noise = max(low.noise, high.noise)
            guard low0 <= high0 + noise, low1 <= high1 + noise else {
                let (d0, d1) = (high0 - low0, high1 - low1)
                let place = x0 + (x1 - x0) * (d0 / (d0 - d1))
                throw RegionError.crossing(
                    x: d0 < -noise ? x0 : low.crossing(high, from: x0, through: x1, else: place))
            }
            high0 = max(high0, low0)
            high1 = max(high1, low1)
            if high0 <= low0 + noise, high1 <= low1 + noise { continue }
            strips.append(
                Strip(
                    x0: x0, x1: x1, lower0: low0, lower1: low1, upper0: high0, upper1: high1,
                    lowerKind: low.kind, upperKind: high.kind))
        }
        guard let first = below.first, let last = below.last, let other = above.first, let end = above.last,
            max(first.x0, other.x0) < min(last.x1, end.x1)
        else { throw RegionError.noCommonRange }
        if strips.isEmpty { throw RegionError.noArea(x: max(first.x0, other.x0), loop: nil) }
        return Region(unchecked: strips)
    }

    /// The segments of a line from left to right, vertical ones left out.
    private static func lineSegments(_ line: [Vertex]) throws -> [Segment] {
        try steps(of: line) { Segment(x0: $0.x, y0: $0.y, x1: $1.x, y1: $1.y, kind: $1.kind) }
    }

    /// Maps each two neighbouring points of a line from left to right, vertical steps left out.
    private static func steps<Step>(of line: [Vertex], _ make: (Vertex, Vertex) -> Step) throws -> [Step] {
        guard line.count >= 2, let first = line.first else {
            throw RegionError.tooFewPoints(count: line.count, needed: 2)
        }
        for vertex in line { try check(vertex) }
        var steps: [Step] = []
        steps.reserveCapacity(line.count - 1)
        for index in 1..<line.count {
            let (from, to) = (line[index - 1], line[index])
            if to.x < from.x { throw RegionError.notMonotone(x: to.x) }
            if to.x == from.x { continue }
            steps.append(make(from, to))
        }
        if steps.isEmpty { throw RegionError.noArea(x: first.x, loop: nil) }
        return steps
    }

    /// Refuses a vertex that cannot be computed with, and an edge that is said not to exist.
    static func check(_ vertex: Vertex) throws {
        try checkFinite(vertex.x, at: vertex.x)
        try checkFinite(vertex.y, at: vertex.x)
        if vertex.kind == .open { throw RegionError.openMismatch(x: vertex.x) }
    }
}
