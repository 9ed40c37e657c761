/// Reads the tables of one format. A reader is total and pure: any bytes give tables or findings; it opens no file, follows
/// no name in a file, and never guesses: what the file does not say stays nil in `FoundTable.said`.
protocol TableReader {
    /// Every table of the input, each with its own name. What is wrong goes into the findings, with file, line and remedy;
    /// after an error the tables are not used.
    ///
    /// A format of several files sets `findings.file` to the one it is in.
    static func read(_ input: ForeignInput, aids: ReadingAids, findings: inout Findings) -> [FoundTable]
}

extension ForeignFormat {
    /// The reader of the format; nil when there is none yet.
    var reader: (any TableReader.Type)? {
        switch self {
        case .text: TextReader.self
        case .csv: CSVReader.self
        case .axionlimits: AxionLimitsReader.self
        case .darkcast: DarkcastReader.self
        case .foresee: ForeseeReader.self
        case .alpinist: AlpinistReader.self
        case .dmtools: DMToolsReader.self
        case .hepdata: HEPDataReader.self
        case .webplotdigitizer: WebPlotDigitizerReader.self
        case .svg: SVGReader.self
        case .json: LimitJSONReader.self
        }
    }
}
