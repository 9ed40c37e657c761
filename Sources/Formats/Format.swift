/// A format of the field: its reader, its writer, or both. The one list of formats; commands, messages and pages follow it.
public enum Format: String, Sendable, Hashable, CaseIterable {
    /// Two or three columns separated by blanks or tabs.
    case text
    case csv
    /// Text of the AxionLimits collection: `#` lines with name, address and column names; mass in eV.
    case axionlimits
    /// Darkcast `.lmt`: GeV and ε, one or two edges.
    case darkcast
    /// FORESEE lines: no header, GeV.
    case foresee
    /// ALPINIST: a header without comment sign, several contours in a row.
    case alpinist
    /// Limit XML of DMTools and its successors.
    case dmtools
    /// A HEPData submission folder, or one YAML table.
    case hepdata
    /// A WebPlotDigitizer project, version 3 or 4.
    case webplotdigitizer
    /// Paths of an SVG figure.
    case svg
    /// A limit that the program exported as JSON.
    case json
    /// Columns for gnuplot, one block per curve.
    case gnuplot
    /// Submissions in the program's own vocabulary.
    case xml
    /// The publications of limits.
    case bibtex

    /// The way the limits of a format are read.
    enum Reading {
        /// As tables, of which something may have to be said besides.
        case tables(any TableReader.Type)
        /// As a submission, which says everything itself.
        case submission
    }

    /// An entry of the list.
    struct Entry {
        /// A summary in a line.
        let summary: String
        /// The ending of its files, without a dot.
        let ending: String
        /// The mark by which it is recognised; nil when it has to be named.
        var recognition: String?
        /// The way it is read; nil when it is only written.
        var reading: Reading?
        /// The writer; nil for a format that is only read.
        var writer: (any LimitWriter.Type)?
    }

    /// The entry of the format.
    var entry: Entry {
        switch self {
        case .text:
            Entry(
                summary: "Two or three columns of numbers, separated by blanks or tabs", ending: "txt",
                recognition: "columns of numbers", reading: .tables(TextReader.self))
        case .csv:
            Entry(
                summary: "Comma-separated values: one row a point", ending: "csv", recognition: "ending .csv",
                reading: .tables(CSVReader.self), writer: CSVWriter.self)
        case .axionlimits:
            Entry(
                summary: "Text of the AxionLimits collection: eV, closed polygons", ending: "txt",
                recognition: "a comment with mass [eV] or m_a [eV]", reading: .tables(AxionLimitsReader.self),
                writer: AxionLimitsWriter.self)
        case .darkcast:
            Entry(
                summary: "Darkcast: GeV; mass, lower and perhaps upper edge", ending: "lmt",
                recognition: "ending .lmt, or the comment mass lower [upper]", reading: .tables(DarkcastReader.self),
                writer: DarkcastWriter.self)
        case .foresee:
            Entry(
                summary: "FORESEE: two columns without a header, GeV", ending: "txt",
                reading: .tables(ForeseeReader.self))
        case .alpinist:
            Entry(
                summary: "ALPINIST: a header without comment sign, contours in a row", ending: "txt",
                recognition: "a first line such as ma[GeV] Fa[GeV]", reading: .tables(AlpinistReader.self))
        case .dmtools:
            Entry(
                summary: "Limit XML of DMTools", ending: "xml", recognition: "XML with a limit element or data-values",
                reading: .tables(DMToolsReader.self))
        case .hepdata:
            Entry(
                summary: "HEPData: a submission folder, or one table in YAML", ending: "yaml",
                recognition: "submission.yaml, or a table in YAML", reading: .tables(HEPDataReader.self),
                writer: HEPDataWriter.self)
        case .webplotdigitizer:
            Entry(
                summary: "A project of WebPlotDigitizer", ending: "json", recognition: "JSON of a project",
                reading: .tables(WebPlotDigitizerReader.self))
        case .svg:
            Entry(
                summary: "Curves of a drawing", ending: "svg", recognition: "an svg element",
                reading: .tables(SVGReader.self))
        case .json:
            Entry(
                summary: "A limit with its whole document", ending: "json",
                recognition: "\"format\": \"limen.limit/1\" at its beginning", reading: .tables(LimitJSONReader.self),
                writer: LimitJSONWriter.self)
        case .gnuplot:
            Entry(
                summary: "Columns for gnuplot, one block a curve", ending: "dat",
                recognition: "the head that Limen writes", reading: .tables(TextReader.self),
                writer: GnuplotWriter.self)
        case .xml:
            Entry(
                summary: "Limen's own vocabulary", ending: "xml", recognition: "a submission element",
                reading: .submission,
                writer: SubmissionWriter.self)
        case .bibtex:
            Entry(summary: "The publications of limits", ending: "bib", writer: BibTeXWriter.self)
        }
    }

    /// A summary in a line.
    public var summary: String { entry.summary }

    /// The ending of its files, without a dot.
    public var ending: String { entry.ending }

    /// The mark by which it is recognised; nil when it has to be named.
    public var recognition: String? { entry.recognition }

    /// Tells whether it is read.
    public var isRead: Bool { entry.reading != nil }

    /// Tells whether it is written.
    public var isWritten: Bool { entry.writer != nil }

    /// The formats that are read, by name.
    public static var read: [Format] { allCases.filter(\.isRead) }

    /// The formats that are written, in the order of the alphabet.
    public static var written: [Format] { allCases.filter(\.isWritten).sorted { $0.rawValue < $1.rawValue } }

    /// Those that a sidecar may name.
    static var tables: [Format] {
        allCases.filter { if case .tables = $0.entry.reading { true } else { false } }
    }
}
