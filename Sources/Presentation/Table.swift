/// A table for people: columns separated by two blanks, long cells wrapped so that it fits the width.
package struct Table {
    /// A column of the table.
    package struct Column {
        package let title: String
        package var isNumber = false
        /// Tells whether its cells may be wrapped when the table is too wide.
        package var wraps = false

        /// A column by its title.
        /// - Parameter wraps: whether its cells may be broken where the table is too wide.
        package init(title: String, isNumber: Bool = false, wraps: Bool = false) {
            self.title = title
            self.isNumber = isNumber
            self.wraps = wraps
        }
    }

    /// Columns are not wrapped below this width, nor below that of their title.
    private static let narrowest = 11

    package let columns: [Column]
    private var rows: [[String]] = []

    /// An empty table.
    package init(_ columns: [Column]) {
        self.columns = columns
    }

    /// Appends a row, with a cell for every column.
    package mutating func append(_ cells: [String]) {
        rows.append(cells)
    }

    /// Tells whether it has no rows.
    package var isEmpty: Bool { rows.isEmpty }

    /// The table as lines, at most `width` wide if wrapping can achieve it.
    package func lines(width: Int) -> [String] {
        let titles = columns.map(\.title)
        var widths = columns.indices.map { column in
            ([titles] + rows).map { $0[column].count }.max() ?? 0
        }
        while widths.reduce(0, +) + 2 * (widths.count - 1) > width {
            let candidates = columns.indices.filter {
                columns[$0].wraps && widths[$0] > max(Self.narrowest, titles[$0].count)
            }
            // The first column says what a row is about: it gives way last.
            guard let widest = candidates.max(by: { ($0 > 0 ? widths[$0] : 0) < ($1 > 0 ? widths[$1] : 0) }) else {
                break
            }
            widths[widest] -= 1
        }
        let rule = widths.map { String(repeating: "-", count: $0) }
        return ([titles, rule] + rows).flatMap { row in physicalLines(of: row, widths) }
    }

    private func physicalLines(of row: [String], _ widths: [Int]) -> [String] {
        let cells = columns.indices.map { Self.wrap(row[$0], to: widths[$0]) }
        let height = cells.map(\.count).max() ?? 1
        return (0..<height).map { line in
            let parts = columns.indices.map { column -> String in
                let text = line < cells[column].count ? cells[column][line] : ""
                let padding = String(repeating: " ", count: max(0, widths[column] - text.count))
                return columns[column].isNumber ? padding + text : text + padding
            }
            let joined = parts.joined(separator: "  ")
            return String(joined.reversed().drop { $0 == " " }.reversed())
        }
    }

    /// Breaks a text at blanks; words longer than the width are cut, hyphenated names after a hyphen if possible.
    package static func wrap(_ text: String, to width: Int) -> [String] {
        guard text.count > width, width > 0 else { return [text] }
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            var word = String(word)
            if !line.isEmpty {
                if line.count + 1 + word.count <= width {
                    line += " " + word
                    continue
                }
                lines.append(line)
                line = ""
            }
            while word.count > width {
                let head = word.prefix(width)
                let cut = head.lastIndex(of: "-").map { head.index(after: $0) } ?? head.endIndex
                lines.append(String(word[..<cut]))
                word = String(word[cut...])
            }
            line = word
        }
        lines.append(line)
        return lines
    }
}
