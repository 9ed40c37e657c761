/// The last place where a condition holds, by halving.
package enum Bisection {
    /// The largest number found up to which a condition holds, for one that holds at `low` and not at `high`.
    /// - Parameters:
    ///   - relativeTolerance: how close the two ends come at least; at 0 they become neighbours.
    ///   - inLog: whether the middle is the geometric one.
    package static func last(
        from low: Double, to high: Double, relativeTolerance: Double = 1e-12, inLog: Bool = false,
        where holds: (Double) -> Bool
    ) -> Double {
        var (low, high) = (low, high)
        while high / low > 1 + relativeTolerance {
            let middle = inLog ? (low * high).squareRoot() : low + (high - low) / 2
            guard middle > low, middle < high else { break }
            if holds(middle) { low = middle } else { high = middle }
        }
        return low
    }

    /// The largest number up to which a condition holds without interruption, seen at rising stations; nil when not even at
    /// the first.
    package static func last(
        at stations: [Double], relativeTolerance: Double = 1e-12, where holds: (Double) -> Bool
    ) -> Double? {
        guard let first = stations.first, holds(first) else { return nil }
        for (left, right) in zip(stations, stations.dropFirst()) where !holds(right) {
            return last(from: left, to: right, relativeTolerance: relativeTolerance, where: holds)
        }
        return stations.last
    }
}
