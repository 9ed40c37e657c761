/// Two or three columns without further habits.
enum TextReader: TableReader {
    static func read(_ input: ForeignInput, aids: ReadingAids, findings: inout Findings) -> [FoundTable] {
        ColumnReader.table(input, aids: aids, habits: .init(), findings: &findings)
    }
}
