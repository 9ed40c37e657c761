import Foundation
import Quadrature

/// The unified interval of Feldman and Cousins (physics/9711021) for a Poisson signal over known background.
///
/// Counts enter the acceptance region of a signal s in the order of R(n) = P(n; s + b)/P(n; s_best + b) with
/// s_best = max(0, n − b), until it holds at least CL. The interval runs from the smallest to the largest s that accepts
/// the observed count. No smoothing in b, no grid in s: R rises below the mean and falls above it, so the counts ranked
/// above n are one run of integers, whose far end changes at signals known in closed form; between them the content is
/// a difference of two tails, and the end points are its roots, to rounding (1e-12 relative).
package enum FeldmanCousins {
    /// The interval [lower, upper] of the signal.
    ///
    /// - Returns: nil unless 0 ≤ n, b ≤ 10⁸ and 0 < CL < 1.
    package static func interval(
        observed n: Int, background b: Double, confidenceLevel: Double
    ) -> (lower: Double, upper: Double)? {
        let largest = SignalLimit.largestCount
        guard n >= 0, n <= largest, b >= 0, b <= Double(largest), confidenceLevel > 0, confidenceLevel < 1 else {
            return nil
        }
        let ranking = Ranking(observed: n, background: b)
        let lower = lowerEnd(ranking, confidenceLevel)
        return (lower, max(lower, upperEnd(ranking, confidenceLevel)))
    }

    /// The mean at which another count j ranks as high as the observed one.
    struct Ranking {
        let observed: Int
        let background: Double

        /// The mean μ = s + b where R(j) = R(n); solved for ln μ because both are n ln μ − μ plus constants.
        func meanOfEqualRank(_ j: Int) -> Double {
            exp((constant(j) - constant(observed)) / Double(j - observed))
        }

        /// The mean beyond `from` where ln R(n) has fallen by `drop`; nil when that lies below zero.
        ///
        /// By Chernoff's bound both tails beyond counts that rank below n are smaller than R(n), so n is never accepted
        /// where R(n) < (1 − CL)/2: the search for the ends of the interval stops there.
        func meanOfRank(droppedBy drop: Double, upwards: Bool) -> Double? {
            let best = max(background, Double(observed))
            func rest(_ mean: Double) -> Double {
                (observed > 0 ? Double(observed) * log(mean / best) : 0) - (mean - best) + drop
            }
            guard upwards else { return Root.bracketed(from: best * 1e-300, to: best, rest) }
            var step = 4 + 4 * (best + 1).squareRoot()
            while rest(best + step) > 0 { step *= 2 }
            return Root.bracketed(from: best, to: best + step, rest)
        }

        /// −[ln R(j) − j ln μ + μ]: ln of j! P(j) at its best mean.
        private func constant(_ j: Int) -> Double {
            let count = Double(j)
            if count <= background { return (background > 0 ? count * log(background) : 0) - background }
            return count * log(count) - count
        }
    }

    /// The largest accepted signal: the counts n+1...j rank above n for means between the ranks of j and j + 1.
    private static func upperEnd(_ ranking: Ranking, _ level: Double) -> Double {
        let (n, b) = (ranking.observed, ranking.background)
        func excess(_ j: Int, _ mean: Double) -> Double {
            Poisson.probability(from: n + 1, through: j, mean: mean) - level
        }
        let far = ranking.meanOfRank(droppedBy: log(2 / (1 - level)), upwards: true) ?? b
        var j = n + 1
        var step = 1
        while ranking.meanOfEqualRank(j + step) < far {
            j += step
            step *= 2
        }
        while step > 0 {
            if ranking.meanOfEqualRank(j + step) < far { j += step }
            step /= 2
        }
        while j > n {
            // Below the first rank no count above n is ahead, and n is accepted.
            let low = max(b, ranking.meanOfEqualRank(j))
            let high = ranking.meanOfEqualRank(j + 1)
            if high <= b { break }
            if low < high {
                if excess(j, high) < 0 { return high - b }
                if excess(j, low) < 0 {
                    return (Root.bracketed(from: low, to: high) { excess(j, $0) } ?? low) - b
                }
            }
            j -= 1
        }
        return max(0, ranking.meanOfEqualRank(n + 1) - b)
    }

    /// The smallest accepted signal: the counts j..<n rank above n for means between the ranks of j − 1 and j.
    private static func lowerEnd(_ ranking: Ranking, _ level: Double) -> Double {
        let (n, b) = (ranking.observed, ranking.background)
        func excess(_ j: Int, _ mean: Double) -> Double {
            Poisson.probability(from: j, through: n - 1, mean: mean) - level
        }
        guard Double(n) > b, excess(0, b) >= 0 else { return 0 }
        var (first, last) = (0, n - 1)
        let near = ranking.meanOfRank(droppedBy: log(2 / (1 - level)), upwards: false)
        if let near {
            while first < last {
                let middle = (first + last) / 2
                if ranking.meanOfEqualRank(middle) < near { first = middle + 1 } else { last = middle }
            }
        }
        for j in first..<n {
            let low = max(b, j == 0 ? b : ranking.meanOfEqualRank(j - 1))
            let high = ranking.meanOfEqualRank(j)
            guard low < high else { continue }
            if excess(j, low) < 0 { return low - b }
            if excess(j, high) < 0 {
                return (Root.bracketed(from: low, to: high) { excess(j, $0) } ?? high) - b
            }
        }
        return max(0, ranking.meanOfEqualRank(n - 1) - b)
    }
}
