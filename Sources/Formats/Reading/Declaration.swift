import LimitModel

/// What is said of a table of figures: by its file, by a sidecar or by options of the command line. What nobody says is
/// nil, and is asked for by name; nothing is guessed.
public struct Declaration: Sendable, Hashable {
    public var limit: Slug?
    public var title: String?
    public var search: Slug?
    public var experiment: Experiment?
    public var plane: Slug?
    public var status: Status?
    public var statement: Statement?
    public var holdings: [Holding] = []
    public var originKind: Origin.Kind?
    public var digitiser: String?
    /// The error of reading the figure in dex.
    public var digitisationError: Double?
    public var citations: [Citation] = []
    /// Names of data sets: limits that share one are not independent.
    public var data: [Slug] = []
    public var shape: Limit.Shape?
    public var interpolation: Curve.Interpolation?
    /// The unit of the mass column, as written.
    public var massUnit: String?
    /// The unit of the coupling column, as written.
    public var couplingUnit: String?
    /// The name of the `CouplingConvention` of the coupling column.
    public var convention: String?
    public var note: String?

    public init() {}
}
