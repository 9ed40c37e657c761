import LimitModel

/// Statements and hints in the comments and the header of a text.
enum HeaderText {
    /// The names of the columns: a header line, or the last comment that reads like one.
    static func names(in text: TextRows) -> ColumnNames? {
        let width = text.rows.first?.cells.count ?? 0
        if let header = text.header {
            let cells = ColumnNames(line: header.line, cells: header.cells)
            if header.cells.count == width { return cells }
            return ColumnNames(line: header.line, text: header.cells.joined(separator: " ")) ?? cells
        }
        let first = text.rows.first?.line ?? 0
        for comment in text.comments.reversed() where comment.line < first {
            if let names = ColumnNames(line: comment.line, text: comment.text), names.namesMass { return names }
            let words = comment.text.split { $0.isWhitespace || $0 == "," || $0 == ";" }.map(String.init)
            let names = ColumnNames(line: comment.line, cells: words)
            if words.count == width, names.namesMass { return names }
        }
        return nil
    }

    /// Units and convention, where the format fixes them or the header names them plainly.
    static func declaration(
        _ names: ColumnNames?, _ column: Int, habits: ColumnReader.Habits, _ findings: inout Findings
    ) -> Declaration {
        var declaration = Declaration()
        declaration.massUnit = habits.massUnit
        declaration.convention = habits.convention
        if declaration.convention != nil { declaration.couplingUnit = "1" }
        guard let names, names.namesMass || names.columns.contains(where: { $0.unit != nil }) else {
            return declaration
        }
        if names.namesMass, let unit = names.columns[0].unit { declaration.massUnit = unit }
        let coupling = names.columns.indices.contains(column) ? names.columns[column] : nil
        let name = coupling?.name.lowercased() ?? ""
        if name.contains("*") || name.contains("×") {
            findings.fail(
                line: names.line, "the column '\(coupling?.name ?? "")' is a product, not a coupling",
                remedy: "divide it first")
        }
        if let unit = coupling?.unit { declaration.couplingUnit = unit }
        if declaration.convention == nil {
            if ["kinetic mixing", "epsilon", "eps", "ε"].contains(name) { declaration.convention = "epsilon" }
            if ["epsilon^2", "eps^2", "epsilon2", "ε²", "ε^2"].contains(name) { declaration.convention = "epsilon^2" }
        }
        // Pure numbers have no unit to ask for.
        if declaration.couplingUnit == nil, declaration.convention?.hasPrefix("epsilon") == true {
            declaration.couplingUnit = "1"
        }
        return declaration
    }

    /// Hints: answers that the comments mention without stating them plainly.
    static func hints(in text: TextRows) -> [Field: String] {
        var hints: [Field: String] = [:]
        for (line, words) in text.comments {
            if hints[.confidenceLevel] == nil, let level = confidence(in: words) {
                hints[.confidenceLevel] = "line \(line) mentions \(level)"
            }
            if hints[.publication] == nil, let number = arxiv(in: words) {
                hints[.publication] = "line \(line) mentions \(number)"
            }
            let plain = words.lowercased()
            if hints[.status] == nil,
                plain.contains("project") || plain.contains("sensitivity") || plain.contains("future")
            {
                hints[.status] = "line \(line) reads like a projection"
            }
        }
        return hints
    }

    /// The first comment, without addresses.
    static func title(of text: TextRows) -> String? {
        guard let first = text.comments.first(where: { !$0.text.isEmpty }) else { return nil }
        let words = first.text.split(separator: " ").filter { !$0.contains("://") && !$0.hasPrefix("www.") }
        let title = words.joined(separator: " ")
        return title.isEmpty || title.contains("[") ? nil : title.printable
    }

    /// The confidence level that a text mentions, for a hint.
    static func confidence(in text: String) -> String? {
        guard let percent = text.firstIndex(of: "%") else { return nil }
        let number = text[..<percent].reversed().drop { $0 == " " }.prefix { $0.isASCIIDigit || $0 == "." }
        let after = text[text.index(after: percent)...].lowercased().filter { $0.isLetter }
        guard !number.isEmpty, after.hasPrefix("cl") || after.hasPrefix("conf") else { return nil }
        return "'\(String(number.reversed()))% CL'"
    }

    /// The first arXiv number in a text, without its version.
    static func arxiv(in text: String) -> String? {
        let runs = text.split { !($0.isASCIIDigit || $0 == ".") }
        let number = runs.first { run in
            let parts = run.split(separator: ".", omittingEmptySubsequences: false)
            return parts.count >= 2 && parts[0].count == 4 && (4...5).contains(parts[1].count)
                && (1...12).contains((Int(parts[0]) ?? 0) % 100)
        }
        guard let number else { return nil }
        let parts = number.split(separator: ".")
        return "\(parts[0]).\(parts[1])"
    }
}
