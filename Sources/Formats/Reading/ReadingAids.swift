/// Help for a reader to find the figures in a file. Their meaning is a `Declaration`.
package struct ReadingAids: Sendable, Hashable {
    /// Two points of an axis of a drawing whose values are known.
    package struct Axis: Sendable, Hashable {
        /// Positions along the axis in the drawing's own units, and their values in the unit of the table.
        package var first, second: Mark
        /// Tells whether equal steps are equal ratios.
        package var isLogarithmic: Bool

        package init(first: Mark, second: Mark, isLogarithmic: Bool) {
            self.first = first
            self.second = second
            self.isLogarithmic = isLogarithmic
        }
    }

    /// A position on an axis with its value.
    package struct Mark: Sendable, Hashable {
        package var position: Double
        package var value: Double

        package init(position: Double, value: Double) {
            self.position = position
            self.value = value
        }
    }

    /// Names of the tables to take; empty for the only one. Readers give every table, and the choice comes after them.
    package var tables: [String] = []
    /// The columns to take, by header name or by number from 1: mass and coupling; mass, lower and upper edge; or low end
    /// of the bin, high end and coupling. Empty: as the format has it.
    package var columns: [String] = []
    /// Tells whether three columns are low end, high end and value of a bin.
    package var isBinned = false
    /// Tells whether the columns hold the logarithm to base ten.
    package var isMassLog10 = false
    package var isCouplingLog10 = false
    /// Tells whether rows that only close a polygon are kept.
    package var keepsSentinels = false
    /// Tells whether a run of rows is cut into several contours where it comes back to where it began.
    package var splitsContours = false
    /// Tells whether an upper limit may jump at a mass, which then comes twice.
    package var allowsSteps = false
    /// The beginning of the first bin when it is written as beginning at zero: a mass in the unit of the column.
    package var lowestMass: String?
    /// The paths of a drawing to take, by id, and their colours; both empty means that none is chosen.
    package var paths: [String] = []
    package var colours: [String] = []
    /// The axes of a drawing.
    package var massAxis: Axis?
    package var couplingAxis: Axis?
    /// The largest distance, in dex, of a flattened curve from the drawn one; nil for the reader's default.
    package var tolerance: Double?

    package init() {}
}
