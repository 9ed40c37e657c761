/// Cuts the inside of closed loops into strips, slab by slab.
///
/// A vertex slab lies between neighbouring abscissae of vertices, so that each segment spans it or misses it. There,
/// the crossings are the inversions between the order on the left and the order on the right; they cut it further.
struct SlabCutter {
    /// All segments, by their left end.
    let segments: [Segment]
    /// The abscissae of all vertices, rising.
    let abscissae: [Double]

    init(segments: [Segment]) {
        self.segments = segments.sorted { ($0.x0, $0.y0, $0.x1, $0.y1) < ($1.x0, $1.y0, $1.x1, $1.y1) }
        abscissae = segments.flatMap { [$0.x0, $0.x1] }.distinctSorted()
    }

    /// An upper bound of the number of strips, found without building any.
    func count(limit: Int) throws -> Int {
        var total = 0
        try forEachVertexSlab { x0, x1, active in
            guard let cuts = cuts(from: x0, to: x1, active: &active, limit: limit) else {
                throw RegionError.tooManyStrips(limit: limit)
            }
            total += (cuts.count - 1) * (active.count / 2)
            if total > limit { throw RegionError.tooManyStrips(limit: limit) }
            return true
        }
        return total
    }

    /// The strips, sorted as a region wants them.
    func strips(reserving count: Int) -> [Strip] {
        var strips: [Strip] = []
        strips.reserveCapacity(count)
        forEachStripRow { row in
            strips += row
            return true
        }
        return strips
    }

    /// Tells whether there is any strip.
    func encloses() -> Bool {
        var found = false
        forEachStripRow { row in
            found = !row.isEmpty
            return !found
        }
        return found
    }

    /// Calls `body` with the strips of each slab until it returns false.
    private func forEachStripRow(_ body: ([Strip]) -> Bool) {
        forEachVertexSlab { x0, x1, active in
            guard let cuts = cuts(from: x0, to: x1, active: &active, limit: .max) else { return true }
            var left = active.map { segments[$0].height(at: x0) }
            for (from, to) in zip(cuts, cuts.dropFirst()) {
                let right = heights(of: active, at: to, isCrossing: to < x1)
                if !body(row(from: from, to: to, active: active, left: left, right: right)) { return false }
                left = right
            }
            return true
        }
    }

    /// Calls `body` with the ends and the segments of each vertex slab until it returns false.
    private func forEachVertexSlab(_ body: (Double, Double, inout [Int]) throws -> Bool) rethrows {
        var active: [Int] = []
        var next = 0
        for (x0, x1) in zip(abscissae, abscissae.dropFirst()) {
            active.removeAll { segments[$0].x1 <= x0 }
            while next < segments.count, segments[next].x0 <= x0 {
                active.append(next)
                next += 1
            }
            if active.isEmpty { continue }
            if try !body(x0, x1, &active) { return }
        }
    }

    /// The abscissae that cut a vertex slab, its ends included; nil when there are more crossings than `limit`.
    ///
    /// Sorts `active` by the order on the left. A crossing closer to an end than rounding can tell is left out.
    private func cuts(from x0: Double, to x1: Double, active: inout [Int], limit: Int) -> [Double]? {
        var spans = active.map { index in
            let segment = segments[index]
            return (y0: segment.height(at: x0), y1: segment.height(at: x1), noise: segment.noise, index: index)
        }
        spans.sort { ($0.y0, $0.y1, $0.index) < ($1.y0, $1.y1, $1.index) }
        active = spans.map(\.index)
        var cuts: [Double] = []
        var inversions = 0
        for i in spans.indices.dropFirst() {
            let span = spans[i]
            var j = i
            while j > 0, spans[j - 1].y1 > span.y1 {
                let other = spans[j - 1]
                inversions += 1
                if inversions > limit { return nil }
                let (d0, d1) = (span.y0 - other.y0, other.y1 - span.y1)
                if min(d0, d1) > max(span.noise, other.noise) {
                    let place = x0 + (x1 - x0) * (d0 / (d0 + d1))
                    let x = segments[other.index].crossing(segments[span.index], from: x0, through: x1, else: place)
                    if x0 < x, x < x1 { cuts.append(x) }
                }
                spans[j] = other
                j -= 1
            }
            spans[j] = span
        }
        // Crossings in one point, found from different segments, are one cut.
        let width = 8 * Double.ulpOfOne * max(1, x0.magnitude, x1.magnitude)
        var distinct = [x0]
        var last = x0
        for cut in cuts.sorted() where cut - last > width && x1 - cut > width {
            distinct.append(cut)
            last = cut
        }
        distinct.append(x1)
        return distinct
    }

    /// The heights of the segments at one cut.
    ///
    /// At a crossing, those that rounding cannot tell apart get one height, so that the strips on both sides meet.
    private func heights(of active: [Int], at x: Double, isCrossing: Bool) -> [Double] {
        var heights = active.map { segments[$0].height(at: x) }
        if !isCrossing { return heights }
        let order = heights.indices.sorted { heights[$0] < heights[$1] }
        for (below, above) in zip(order, order.dropFirst()) {
            let noise = max(segments[active[below]].noise, segments[active[above]].noise)
            if heights[above] - heights[below] <= noise { heights[above] = heights[below] }
        }
        return heights
    }

    /// The strips between two cuts, where the segments do not cross.
    private func row(from x0: Double, to x1: Double, active: [Int], left: [Double], right: [Double]) -> [Strip] {
        let order = active.indices.sorted {
            (left[$0] + right[$0], left[$0], $0) < (left[$1] + right[$1], left[$1], $1)
        }
        // Edges that coincide cancel in pairs, which can bring further ones together.
        var kept: [Int] = []
        for edge in order {
            if let last = kept.last {
                let noise = max(segments[active[edge]].noise, segments[active[last]].noise)
                let apart = max((left[edge] - left[last]).magnitude, (right[edge] - right[last]).magnitude)
                if apart <= noise {
                    kept.removeLast()
                    continue
                }
            }
            kept.append(edge)
        }
        var strips: [Strip] = []
        var (floor0, floor1) = (-Double.infinity, -Double.infinity)
        for (lower, upper) in zip(kept, kept.dropFirst()).striding() {
            // Rounding may put an edge below the one before it.
            let (lower0, lower1) = (max(left[lower], floor0), max(right[lower], floor1))
            (floor0, floor1) = (max(left[upper], lower0), max(right[upper], lower1))
            if floor0 <= lower0, floor1 <= lower1 { continue }
            strips.append(
                Strip(
                    x0: x0, x1: x1, lower0: lower0, lower1: lower1, upper0: floor0, upper1: floor1,
                    lowerKind: segments[active[lower]].kind, upperKind: segments[active[upper]].kind))
        }
        return strips
    }
}

extension Sequence {
    /// Every other element, from the first.
    fileprivate func striding() -> [Element] {
        enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
    }
}

extension [Double] {
    /// The values in rising order, each once.
    func distinctSorted() -> [Double] {
        var kept: [Double] = []
        kept.reserveCapacity(count)
        for value in sorted() where kept.last != value { kept.append(value) }
        return kept
    }
}
