import Quantities

extension ColumnReader {
    /// Bins as steps: a value holds from the low end of its bin up to the next, and the high end of the last bin ends it.
    func bins(
        _ low: Int, _ high: Int, _ coupling: Int, _ dropped: inout [String], _ findings: inout Findings
    ) -> FoundCurve? {
        var rows: [FoundRow] = []
        var end: (value: Double, text: String, line: Int)?
        for (index, row) in text.rows.enumerated() {
            guard !findings.isFull else { break }
            var first = row.cells[low]
            if index == 0, let start = try? DecimalText(first).double(), start == 0, !aids.isMassLog10 {
                guard let given = aids.lowestMass else {
                    dropped.append("line \(row.line): \(row.cells.joined(separator: " ")): the bin begins at mass zero")
                    findings.warn(
                        .binFromZero, line: row.line,
                        "the first bin begins at mass zero, which a logarithmic axis does not have: it is left out (\(findings.spelling(.lowestMass, "MASS")), in the unit of the column, begins it there)"
                    )
                    end = (try? DecimalText(row.cells[high]).double()).map { ($0, row.cells[high], row.line) }
                    continue
                }
                first = given
            }
            var bin = row
            bin.cells[low] = first
            let from = cell(bin, low, "low end", isLog10: aids.isMassLog10, &findings)
            let to = cell(bin, high, "high end", isLog10: aids.isMassLog10, &findings)
            let value = cell(bin, coupling, "coupling", isLog10: aids.isCouplingLog10, &findings)
            guard let from, let to, let value, let start = Double(from), let stop = Double(to) else { continue }
            let before = end
            end = (stop, to, row.line)
            guard stop > start else {
                findings.fail(
                    line: row.line, "the bin ends at \(to), before it begins at \(from)",
                    remedy: "correct the row, or leave it out")
                continue
            }
            if let before, before.value != start {
                findings.fail(
                    line: row.line, "the bin begins at \(from), but the one before ends at \(before.text)",
                    remedy: "bins must touch; import what lies on either side of a gap as limits of their own")
                continue
            }
            rows.append(FoundRow(line: row.line, mass: from, coupling: value))
        }
        guard let end, let last = rows.last else { return nil }
        rows.append(FoundRow(line: end.line, mass: end.text, coupling: last.coupling))
        return FoundCurve(role: .central, interpolation: .step, rows: rows)
    }
}
