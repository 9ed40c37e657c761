/// Rows of comma-separated values with a commented head.
///
/// Cells with commas, quotes or line ends are quoted (RFC 4180). A text cell that a spreadsheet would take for a formula
/// gets a leading apostrophe; numbers never do.
public struct CSVText: Sendable {
    /// A cell.
    public enum Cell: Sendable, Hashable {
        case text(String)
        case number(Double)
        /// A number that is written already.
        case decimal(String)
        case integer(Int)
        case none
    }

    /// The text so far.
    public private(set) var text = ""

    /// Begins with `# ` comment lines and the names of the columns.
    public init(comments: [String], columns: [String]) {
        for comment in comments {
            for line in comment.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
                text += "# \(line)\n"
            }
        }
        append(columns.map { .text($0) })
    }

    /// Appends a row.
    public mutating func append(_ cells: [Cell]) {
        text += Self.row(cells)
    }

    /// A row as text, for streams.
    public static func row(_ cells: [Cell]) -> String {
        cells.map(write).joined(separator: ",") + "\n"
    }

    private static func write(_ cell: Cell) -> String {
        switch cell {
        case .none: return ""
        case .integer(let value): return String(value)
        case .number(let value): return value.isFinite ? "\(value)" : ""
        case .decimal(let text): return text
        case .text(let value):
            let isFormula = value.first.map { "=+-@\t\r".contains($0) } ?? false
            let safe = isFormula ? "'" + value : value
            guard safe.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return safe }
            return "\"" + safe.replacing("\"", with: "\"\"") + "\""
        }
    }
}
