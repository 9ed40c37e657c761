import LimitModel
import Regions

/// A row of figures in a file of another format, as it was written.
package struct FoundRow: Sendable, Hashable {
    /// The line of the file; nil where the format has none.
    package var line: Int?
    /// The mass in the unit of the table. Text, so that a change of unit happens before the one rounding to binary.
    package var mass: String
    /// The coupling in the unit and convention of the table.
    package var coupling: String
    /// The meaning of the segment that ends here.
    package var edge: EdgeKind
    /// Cautions; only files of the program's own have them.
    package var flags: Curve.Flags

    package init(
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
package struct FoundCurve: Sendable, Hashable {
    /// The role in the format; nil when only the shape tells (the one curve of a two-column table).
    package var role: Curve.Role?
    /// Tells curves of one role apart.
    package var name: String?
    /// The rule of the format for values between the points; nil when it has none.
    package var interpolation: Curve.Interpolation?
    package var rows: [FoundRow]

    package init(
        role: Curve.Role? = nil, name: String? = nil, interpolation: Curve.Interpolation? = nil, rows: [FoundRow]
    ) {
        self.role = role
        self.name = name
        self.interpolation = interpolation
        self.rows = rows
    }
}

/// One table, dataset, contour set or path that may become a limit, before anybody said what the file does not say.
package struct FoundTable: Sendable, Hashable {
    /// The name to choose it by: the name in the file, else a running number.
    package var name: String
    /// The file it stands in, when the input is a folder.
    package var file: String?
    /// The line at which it begins.
    package var line: Int?
    package var curves: [FoundCurve]
    /// The statement of the file itself.
    package var declaration: Declaration
    /// The way the figures were made from the file where it holds none (axis calibration, flattening); kept with the limit.
    package var calibration: String?
    /// Rows that hold no result and are left out of the curves, each with its reason.
    package var dropped: [String] = []
    /// Tells whether the rows are taken as they stand: the program wrote them itself.
    package var isExact = false
    /// Of exact rows, how the limit came to be, with its record of reading or computation.
    package var origin: Origin?
    /// Of exact rows, why nothing is excluded.
    package var emptyReason: String?
    /// Hints: answers that the file mentions without stating them plainly, for the questions that stay open.
    package var hints: [Field: String] = [:]

    package init(
        name: String, line: Int? = nil, curves: [FoundCurve], declaration: Declaration = Declaration(),
        calibration: String? = nil
    ) {
        self.name = name
        self.line = line
        self.curves = curves
        self.declaration = declaration
        self.calibration = calibration
    }
}
