/// The boundary of the union of one cluster of parts, by divide and conquer.
struct ClusterUnion {
    /// The edges of all strips of the cluster.
    private(set) var edges: [Edge] = []
    /// The boundary, sorted by `x0`.
    private(set) var arcs: [Arc] = []

    /// The arcs of one region, and the box around them.
    private struct Leaf {
        let owner: Int
        var arcs: [Arc]
        var y0, y1: Double
    }

    init(parts: [RegionPart], regions: [Region]) {
        var leaves: [Leaf] = []
        var rest = parts[...]
        while let first = rest.first {
            let same = rest.prefix { $0.owner == first.owner }
            rest = rest.dropFirst(same.count)
            let places = same.count == 1 ? first.strips : same.flatMap(\.strips).sorted()
            leaves.append(
                Leaf(
                    owner: first.owner, arcs: addArcs(of: regions[first.owner], places: places, owner: first.owner),
                    y0: same.reduce(.infinity) { min($0, $1.y0) }, y1: same.reduce(-.infinity) { max($0, $1.y1) }))
        }
        // Neighbours first: the pairs far up the tree then have little in common.
        leaves.sort { ($0.y0, $0.y1, $0.owner) < ($1.y0, $1.y1, $1.owner) }
        arcs = union(&leaves, leaves.indices)
    }

    private func union(_ leaves: inout [Leaf], _ range: Range<Int>) -> [Arc] {
        if range.count == 1 {
            defer { leaves[range.lowerBound].arcs = [] }
            return leaves[range.lowerBound].arcs
        }
        let middle = (range.lowerBound + range.upperBound) / 2
        let first = union(&leaves, range.lowerBound..<middle)
        let second = union(&leaves, middle..<range.upperBound)
        return ArcSweep.unite(first, second, edges: edges)
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
