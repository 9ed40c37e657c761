/// Darkcast: GeV and ε, the limit or two edges of an island, of which the upper one may be open.
enum DarkcastReader: TableReader {
    /// The number that Darkcast writes for an upper edge that does not exist.
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
        return TextRows(ColumnRecognition.beginning(of: input.bytes), findings: &unused).rows.first?.cells.count == 3
    }
}
