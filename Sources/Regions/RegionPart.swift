/// A connected part of a region: strips that reach each other through common borders.
struct RegionPart {
    /// The index of the region.
    let owner: Int
    /// The places of its strips in the region, rising.
    var strips: [Int] = []
    /// The smallest box around it.
    var box = Box()

    /// The connected parts of a region, by their first strip. O(strips).
    static func parts(of region: Region, owner: Int) -> [RegionPart] {
        let strips = region.strips
        var groups = DisjointSets(count: strips.count)
        var slab = 0..<0
        while slab.upperBound < strips.count {
            let previous = slab
            let start = slab.upperBound
            var end = start + 1
            while end < strips.count, strips[end].x0 == strips[start].x0 {
                if strips[end].continues(strips[end - 1]) { groups.join(end, end - 1) }
                end += 1
            }
            slab = start..<end
            if previous.isEmpty || strips[previous.lowerBound].x1 != strips[start].x0 { continue }
            var (i, j) = (previous.lowerBound, start)
            while i < previous.upperBound, j < end {
                let (left, right) = (strips[i], strips[j])
                if left.lower1 <= right.upper0, right.lower0 <= left.upper1 { groups.join(i, j) }
                if left.upper1 < right.upper0 { i += 1 } else { j += 1 }
            }
        }
        var parts: [RegionPart] = []
        var partOfRoot = [Int](repeating: -1, count: strips.count)
        for index in strips.indices {
            let root = groups.root(of: index)
            if partOfRoot[root] < 0 {
                partOfRoot[root] = parts.count
                parts.append(RegionPart(owner: owner))
            }
            parts[partOfRoot[root]].add(strips[index], at: index)
        }
        return parts
    }

    private mutating func add(_ strip: Strip, at index: Int) {
        strips.append(index)
        box.x0 = min(box.x0, strip.x0)
        box.x1 = max(box.x1, strip.x1)
        box.y0 = min(box.y0, strip.lower0, strip.lower1)
        box.y1 = max(box.y1, strip.upper0, strip.upper1)
    }
}

extension Strip {
    /// Tells whether the strip lies right on top of another one of the same slab, so that no edge is left between them.
    func continues(_ below: Strip) -> Bool {
        x0 == below.x0 && lower0 == below.upper0 && lower1 == below.upper1
    }
}
