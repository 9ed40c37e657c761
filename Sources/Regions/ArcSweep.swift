/// The boundary of the union of two unions that have no owner in common.
///
/// A sweep from left to right keeps the arcs that meet the sweep line, sorted by height. What is needed about an arc
/// follows from its neighbours in that order:
/// - An arc is part of the result where the other union does not cover it: where the next arc below it of the other
///   union is not a lower one.
/// - The runner-up of a visible lower arc is its own second, or the other union's edge right above it, whichever is
///   lower: that edge comes before the arc's own upper one, so that it belongs to the same stretch of y. Any other
///   edge of the other union lies higher. Upper arcs are the mirror image.
///
/// Each crossing that is met is a corner of the result. Arcs within `Nearness.tolerance` of each other over all they
/// share are ordered as if the lower owner index reached out further, and as if sets that touch overlapped. The order
/// of each pair of arcs is decided once, from both ends of their common range, so that rounding cannot make the sweep
/// go on for ever; it costs at worst a change of places at the wrong end of a rounding error.
struct ArcSweep {
    let edges: [Edge]
    /// The arcs of both unions, the first union's first; each sorted by `x0`.
    let arcs: [Arc]
    let firstCount: Int
    var status: [SweepEntry] = []
    var queue = EventQueue()
    var output: [Arc] = []
    /// The places at which arcs go on, and as which arcs; kept to save allocations.
    var successions: [(place: Int, arc: Int32)] = []

    private init(edges: [Edge], first: [Arc], second: [Arc]) {
        self.edges = edges
        arcs = first + second
        firstCount = first.count
        output.reserveCapacity(arcs.count)
    }

    /// The boundary of the union; both inputs and the result are sorted by `x0`.
    static func unite(_ first: [Arc], _ second: [Arc], edges: [Edge]) -> [Arc] {
        if first.isEmpty { return second }
        if second.isEmpty { return first }
        var sweep = ArcSweep(edges: edges, first: first, second: second)
        sweep.run()
        sweep.output.sort { $0.comesBefore($1) }
        return sweep.output
    }

    private mutating func run() {
        var (i, j) = (0, firstCount)
        var lists = ChangeLists()
        while true {
            var first = queue.first?.x ?? .infinity
            if i < firstCount { first = min(first, arcs[i].x0) }
            if j < arcs.count { first = min(first, arcs[j].x0) }
            if first == .infinity { return }
            let end = first + Nearness.width(at: first)
            lists.starting.removeAll(keepingCapacity: true)
            while i < firstCount, arcs[i].x0 <= end {
                lists.starting.append(Int32(i))
                i += 1
            }
            while j < arcs.count, arcs[j].x0 <= end {
                lists.starting.append(Int32(j))
                j += 1
            }
            let x = abscissa(of: lists.starting, from: first, through: end)
            lists.starting.removeAll { arcs[Int($0)].x1 <= end }
            lists.ended.removeAll(keepingCapacity: true)
            while let event = queue.first, event.x <= end {
                _ = queue.popFirst()
                if event.partner == Arc.none {
                    lists.ended.append(event.arc)
                } else {
                    cross(event.arc, event.partner, at: x)
                }
            }
            if !lists.ended.isEmpty || !lists.starting.isEmpty { change(&lists, at: x) }
        }
    }

    /// The abscissa for all that happens within the width of rounding: a given one, if there is any.
    private func abscissa(of starting: [Int32], from first: Double, through end: Double) -> Double {
        for id in starting {
            let arc = arcs[Int(id)]
            if edges[Int(arc.edge)].line.x0 == arc.x0 { return arc.x0 }
        }
        guard let event = queue.first, event.x <= end, event.partner == Arc.none else { return first }
        let edge = edges[Int(arcs[Int(event.arc)].edge)].line
        return edge.x1 <= end ? edge.x1 : first
    }

    /// Lets two arcs change places, if they are still neighbours.
    private mutating func cross(_ lower: Int32, _ upper: Int32, at x: Double) {
        guard let i = position(of: lower, at: x), i + 1 < status.count, status[i + 1].id == upper else { return }
        status.swapAt(i, i + 1)
        settle(from: max(i - 1, 0), through: min(i + 2, status.count - 1), at: x)
    }

    // MARK: What holds for an arc

    /// Brings up to date what holds for the arcs of a range of places, and goes on upwards while that changes others.
    mutating func settle(from low: Int, through high: Int, at x: Double) {
        var i = low
        while i < status.count {
            let wasCovered = status[i].isCovered
            settle(i, at: x)
            lookForCrossing(above: i, at: x)
            if i >= high, status[i].isCovered == wasCovered { return }
            i += 1
        }
    }

    private mutating func settle(_ i: Int, at x: Double) {
        let entry = status[i]
        var isCovered = false
        if i > 0 {
            let below = status[i - 1]
            isCovered = below.isSecondUnion == entry.isSecondUnion ? below.isCovered : !below.arc.isUpper
        }
        var rival = Arc.none
        let neighbour = entry.arc.isUpper ? i - 1 : i + 1
        if !isCovered, status.indices.contains(neighbour) {
            let other = status[neighbour]
            if other.isSecondUnion != entry.isSecondUnion, other.arc.isUpper == entry.arc.isUpper {
                rival = other.arc.edge
            }
        }
        if isCovered == entry.isCovered, rival == entry.rival { return }
        flush(i, at: x)
        status[i].isCovered = isCovered
        status[i].rival = rival
    }

    // MARK: Crossings

    /// Finds out whether the arc at place `i` and the next one change places before one of them ends.
    private mutating func lookForCrossing(above i: Int, at x: Double) {
        guard i + 1 < status.count, status[i].checkedNeighbour != status[i + 1].id else { return }
        status[i].checkedNeighbour = status[i + 1].id
        let (p, q) = (status[i], status[i + 1])
        guard let place = crossing(p, q) else { return }
        queue.insert(SweepEvent(x: max(x, place), arc: p.id, partner: q.id))
    }

    /// The abscissa at which `q`, above `p`, goes below it; `-infinity` when it should have been below from the start.
    private func crossing(_ p: SweepEntry, _ q: SweepEntry) -> Double? {
        let (x0, x1) = (max(p.arc.x0, q.arc.x0), min(p.arc.x1, q.arc.x1))
        let (below, above) = (edges[Int(p.arc.edge)], edges[Int(q.arc.edge)])
        let y1 = below.height(at: x1)
        let d1 = above.height(at: x1) - y1
        let isLevelRight = Nearness.isNothing(d1, near: y1)
        if d1 > 0, !isLevelRight { return nil }
        let y0 = below.height(at: x0)
        let d0 = above.height(at: x0) - y0
        if !isLevelRight {
            if d0 <= 0 { return -.infinity }
            let place = x0 + (x1 - x0) * (d0 / (d0 - d1))
            return below.line.crossing(above.line, from: x0, through: x1, else: place)
        }
        if !Nearness.isNothing(d0, near: y0) { return d0 > 0 ? nil : -.infinity }
        return p.isSecondUnion == q.isSecondUnion || isInOrder(p, q) ? nil : -.infinity
    }

    /// Tells whether arcs that coincide are in order: what touches overlaps, and the lower owner index is further out.
    func isInOrder(_ p: SweepEntry, _ q: SweepEntry) -> Bool {
        if p.arc.isUpper != q.arc.isUpper { return q.arc.isUpper }
        let (below, above) = (edges[Int(p.arc.edge)].owner, edges[Int(q.arc.edge)].owner)
        return p.arc.isUpper ? below > above : below < above
    }

    // MARK: Output

    /// Puts out what is visible of the arc at place `i` since its start, and starts again at `x`.
    mutating func flush(_ i: Int, at x: Double) {
        let entry = status[i]
        status[i].start = x
        guard !entry.isCovered, entry.start < x else { return }
        let (own, rival) = (entry.arc.second, entry.rival)
        if own == Arc.none || rival == Arc.none {
            put(i, second: own == Arc.none ? rival : own, from: entry.start, to: x)
            return
        }
        let (a, b) = (edges[Int(own)], edges[Int(rival)])
        let (y0, y1) = (a.height(at: entry.start), a.height(at: x))
        // How much further out the rival is than the arc's own second.
        let sign: Double = entry.arc.isUpper ? 1 : -1
        let d0 = sign * (b.height(at: entry.start) - y0)
        let d1 = sign * (b.height(at: x) - y1)
        let (level0, level1) = (Nearness.isNothing(d0, near: y0), Nearness.isNothing(d1, near: y1))
        if level0, level1 {
            put(i, second: a.owner < b.owner ? own : rival, from: entry.start, to: x)
        } else if !level0, !level1, (d0 < 0) != (d1 < 0) {
            let place = entry.start + (x - entry.start) * (d0 / (d0 - d1))
            let middle = a.line.crossing(b.line, from: entry.start, through: x, else: place)
            let width = Nearness.width(at: x)
            let change = middle - entry.start <= width ? entry.start : x - middle <= width ? x : middle
            put(i, second: d0 > 0 ? rival : own, from: entry.start, to: change)
            put(i, second: d0 > 0 ? own : rival, from: change, to: x)
        } else {
            put(i, second: (level0 ? d1 : d0) > 0 ? rival : own, from: entry.start, to: x)
        }
    }

    private mutating func put(_ i: Int, second: Int32, from x0: Double, to x1: Double) {
        if x0 >= x1 { return }
        let (last, arc) = (Int(status[i].lastOutput), status[i].arc)
        if last >= 0, output[last].edge == arc.edge, output[last].second == second, output[last].x1 == x0 {
            output[last].x1 = x1
            return
        }
        status[i].lastOutput = Int32(output.count)
        output.append(Arc(x0: x0, x1: x1, edge: arc.edge, second: second, isUpper: arc.isUpper))
    }
}
