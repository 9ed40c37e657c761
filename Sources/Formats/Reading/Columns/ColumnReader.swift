import Foundation
import LimitModel
import Quantities

/// Chooses the columns of a text and turns its rows into a table. The formats of numbers in columns differ only in what
/// they fix beforehand.
struct ColumnReader {
    /// The habits that a format fixes.
    struct Habits {
        var massUnit: String?
        var convention: String?
        /// The shape that two columns enclose.
        var shape: Limit.Shape?
        /// Tells whether column names need no comment sign.
        var hasBareHeader = false
        /// The value of an upper edge that stands for none.
        var openEdge: Double?
        /// Tells whether comments begin with a title.
        var hasTitle = false
    }

    let habits: Habits
    let aids: ReadingAids
    let text: TextRows
    /// Rows that need no closer look, of which `text` has the first; nil where all of them are in `text`.
    private(set) var plainRows: [FoundRow]?

    /// Which columns hold what.
    fileprivate enum Layout {
        case line(mass: Int, coupling: Int)
        case edges(mass: Int, lower: Int, upper: Int)
        case bins(low: Int, high: Int, coupling: Int)

        var last: Int {
            switch self {
            case .line(let mass, let coupling): max(mass, coupling)
            case .edges(let mass, let lower, let upper): max(mass, lower, upper)
            case .bins(let low, let high, let coupling): max(low, high, coupling)
            }
        }
    }

    /// The table of a file; nil when the findings say what is wrong.
    static func table(
        _ input: ForeignInput, aids: ReadingAids, habits: Habits, findings: inout Findings
    ) -> [FoundTable] {
        if let reader = ColumnReader(plain: input.bytes, aids: aids, habits: habits, findings: &findings) {
            return reader.table(&findings).map { [$0] } ?? []
        }
        let text = TextRows(input.bytes, findings: &findings)
        guard !findings.hasErrors else { return [] }
        if let own = text.limenHeader { return exact(own, text, &findings) }
        guard !text.blocks.isEmpty else {
            findings.fail(
                line: nil, "it holds no row of numbers",
                remedy: "is it a placeholder? A row is a mass and a coupling, separated by blanks, tabs or a comma")
            return []
        }
        return ColumnReader(habits: habits, aids: aids, text: text).table(&findings).map { [$0] } ?? []
    }

    private init(habits: Habits, aids: ReadingAids, text: TextRows) {
        self.habits = habits
        self.aids = aids
        self.text = text
    }

    /// nil when the file or what is asked of it is anything but plain.
    private init?(plain bytes: [UInt8], aids: ReadingAids, habits: Habits, findings: inout Findings) {
        guard aids.columns.isEmpty, !aids.isMassLog10, !aids.isCouplingLog10,
            let columns = PlainColumns(bytes, findings: &findings)
        else { return nil }
        self.init(habits: habits, aids: aids, text: columns.head)
        plainRows = columns.rows
    }

    /// A file the program wrote itself, which says all of itself.
    private static func exact(_ head: LimenHeader, _ text: TextRows, _ findings: inout Findings) -> [FoundTable] {
        head.exactTable(rows: text.rows.map { ($0.line, $0.cells) }, findings: &findings).map { [$0] } ?? []
    }

    private func table(_ findings: inout Findings) -> FoundTable? {
        if let header = text.header, !habits.hasBareHeader {
            findings.warn(
                .bareHeader, line: header.line,
                "'\(header.cells.joined(separator: " "))' is taken as the names of the columns, without a comment sign")
        }
        let names = HeaderText.names(in: text)
        guard checkWidths(&findings), let layout = layout(names, &findings) else { return nil }
        var table = FoundTable(name: "", line: text.rows.first?.line, curves: [])
        let before = findings.errors.count
        switch layout {
        case .line(let mass, let coupling):
            let role: Curve.Role? = habits.shape == .above ? .central : nil
            let runs = plainRows.map { [$0] } ?? text.blocks.compactMap { rows($0, mass, coupling, &findings) }
            table.curves = runs.map { FoundCurve(role: role, rows: $0) }
        case .edges(let mass, let lower, let upper):
            for (column, role) in [(lower, Curve.Role.lowerEdge), (upper, .upperEdge)] {
                for block in text.blocks {
                    guard let found = rows(block, mass, column, isUpper: role == .upperEdge, &findings) else {
                        continue
                    }
                    table.curves.append(FoundCurve(role: role, rows: found))
                }
            }
        case .bins(let low, let high, let coupling):
            table.curves = bins(low, high, coupling, &table.dropped, &findings).map { [$0] } ?? []
        }
        guard findings.errors.count == before else { return nil }
        table.declaration = HeaderText.declaration(names, layout.coupling, habits: habits, &findings)
        table.hints = HeaderText.hints(in: text)
        if habits.hasTitle { table.declaration.title = HeaderText.title(of: text) }
        return table
    }

    // MARK: Columns

    private func checkWidths(_ findings: inout Findings) -> Bool {
        let rows = text.rows
        var counts: [Int: Int] = [:]
        for row in rows { counts[row.cells.count, default: 0] += 1 }
        guard let usual = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return false }
        guard usual >= 2 else {
            findings.fail(
                line: rows.first?.line, "there is only one column", remedy: "a row is a mass and a coupling")
            return false
        }
        for row in rows where row.cells.count != usual {
            findings.fail(
                line: row.line,
                "it has \(row.cells.count) column\(row.cells.count == 1 ? "" : "s"), the others have \(usual)",
                remedy: row.cells.count == 2 * usual
                    ? "are there decimal commas? Write points" : "complete or remove the row")
            if findings.isFull { break }
        }
        return !findings.hasErrors
    }

    private func layout(_ names: ColumnNames?, _ findings: inout Findings) -> Layout? {
        let width = text.rows.first?.cells.count ?? 0
        if !aids.columns.isEmpty {
            var indices: [Int] = []
            for column in aids.columns {
                guard let index = index(column, names, width, &findings) else { return nil }
                indices.append(index)
            }
            if indices.count == 2 { return .line(mass: indices[0], coupling: indices[1]) }
            return aids.isBinned
                ? .bins(low: indices[0], high: indices[1], coupling: indices[2])
                : .edges(mass: indices[0], lower: indices[1], upper: indices[2])
        }
        if width == 2 { return .line(mass: 0, coupling: 1) }
        if width == 3 {
            if aids.isBinned || areBins { return .bins(low: 0, high: 1, coupling: 2) }
            let words = names.map { $0.columns.map { $0.name.lowercased() } } ?? []
            if words.count == 3, words[1].contains("lower"), words[2].contains("upper") {
                return .edges(mass: 0, lower: 1, upper: 2)
            }
        }
        let list = names.map { ": " + $0.columns.map(\.name).joined(separator: ", ") } ?? ""
        findings.fail(
            line: text.rows.first?.line, "there are \(width) columns\(list)",
            remedy:
                "say \(findings.spelling(.columns, "MASS,COUPLING")) or MASS,LOWER,UPPER by number or name, for example \(findings.spelling(.columns, "1,2")); or \(findings.spelling(.binned)) \(findings.spelling(.columns, "LOW,HIGH,COUPLING"))"
        )
        return nil
    }

    private func index(
        _ column: String, _ names: ColumnNames?, _ width: Int, _ findings: inout Findings
    ) -> Int? {
        if let number = Int(column) {
            if (1...width).contains(number) { return number - 1 }
            findings.fail(
                line: text.rows.first?.line, field: "columns", "there is no column \(number)",
                remedy: "there are \(width); they are counted from 1")
            return nil
        }
        if let index = names?.index(of: column), index < width { return index }
        let known = names?.columns.map(\.name) ?? []
        findings.fail(
            line: text.header?.line, field: "columns", Suggestion.unknown("column", column, among: known),
            remedy: known.isEmpty
                ? "the file names no columns: use numbers from 1" : "known are \(known.joined(separator: ", "))")
        return nil
    }

    /// Tells whether each row begins where the one before ends: no two masses, but bins.
    private var areBins: Bool {
        let rows = text.rows
        guard rows.count >= 3 else { return false }
        let touching = zip(rows, rows.dropFirst()).count { Double($0.cells[1]) == Double($1.cells[0]) }
        return touching * 10 >= 9 * (rows.count - 1)
    }

    // MARK: Rows

    private func rows(
        _ block: [TextRows.Row], _ mass: Int, _ coupling: Int, isUpper: Bool = false, _ findings: inout Findings
    ) -> [FoundRow]? {
        guard checkSigns(block, mass, coupling, &findings) else { return nil }
        var rows: [FoundRow] = []
        rows.reserveCapacity(block.count)
        for row in block {
            guard !findings.isFull else { break }
            let x = cell(row, mass, "mass", isLog10: aids.isMassLog10, &findings)
            let y = cell(row, coupling, "coupling", isLog10: aids.isCouplingLog10, &findings)
            guard let x, let y else { continue }
            let isOpen = isUpper && habits.openEdge != nil && Double(y) == habits.openEdge
            rows.append(FoundRow(line: row.line, mass: x, coupling: y, edge: isOpen ? .open : .measured))
        }
        return rows
    }

    /// A cell as a positive number in its text, or the text of what its logarithm stands for.
    func cell(
        _ row: TextRows.Row, _ column: Int, _ subject: String, isLog10: Bool, _ findings: inout Findings
    ) -> String? {
        let text = row.cells[column]
        guard isLog10 else {
            return findings.positive(
                text, unit: .canonical(.dimensionless), line: row.line, field: subject, subject: "") == nil ? nil : text
        }
        do {
            let value = pow(10, try DecimalText(text).double())
            if value > 0, value.isFinite { return "\(value)" }
            findings.fail(
                line: row.line, field: subject, "'\(text)' is not a logarithm of a \(subject)",
                remedy: "leave \(findings.spelling(.log10)) out"
            )
        } catch {
            findings.fail(line: row.line, field: subject, error)
        }
        return nil
    }

    /// Many numbers that are not positive are not a slip: logarithms, or the steps of a drawing.
    private func checkSigns(
        _ block: [TextRows.Row], _ mass: Int, _ coupling: Int, _ findings: inout Findings
    ) -> Bool {
        for (column, isLog10, name) in [(mass, aids.isMassLog10, "x"), (coupling, aids.isCouplingLog10, "y")]
        where !isLog10 {
            let values = block.compactMap { Double($0.cells[column]) }
            let bad = values.count { $0 <= 0 }
            guard bad >= 3, bad * 5 >= values.count else { continue }
            let turns = zip(values, values.dropFirst()).count { ($0 < 0) != ($1 < 0) }
            if turns <= 2, values.allSatisfy({ abs($0) < 60 }) {
                findings.fail(
                    line: block.first?.line,
                    "\(bad) of \(values.count) numbers in column \(column + 1) are not positive",
                    remedy:
                        "if the column holds logarithms to base ten, say \(findings.spelling(.log10, name)) (or both)")
            } else {
                findings.fail(
                    line: block.first?.line,
                    "\(bad) of \(values.count) numbers in column \(column + 1) are not positive: this looks like the steps of a path in a drawing, not like masses and couplings",
                    remedy: "read the drawing itself with \(findings.spelling(.format, "svg"))")
            }
            return false
        }
        return true
    }
}

extension ColumnReader.Layout {
    /// The column of the coupling.
    fileprivate var coupling: Int {
        switch self {
        case .line(_, let coupling): coupling
        case .edges(_, let lower, _): lower
        case .bins(_, _, let coupling): coupling
        }
    }
}
