import Foundation
import LimitModel
import Quantities
import Regions

extension SubmissionBuilder {
    /// Masses must rise; a mass may come twice only where an edge may have a step, or with the same value.
    mutating func checkOrder(_ rows: [PointRow], allowsSteps: Bool) {
        if let first = rows.first, first.point.edge != .measured {
            findings.fail(
                line: first.line, field: first.field, "it has an edge kind, but no segment ends at the first point",
                remedy: "leave the edge kind out, or give it to the row where the segment ends")
        }
        let falls = zip(rows, rows.dropFirst()).count { $1.point.mass < $0.point.mass }
        if falls == rows.count - 1, falls > 1 {
            findings.fail(
                line: rows.first?.line, field: "<points>", "the masses run downwards",
                remedy: "turn the order of the rows round")
            return
        }
        for index in rows.indices.dropFirst() {
            let (before, row) = (rows[index - 1], rows[index])
            if row.point.mass < before.point.mass {
                reportDisorder(rows, at: index)
            } else if row.point.mass == before.point.mass, row.point.coupling != before.point.coupling, !allowsSteps {
                findings.fail(
                    line: row.line, field: row.field,
                    "mass \(row.mass) comes twice, with couplings \(before.coupling) and \(row.coupling)",
                    remedy: "keep one of the two rows")
            }
        }
    }

    /// Names the row that is out of place, and says when a factor of ten would put it right.
    private mutating func reportDisorder(_ rows: [PointRow], at index: Int) {
        let (before, row) = (rows[index - 1], rows[index])
        let previous = index >= 2 ? rows[index - 2].point.mass : 0
        // The earlier row is the odd one when the others are in order without it.
        let odd = previous <= row.point.mass && index >= 2 ? before : row
        let low = odd.number == before.number ? previous : before.point.mass
        let following = index + 1 < rows.count ? rows[index + 1].point.mass : .infinity
        let high = odd.number == before.number ? row.point.mass : following
        let tenfold = [odd.point.mass / 10, odd.point.mass * 10].contains { low <= $0 && $0 <= high }
        findings.fail(
            line: odd.line, field: odd.field,
            "mass \(odd.mass) is out of order (row \(before.number) has \(before.mass), row \(row.number) \(row.mass))",
            remedy: tenfold
                ? "a tenth or ten times of it would fit: check its decimal point"
                : "sort the rows by mass, or correct it")
    }

    /// What is allowed but looks like the known faults of public collections.
    mutating func warnAboutRows(_ rows: [PointRow], plane: Plane?, isClosed: Bool) {
        if let plane {
            warnOutside(rows, plane.mass, "mass", \.point.mass)
            warnOutside(rows, plane.coupling, "coupling", \.point.coupling)
        }
        if rows.count >= 3, let first = rows.first, rows.allSatisfy({ $0.point.mass == $0.point.coupling }) {
            findings.warn(
                .equalColumns, line: first.line, field: "<points>", "the coupling column repeats the mass column")
        }
        if !isClosed { warnFlatTail(rows) }
        for (before, row) in zip(rows, rows.dropFirst()) {
            if before.point.mass == row.point.mass, before.point.coupling == row.point.coupling {
                findings.warn(.repeatedRow, line: row.line, field: row.field, "it repeats the row before")
            }
        }
        warnSentinels(rows)
    }

    private mutating func warnOutside(
        _ rows: [PointRow], _ axis: Plane.Axis, _ subject: String, _ value: KeyPath<PointRow, Double>
    ) {
        let outside = rows.filter { !(axis.from...axis.to).contains($0[keyPath: value]) }
        guard let first = outside.first else { return }
        let range = [axis.from, axis.to].map { Quantity($0, axis.dimension).printed() }.joined(separator: " to ")
        let found = Quantity(first[keyPath: value], axis.dimension).printed()
        let others = outside.count > 1 ? " (and \(outside.count - 1) more)" : ""
        findings.warn(
            .outsidePlane, line: first.line, field: first.field,
            "\(subject) \(found) is outside the plausible range \(range)\(others); is the unit right?")
    }

    private mutating func warnFlatTail(_ rows: [PointRow]) {
        guard let last = rows.last else { return }
        let tail = rows.reversed().prefix { $0.point.coupling == last.point.coupling }.count
        guard tail >= 4, tail < rows.count else { return }
        let first = rows[rows.count - tail]
        findings.warn(
            .flatTail, line: first.line, field: first.field,
            "the last \(tail) rows repeat the coupling \(last.coupling); does the source go so far, or was it continued?"
        )
    }

    /// A coupling that jumps three decades at nearly the same mass, or a mass six decades away, as a bare power of ten.
    private mutating func warnSentinels(_ rows: [PointRow]) {
        for (index, row) in rows.enumerated() where row.point.edge == .measured {
            let neighbours = [index - 1, index + 1].filter(rows.indices.contains).map { rows[$0].point }
            let isOdd = neighbours.contains { neighbour in
                let masses = abs(log10(row.point.mass / neighbour.mass))
                let couplings = abs(log10(row.point.coupling / neighbour.coupling))
                return Self.isPowerOfTen(row.mass) && masses >= 6
                    || Self.isPowerOfTen(row.coupling) && couplings >= 3 && masses < 0.3
            }
            guard isOdd else { continue }
            findings.warn(
                .sentinel, line: row.line, field: row.field,
                "a bare power of ten far from the next row; a row that only closes a polygon is not a result")
        }
    }

    /// Whether a number is written as one with a power of ten: `1e5`, `1.0`, `0.001`, `100`.
    private static func isPowerOfTen(_ text: String) -> Bool {
        let mantissa = text.lowercased().prefix { $0 != "e" }
        return mantissa.filter { ("1"..."9").contains($0) } == "1"
    }
}
