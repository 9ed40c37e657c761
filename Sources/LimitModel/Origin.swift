import JSON

/// Origin of the values of a limit.
public struct Origin: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, JSONConvertible, CaseIterable {
        /// Tabulated by the publication itself.
        case published
        /// Read off a figure.
        case digitised
        /// Another limit, translated.
        case recast
        /// Derived from a descriptor.
        case computed
    }

    public var kind: Kind
    /// Person or group that read the figure, when somebody did.
    public var digitiser: String?
    /// The error of reading the figure in dex; nil when not known.
    public var digitisationError: Double?
    /// Record of the reading from a file of another format.
    public var reading: Reading?
    /// Record of the computation of a computed limit.
    public var computation: Computation?

    public init(
        kind: Kind, digitiser: String? = nil, digitisationError: Double? = nil, reading: Reading? = nil,
        computation: Computation? = nil
    ) {
        self.kind = kind
        self.digitiser = digitiser
        self.digitisationError = digitisationError
        self.reading = reading
        self.computation = computation
    }
}

/// Steps by which the figures of a file of another format became a curve: what was told, and what was done.
public struct Reading: Sendable, Hashable {
    /// The name of the format, for example `axionlimits`.
    public var format: String
    /// The table, dataset or path of the file.
    public var table: String?
    /// The unit of the mass column.
    public var massUnit: String
    /// The unit of the coupling column.
    public var couplingUnit: String
    /// The name of the coupling convention of the column.
    public var convention: String
    /// Rows that were no results and left out, each with its reason.
    public var dropped: [String]
    /// Axis calibration and flattening, where the file holds a drawing.
    public var calibration: String?

    public init(
        format: String, table: String? = nil, massUnit: String, couplingUnit: String, convention: String,
        dropped: [String] = [], calibration: String? = nil
    ) {
        self.format = format
        self.table = table
        self.massUnit = massUnit
        self.couplingUnit = couplingUnit
        self.convention = convention
        self.dropped = dropped
        self.calibration = calibration
    }
}

/// Inputs and errors of a computed limit.
public struct Computation: Sendable, Hashable {
    /// The name of the derivation, for example `invisible-meson-decay`.
    public var derivation: String
    /// The version of the derivation's physics and numerics.
    public var version: Int
    /// The content hash of the descriptor revision it was computed from.
    public var descriptorHash: String
    /// Hash of request, constants and derivation version: another value means the limit is stale.
    public var inputHash: String
    /// Largest relative error of the coupling from numerics and interpolation.
    public var numericalError: Double
    /// Relative error of the coupling from inputs and method; nil when not known.
    public var theoryError: Double?
    /// Scope of the theory error.
    public var theoryNote: String?

    public init(
        derivation: String, version: Int, descriptorHash: String, inputHash: String, numericalError: Double,
        theoryError: Double?, theoryNote: String? = nil
    ) {
        self.derivation = derivation
        self.version = version
        self.descriptorHash = descriptorHash
        self.inputHash = inputHash
        self.numericalError = numericalError
        self.theoryError = theoryError
        self.theoryNote = theoryNote
    }
}
