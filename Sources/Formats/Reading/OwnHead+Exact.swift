extension OwnHead {
    /// The table of a file the program wrote itself, which says all of itself; nil when the findings say why not.
    func exactTable(rows: [(line: Int?, columns: [String])], findings: inout Findings) -> FoundTable? {
        do throws(FormatErrors) {
            var table = try table(rows: rows, file: findings.file)
            table.isExact = true
            table.origin = origin
            table.said.isPublicationUnknown = table.said.citations.isEmpty
            table.said.isDigitisationErrorUnknown = table.said.digitisationError == nil
            return table
        } catch {
            for fault in error.errors {
                findings.fail(line: fault.line, field: fault.field, fault.message, remedy: fault.remedy)
            }
            return nil
        }
    }
}
