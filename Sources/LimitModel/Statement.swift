import JSON
import Quantities

/// In what sense a limit excludes.
public enum Statement: Sendable, Hashable {
    /// With a confidence level.
    case confidence(Confidence)
    /// By a criterion that has no confidence level.
    case criterion(Criterion)

    /// A statement of confidence.
    public struct Confidence: Sendable, Hashable {
        /// One- or two-sided.
        public enum Sides: String, Sendable, Hashable, JSONConvertible, CaseIterable {
            case one, two, unknown
        }

        /// Statistical method by which the limit was set.
        public enum Method: String, Sendable, Hashable, JSONConvertible, CaseIterable {
            case cls = "CLs"
            case classical
            case feldmanCousins = "Feldman-Cousins"
            case bayesian = "Bayesian"
            case chiSquare = "chi-square"
            case unknown
        }

        public var level: ConfidenceLevel
        public var sides: Sides
        public var method: Method

        public init(level: ConfidenceLevel, sides: Sides = .unknown, method: Method = .unknown) {
            self.level = level
            self.sides = sides
            self.method = method
        }
    }

    /// A criterion: Raffelt's energy loss, "n + 2 sqrt(n) in any bin", a renormalisation scheme.
    public struct Criterion: Sendable, Hashable {
        /// A short name for tables.
        public var name: String
        /// The condition that it demands.
        public var meaning: String

        public init(name: String, meaning: String) {
            self.name = name
            self.meaning = meaning
        }
    }

    /// The two kinds never stand in one union.
    public enum Layer: String, Sendable, Hashable, JSONConvertible, CaseIterable {
        case confidence, criterion
    }

    /// Layer that the statement belongs to.
    public var layer: Layer {
        switch self {
        case .confidence: .confidence
        case .criterion: .criterion
        }
    }

    /// The confidence level, nil when unknown or when the statement is a criterion.
    public var level: Double? {
        if case .confidence(let confidence) = self { confidence.level.value } else { nil }
    }
}

/// Status of a limit: from data, an expectation for data taken, or a plan.
public enum Status: String, Sendable, Hashable, JSONConvertible, CaseIterable {
    case observed, expected, projection
}

/// Grade of a limit, from best to worst: how its numbers came about. `approximate` and `assumed` stay out of default
/// answers.
public enum Grade: String, Sendable, Hashable, JSONConvertible, CaseIterable, Comparable {
    /// Taken over from a publication that states it in this scenario.
    case published
    /// A recast that is exact in its class.
    case exact
    /// Computed, every input stated in a source.
    case derived
    /// A method or an input is approximate or an estimate.
    case approximate
    /// Carried over from another scenario without a calculation.
    case assumed

    public static func < (one: Grade, other: Grade) -> Bool { one.rank < other.rank }

    /// 0 is best.
    public var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}

extension Statement {
    /// For a table cell: `90% CL`, `CL unknown`, or the criterion's name.
    package var shortText: String {
        switch self {
        case .confidence(let confidence):
            confidence.level.value.map { "\((100 * $0).printed(digits: 4))% CL" } ?? "CL unknown"
        case .criterion(let criterion): criterion.name
        }
    }
}
