/// A text of which nothing has to be found out: what stands at its head, and then one run of rows of two plain numbers.
///
/// The rows are read from bytes and are the ones that `ColumnReader` would find.
struct PlainColumns {
    /// The text up to its first row, which is the place for comments and names of columns.
    let head: TextRows
    let rows: [FoundRow]

    /// nil when the text is any different.
    init?(_ bytes: [UInt8], findings: inout Findings) {
        guard bytes.count <= ReaderLimits.fileBytes else { return nil }
        var rows: [FoundRow] = []
        var headEnd = 0
        var isOver = false
        let isPlain = PlainText.eachLine(bytes) { number, line in
            guard line.count <= ReaderLimits.attributeBytes, let row = PlainRow(bytes, line) else {
                // Empty lines part runs of rows, unless they end the text.
                isOver = !rows.isEmpty
                return !isOver || bytes[line].allSatisfy(PlainRow.isBlank)
            }
            guard !isOver, rows.count < ReaderLimits.rows else { return false }
            if rows.isEmpty {
                headEnd = line.upperBound
                rows.reserveCapacity(bytes.count / max(8, line.count))
            }
            rows.append(FoundRow(line: number, mass: row.mass, coupling: row.coupling))
            return true
        }
        guard isPlain, !rows.isEmpty else { return nil }
        var found = findings
        head = TextRows(Array(bytes[..<headEnd]), findings: &found)
        guard !found.hasErrors, head.rows.count == 1, head.limenHeader == nil else { return nil }
        findings = found
        self.rows = rows
    }
}
