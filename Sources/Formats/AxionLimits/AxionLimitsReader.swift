/// AxionLimits: comments with name, address and columns; masses in eV.
enum AxionLimitsReader: TableReader {
    static func read(_ input: ForeignInput, aids: ReadingAids, findings: inout Findings) -> [FoundTable] {
        ColumnReader.table(input, aids: aids, habits: .init(massUnit: "eV", hasTitle: true), findings: &findings)
    }
}
