/// Help for a reader to find the figures in a file. Their meaning is a `Declaration`.
public struct ReadingAids: Sendable, Hashable {
    /// Two points of an axis of a drawing whose values are known.
    public struct Axis: Sendable, Hashable {
        /// Positions along the axis in the drawing's own units, and their values in the unit of the table.
        public var first, second: Mark
        /// Tells whether equal steps are equal ratios.
        public var isLogarithmic: Bool

        public init(first: Mark, second: Mark, isLogarithmic: Bool) {
            self.first = first
            self.second = second
            self.isLogarithmic = isLogarithmic
        }
    }

    /// A position on an axis with its value.
    public struct Mark: Sendable, Hashable {
        public var position: Double
        public var value: Double

        public init(position: Double, value: Double) {
            self.position = position
            self.value = value
        }
    }

    /// Names of the tables to take; empty for the only one. Readers give every table, and the choice comes after them.
    public var tables: [String] = []
    /// The columns to take, by header name or by number from 1: mass and coupling; mass, lower and upper edge; or low end
    /// of the bin, high end and coupling. Empty: as the format has it.
    public var columns: [String] = []
    /// Tells whether three columns are low end, high end and value of a bin.
    public var isBinned = false
    /// Tells whether the columns hold the logarithm to base ten.
    public var isMassLog10 = false
    public var isCouplingLog10 = false
    /// Tells whether rows that only close a polygon are kept.
    public var keepsSentinels = false
    /// Tells whether a run of rows is cut into several contours where it comes back to where it began.
    public var splitsContours = false
    /// Tells whether an upper limit may jump at a mass, which then comes twice.
    public var allowsSteps = false
    /// The beginning of the first bin when it is written as beginning at zero: a mass in the unit of the column.
    public var lowestMass: String?
    /// The paths of a drawing to take, by id, and their colours; both empty means that none is chosen.
    public var paths: [String] = []
    public var colours: [String] = []
    /// The axes of a drawing.
    public var massAxis: Axis?
    public var couplingAxis: Axis?
    /// The largest distance, in dex, of a flattened curve from the drawn one; nil for the reader's default.
    public var tolerance: Double?

    public init() {}
}
