import LimitModel

/// Which of the formats of numbers in columns a file has.
enum ColumnRecognition {
    /// The length of the beginning that is looked at to recognise a file.
    private static let beginning = 1 << 16

    /// The first lines of a file.
    static func beginning(of bytes: [UInt8]) -> [UInt8] {
        let start = bytes.prefix(beginning)
        guard start.count < bytes.count, let end = start.lastIndex(of: 0x0A) else { return Array(start) }
        return Array(start[...end])
    }

    /// nil when it does not begin like numbers in columns.
    static func recognised(name: String, bytes: [UInt8]) -> Format? {
        var findings = Findings(file: name)
        let text = TextRows(beginning(of: bytes), findings: &findings)
        if let own = text.limenHeader {
            let format = own.format.flatMap(Format.init)
            return format.flatMap { Format.tables.contains($0) ? $0 : nil } ?? .text
        }
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
