import JSON

/// Applicability of a limit: a scenario, the ranges of parameters it was made for, and how good it is there.
public struct Holding: Sendable, Hashable {
    /// A closed range of a parameter.
    public struct Range: Sendable, Hashable {
        public var parameter: Slug
        public var from, to: Double
        /// Tells whether the source states the range, or it is our reading.
        public var source: InputStatus

        public init(parameter: Slug, from: Double, to: Double, source: InputStatus) {
            self.parameter = parameter
            self.from = from
            self.to = to
            self.source = source
        }
    }

    public var scenario: Slug
    /// The grade of the limit in this scenario.
    public var grade: Grade
    /// The grade of the lower edge, when it differs.
    public var lowerGrade: Grade?
    /// The grade of the upper edge, when it differs.
    public var upperGrade: Grade?
    /// The values of parameters for which it holds. A parameter of the scenario that stands neither here nor among the
    /// independent ones has the scenario's own value.
    public var ranges: [Range]
    /// Parameters on which the limit does not depend.
    public var independent: [Slug]
    public var note: String?

    public init(
        scenario: Slug, grade: Grade, lowerGrade: Grade? = nil, upperGrade: Grade? = nil, ranges: [Range] = [],
        independent: [Slug] = [], note: String? = nil
    ) {
        self.scenario = scenario
        self.grade = grade
        self.lowerGrade = lowerGrade
        self.upperGrade = upperGrade
        self.ranges = ranges
        self.independent = independent
        self.note = note
    }

    /// The values of a parameter for which the limit holds: any, a range, or the scenario's own value.
    public enum Extent: Sendable, Hashable {
        case any
        case range(from: Double, to: Double)
        /// Nothing is said, so that it holds at this value only.
        case own(Double)

        /// Tells whether a value is among them.
        public func contains(_ value: Double) -> Bool {
            switch self {
            case .any: true
            case .range(let from, let to):
                from <= value && value <= to || Scenario.isSame(value, from) || Scenario.isSame(value, to)
            case .own(let own): Scenario.isSame(value, own)
            }
        }

        /// Tells whether all values of another extent are among them.
        public func contains(_ other: Extent) -> Bool {
            switch other {
            case .any: self == .any
            case .range(let from, let to): contains(from) && contains(to)
            case .own(let value): contains(value)
            }
        }
    }

    /// For which values of a parameter it holds.
    /// - Parameter scenario: the scenario as the plane defines it.
    /// - Returns: nil when neither the limit nor the scenario says anything about the parameter.
    public func extent(of parameter: Slug, in scenario: Scenario) -> Extent? {
        if independent.contains(parameter) { return .any }
        if let range = ranges.first(where: { $0.parameter == parameter }) {
            return .range(from: range.from, to: range.to)
        }
        return scenario.value(of: parameter).map { .own($0) }
    }
}

/// Source of an input number, which decides how far it can be trusted.
public enum InputStatus: String, Sendable, Hashable, JSONConvertible, CaseIterable {
    /// Printed in the source.
    case stated
    /// Follows from stated numbers.
    case derived
    /// Our estimate.
    case estimate
}
