import Foundation

/// Difference of the points of a curve between two revisions.
public struct PointsDifference: Sendable, Hashable {
    /// A point that is there in both, with other values.
    public struct Change: Sendable, Hashable {
        /// The place in the old and in the new curve, from 0.
        public var oldIndex, newIndex: Int
        public var old, new: Curve.Point

        /// Shift of the coupling, in dex.
        public var shift: Double { log10(new.coupling / old.coupling) }
    }

    /// The points with other values, in order.
    public var changed: [Change] = []
    /// The places of points that are only in the new curve, and only in the old one.
    public var added: [Int] = []
    public var removed: [Int] = []

    /// Tells whether the curves have the same points.
    public var isEmpty: Bool { changed.isEmpty && added.isEmpty && removed.isEmpty }

    /// The largest table of lengths that is filled to find the best match, in cells.
    private static let largestTable = 4_000_000

    /// Compares two lists of points: what they have in common stays, and between two common points, changes are told
    /// apart from additions by their places, or by their masses where the numbers differ.
    public init(from old: [Curve.Point], to new: [Curve.Point]) {
        var start = 0
        while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
        var (oldEnd, newEnd) = (old.count, new.count)
        while oldEnd > start, newEnd > start, old[oldEnd - 1] == new[newEnd - 1] {
            (oldEnd, newEnd) = (oldEnd - 1, newEnd - 1)
        }
        let (rows, columns) = (oldEnd - start, newEnd - start)
        guard rows != columns, rows > 0, columns > 0, rows.multipliedReportingOverflow(by: columns).overflow == false,
            rows * columns <= Self.largestTable
        else {
            compare(old, start..<oldEnd, new, start..<newEnd)
            return
        }
        var (i, j) = (start, start)
        for (matchOld, matchNew) in Self.commonPoints(old, start..<oldEnd, new, start..<newEnd) {
            compare(old, i..<matchOld, new, j..<matchNew)
            (i, j) = (matchOld + 1, matchNew + 1)
        }
        compare(old, i..<oldEnd, new, j..<newEnd)
    }

    /// A stretch without common points.
    private mutating func compare(_ old: [Curve.Point], _ i: Range<Int>, _ new: [Curve.Point], _ j: Range<Int>) {
        if i.count == j.count {
            for (one, other) in zip(i, j) where old[one] != new[other] {
                changed.append(Change(oldIndex: one, newIndex: other, old: old[one], new: new[other]))
            }
            return
        }
        var places: [Double: [Int]] = [:]
        for index in j.reversed() { places[new[index].mass, default: []].append(index) }
        var taken: Set<Int> = []
        for index in i {
            guard let other = places[old[index].mass]?.popLast() else {
                removed.append(index)
                continue
            }
            taken.insert(other)
            if old[index] != new[other] {
                changed.append(Change(oldIndex: index, newIndex: other, old: old[index], new: new[other]))
            }
        }
        added += j.filter { !taken.contains($0) }
    }

    /// The longest sequence of points that both have in the same order, as pairs of places.
    private static func commonPoints(
        _ old: [Curve.Point], _ i: Range<Int>, _ new: [Curve.Point], _ j: Range<Int>
    ) -> [(Int, Int)] {
        let width = j.count + 1
        var lengths = [Int32](repeating: 0, count: (i.count + 1) * width)
        for row in stride(from: i.count - 1, through: 0, by: -1) {
            for column in stride(from: j.count - 1, through: 0, by: -1) {
                lengths[row * width + column] =
                    old[i.lowerBound + row] == new[j.lowerBound + column]
                    ? lengths[(row + 1) * width + column + 1] + 1
                    : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
            }
        }
        var pairs: [(Int, Int)] = []
        var (row, column) = (0, 0)
        while row < i.count, column < j.count {
            if old[i.lowerBound + row] == new[j.lowerBound + column] {
                pairs.append((i.lowerBound + row, j.lowerBound + column))
                (row, column) = (row + 1, column + 1)
            } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
                row += 1
            } else {
                column += 1
            }
        }
        return pairs
    }
}
