/// Follows the arcs of a boundary around, what they bound on the left hand: lower arcs to the right, upper arcs back.
struct BoundaryTrace {
    /// One end of an arc.
    private struct End {
        let x, y: Double
        let arc: Int
        /// Tells whether the boundary comes to this point along the arc, rather than leaving along it.
        let arrives: Bool
        /// Largest distance by which rounding may have moved the point.
        let noise: Double
    }

    private let edges: [Edge]
    private let arcs: [Arc]
    private var heights: [(y0: Double, y1: Double)]
    private var successors: [Int]

    /// The loops of a boundary, each with its pieces in order; the numbers of the loops are left at zero.
    static func loops(_ arcs: [Arc], edges: [Edge]) -> [[Piece]] {
        var trace = BoundaryTrace(arcs, edges: edges)
        trace.connect()
        return trace.loops()
    }

    private init(_ arcs: [Arc], edges: [Edge]) {
        self.edges = edges
        self.arcs = arcs
        heights = arcs.map { arc in
            let edge = edges[Int(arc.edge)]
            return (edge.height(at: arc.x0), edge.height(at: arc.x1))
        }
        successors = [Int](repeating: -1, count: arcs.count)
    }

    // MARK: Connections

    /// Finds what follows each arc.
    ///
    /// At one abscissa, vertical parts of the boundary run where what is covered differs on the left and on the right:
    /// between the first and the second end there, the third and the fourth, and so on. Where ends coincide, one that
    /// arrives needs one that leaves. What is left over goes to infinity, and comes back where it last came down.
    private mutating func connect() {
        var fromInfinity = -1
        let ends = sortedEnds()
        var start = 0
        while start < ends.count {
            var end = start + 1
            while end < ends.count, ends[end].x == ends[start].x { end += 1 }
            if let left = pair(ends[start..<end]) {
                if left.arrives { successors[left.arc] = fromInfinity } else { fromInfinity = left.arc }
            }
            start = end
        }
    }

    private func sortedEnds() -> [End] {
        // All left ends, then all right ones: both are nearly sorted, of which sorting takes advantage.
        var ends: [End] = []
        ends.reserveCapacity(2 * arcs.count)
        for index in arcs.indices { ends.append(end(index, isRight: false)) }
        for index in arcs.indices { ends.append(end(index, isRight: true)) }
        ends.sort { ($0.x, $0.y, $0.arc) < ($1.x, $1.y, $1.arc) }
        return ends
    }

    @inline(__always)
    private func end(_ index: Int, isRight: Bool) -> End {
        let arc = arcs[index]
        let edge = edges[Int(arc.edge)].line
        let (x, y) = isRight ? (arc.x1, heights[index].y1) : (arc.x0, heights[index].y0)
        let slope = ((edge.y1 - edge.y0) / (edge.x1 - edge.x0)).magnitude
        let noise = Nearness.tolerance * max(1, y.magnitude) + 4 * slope * x.ulp
        return End(x: x, y: y, arc: index, arrives: isRight != arc.isUpper, noise: noise)
    }

    /// Pairs the ends at one abscissa, sorted by height; returns the one left over.
    private mutating func pair(_ ends: ArraySlice<End>) -> End? {
        // Most often a boundary just goes on.
        if ends.count == 2 {
            connect(ends[ends.startIndex], ends[ends.startIndex + 1])
            return nil
        }
        var waiting: End?
        var cluster: [End] = []
        var rest = ends
        while let first = rest.first {
            cluster.removeAll(keepingCapacity: true)
            var last = first
            while let next = rest.first, next.y - last.y <= max(next.noise, last.noise) {
                cluster.append(next)
                last = next
                rest.removeFirst()
            }
            while !cluster.isEmpty {
                guard let one = waiting else {
                    waiting = cluster.removeFirst()
                    continue
                }
                let wanted = partner(of: one, in: cluster)
                connect(one, cluster.remove(at: wanted))
                waiting = nil
            }
        }
        return waiting
    }

    /// The best end to go on with: of the other direction, and on the same side of what is bounded.
    private func partner(of end: End, in cluster: [End]) -> Int {
        let isUpper = arcs[end.arc].isUpper
        return cluster.firstIndex { $0.arrives != end.arrives && arcs[$0.arc].isUpper == isUpper && $0.arc != end.arc }
            ?? cluster.firstIndex { $0.arrives != end.arrives } ?? 0
    }

    private mutating func connect(_ a: End, _ b: End) {
        if a.arrives == b.arrives { return }
        successors[a.arrives ? a.arc : b.arc] = a.arrives ? b.arc : a.arc
        guard a.y != b.y, (a.y - b.y).magnitude <= max(a.noise, b.noise) else { return }
        // One point, up to rounding: the edge that is less steep knows its height best.
        let y = a.noise <= b.noise ? a.y : b.y
        for end in [a, b] {
            if end.arrives != arcs[end.arc].isUpper { heights[end.arc].y1 = y } else { heights[end.arc].y0 = y }
        }
    }

    // MARK: Loops

    private func loops() -> [[Piece]] {
        let starts = starts(isUpper: false) + starts(isUpper: true)
        var isDone = [Bool](repeating: false, count: arcs.count)
        var loops: [[Piece]] = []
        for start in starts where !isDone[start] {
            var pieces: [Piece] = []
            var previous = -1
            var arc = start
            while arc >= 0, !isDone[arc] {
                isDone[arc] = true
                let piece = piece(arc, order: pieces.count)
                if let last = pieces.last, let joined = join(last, previous, piece, arc) {
                    pieces[pieces.count - 1] = joined
                } else {
                    pieces.append(piece)
                }
                previous = arc
                arc = successors[arc]
            }
            loops.append(pieces)
        }
        return loops
    }

    private func starts(isUpper: Bool) -> [Int] {
        arcs.indices.filter { arcs[$0].isUpper == isUpper }.sorted { a, b in
            (arcs[a].x0, heights[a].y0, a) < (arcs[b].x0, heights[b].y0, b)
        }
    }

    private func piece(_ index: Int, order: Int) -> Piece {
        let arc = arcs[index]
        let edge = edges[Int(arc.edge)]
        var runnerUp: Int?
        var overlap = false
        if arc.second != Arc.none {
            let second = edges[Int(arc.second)]
            let (y0, y1) = (edge.height(at: arc.x0), edge.height(at: arc.x1))
            runnerUp = Int(second.owner)
            overlap =
                Nearness.isNothing(second.height(at: arc.x0) - y0, near: y0)
                && Nearness.isNothing(second.height(at: arc.x1) - y1, near: y1)
        }
        return Piece(
            x0: arc.x0, x1: arc.x1, y0: heights[index].y0, y1: heights[index].y1, side: arc.isUpper ? .upper : .lower,
            kind: edge.line.kind, owner: Int(edge.owner), runnerUp: runnerUp, overlap: overlap, loop: 0, order: order)
    }

    /// Two pieces that follow each other as one, if they lie on one edge and differ in nothing.
    private func join(_ last: Piece, _ previous: Int, _ next: Piece, _ arc: Int) -> Piece? {
        guard arcs[previous].edge == arcs[arc].edge, last.runnerUp == next.runnerUp, last.overlap == next.overlap else {
            return nil
        }
        var joined = last
        if last.side == .lower, last.x1 == next.x0 {
            (joined.x1, joined.y1) = (next.x1, next.y1)
        } else if last.side == .upper, last.x0 == next.x1 {
            (joined.x0, joined.y0) = (next.x0, next.y0)
        } else {
            return nil
        }
        return joined
    }
}
