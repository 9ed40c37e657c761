import LimitModel

/// Rows of comma-separated values with a commented head.
///
/// Cells with commas, quotes or line ends are quoted (RFC 4180). A text cell that a spreadsheet would take for a formula
/// gets a leading apostrophe; numbers never do. What steers a terminal is replaced by U+FFFD, except tabs and line feeds
/// in cells.
package struct CSVText: Sendable {
    /// A cell.
    package enum Cell: Sendable, Hashable {
        case text(String)
        /// A text on one line, in quotes whatever it holds.
        case quoted(String)
        case number(Double)
        /// A number that is written already.
        case decimal(String)
        case integer(Int)
        case none
    }

    /// The text so far.
    package private(set) var text = ""

    /// Begins with `# ` comment lines and the names of the columns.
    package init(comments: [String], columns: [String]) {
        for comment in comments { text += comment.commentLine + "\n" }
        append(columns.map { .text($0) })
    }

    /// Appends a row.
    package mutating func append(_ cells: [Cell]) {
        text += Self.row(cells)
    }

    /// A row as text, for streams.
    package static func row(_ cells: [Cell]) -> String {
        cells.map(write).joined(separator: ",") + "\n"
    }

    private static func write(_ cell: Cell) -> String {
        switch cell {
        case .none: return ""
        case .integer(let value): return String(value)
        case .number(let value): return value.isFinite ? "\(value)" : ""
        case .decimal(let text): return text
        case .text(let value):
            let safe = withoutFormula(value.quiet)
            return safe.utf8.contains { ",\"\n".utf8.contains($0) } ? inQuotes(safe) : safe
        case .quoted(let value): return inQuotes(withoutFormula(value.quietLine))
        }
    }

    private static func withoutFormula(_ text: String) -> String {
        let isFormula = text.unicodeScalars.first.map { "=+-@\t".unicodeScalars.contains($0) } ?? false
        return isFormula ? "'" + text : text
    }

    private static func inQuotes(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "\"") { $0 += $1 == "\"" ? "\"\"" : String($1) } + "\""
    }
}
