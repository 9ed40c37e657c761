/// Reads the tables of one format. A reader is total and pure: any bytes give tables or findings; it opens no file, follows
/// no name in a file, and never guesses: what the file does not say stays nil in `FoundTable.declaration`.
protocol TableReader {
    /// Every table of the input, each with its own name. What is wrong goes into the findings, with file, line and remedy;
    /// after an error the tables are not used.
    ///
    /// A format of several files sets `findings.file` to the one it is in.
    static func read(_ input: ForeignInput, aids: ReadingAids, findings: inout Findings) -> [FoundTable]
}
