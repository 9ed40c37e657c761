import Foundation
import LimitModel
import Quantities
import Regions

extension Assembler {
    /// The distance that two rows of a contour may be apart, as a multiple of the usual one and at least in decades.
    private static let jumpFactor = 20.0
    private static let jumpDecades = 1.0

    /// The rows cut where they come back to where they began; nil when that happens and nobody asked to cut.
    mutating func loops(_ rows: [PointRow]) -> [[PointRow]]? {
        if isExact { return [rows] }
        var loops: [[PointRow]] = []
        var loop: [PointRow] = []
        for (index, row) in rows.enumerated() {
            loop.append(row)
            guard loop.count > 3, let first = loop.first, first.point.mass == row.point.mass,
                first.point.coupling == row.point.coupling, rows.count - index > 3
            else { continue }
            guard splitsContours else {
                let next = rows[index + 1]
                builder.findings.fail(
                    line: row.line, field: row.field,
                    "the contour is closed here, and \(rows.count - index - 1) rows follow: several contours run together",
                    remedy:
                        "say \(spelling(.splitContours)) to begin a new one at \(next.field), or part them by an empty line"
                )
                return nil
            }
            loops.append(loop)
            loop = []
        }
        if !loop.isEmpty { loops.append(loop) }
        return loops
    }

    /// Says where a contour jumps: often two contours run together.
    mutating func warnJumps(_ rows: [PointRow]) {
        let steps = zip(rows, rows.dropFirst()).map { before, row in
            hypot(
                log10(row.point.mass / before.point.mass), log10(row.point.coupling / before.point.coupling))
        }
        guard steps.count >= 6 else { return }
        let usual = steps.sorted()[steps.count / 2]
        // At the ends a contour often runs straight to the frame of its figure.
        for (index, step) in steps.enumerated().dropFirst(2).dropLast(2)
        where step > Self.jumpDecades && step > Self.jumpFactor * usual {
            let row = rows[index + 1]
            guard row.point.edge == .measured else { continue }
            builder.findings.warn(
                .jump, line: row.line, field: row.field,
                "it is \(step.printed(digits: 2)) decades from the row before; do two contours run together? An empty line parts them"
            )
        }
    }

    /// Closes a contour that is open at the top along a coupling; false when that cannot be.
    mutating func close(_ rows: inout [PointRow], at text: String, _ head: Head) -> Bool {
        guard let first = rows.first, let last = rows.last, let top = coupling(text, head) else { return false }
        let end = [first, last].max { $0.point.coupling < $1.point.coupling } ?? last
        // Digitised curves end a little beside the frame.
        guard top > 0.9 * end.point.coupling else {
            builder.findings.fail(
                line: end.line, field: "close-at",
                "\(text) lies below the end of the curve, \(Quantity(end.point.coupling, head.plane.coupling.dimension).printed())",
                remedy: "write the top of the figure")
            return false
        }
        for side in [last, first] {
            rows.append(
                PointRow(
                    line: side.line, number: side.number, mass: side.mass, coupling: text,
                    point: Curve.Point(mass: side.point.mass, coupling: top, edge: .cap)))
        }
        rows[0].point.edge = .cap
        return true
    }

    /// A coupling said by the user: in the unit of the column, or with its own unit.
    private mutating func coupling(_ text: String, _ head: Head) -> Double? {
        if (try? DecimalText(text)) != nil {
            return head.scale.coupling(text, line: nil, field: "close-at", findings: &builder.findings)
        }
        do {
            let value = try Quantity(text, as: head.scale.couplingUnit.dimension).value
            if value > 0 { return head.scale.convention.coupling(written: value) }
            builder.findings.fail(
                line: nil, field: "close-at", "'\(text)' is not positive", remedy: "write the top of the figure")
        } catch {
            builder.findings.fail(line: nil, field: "close-at", error)
        }
        return nil
    }

    /// Closes an upper edge that is open in some rows only: the region goes up to the value that stands for none, and both the
    /// way there and the way back are not results.
    mutating func openEdges(_ rows: inout [PointRow]) {
        let open = rows.filter { $0.point.edge == .open }
        builder.findings.warn(
            .openEdge, line: open.first?.line, field: open.first?.field,
            "the upper edge is open in \(open.count) of \(rows.count) rows: there the region is taken up to \(open.first?.coupling ?? ""), and that edge counts as 'cap', not as measured"
        )
        var edges: [PointRow] = []
        for (index, row) in rows.enumerated() {
            let before = index > 0 ? rows[index - 1] : nil
            var row = row
            let isOpen = row.point.edge == .open
            let wasOpen = before?.point.edge == .open
            if let before, isOpen != wasOpen {
                // The edge stays low between the two rows: nothing is claimed that no row states.
                var corner = isOpen ? row : before
                corner.point.coupling = isOpen ? before.point.coupling : row.point.coupling
                corner.point.edge = .cap
                edges.append(corner)
            }
            if isOpen || wasOpen { row.point.edge = index == 0 ? .measured : .cap }
            edges.append(row)
        }
        rows = edges
    }
}
