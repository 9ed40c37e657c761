/// Reason why a curve or a set of strips is not a region, and the place.
///
/// All abscissae are x = log10(mass).
public enum RegionError: Error, Equatable, CustomStringConvertible {
    /// A coordinate near `x` is not a number, infinite, or larger than `Region.largestCoordinate`.
    case notFinite(x: Double)
    /// A line has fewer than two points, or a loop fewer than three.
    case tooFewPoints(count: Int, needed: Int)
    /// A line goes back in x.
    case notMonotone(x: Double)
    /// The lower line rises above the upper line.
    case crossing(x: Double)
    /// Two lines have no stretch of x in common.
    case noCommonRange
    /// A curve, or the loop with this index, or the strip that begins at `x`, encloses nothing.
    case noArea(x: Double, loop: Int?)
    /// An edge that exists is marked `.open`, or an open one is not.
    case openMismatch(x: Double)
    /// A strip does not begin before it ends.
    case emptyStrip(x: Double)
    /// Strips are not sorted by (x0, lower0, lower1).
    case notSorted(x: Double)
    /// Two strips cover the same ground, or share a part of their x range without sharing all of it.
    case overlap(x: Double)
    /// Cutting the curve takes more strips than allowed.
    case tooManyStrips(limit: Int)

    /// What is wrong, where, and what helps.
    public var description: String { remedy.map { "\(problem); \($0)" } ?? problem }

    /// What helps; nil when that is plain.
    package var remedy: String? {
        switch self {
        case .tooFewPoints(_, let needed): "it needs at least \(needed)"
        case .notMonotone: "sort its points, or give it as a closed contour"
        case .crossing: "cut them there, or give a closed contour"
        case .notSorted: "sort strips by (x0, lower0, lower1)"
        case .tooManyStrips: "thin its points out"
        default: nil
        }
    }

    /// What is wrong, and where.
    package var problem: String {
        switch self {
        case .notFinite(let x): "a coordinate at x = \(x) is not finite or beyond \(Region.largestCoordinate)"
        case .tooFewPoints(let count, _): "the curve has \(count) points"
        case .notMonotone(let x): "the line goes back in x at x = \(x)"
        case .crossing(let x): "the lower line rises above the upper line at x = \(x)"
        case .noCommonRange: "the lower and the upper line have no stretch of x in common"
        case .noArea(let x, nil): "the curve at x = \(x) encloses no area"
        case .noArea(let x, .some(let loop)): "loop \(loop), at x = \(x), encloses no area"
        case .openMismatch(let x):
            "at x = \(x) an edge is marked open but has a place, or has none and is not marked open"
        case .emptyStrip(let x): "the strip at x = \(x) does not begin before it ends"
        case .notSorted(let x): "the strip at x = \(x) is out of order"
        case .overlap(let x): "two strips overlap at x = \(x)"
        case .tooManyStrips(let limit): "cutting the contour takes more than \(limit) strips"
        }
    }
}
