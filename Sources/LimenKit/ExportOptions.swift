import Formats

/// The way limits and envelopes are written.
public struct ExportOptions: Sendable, Hashable {
    /// One that is written.
    public var format: Format
    /// The unit of masses; nil for the format's own: eV in AxionLimits text, GeV elsewhere.
    public var massUnit: String?
    /// The unit of couplings; nil for the canonical one.
    public var couplingUnit: String?
    /// The name of a coupling convention of the plane; nil for the plane's own.
    public var convention: String?
    /// Tells whether formats that have them get rows that close the polygon above the curve.
    public var keepsSentinels: Bool
    /// Tells whether each limit gets a file of its own, in formats whose files hold several.
    public var isFilePerLimit: Bool

    public init(
        format: Format, massUnit: String? = nil, couplingUnit: String? = nil, convention: String? = nil,
        keepsSentinels: Bool = false, isFilePerLimit: Bool = false
    ) {
        self.format = format
        self.massUnit = massUnit
        self.couplingUnit = couplingUnit
        self.convention = convention
        self.keepsSentinels = keepsSentinels
        self.isFilePerLimit = isFilePerLimit
    }

    /// The writer of the format.
    /// - Throws: `LimenError` of kind `usage` for a format that is only read, and for choices the format does not have.
    func writer() throws -> any LimitWriter.Type {
        guard let writer = format.writer else {
            let names = Format.written.map(\.rawValue).joined(separator: ", ", last: " or ")
            throw LimenError(.usage, "\(format.rawValue) is read, but not written: choose \(names)")
        }
        let chosen = [
            ("--mass-unit", massUnit), ("--coupling-unit", couplingUnit), ("--coupling-convention", convention),
        ]
        if !writer.hasUnits, let option = chosen.first(where: { $0.1 != nil }) {
            throw LimenError(
                .usage,
                "--as \(format.rawValue) is always in canonical units and the plane's convention: "
                    + "leave \(option.0) out")
        }
        if let choice = choices.subtracting(writer.choices).first {
            let names = Format.written(with: choice).map(\.rawValue).joined(separator: ", ", last: " or ")
            throw LimenError(.usage, "--\(choice.rawValue) belongs to --as \(names)")
        }
        return writer
    }

    private var choices: Set<WritingChoice> { keepsSentinels ? [.sentinels] : [] }

    /// The same for a writer.
    func style(_ source: ExportSource) -> WritingStyle {
        WritingStyle(
            source: source, massUnit: massUnit, couplingUnit: couplingUnit, convention: convention, choices: choices)
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
