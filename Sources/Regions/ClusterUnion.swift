/// The boundary of the union of one cluster of parts, by divide and conquer.
struct ClusterUnion {
    /// The edges of all strips of the cluster.
    private(set) var edges: [Edge] = []
    /// The boundary, sorted by `x0`.
    private(set) var arcs: [Arc] = []

    /// The boundary of the union of some regions, and a box around them.
    private struct Part {
        /// The first of the regions.
        let owner: Int
        var arcs: [Arc]
        var box: Box
    }

    init(parts: [RegionPart], regions: [Region]) {
        var leaves: [Part] = []
        var rest = parts[...]
        while let first = rest.first {
            let same = rest.prefix { $0.owner == first.owner }
            rest = rest.dropFirst(same.count)
            let places = same.count == 1 ? first.strips : same.flatMap(\.strips).sorted()
            let arcs = addArcs(of: regions[first.owner], places: places, owner: first.owner)
            leaves.append(Part(owner: first.owner, arcs: arcs, box: same.reduce(first.box) { $0.joined($1.box) }))
        }
        // Neighbours first: the pairs far up the tree then have little in common.
        leaves.sort { ($0.box.y0, $0.box.y1, $0.owner) < ($1.box.y0, $1.box.y1, $1.owner) }
        arcs = union(&leaves, leaves.indices).arcs
    }

    private func union(_ leaves: inout [Part], _ range: Range<Int>) -> Part {
        if range.count == 1 {
            defer { leaves[range.lowerBound].arcs = [] }
            return leaves[range.lowerBound]
        }
        let middle = (range.lowerBound + range.upperBound) / 2
        let first = union(&leaves, range.lowerBound..<middle)
        let second = union(&leaves, middle..<range.upperBound)
        // What is apart does not need a sweep; among islands above each other that is most of the tree.
        let arcs =
            first.box.isApart(from: second.box)
            ? Self.merged(first.arcs, second.arcs) : ArcSweep.unite(first.arcs, second.arcs, edges: edges)
        return Part(owner: first.owner, arcs: arcs, box: first.box.joined(second.box))
    }

    private static func merged(_ first: [Arc], _ second: [Arc]) -> [Arc] {
        var merged: [Arc] = []
        merged.reserveCapacity(first.count + second.count)
        var taken = 0
        for arc in first {
            while taken < second.count, second[taken].comesBefore(arc) {
                merged.append(second[taken])
                taken += 1
            }
            merged.append(arc)
        }
        merged += second[taken...]
        return merged
    }

    /// Adds the edges of a region's strips; strips right on top of each other are taken as one.
    private mutating func addArcs(of region: Region, places: [Int], owner: Int) -> [Arc] {
        var found: [Arc] = []
        for (number, place) in places.enumerated() {
            let strip = region.strips[place]
            let isOnTop = number > 0 && strip.continues(region.strips[places[number - 1]])
            if !isOnTop { found.append(addArc(of: strip, isUpper: false, owner: owner)) }
            let isCovered = number + 1 < places.count && region.strips[places[number + 1]].continues(strip)
            if !isCovered, strip.upperKind != .open { found.append(addArc(of: strip, isUpper: true, owner: owner)) }
        }
        return found
    }

    private mutating func addArc(of strip: Strip, isUpper: Bool, owner: Int) -> Arc {
        let (y0, y1) = isUpper ? (strip.upper0, strip.upper1) : (strip.lower0, strip.lower1)
        let kind = isUpper ? strip.upperKind : strip.lowerKind
        let line = Segment(x0: strip.x0, y0: y0, x1: strip.x1, y1: y1, kind: kind)
        edges.append(Edge(line: line, owner: Int32(owner)))
        return Arc(x0: strip.x0, x1: strip.x1, edge: Int32(edges.count - 1), second: Arc.none, isUpper: isUpper)
    }
}
