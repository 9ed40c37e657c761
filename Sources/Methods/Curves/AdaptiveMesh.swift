import Foundation

/// Points of a smooth positive function, as dense as log-log interpolation needs.
struct AdaptiveMesh {
    /// The points in ascending mass.
    let points: [(mass: Double, value: Double)]

    /// Points after which it is not refined further: absurd inputs make functions that nothing straightens.
    private static let mostPoints = 20_000

    /// Bisects every interval until interpolation agrees with the function at three inner points.
    /// - Parameters:
    ///   - breaks: masses that must be points; those outside the range are ignored.
    ///   - tolerance: largest relative difference between interpolated and true value.
    init(from: Double, to: Double, breaks: [Double], tolerance: Double, value: (Double) -> Double) {
        let ends = [from] + breaks.filter { $0 > from && $0 < to }.sorted() + [to]
        var points = [(mass: from, value: value(from))]
        for (low, high) in zip(ends, ends.dropFirst()) where low < high {
            var pending = [(mass: high, value: value(high))]
            while let right = pending.last, let left = points.last {
                let middle = (left.mass * right.mass).squareRoot()
                let isFine =
                    middle <= left.mass || middle >= right.mass || points.count + pending.count > Self.mostPoints
                    || [0.25, 0.5, 0.75].allSatisfy { share in
                        let mass = exp(log(left.mass) * (1 - share) + log(right.mass) * share)
                        let straight = exp(log(left.value) * (1 - share) + log(right.value) * share)
                        // A value that is not a number gets no better by bisection; it is refused with its point.
                        return !(abs(straight / value(mass) - 1) > tolerance / 2)
                    }
                if isFine {
                    points.append(right)
                    pending.removeLast()
                } else {
                    pending.append((middle, value(middle)))
                }
            }
        }
        self.points = points
    }
}
