import LimitModel
import Foundation

/// What a curve keeps when it is multiplied by a constant, so that copies are found by looking, not by comparing all.
///
/// Two kinds: the extent of the whole list of points, which also survives a change of mass unit; and the bends of the
/// curve on a common grid of masses, which survive another choice of points. Straight curves have none of the second.
struct ShapeKey: Hashable, Sendable {
    private let plane: Slug
    private let kind: Int
    private let first, second, third: Int

    /// Cells are wider than the differences they should bridge; the neighbouring cells are looked at too.
    private static let cell = 0.01
    /// Points of the common grid per decade of mass.
    private static let perDecade = 8.0
    /// How many bends are kept: the strongest ones.
    private static let mostBends = 6
    /// Bends below this are those of straight lines.
    private static let leastBend = 0.03

    /// The keys a limit is filed under.
    static func keys(of entry: LimitIndex.Entry) -> [ShapeKey] {
        guard let path = entry.path else { return [] }
        return [extent(path, entry.plane)].compactMap(\.self) + bends(path, entry.plane)
    }

    /// The keys under which limits of like shape may be filed.
    static func neighbours(of entry: LimitIndex.Entry) -> [ShapeKey] {
        keys(of: entry).flatMap { key in
            (-1...1).flatMap { i in
                (-1...1).map { j in
                    ShapeKey(
                        plane: key.plane, kind: key.kind, first: key.first, second: key.second + i, third: key.third + j
                    )
                }
            }
        }
    }

    private static func extent(_ path: LogPath, _ plane: Slug) -> ShapeKey? {
        let count = path.x.count
        guard count >= 5 else { return nil }
        return ShapeKey(
            plane: plane, kind: 0, first: count,
            second: whole((path.x[count - 1] - path.x[0] + path.x[count / 2] - path.x[0]) / cell),
            third: whole((path.y[count - 1] - path.y[0] + 2 * (path.y[count / 2] - path.y[0])) / cell))
    }

    private static func bends(_ path: LogPath, _ plane: Slug) -> [ShapeKey] {
        guard path.isFunction, path.x.count >= 5 else { return [] }
        let from = whole((path.range.lowerBound * perDecade).rounded(.up))
        let to = whole((path.range.upperBound * perDecade).rounded(.down))
        // Four neighbouring points of the grid make two second differences.
        guard to - from >= 3, to - from < 10_000 else { return [] }
        let values = (from...to).map { path.value(at: Double($0) / perDecade) ?? 0 }
        var found: [(size: Double, key: ShapeKey)] = []
        for index in 0..<(values.count - 3) {
            let one = values[index] - 2 * values[index + 1] + values[index + 2]
            let two = values[index + 1] - 2 * values[index + 2] + values[index + 3]
            let size = abs(one) + abs(two)
            guard size > leastBend else { continue }
            let key = ShapeKey(
                plane: plane, kind: 1, first: from + index, second: whole(one / cell), third: whole(two / cell))
            found.append((size, key))
        }
        return found.sorted { $0.size > $1.size }.prefix(mostBends).map(\.key)
    }

    /// The nearest whole number; values come from logarithms of doubles and fit easily.
    private static func whole(_ value: Double) -> Int { Int(exactly: value.rounded()) ?? 0 }
}
