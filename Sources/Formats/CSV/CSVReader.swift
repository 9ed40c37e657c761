/// Columns with their names in the first line.
enum CSVReader: TableReader {
    static func read(_ input: ForeignInput, aids: ReadingAids, findings: inout Findings) -> [FoundTable] {
        ColumnReader.table(input, aids: aids, habits: .init(hasBareHeader: true), findings: &findings)
    }
}
