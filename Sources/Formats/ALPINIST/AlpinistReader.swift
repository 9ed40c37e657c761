/// ALPINIST: column names without comment sign, units that change from file to file, contours run together.
enum AlpinistReader: TableReader {
    static func read(_ input: ForeignInput, aids: ReadingAids, findings: inout Findings) -> [FoundTable] {
        ColumnReader.table(input, aids: aids, habits: .init(hasBareHeader: true), findings: &findings)
    }
}
