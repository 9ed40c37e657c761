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
    /// Where it holds, in full.
    public var holdings: [Holding] = []
    /// Where it holds, by name only; `grade` says how well. Empty when `holdings` says it.
    public var scenarios: [Slug] = []
    /// The grade in every scenario.
    public var grade: Grade?
    /// For every scenario: the values of parameters for which it holds, and those on which it does not depend.
    public var ranges: [Holding.Range] = []
    public var independent: [Slug] = []
    public var bias: Limit.Bias?
    public var ends: Limit.Ends?
    public var originKind: Origin.Kind?
    public var digitiser: String?
    /// The error of reading the figure in dex.
    public var digitisationError: Double?
    /// Whether it was said that nobody knows the error of reading.
    public var isDigitisationErrorUnknown = false
    public var citations: [Citation] = []
    /// Whether it was said that nobody knows where the figures were published.
    public var isPublicationUnknown = false
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
    /// Closes a contour that is open at the top: a coupling in the unit of the column, or with a unit of its own.
    public var closeAt: String?
    public var note: String?

    public init() {}
}
