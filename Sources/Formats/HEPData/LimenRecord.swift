/// Tables of a HEPData record that the program wrote itself: the head in the comments of each data file says all of it.
struct LimenRecord {
    private var tables: [FoundTable] = []

    /// The limits, each with the curves of all its tables.
    var limits: [FoundTable] { tables }

    /// Takes a data file in; false when it has no head of ours.
    mutating func take(_ tree: YAMLTree, head: LimenHeader?, findings: inout Findings) -> Bool {
        guard let head else { return false }
        guard var table = head.exactTable(rows: Self.rows(of: tree), findings: &findings) else { return true }
        table.file = findings.file
        if let index = tables.firstIndex(where: { $0.name == table.name }) {
            tables[index].curves += table.curves
        } else {
            tables.append(table)
        }
        return true
    }

    /// The head in the comments at the beginning of a data file; nil when it has none of ours.
    static func head(of bytes: [UInt8]) -> LimenHeader? {
        let comments = PlainText.lines(bytes).prefix { $0.hasPrefix("#") || $0.hasPrefix("---") || $0.isEmpty }
        return LimenHeader(comments: comments.filter { $0.hasPrefix("#") })
    }

    /// The rows of a data file: the independent variable, of a bin its low end, and the dependent ones.
    private static func rows(of tree: YAMLTree) -> [(line: Int?, columns: [String])] {
        let columns = ["independent_variables", "dependent_variables"].flatMap { key in
            (tree[key]?.elements ?? []).map { $0["values"]?.elements ?? [] }
        }
        return (0..<(columns.map(\.count).min() ?? 0)).map { index in
            (columns[0][index].line, columns.map { ($0[index]["value"] ?? $0[index]["low"])?.text ?? "-" })
        }
    }
}
