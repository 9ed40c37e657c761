import LimitModel

/// Two or three columns without further habits.
enum TextReader: TableReader {
    static func read(_ input: ForeignInput, aids: ReadingAids, findings: inout Findings) -> [FoundTable] {
        ColumnReader.table(input, aids: aids, habits: .init(), findings: &findings)
    }
}

/// Columns with their names in the first line.
enum CSVReader: TableReader {
    static func read(_ input: ForeignInput, aids: ReadingAids, findings: inout Findings) -> [FoundTable] {
        ColumnReader.table(input, aids: aids, habits: .init(hasBareHeader: true), findings: &findings)
    }
}

/// AxionLimits: comments with name, address and columns; masses in eV.
enum AxionLimitsReader: TableReader {
    static func read(_ input: ForeignInput, aids: ReadingAids, findings: inout Findings) -> [FoundTable] {
        ColumnReader.table(input, aids: aids, habits: .init(massUnit: "eV", hasTitle: true), findings: &findings)
    }
}

/// Darkcast: GeV and ε, the limit or two edges of an island, of which the upper one may be open.
enum DarkcastReader: TableReader {
    /// What Darkcast writes for an upper edge that does not exist.
    private static let noEdge = 1e5

    static func read(_ input: ForeignInput, aids: ReadingAids, findings: inout Findings) -> [FoundTable] {
        var aids = aids
        if aids.columns.isEmpty, !aids.isBinned, isThreeColumns(input) { aids.columns = ["1", "2", "3"] }
        let habits = ColumnReader.Habits(
            massUnit: "GeV", convention: "epsilon", shape: .above, hasBareHeader: true, openEdge: noEdge)
        return ColumnReader.table(input, aids: aids, habits: habits, findings: &findings)
    }

    private static func isThreeColumns(_ input: ForeignInput) -> Bool {
        var unused = Findings(file: input.name)
        return TextRows(TextFormats.beginning(of: input.bytes), findings: &unused).rows.first?.cells.count == 3
    }
}

/// FORESEE: no header, masses in GeV.
enum ForeseeReader: TableReader {
    static func read(_ input: ForeignInput, aids: ReadingAids, findings: inout Findings) -> [FoundTable] {
        ColumnReader.table(input, aids: aids, habits: .init(massUnit: "GeV"), findings: &findings)
    }
}

/// ALPINIST: column names without comment sign, units that change from file to file, contours run together.
enum AlpinistReader: TableReader {
    static func read(_ input: ForeignInput, aids: ReadingAids, findings: inout Findings) -> [FoundTable] {
        ColumnReader.table(input, aids: aids, habits: .init(hasBareHeader: true), findings: &findings)
    }
}

/// Which of the formats of numbers in columns a file has.
enum TextFormats {
    /// How much of a file is looked at to recognise it.
    private static let beginning = 1 << 16

    /// The first lines of a file.
    static func beginning(of bytes: [UInt8]) -> [UInt8] {
        let start = bytes.prefix(beginning)
        guard start.count < bytes.count, let end = start.lastIndex(of: 0x0A) else { return Array(start) }
        return Array(start[...end])
    }

    /// nil when it does not begin like numbers in columns.
    static func recognised(name: String, bytes: [UInt8]) -> ForeignFormat? {
        var findings = Findings(file: name)
        let text = TextRows(beginning(of: bytes), findings: &findings)
        if let own = text.ownHead { return own.format.flatMap(ForeignFormat.init) ?? .text }
        guard !text.blocks.isEmpty, !text.isProse else { return nil }
        let names = HeaderText.names(in: text)
        if let names, text.header == nil, names.namesMass {
            if names.columns[0].bracket == "eV" { return .axionlimits }
            let words = names.columns.map { $0.name.lowercased() }
            if words == ["mass", "lower"] || words == ["mass", "lower", "upper"] { return .darkcast }
        }
        if name.hasSuffix(".csv") { return .csv }
        if let header = text.header, header.cells.allSatisfy({ $0.hasSuffix("]") && $0.contains("[") }) {
            return .alpinist
        }
        return .text
    }
}
