import Foundation

/// The Poisson distribution, stable for any count and mean.
package enum Poisson {
    /// ln P(n; μ); −∞ where the probability is zero.
    ///
    /// Near the mean n ln μ − μ − ln n! loses its digits; Loader's form (2000) writes it as deviance plus the error of
    /// Stirling's formula.
    package static func logProbability(count: Int, mean: Double) -> Double {
        guard count >= 0, mean >= 0 else { return -.infinity }
        guard mean > 0 else { return count == 0 ? 0 : -.infinity }
        guard count > 0 else { return -mean }
        let n = Double(count)
        return -stirlingError(n) - deviance(n, mean) - 0.5 * log(2 * Double.pi * n)
    }

    /// P(n; μ).
    package static func probability(count: Int, mean: Double) -> Double {
        exp(logProbability(count: count, mean: mean))
    }

    /// P(≤ n; μ) = Q(n + 1, μ), the regularised upper incomplete gamma function.
    package static func cumulative(count: Int, mean: Double) -> Double {
        guard count >= 0 else { return 0 }
        return Double(count) < mean
            ? exp(logLowerTail(count: count, mean: mean)) : 1 - upperTail(above: count, mean: mean)
    }

    /// ln P(≤ n; μ), without underflow when n ≪ μ.
    package static func logCumulative(count: Int, mean: Double) -> Double {
        guard count >= 0 else { return -.infinity }
        return Double(count) < mean
            ? logLowerTail(count: count, mean: mean) : log1p(-upperTail(above: count, mean: mean))
    }

    /// P(first...last; μ); 0 when the range is empty.
    package static func probability(from first: Int, through last: Int, mean: Double) -> Double {
        let low = max(0, first)
        guard low <= last else { return 0 }
        // Both on one side of the mean: a difference of tails, of those tails that are small.
        if Double(low) > mean {
            return upperTail(above: low - 1, mean: mean) - upperTail(above: last, mean: mean)
        }
        return cumulative(count: last, mean: mean) - cumulative(count: low - 1, mean: mean)
    }

    /// The median: the smallest n with P(≤ n; μ) ≥ ½.
    package static func median(mean: Double) -> Int {
        var count = max(0, Int(mean.rounded(.down)) - 1)
        while cumulative(count: count, mean: mean) < 0.5 { count += 1 }
        while count > 0 && cumulative(count: count - 1, mean: mean) >= 0.5 { count -= 1 }
        return count
    }

    /// ln P(≤ n; μ) for n < μ: from the largest term down.
    private static func logLowerTail(count: Int, mean: Double) -> Double {
        var (term, sum, k) = (1.0, 1.0, count)
        while k > 0 && term > sum * 1e-17 {
            term *= Double(k) / mean
            sum += term
            k -= 1
        }
        return logProbability(count: count, mean: mean) + log(sum)
    }

    /// P(> n; μ) for n ≥ μ − 1: from the largest term up.
    private static func upperTail(above count: Int, mean: Double) -> Double {
        guard mean > 0 else { return 0 }
        var (term, sum, k) = (1.0, 1.0, count + 1)
        while term > sum * 1e-17 {
            k += 1
            term *= mean / Double(k)
            sum += term
        }
        return min(1, probability(count: count + 1, mean: mean) * sum)
    }

    /// ln n! − [n ln n − n + ½ ln(2πn)].
    private static func stirlingError(_ n: Double) -> Double {
        if n < 16 {
            var factorial = 1.0
            for k in stride(from: 2.0, through: n, by: 1) { factorial *= k }
            return log(factorial) - (n * log(n) - n + 0.5 * log(2 * Double.pi * n))
        }
        let square = 1 / (n * n)
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - square / 1188) * square) * square) * square) / n
    }

    /// n ln(n/μ) + μ − n without cancellation for n ≈ μ.
    private static func deviance(_ n: Double, _ mean: Double) -> Double {
        guard abs(n - mean) < 0.1 * (n + mean) else { return n * log(n / mean) + mean - n }
        let v = (n - mean) / (n + mean)
        var sum = (n - mean) * v
        var term = 2 * n * v
        for k in stride(from: 3.0, through: 2000, by: 2) {
            term *= v * v
            let next = sum + term / k
            if next == sum { break }
            sum = next
        }
        return sum
    }
}
