/// A line by the length of the way along it.
struct Walk {
    let places: [Spot]
    let ways: [Double]

    init(_ places: [Spot]) {
        self.places = places
        var way = 0.0
        ways = places.indices.map { index in
            if index > 0 { way += (places[index] - places[index - 1]).length }
            return way
        }
    }

    var length: Double { ways.last ?? 0 }

    func place(at way: Double) -> Spot {
        guard let first = places.first, let last = places.last else { return Spot(x: 0, y: 0) }
        if way <= 0 { return first }
        if way >= length { return last }
        var (low, high) = (0, ways.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if ways[middle] <= way { low = middle } else { high = middle }
        }
        let span = ways[high] - ways[low]
        return span > 0 ? places[low] + (places[high] - places[low]) * ((way - ways[low]) / span) : places[low]
    }
}
