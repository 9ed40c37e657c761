import Quantities

/// A text of rows and columns, taken apart: comments, the header, and runs of rows between empty lines.
struct TextRows {
    /// A row of cells.
    struct Row {
        let line: Int
        var cells: [String]
    }

    /// Comment lines without their sign.
    private(set) var comments: [(line: Int, text: String)] = []
    /// A header line without comment sign.
    private(set) var header: Row?
    /// Runs of rows.
    private(set) var blocks: [[Row]] = []

    /// All rows.
    var rows: [Row] { blocks.flatMap { $0 } }

    /// Tells whether most of it is prose.
    var isProse: Bool { (words?.count ?? 0) > rows.count }

    /// The head in the comments of a file that the program wrote itself.
    var limenHeader: LimenHeader? { LimenHeader(comments: comments.map(\.text)) }

    private enum Separator: Hashable { case blank, comma, semicolon }

    private var separators: Set<Separator> = []
    private var fortran: (line: Int, count: Int)?
    private var decimalComma: (line: Int, text: String, count: Int)?
    private var words: (line: Int, text: String, count: Int)?
    private var isNewBlock = true
    private var count = 0

    /// Takes a text apart; what cannot be right goes into the findings.
    init(_ bytes: [UInt8], findings: inout Findings) {
        guard PlainText.check(bytes, emptyRemedy: "is it a placeholder? Fetch the data again", findings: &findings)
        else {
            return
        }
        for (index, line) in PlainText.lines(bytes).enumerated() {
            guard !findings.isFull, read(line, number: index + 1, &findings) else { break }
        }
        report(&findings)
    }

    /// False when reading should stop.
    private mutating func read(_ line: String, number: Int, _ findings: inout Findings) -> Bool {
        guard line.utf8.count <= ReaderLimits.attributeBytes else {
            findings.fail(
                line: number, "the line is longer than \(ReaderLimits.attributeBytes >> 10) KiB",
                remedy: "is it a text of rows and columns?")
            return false
        }
        let plain = line.collapsedEnds
        if plain.isEmpty {
            isNewBlock = true
            return true
        }
        if let comment = Self.comment(plain) {
            if comments.count < ReaderLimits.comments { comments.append((number, comment)) }
            return true
        }
        let row = Row(line: number, cells: cells(of: plain, number: number))
        guard row.cells.contains(where: { !$0.isEmpty }) else { return true }
        guard row.cells.count <= ReaderLimits.columns else {
            findings.fail(
                line: number, "it has more than \(ReaderLimits.columns) columns",
                remedy: "keep the columns of the limit")
            return false
        }
        guard row.cells.contains(where: NumberText.looksLikeNumber), !isHeader(row) else {
            return readWords(row, plain, &findings)
        }
        count += 1
        guard count <= ReaderLimits.rows else {
            findings.fail(line: number, "it has more than \(ReaderLimits.rows) rows", remedy: "split the file")
            return false
        }
        if isNewBlock { blocks.append([]) }
        isNewBlock = false
        blocks[blocks.count - 1].append(row)
        return true
    }

    /// Before the first row, a line whose first cell is not a number names the columns.
    private func isHeader(_ row: Row) -> Bool {
        blocks.isEmpty && header == nil && !NumberText.looksLikeNumber(row.cells.first ?? "")
    }

    private mutating func readWords(_ row: Row, _ text: String, _ findings: inout Findings) -> Bool {
        if blocks.isEmpty {
            if header != nil {
                let before = header
                // Of several lines of words the last one names the columns; the others are remarks.
                if let before { comments.append((before.line, before.cells.joined(separator: " "))) }
            }
            header = row
            return true
        }
        // A header that is repeated begins a new run of rows.
        if let header, header.cells == row.cells {
            isNewBlock = true
            return true
        }
        words = (words?.line ?? row.line, words?.text ?? text, (words?.count ?? 0) + 1)
        return true
    }

    private static func comment(_ line: String) -> String? {
        if let first = line.utf8.first, (0x30...0x39).contains(first) { return nil }
        for mark in ["#", "%", "!", "//", ";"] where line.hasPrefix(mark) {
            return line.drop { mark.contains($0) }.description.collapsedEnds
        }
        return nil
    }

    /// Cells of a line: separated by commas, semicolons or blanks, quoted if need be, without a comment behind them.
    private mutating func cells(of line: String, number: Int) -> [String] {
        if let cells = Self.plainCells(of: line) {
            separators.insert(.blank)
            return cells
        }
        // Bytes and not characters: a mark that combines with a separator does not take it away.
        if line.utf8.contains(UInt8(ascii: "\"")) { return Self.quoted(line) }
        var text = line[...]
        for mark in ["#", "!", "//"] {
            if let range = text.firstRange(of: mark),
                NumberText.looksLikeNumber(text.prefix { !$0.isWhitespace && $0 != "," })
            {
                text = text[..<range.lowerBound]
            }
        }
        let words = text.split { $0.isWhitespace || $0 == ";" }
        if words.count >= 2, words.contains(where: { NumberText.hasDecimalComma($0) }),
            words.allSatisfy({ NumberText.hasDecimalComma($0) || (try? DecimalText($0)) != nil })
        {
            decimalComma = (decimalComma?.line ?? number, decimalComma?.text ?? line, (decimalComma?.count ?? 0) + 1)
            return words.map(String.init)
        }
        let (comma, semicolon) = (UInt8(ascii: ","), UInt8(ascii: ";"))
        let separator: Separator =
            text.utf8.contains(comma) ? .comma : text.utf8.contains(semicolon) ? .semicolon : .blank
        var cells: [String]
        if separator == .blank {
            cells = words.map(String.init)
        } else {
            cells = text.utf8.split(
                separator: separator == .comma ? comma : semicolon, omittingEmptySubsequences: false
            ).map { String(Substring($0)).collapsedEnds }
            if cells.count > 1, cells.last == "" { cells.removeLast() }
            cells = cells.flatMap { cell -> [String] in
                let parts = cell.split { $0.isWhitespace || $0 == ";" }
                return parts.count > 1 && parts.allSatisfy { NumberText.looksLikeNumber($0) }
                    ? parts.map(String.init) : [cell]
            }
        }
        guard let first = cells.first, NumberText.looksLikeNumber(first) else { return cells }
        separators.insert(separator)
        for index in cells.indices {
            guard let plain = NumberText.withoutFortran(cells[index]) else { continue }
            cells[index] = plain
            fortran = (fortran?.line ?? number, (fortran?.count ?? 0) + 1)
        }
        return cells
    }

    /// Cells of a line of plain numbers between blanks, which most lines are; nil for any other line.
    private static func plainCells(of line: String) -> [String]? {
        guard let first = line.utf8.first, (0x30...0x39).contains(first),
            line.utf8.allSatisfy({ NumberText.isPlain($0) || $0 == 0x20 || $0 == 0x09 })
        else { return nil }
        return line.utf8.split { $0 == 0x20 || $0 == 0x09 }.map { String(Substring($0)) }
    }

    /// Cells in quotes, as spreadsheets write them; a doubled quote stands for one.
    private static func quoted(_ line: String) -> [String] {
        var cells = [""]
        var isQuoted = false
        var wasQuote = false
        for character in line.unicodeScalars {
            if character == "\"" {
                if wasQuote { cells[cells.count - 1].append("\"") }
                wasQuote = !wasQuote && isQuoted
                isQuoted.toggle()
                continue
            }
            wasQuote = false
            if !isQuoted, character == "," || character == ";" || character == "\t" {
                cells.append("")
            } else {
                cells[cells.count - 1].unicodeScalars.append(character)
            }
        }
        return cells.map(\.collapsedEnds)
    }

    private func report(_ findings: inout Findings) {
        if let decimalComma {
            let others = decimalComma.count > 1 ? " (and \(decimalComma.count - 1) more rows)" : ""
            findings.fail(
                line: decimalComma.line, "'\(decimalComma.text)' has decimal commas\(others)",
                remedy: "write '\(decimalComma.text.replacing(",", with: "."))'")
        }
        if let words {
            let others = words.count > 1 ? " (and \(words.count - 1) more lines)" : ""
            findings.fail(
                line: words.line, "'\(words.text.prefix(60))' is neither numbers nor a comment\(others)",
                remedy: "put # before it, or remove it")
        }
        if let fortran {
            findings.warn(
                .fortranExponent, line: fortran.line,
                "\(fortran.count) number\(fortran.count == 1 ? " has" : "s have") an exponent with D, read as E")
        }
        if separators.count > 1 {
            findings.warn(
                .mixedSeparators, line: nil, "columns are separated now by blanks, now by commas or semicolons")
        }
    }
}

extension String {
    /// The text without white space at its ends.
    var collapsedEnds: String {
        if let first = utf8.first, let last = utf8.last, (0x21...0x7E).contains(first), (0x21...0x7E).contains(last) {
            return self
        }
        guard let start = firstIndex(where: { !$0.isWhitespace }), let end = lastIndex(where: { !$0.isWhitespace })
        else {
            return ""
        }
        return String(self[start...end])
    }
}
