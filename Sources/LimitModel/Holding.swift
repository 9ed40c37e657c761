/// Where a limit holds: a scenario, the ranges of parameters it was made for, and how good it is there.
public struct Holding: Sendable, Hashable, Codable {
    /// A closed range of a parameter.
    public struct Range: Sendable, Hashable, Codable {
        public var parameter: Slug
        public var from, to: Double
        /// Whether the source states the range, or it is our reading.
        public var source: InputStatus

        public init(parameter: Slug, from: Double, to: Double, source: InputStatus) {
            self.parameter = parameter
            self.from = from
            self.to = to
            self.source = source
        }

        /// Whether a value lies in the range, its ends included.
        public func contains(_ value: Double) -> Bool { from <= value && value <= to }
    }

    public var scenario: Slug
    /// The grade of the limit in this scenario.
    public var grade: Grade
    /// The grade of the lower edge, when it differs.
    public var lowerGrade: Grade?
    /// The grade of the upper edge, when it differs.
    public var upperGrade: Grade?
    /// A parameter without a range may have any value.
    public var ranges: [Range]
    public var note: String?

    public init(
        scenario: Slug, grade: Grade, lowerGrade: Grade? = nil, upperGrade: Grade? = nil, ranges: [Range] = [],
        note: String? = nil
    ) {
        self.scenario = scenario
        self.grade = grade
        self.lowerGrade = lowerGrade
        self.upperGrade = upperGrade
        self.ranges = ranges
        self.note = note
    }
}

/// How far an input number can be trusted.
public enum InputStatus: String, Sendable, Hashable, Codable, CaseIterable {
    /// Printed in the source.
    case stated
    /// Follows from stated numbers.
    case derived
    /// Our estimate.
    case estimate
}
