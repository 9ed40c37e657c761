/// Cutting lines and areas at a rectangle, and leaving out what no eye sees.
enum Clipping {
    /// The part of an area inside a box (Sutherland and Hodgman).
    static func area(_ places: [Spot], in box: Box) -> [Spot] {
        let sides: [(inside: (Spot) -> Bool, cut: (Spot, Spot) -> Spot)] = [
            ({ $0.x >= box.x0 }, { atX(box.x0, $0, $1) }), ({ $0.x <= box.x1 }, { atX(box.x1, $0, $1) }),
            ({ $0.y >= box.y0 }, { atY(box.y0, $0, $1) }), ({ $0.y <= box.y1 }, { atY(box.y1, $0, $1) }),
        ]
        var area = places
        for side in sides {
            guard var previous = area.last else { return [] }
            var kept: [Spot] = []
            for place in area {
                if side.inside(place) != side.inside(previous) { kept.append(side.cut(previous, place)) }
                if side.inside(place) { kept.append(place) }
                previous = place
            }
            area = kept
        }
        return area
    }

    private static func atX(_ x: Double, _ a: Spot, _ b: Spot) -> Spot {
        Spot(x: x, y: a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x))
    }

    private static func atY(_ y: Double, _ a: Spot, _ b: Spot) -> Spot {
        Spot(x: a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y: y)
    }

    /// The parts of a line inside a box.
    static func line(_ places: [Spot], in box: Box) -> [[Spot]] {
        var parts: [[Spot]] = []
        var current: [Spot] = []
        for (a, b) in zip(places, places.dropFirst()) {
            guard let (start, end) = segment(a, b, in: box) else {
                if current.count > 1 { parts.append(current) }
                current = []
                continue
            }
            if current.last != start {
                if current.count > 1 { parts.append(current) }
                current = [start]
            }
            if end != start { current.append(end) }
        }
        if current.count > 1 { parts.append(current) }
        return parts
    }

    /// The part of a segment inside a box (Liang and Barsky).
    private static func segment(_ a: Spot, _ b: Spot, in box: Box) -> (Spot, Spot)? {
        let d = b - a
        var (low, high) = (0.0, 1.0)
        for (slope, room) in [(-d.x, a.x - box.x0), (d.x, box.x1 - a.x), (-d.y, a.y - box.y0), (d.y, box.y1 - a.y)] {
            if slope == 0 {
                if room < 0 { return nil }
            } else if slope < 0 {
                low = max(low, room / slope)
            } else {
                high = min(high, room / slope)
            }
        }
        guard low <= high else { return nil }
        return (low == 0 ? a : a + d * low, high == 1 ? b : a + d * high)
    }

    /// Largest distance of a simplified line from the one given, in points.
    static let tolerance = 0.05

    /// The same line with fewer corners, nowhere farther away than the tolerance (Douglas and Peucker).
    static func simplified(_ places: [Spot]) -> [Spot] {
        guard places.count > 2 else { return places }
        var keeps = [Bool](repeating: false, count: places.count)
        keeps[0] = true
        keeps[places.count - 1] = true
        var waiting = [(0, places.count - 1)]
        while let (first, last) = waiting.popLast() {
            guard last - first > 1 else { continue }
            var (farthest, distance) = (first, tolerance)
            for index in (first + 1)..<last {
                let own = self.distance(places[index], from: places[first], to: places[last])
                if own > distance { (farthest, distance) = (index, own) }
            }
            guard farthest > first else { continue }
            keeps[farthest] = true
            waiting.append((first, farthest))
            waiting.append((farthest, last))
        }
        return zip(places, keeps).filter(\.1).map(\.0)
    }

    /// The distance of a place from a segment.
    static func distance(_ place: Spot, from a: Spot, to b: Spot) -> Double {
        let d = b - a
        let square = d.x * d.x + d.y * d.y
        guard square > 0 else { return (place - a).length }
        let t = min(max(((place.x - a.x) * d.x + (place.y - a.y) * d.y) / square, 0), 1)
        return (place - (a + d * t)).length
    }
}
