import Foundation
import LimitModel
import Quantities
import Regions

extension Assembler {
    /// A curve from left to right: an upper limit, an edge, or a curve beside them.
    mutating func line(_ curve: FoundCurve, as role: Curve.Role, _ head: Head, _ declaration: Declaration)
        -> CurveSource?
    {
        let interpolation = curve.interpolation ?? declaration.interpolation ?? .logLog
        let errors = builder.findings.errors.count
        var rows = rows(of: curve, head)
        guard builder.findings.errors.count == errors, enough(rows, 2, of: curve) else { return nil }
        if !keepsSentinels {
            let ends = SentinelRows.ends(of: rows, isClosed: false)
            if ends != (0, 0) {
                drop(Array(rows.prefix(ends.first) + rows.suffix(ends.last)))
                rows = Array(rows.dropFirst(ends.first).dropLast(ends.last))
            }
            guard enough(rows, 2, of: curve) else { return nil }
            capSentinels(&rows, isClosed: false)
        }
        turn(&rows, interpolation)
        let isEdge = role == .lowerEdge || role == .upperEdge
        // A table of our own says of every row what it stands for.
        if allowsSteps, !isEdge, !isExact { markSteps(&rows) }
        let hasOpen = rows.contains { $0.point.edge == .open }
        if !reportFold(rows) {
            var settled = rows
            if hasOpen {
                for index in rows.indices where rows[index].point.edge == .open {
                    settled[index].point.edge = .measured
                }
            }
            builder.checkOrder(
                settled, allowsSteps: isEdge,
                repeatRemedy: "keep one of the two rows, or say \(spelling(.allowSteps)) if the curve jumps there")
        }
        guard builder.findings.errors.count == errors else { return nil }
        let stated = hasOpen ? rows.filter { $0.point.edge != .open } : rows
        builder.warnAboutRows(stated, plane: head.plane, isClosed: false)
        if hasOpen {
            guard role == .upperEdge else {
                builder.findings.fail(
                    line: curve.rows.first?.line, field: role.rawValue, "only an upper edge can be open",
                    remedy: "choose a convention in which larger values are larger couplings")
                return nil
            }
            openEdges(&rows)
        }
        return source(rows, role: role, name: curve.name, interpolation, head)
    }

    /// The closed contours a run of rows makes: one, unless it is to be split where it closes.
    mutating func contours(_ curve: FoundCurve, _ head: Head, _ declaration: Declaration) -> [CurveSource] {
        if (curve.interpolation ?? declaration.interpolation) == .step {
            builder.findings.fail(
                line: curve.rows.first?.line, field: "interpolation", "a closed contour cannot be made of steps",
                remedy: "say \(spelling(.shape, "above")), or leave the interpolation out")
            return []
        }
        let errors = builder.findings.errors.count
        let rows = rows(of: curve, head)
        guard builder.findings.errors.count == errors, let loops = loops(rows) else { return [] }
        return loops.enumerated().compactMap { index, loop in
            let name = curve.name.map { loops.count > 1 ? "\($0) \(index + 1)" : $0 }
            return contour(loop, name: name, curve, head, declaration)
        }
    }

    private mutating func contour(
        _ loop: [PointRow], name: String?, _ curve: FoundCurve, _ head: Head, _ declaration: Declaration
    ) -> CurveSource? {
        var rows = loop
        if !keepsSentinels {
            if declaration.closeAt != nil {
                let ends = SentinelRows.ends(of: rows, isClosed: true)
                drop(Array(rows.prefix(ends.first) + rows.suffix(ends.last)))
                rows = Array(rows.dropFirst(ends.first).dropLast(ends.last))
            }
            capSentinels(&rows, isClosed: true)
        }
        guard enough(rows, declaration.closeAt == nil ? 3 : 2, of: curve) else { return nil }
        builder.warnAboutRows(rows.filter { $0.point.edge == .measured }, plane: head.plane, isClosed: true)
        warnJumps(rows)
        if let text = declaration.closeAt {
            guard close(&rows, at: text, head) else { return nil }
        }
        return source(rows, role: .contour, name: name, .logLog, head)
    }

    // MARK: Rows

    private mutating func rows(of curve: FoundCurve, _ head: Head) -> [PointRow] {
        var rows: [PointRow] = []
        rows.reserveCapacity(curve.rows.count)
        for (index, row) in curve.rows.enumerated() {
            guard !builder.findings.isFull else { break }
            // Where the format has no lines, the curve tells where the row is.
            let label = row.line == nil ? curve.label : nil
            if let point = head.scale.point(row, number: index + 1, of: label, findings: &builder.findings) {
                rows.append(point)
            }
        }
        return rows
    }

    private mutating func enough(_ rows: [PointRow], _ needed: Int, of curve: FoundCurve) -> Bool {
        guard rows.count < needed else { return true }
        let found = ["no points", "only one point", "only two points"][min(rows.count, 2)]
        builder.findings.fail(
            line: curve.rows.first?.line, field: curve.name,
            "there \(rows.count == 1 ? "is" : "are") \(found)\(dropped.isEmpty ? "" : " beside rows that only close a polygon")",
            remedy: needed == 3 ? "a contour needs at least three" : "a curve needs at least two")
        return false
    }

    private mutating func drop(_ rows: [PointRow]) {
        for row in rows {
            let place = row.line.map { "line \($0)" } ?? "row \(row.number)"
            let text = "\(place): \(row.mass) \(row.coupling)"
            dropped.append("\(text): a bare power of ten far from its neighbour, which only closes a polygon")
            builder.findings.warn(
                .sentinel, line: row.line, field: row.field,
                "'\(row.mass) \(row.coupling)' only closes a polygon (a bare power of ten far from its neighbour) and is left out; \(spelling(.keepSentinels)) keeps it"
            )
        }
    }

    /// Marks the way to and from a row that only draws the frame: it is not a result, and leaving it out would join what it parts.
    private mutating func capSentinels(_ rows: inout [PointRow], isClosed: Bool) {
        let marked = SentinelRows.inside(rows, verticals: !isClosed).filter { rows[$0].point.edge == .measured }
        for index in marked {
            // No segment of an open curve ends at its first row.
            if !isClosed, index == 0 { continue }
            if rows[index].point.edge == .measured {
                builder.findings.warn(
                    .sentinel, line: rows[index].line, field: rows[index].field,
                    "'\(rows[index].mass) \(rows[index].coupling)' is a bare power of ten far from its neighbour: the lines to and from it count as 'cap', the frame of a figure"
                )
            }
            rows[index].point.edge = .cap
            let next = (index + 1) % rows.count
            if isClosed || next > 0 { rows[next].point.edge = .cap }
        }
    }

    /// A vertical line between two rows of one mass encloses nothing and is not a result.
    private func markSteps(_ rows: inout [PointRow]) {
        for index in rows.indices.dropFirst() where rows[index].point.mass == rows[index - 1].point.mass {
            rows[index].point.edge = .cap
        }
    }

    /// Turns rows that run from high to low masses round.
    private mutating func turn(_ rows: inout [PointRow], _ interpolation: Curve.Interpolation) {
        let places = rows.indices.dropFirst()
        guard places.allSatisfy({ rows[$0].point.mass <= rows[$0 - 1].point.mass }),
            places.contains(where: { rows[$0].point.mass < rows[$0 - 1].point.mass })
        else { return }
        guard interpolation == .logLog else {
            builder.findings.fail(
                line: rows.first?.line, "the masses of a step curve run downwards",
                remedy: "turn the order of the rows round: a value holds from its mass upwards")
            return
        }
        builder.findings.warn(
            .reversed, line: rows.first?.line, "the masses run downwards; the rows are read in reverse")
        let edges = rows.map(\.point.edge)
        rows.reverse()
        for index in rows.indices where rows[index].point.edge != .open {
            rows[index].point.edge = index == 0 ? .measured : edges[rows.count - index]
        }
    }

    /// Tells whether the masses rise and then fall for several rows, which is a contour and no upper limit.
    private mutating func reportFold(_ rows: [PointRow]) -> Bool {
        let falls = rows.indices.dropFirst().map { rows[$0].point.mass < rows[$0 - 1].point.mass }
        guard let first = falls.firstIndex(of: true) else { return false }
        let run = falls[first...].prefix { $0 }.count
        let goesOn = first + run < falls.count && falls[(first + run)...].contains(false)
        guard run >= 3 || run >= 1 && first + run == falls.count && first > 0 && run >= 2 else { return false }
        let row = rows[first + 1]
        builder.findings.fail(
            line: row.line, field: row.field,
            "mass \(row.mass) is below the row before, and \(goesOn ? "further rows turn again" : "the curve folds back"): this is a contour, not an upper limit",
            remedy:
                "say \(spelling(.shape, "inside")) \(spelling(.closeAt, "COUPLING")) to close it at the top of its figure, or \(spelling(.shape, "inside")) alone if it closes by itself"
        )
        return true
    }

    private func source(
        _ rows: [PointRow], role: Curve.Role, name: String?, _ interpolation: Curve.Interpolation, _ head: Head
    ) -> CurveSource {
        let curve = Curve(role: role, name: name, interpolation: interpolation, points: rows.map(\.point))
        return CurveSource(
            curve: curve, line: rows.first?.line, lines: rows.map(\.line), dimension: head.plane.coupling.dimension)
    }
}
