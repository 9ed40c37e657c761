import LimitModel

/// Columns for gnuplot: one block per curve, two empty lines apart, so that `index` chooses among them.
package enum GnuplotWriter: ColumnWriter {
    package static let format = Format.gnuplot

    /// All curves of a limit. Contours are closed; steps keep their points and are drawn `with steps`.
    package static func text(
        _ exported: ExportedLimit, _ source: ExportSource, _ units: ColumnUnits, choices: Set<WritingChoice> = []
    ) -> String {
        var table = ColumnTable(units)
        for curve in exported.limit.curves { table.append(curve, closing: curve.role == .contour) }
        let styles = exported.limit.curves.filter { !$0.points.isEmpty }.enumerated().map { index, curve in
            "\"FILE\" index \(index) using 1:2 with \(curve.interpolation == .step ? "steps" : "lines") "
                + "title \"\(harmless(curve.label))\""
        }
        let hint = styles.isEmpty ? [] : ["plot: set logscale xy; plot \(styles.joined(separator: ", "))".collapsed]
        let head = TableHead(exported: exported, source: source, units: units, format: format)
        return table.text(head: head.lines(table.recipes) + hint + [columns(units)], separator: 2)
    }

    /// Replaces by an apostrophe what gnuplot takes for the end of a text, an escape or a command, were the line copied.
    private static func harmless(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { "\"\\`".unicodeScalars.contains($0) ? "'" : $0 }))
    }

    /// The boundary of a union: one block per closed line, with the owner of every piece in the third column.
    package static func text(_ envelope: ExportedEnvelope, _ units: ColumnUnits) -> String {
        var table = ColumnTable(units)
        for loop in envelope.loops {
            table.append(
                .init(title: loop.title, rows: loop.points.map { table.row($0.mass, $0.coupling) + [$0.owner.text] }),
                [])
        }
        let hint = "plot: set logscale xy; plot \"FILE\" using 1:2 with lines title \"\(envelope.scenario)\""
        let head = envelope.lines(units, format: format) + [hint, columns(units) + " owner"]
        return table.text(head: head, separator: 2)
    }

    private static func columns(_ units: ColumnUnits) -> String {
        "columns: mass[\(units.massSymbol)] coupling[\(units.couplingSymbol)]"
    }
}
