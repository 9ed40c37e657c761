import LimitModel
import Regions

/// A row of figures in a file of another format, as it was written.
public struct FoundRow: Sendable, Hashable {
    /// The line of the file; nil where the format has none.
    public var line: Int?
    /// The mass in the unit of the table. Text, so that a change of unit happens before the one rounding to binary.
    public var mass: String
    /// The coupling in the unit and convention of the table.
    public var coupling: String
    /// What the segment that ends here stands for.
    public var edge: EdgeKind
    /// Cautions; only files of the program's own have them.
    public var flags: Curve.Flags

    public init(
        line: Int? = nil, mass: String, coupling: String, edge: EdgeKind = .measured, flags: Curve.Flags = []
    ) {
        self.line = line
        self.mass = mass
        self.coupling = coupling
        self.edge = edge
        self.flags = flags
    }
}

/// A run of rows that belong together.
public struct FoundCurve: Sendable, Hashable {
    /// What the format says of it; nil when only the shape tells (the one curve of a two-column table).
    public var role: Curve.Role?
    /// Tells curves of one role apart.
    public var name: String?
    /// What the format says of the values between the points; nil when it says nothing.
    public var interpolation: Curve.Interpolation?
    public var rows: [FoundRow]

    public init(
        role: Curve.Role? = nil, name: String? = nil, interpolation: Curve.Interpolation? = nil, rows: [FoundRow]
    ) {
        self.role = role
        self.name = name
        self.interpolation = interpolation
        self.rows = rows
    }
}

/// One table, dataset, contour set or path that may become a limit, before anybody said what the file does not say.
public struct FoundTable: Sendable, Hashable {
    /// How to choose it: the name in the file, else a running number.
    public var name: String
    /// The file it stands in, when the input is a folder.
    public var file: String?
    /// Where it begins.
    public var line: Int?
    public var curves: [FoundCurve]
    /// What the file itself says.
    public var said: Declaration
    /// How the figures were made from the file where it holds none (axis calibration, flattening); kept with the limit.
    public var calibration: String?
    /// Rows that hold no result and are left out of the curves, each with its reason.
    public var dropped: [String] = []
    /// Whether the rows are taken as they stand: the program wrote them itself.
    public var isExact = false
    /// Of exact rows, how the limit came to be, with its record of reading or computation.
    public var origin: Origin?
    /// Of exact rows, why nothing is excluded.
    public var emptyReason: String?
    /// What the file mentions without saying it plainly, for the questions that stay open.
    public var hints: [Field: String] = [:]

    public init(
        name: String, line: Int? = nil, curves: [FoundCurve], said: Declaration = Declaration(),
        calibration: String? = nil
    ) {
        self.name = name
        self.line = line
        self.curves = curves
        self.said = said
        self.calibration = calibration
    }
}
