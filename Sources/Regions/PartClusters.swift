/// Sorts parts of regions into clusters that cannot touch each other, so that each is united on its own.
///
/// Boxes decide. From left to right, the boxes that meet the sweep line are kept as disjoint stretches of y; a new box
/// joins all that it meets. That may join too much, never too little.
enum PartClusters {
    private struct Stretch {
        var y0, y1, x1: Double
        var part: Int
    }

    /// The clusters, each with the places of its parts, rising.
    static func clusters(of parts: [RegionPart]) -> [[Int]] {
        var sets = DisjointSets(count: parts.count)
        var stretches: [Stretch] = []
        let order = parts.indices.sorted {
            (parts[$0].box.x0, parts[$0].box.y0, $0) < (parts[$1].box.x0, parts[$1].box.y0, $1)
        }
        for index in order {
            let box = parts[index].box
            // What is within the tolerance touches.
            let margin = box.margin
            var new = Stretch(y0: box.y0 - margin, y1: box.y1 + margin, x1: box.x1, part: index)
            let first = stretches.firstPlace { $0.y1 >= new.y0 }
            var end = first
            while end < stretches.count, stretches[end].y0 <= new.y1 { end += 1 }
            for stretch in stretches[first..<end] where stretch.x1 >= box.x0 {
                sets.join(stretch.part, index)
                new.y0 = min(new.y0, stretch.y0)
                new.y1 = max(new.y1, stretch.y1)
                new.x1 = max(new.x1, stretch.x1)
            }
            if end == first + 1 {
                stretches[first] = new
            } else {
                stretches.replaceSubrange(first..<end, with: CollectionOfOne(new))
            }
        }
        var clusters: [[Int]] = []
        var clusterOfRoot = [Int](repeating: -1, count: parts.count)
        for index in parts.indices {
            let root = sets.root(of: index)
            if clusterOfRoot[root] < 0 {
                clusterOfRoot[root] = clusters.count
                clusters.append([])
            }
            clusters[clusterOfRoot[root]].append(index)
        }
        return clusters
    }
}

extension Array {
    /// The first place from which on `isPast` holds, for an array where it holds from some place on.
    func firstPlace(where isPast: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isPast(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
