import LimitModel
import Foundation

/// The curve that defines a limit, in decades: x = log10(mass), y = log10(coupling).
struct LogPath: Sendable, Hashable {
    let x, y: [Double]
    /// Whether the masses never fall, so that there is one coupling to a mass.
    let isFunction: Bool

    /// nil for fewer than two points, or values without logarithm.
    init?(_ points: [Curve.Point]) {
        guard points.count >= 2, points.allSatisfy({ $0.mass > 0 && $0.coupling > 0 }) else { return nil }
        x = points.map { log10($0.mass) }
        y = points.map { log10($0.coupling) }
        guard x.allSatisfy(\.isFinite), y.allSatisfy(\.isFinite) else { return nil }
        isFunction = zip(x, x.dropFirst()).allSatisfy { $0 <= $1 }
    }

    /// The central curve, the lower edge, or the first contour.
    init?(of limit: Limit) {
        let roles: [Curve.Role] = [.central, .lowerEdge, .contour]
        guard let curve = roles.lazy.compactMap({ role in limit.curves.first { $0.role == role } }).first else {
            return nil
        }
        self.init(curve.points)
    }

    /// The range of x; of a contour too.
    var range: ClosedRange<Double> { (x.min() ?? 0)...(x.max() ?? 0) }

    /// The value at x by straight lines; nil outside. Only for functions.
    func value(at x0: Double) -> Double? {
        guard isFunction, let first = x.first, let last = x.last, first <= x0, x0 <= last else { return nil }
        var (low, high) = (0, x.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if x[middle] <= x0 { low = middle } else { high = middle }
        }
        let width = x[high] - x[low]
        return width > 0 ? y[low] + (y[high] - y[low]) * (x0 - x[low]) / width : y[low]
    }

    /// How far the values leave the straight line between the first and the last.
    static func bend(_ x: [Double], _ y: [Double]) -> Double {
        guard let x0 = x.first, let x1 = x.last, let y0 = y.first, let y1 = y.last, x1 != x0 else {
            return (y.max() ?? 0) - (y.min() ?? 0)
        }
        return zip(x, y).map { abs($1 - y0 - (y1 - y0) * ($0 - x0) / (x1 - x0)) }.max() ?? 0
    }
}

/// By how much one path lies from another, in decades.
struct PathShift: Sendable, Hashable {
    /// The second path is the first one moved by this in mass and coupling, give or take `spread`.
    let mass, coupling, spread: Double
    /// Whether the two agree point by point, in number and place.
    let isPointByPoint: Bool
    /// How far the compared part leaves a straight line: straight lines are parallel by chance.
    let bend: Double

    /// Compares two paths where both have points; nil with fewer than five of them in common.
    init?(from one: LogPath, to other: LogPath) {
        let least = 5
        if one.x.count == other.x.count, one.x.count >= least {
            let dx = zip(one.x, other.x).map { $1 - $0 }
            let dy = zip(one.y, other.y).map { $1 - $0 }
            let spread = max(Self.spread(dx), Self.spread(dy))
            if spread <= Self.tolerance {
                self.init(
                    mass: Self.middle(dx), coupling: Self.middle(dy), spread: spread, isPointByPoint: true,
                    bend: LogPath.bend(one.x, one.y))
                return
            }
        }
        guard one.isFunction, other.isFunction else { return nil }
        let common =
            max(
                one.range.lowerBound, other.range.lowerBound)...max(
                max(one.range.lowerBound, other.range.lowerBound), min(one.range.upperBound, other.range.upperBound))
        let counts = [one, other].map { $0.x.count { common.contains($0) } }
        guard let fewest = counts.min(), fewest >= least else { return nil }
        // Where the coarser one has its points; between them it is interpolated.
        let coarse = counts[0] <= counts[1] ? one : other
        let places = coarse.x.filter { common.contains($0) }
        let pairs = places.compactMap { x in one.value(at: x).flatMap { y in other.value(at: x).map { (x, y, $0 - y) } }
        }
        guard pairs.count >= least else { return nil }
        let dy = pairs.map(\.2)
        self.init(
            mass: 0, coupling: Self.median(dy), spread: Self.spread(dy), isPointByPoint: false,
            bend: LogPath.bend(pairs.map(\.0), pairs.map(\.1)))
    }

    private init(mass: Double, coupling: Double, spread: Double, isPointByPoint: Bool, bend: Double) {
        self.mass = mass
        self.coupling = coupling
        self.spread = spread
        self.isPointByPoint = isPointByPoint
        self.bend = bend
    }

    /// Two curves that differ by less than this from a constant are copies.
    static let tolerance = 1e-3

    /// Half the width of the values.
    private static func spread(_ values: [Double]) -> Double { ((values.max() ?? 0) - (values.min() ?? 0)) / 2 }

    private static func middle(_ values: [Double]) -> Double { ((values.max() ?? 0) + (values.min() ?? 0)) / 2 }

    static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }
}
