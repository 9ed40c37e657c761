/// FORESEE: no header, masses in GeV.
enum ForeseeReader: TableReader {
    static func read(_ input: ForeignInput, aids: ReadingAids, findings: inout Findings) -> [FoundTable] {
        ColumnReader.table(input, aids: aids, habits: .init(massUnit: "GeV"), findings: &findings)
    }
}
