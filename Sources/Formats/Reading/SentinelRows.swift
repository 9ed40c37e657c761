import Foundation
import LimitModel

/// Rows that only close a polygon or carry a line to the frame of a figure: bare powers of ten far from their neighbour.
enum SentinelRows {
    /// The distance, in decades, from which a bare power of ten is not a result.
    private static let farMass = 6.0
    private static let farCoupling = 3.0
    /// The distance of a coupling at nearly the same mass.
    private static let verticalCoupling = 0.5
    /// The distance of nearly the same mass.
    private static let sameMass = 0.01
    private static let nearMass = 0.3

    /// The numbers of such rows at the beginning and at the end.
    /// - Parameter isClosed: in a contour a short vertical edge may be real.
    static func ends(of rows: [PointRow], isClosed: Bool) -> (first: Int, last: Int) {
        var first = 0
        while rows.count - first > 1,
            isMark(
                rows[first], beside: rows[first + 1], before: first + 2 < rows.count ? rows[first + 2] : nil,
                isClosed: isClosed)
        { first += 1 }
        var last = 0
        while rows.count - first - last > 1 {
            let end = rows.count - last - 1
            let third = end - first >= 2 ? rows[end - 2] : nil
            guard isMark(rows[end], beside: rows[end - 1], before: third, isClosed: isClosed) else { break }
            last += 1
        }
        return (first, last)
    }

    /// The indices of such rows between others.
    /// - Parameter verticals: whether a vertical line to a bare power of ten counts, as in a curve that goes to the frame
    ///   of its figure where it has a gap.
    static func inside(_ rows: [PointRow], verticals: Bool = false) -> [Int] {
        func isMark(_ index: Int, beside other: Int) -> Bool {
            rows.indices.contains(other)
                && (isFar(rows[index], rows[other]) || verticals && isVertical(rows[index], rows[other]))
        }
        return rows.indices.filter { isMark($0, beside: $0 - 1) || isMark($0, beside: $0 + 1) }
    }

    private static func isVertical(_ row: PointRow, _ neighbour: PointRow) -> Bool {
        row.point.mass == neighbour.point.mass && isPowerOfTen(row.coupling) && !isPowerOfTen(neighbour.coupling)
            && distance(row, neighbour).couplings >= verticalCoupling
    }

    private static func isMark(
        _ row: PointRow, beside neighbour: PointRow, before third: PointRow?, isClosed: Bool
    ) -> Bool {
        if isFar(row, neighbour) { return true }
        guard isPowerOfTen(row.coupling) else { return false }
        let (masses, couplings) = distance(row, neighbour)
        if couplings >= farCoupling, !isPowerOfTen(neighbour.coupling) { return true }
        let isBackwards =
            third.map { (row.point.mass - neighbour.point.mass) * (neighbour.point.mass - $0.point.mass) < 0 } ?? false
        return !isClosed && masses <= sameMass && (couplings >= verticalCoupling || isBackwards)
    }

    /// A mass six decades away, or a coupling three decades away at nearly the same mass.
    static func isFar(_ row: PointRow, _ neighbour: PointRow) -> Bool {
        if areNear(row.point.mass, neighbour.point.mass), areNear(row.point.coupling, neighbour.point.coupling) {
            return false
        }
        let (masses, couplings) = distance(row, neighbour)
        return masses >= farMass && isPowerOfTen(row.mass)
            || couplings >= farCoupling && masses < nearMass && isPowerOfTen(row.coupling)
    }

    /// Tells whether two positive numbers are so near that neither distance counts, which needs no logarithm.
    private static func areNear(_ one: Double, _ other: Double) -> Bool { one < 100 * other && other < 100 * one }

    private static func distance(_ row: PointRow, _ other: PointRow) -> (masses: Double, couplings: Double) {
        (
            abs(log10(row.point.mass / other.point.mass)), abs(log10(row.point.coupling / other.point.coupling))
        )
    }

    /// Tells whether a number is written as one with a power of ten: `1e5`, `1.0`, `0.001`, `100`.
    private static func isPowerOfTen(_ text: String) -> Bool {
        let mantissa = text.lowercased().prefix { $0 != "e" }
        return mantissa.filter { ("1"..."9").contains($0) } == "1"
    }
}
