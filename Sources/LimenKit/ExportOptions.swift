/// What limits and envelopes are written as.
public enum ExportFormat: String, Sendable, Hashable, CaseIterable {
    case axionlimits, bibtex, csv, darkcast, gnuplot, hepdata, json, xml

    /// The ending of file names.
    var ending: String {
        switch self {
        case .axionlimits: "txt"
        case .bibtex: "bib"
        case .csv: "csv"
        case .darkcast: "lmt"
        case .gnuplot: "dat"
        case .hepdata: "yaml"
        case .json: "json"
        case .xml: "xml"
        }
    }

    /// Whether it is a folder of files, however many limits there are.
    public var isFolder: Bool { self == .hepdata }

    /// Whether one file holds several limits.
    var holdsSeveral: Bool { [.bibtex, .hepdata, .xml].contains(self) }

    /// Whether units and coupling conventions can be chosen.
    var hasUnits: Bool { ![.bibtex, .json, .xml].contains(self) }
}

/// How limits and envelopes are written.
public struct ExportOptions: Sendable, Hashable {
    public var format: ExportFormat
    /// The unit of masses; nil for the format's own: eV in AxionLimits text, GeV elsewhere.
    public var massUnit: String?
    /// The unit of couplings; nil for the canonical one.
    public var couplingUnit: String?
    /// The name of a coupling convention of the plane; nil for the plane's own.
    public var convention: String?
    /// Whether AxionLimits text gets rows that close the polygon above the curve.
    public var keepsSentinels: Bool
    /// Whether each limit gets a file of its own, in formats whose files hold several.
    public var isFilePerLimit: Bool

    public init(
        format: ExportFormat, massUnit: String? = nil, couplingUnit: String? = nil, convention: String? = nil,
        keepsSentinels: Bool = false, isFilePerLimit: Bool = false
    ) {
        self.format = format
        self.massUnit = massUnit
        self.couplingUnit = couplingUnit
        self.convention = convention
        self.keepsSentinels = keepsSentinels
        self.isFilePerLimit = isFilePerLimit
    }

    /// - Throws: `LimenError` of kind `usage` for choices the format does not have.
    func check() throws {
        let chosen = [
            ("--mass-unit", massUnit), ("--coupling-unit", couplingUnit), ("--coupling-convention", convention),
        ]
        if !format.hasUnits, let option = chosen.first(where: { $0.1 != nil }) {
            throw LimenError(
                .usage,
                "--as \(format.rawValue) is always in canonical units and the plane's convention: "
                    + "leave \(option.0) out")
        }
        if keepsSentinels, format != .axionlimits {
            throw LimenError(.usage, "--sentinels belongs to --as axionlimits")
        }
    }

    func units(of plane: Plane) throws(ExportError) -> ColumnUnits {
        try ColumnUnits(
            plane: plane, mass: massUnit ?? (format == .axionlimits ? "eV" : nil), coupling: couplingUnit,
            convention: convention)
    }

    /// The options as one would type them.
    var words: [String] {
        var words = ["--as", format.rawValue]
        for (option, value) in [
            ("--mass-unit", massUnit), ("--coupling-unit", couplingUnit), ("--coupling-convention", convention),
        ] {
            if let value { words += [option, value.contains(" ") ? "\"\(value)\"" : value] }
        }
        return keepsSentinels ? words + ["--sentinels"] : words
    }
}

/// Runs a writer and turns what it refuses into the facade's errors.
func exporting<T>(_ body: () throws -> T) throws -> T {
    do {
        return try body()
    } catch let error as ExportError {
        throw LimenError(error.isUsage ? .usage : .badData, error.message)
    }
}
