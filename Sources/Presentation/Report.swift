import JSON
import Formats

/// A result as it is shown: tables to people, JSON or CSV to programs. One file an answer conforms to it.
package protocol Report {
    /// The JSON document. Its first member names the format and its version, such as `limen.strongest/1`.
    var json: JSON { get }
    /// Rows below comment lines and the names of the columns.
    /// - Throws: `LimenError` when an export refuses it.
    var csv: String { get throws }
    /// Text and tables, from top to bottom.
    var blocks: [Block] { get }
}

/// A part of a report that people read.
package enum Block {
    /// A text that is wrapped at blanks.
    case text(String)
    /// A line that is not wrapped.
    case line(String)
    /// Columns under their titles.
    case table(Table)
    /// Labels, each with a text beside it.
    case fields([(label: String, text: String)])

    /// The lines of the block.
    /// - Parameter width: the most characters of a line, as far as wrapping can hold it.
    package func lines(width: Int) -> [String] {
        switch self {
        case .text(let text): return Table.wrap(text, to: width)
        case .line(let line): return [line]
        case .table(let table): return table.lines(width: width)
        case .fields(let fields):
            let labels = fields.map(\.label.count).max() ?? 0
            return fields.flatMap { label, text in
                Table.wrap(text, to: max(20, width - labels - 2)).enumerated().map { index, line in
                    let head = index == 0 ? label : ""
                    return head + String(repeating: " ", count: labels - head.count + 2) + line
                }
            }
        }
    }
}
