import LimitModel

extension LimenHeader {
    /// The table of a file the program wrote itself, which says all of itself; nil when the findings say why not.
    func exactTable(rows: [(line: Int?, columns: [String])], findings: inout Findings) -> FoundTable? {
        findings.isOwn = true
        do throws(Finding) {
            var table = try table(rows: rows, file: findings.file)
            table.markExact(origin: origin, emptyReason: emptyReason)
            return table
        } catch {
            findings.fail(error)
            return nil
        }
    }
}

extension FoundTable {
    /// Marks the table as one that the program wrote itself: nothing of it is asked for.
    /// - Parameters:
    ///   - origin: how the limit came to be.
    ///   - emptyReason: why nothing is excluded, when nothing is.
    mutating func markExact(origin: Origin?, emptyReason: String?) {
        isExact = true
        self.origin = origin
        self.emptyReason = emptyReason
        declaration.isPublicationUnknown = declaration.citations.isEmpty
        declaration.isDigitisationErrorUnknown = declaration.digitisationError == nil
    }
}
