import Foundation
import LimitModel
import Quantities
import Regions

extension SubmissionBuilder {
    /// Masses must rise; a mass may come twice only where an edge may have a step, with the same value, or where the line
    /// between the two is not a result but a cap.
    mutating func checkOrder(
        _ rows: [PointRow], allowsSteps: Bool, repeatRemedy: String = "keep one of the two rows"
    ) {
        if let first = rows.first, first.point.edge != .measured {
            findings.fail(
                line: first.line, field: first.field, "it has an edge kind, but no segment ends at the first point",
                remedy: "leave the edge kind out, or give it to the row where the segment ends")
        }
        let falls = rows.indices.dropFirst().count { rows[$0].point.mass < rows[$0 - 1].point.mass }
        if falls == rows.count - 1, falls > 1 {
            findings.fail(
                .massOrder, line: rows.first?.line, field: "<points>", "the masses run downwards",
                remedy: "turn the order of the rows round")
            return
        }
        for index in rows.indices.dropFirst() {
            // Most rows rise.
            if rows[index - 1].point.mass < rows[index].point.mass { continue }
            let (before, row) = (rows[index - 1], rows[index])
            if row.point.mass < before.point.mass {
                reportDisorder(rows, at: index)
            } else if row.point.mass == before.point.mass, row.point.coupling != before.point.coupling,
                !allowsSteps, row.point.edge != .cap
            {
                findings.fail(
                    .massTwice, line: row.line, field: row.field,
                    "mass \(row.mass) comes twice, with couplings \(before.coupling) and \(row.coupling)",
                    remedy: repeatRemedy)
            }
        }
    }

    /// Names the row that is out of place, and says when a factor of ten would put it right.
    private mutating func reportDisorder(_ rows: [PointRow], at index: Int) {
        let (before, row) = (rows[index - 1], rows[index])
        if reportTenfoldRun(rows, before: index) { return }
        let previous = index >= 2 ? rows[index - 2].point.mass : 0
        // The earlier row is the odd one when the others are in order without it.
        let odd = previous <= row.point.mass && index >= 2 ? before : row
        let low = odd.number == before.number ? previous : before.point.mass
        let following = index + 1 < rows.count ? rows[index + 1].point.mass : .infinity
        let high = odd.number == before.number ? row.point.mass : following
        let tenfold = [odd.point.mass / 10, odd.point.mass * 10].contains { low <= $0 && $0 <= high }
        findings.fail(
            tenfold ? .massDecimalPoint : .massOrder, line: odd.line, field: odd.field,
            "mass \(odd.mass) is out of order (row \(before.number) has \(before.mass), row \(row.number) \(row.mass))",
            remedy: tenfold
                ? "a tenth or ten times of it would fit: check its decimal point"
                : "sort the rows by mass, or correct it")
    }

    /// Names several rows in a run that are ten times too large; one row is found without this.
    private mutating func reportTenfoldRun(_ rows: [PointRow], before index: Int) -> Bool {
        let row = rows[index]
        let run = Array(rows[..<index].reversed().prefix { $0.point.mass > row.point.mass }.reversed())
        guard run.count >= 2, run.count < index, let first = run.first, let last = run.last else { return false }
        let tenths = [rows[index - run.count - 1].point.mass] + run.map { $0.point.mass / 10 } + [row.point.mass]
        guard zip(tenths, tenths.dropFirst()).allSatisfy({ $0 <= $1 }) else { return false }
        findings.fail(
            line: first.line, field: first.field,
            "masses \(first.mass) to \(last.mass) (rows \(first.number) to \(last.number)) are out of order before "
                + "\(row.mass) in row \(row.number)",
            remedy: "a tenth of each would fit: check their decimal points")
        return true
    }

    /// Warnings of rows that are allowed but look like the known faults of public collections.
    mutating func warnAboutRows(_ rows: [PointRow], plane: Plane?, isClosed: Bool) {
        if let plane {
            warnOutside(rows, plane.mass, "mass") { $0.mass }
            warnOutside(rows, plane.coupling, "coupling") { $0.coupling }
        }
        if rows.count >= 3, let first = rows.first, rows.allSatisfy({ $0.point.mass == $0.point.coupling }) {
            findings.warn(
                .equalColumns, line: first.line, field: "<points>", "the coupling column repeats the mass column")
        }
        if !isClosed { warnFlatTail(rows) }
        for index in rows.indices.dropFirst() {
            let (before, here) = (rows[index - 1].point, rows[index].point)
            if before.mass == here.mass, before.coupling == here.coupling {
                findings.warn(
                    .repeatedRow, line: rows[index].line, field: rows[index].field, "it repeats the row before")
            }
        }
        warnSentinels(rows)
    }

    private mutating func warnOutside(
        _ rows: [PointRow], _ axis: Plane.Axis, _ subject: String, _ value: (Curve.Point) -> Double
    ) {
        let plausible = axis.from...axis.to
        let outside = rows.indices.filter { !plausible.contains(value(rows[$0].point)) }
        guard let first = outside.first.map({ rows[$0] }) else { return }
        let range = [axis.from, axis.to].map { Quantity($0, axis.dimension).printed() }.joined(separator: " to ")
        let found = Quantity(value(first.point), axis.dimension).printed()
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
        for index in SentinelRows.inside(rows) where rows[index].point.edge == .measured {
            findings.warn(
                .sentinel, line: rows[index].line, field: rows[index].field,
                "a bare power of ten far from the next row; a row that only closes a polygon is not a result")
        }
    }
}
