/// A function known at equally spaced points, interpolated by cubics through four neighbours: constant cost per value.
package struct UniformTable: Sendable {
    /// Place of the first point.
    package let start: Double
    /// The distance of neighbours.
    package let step: Double
    /// The values at the points.
    package let values: [Double]

    /// Tabulates f at `intervals` + 1 points of [from, to]; nil for fewer than three intervals or an empty range.
    @inlinable
    package init?(from: Double, to: Double, intervals: Int, _ function: (Double) -> Double) {
        guard intervals >= 3, to > from else { return nil }
        start = from
        step = (to - from) / Double(intervals)
        var values: [Double] = []
        values.reserveCapacity(intervals + 1)
        for index in 0...intervals { values.append(function(from + (to - from) * Double(index) / Double(intervals))) }
        self.values = values
    }

    /// The interpolated value; positions outside count as the nearer end.
    @inlinable
    package func value(at position: Double) -> Double {
        let last = values.count - 1
        let scaled = max(0, min((position - start) / step, Double(last)))
        let cell = min(max(Int(scaled), 1), last - 2)
        let u = scaled - Double(cell)
        let (before, after, far) = (u + 1, u - 1, u - 2)
        return -u * after * far / 6 * values[cell - 1] + before * after * far / 2 * values[cell]
            - before * u * far / 2 * values[cell + 1] + before * u * after / 6 * values[cell + 2]
    }
}
