import LimitModel

/// What an answer is asked for: a point of parameter space in a plane, and which limits may take part.
public struct Question: Sendable {
    /// The plane.
    public var plane: Plane
    /// The scenario with the parameters to answer for.
    public var scenario: Scenario
    /// Observed limits, expected ones or projections; never together.
    public var status: Status
    /// The worst grade that may take part.
    public var worstGrade: Grade
    /// Which layers take part; they are united apart from each other.
    public var layers: [Statement.Layer]
    /// What else may take part than the versions that stand.
    public var inclusions: Set<Inclusion>

    /// Which kind of version stands for its search, whatever the archive prefers; nil follows the archive.
    public var preferredVersion: VersionKind?

    /// Versions of one search by how they came to be.
    public enum VersionKind: String, Sendable, Hashable, CaseIterable {
        /// Taken over from a publication.
        case published
        /// Derived from a descriptor.
        case computed

        /// The kind of a limit.
        public init(_ limit: Limit) { self = limit.origin.kind == .computed ? .computed : .published }
    }

    /// Limits that default answers leave out because of their standing.
    public enum Inclusion: String, Sendable, Hashable, CaseIterable {
        /// Versions of a search that are not the preferred one.
        case variants
        /// Limits that another one replaces.
        case superseded
        /// Limits that were taken back.
        case retracted
    }

    /// The default question: observed limits, grade `derived` or better, both layers, preferred versions only.
    public init(
        plane: Plane, scenario: Scenario, status: Status = .observed, worstGrade: Grade = .derived,
        layers: [Statement.Layer] = Statement.Layer.allCases, inclusions: Set<Inclusion> = [],
        preferredVersion: VersionKind? = nil
    ) {
        self.plane = plane
        self.scenario = scenario
        self.status = status
        self.worstGrade = worstGrade
        self.layers = layers
        self.inclusions = inclusions
        self.preferredVersion = preferredVersion
    }
}

/// A limit that may take part in an answer, as it stands in the archive.
public struct Candidate: Sendable {
    /// The limit; its curves need no points.
    public var limit: Limit
    /// What the archive's standing says of it.
    public var standing: Standing

    /// The standing of one limit.
    public enum Standing: Sendable, Hashable {
        /// Nothing is said.
        case current
        /// It is the version of its search to use.
        case preferred
        /// Another limit replaces it.
        case superseded(by: String, reason: String)
        /// It was taken back.
        case retracted(reason: String)
    }

    /// A limit with its standing.
    public init(limit: Limit, standing: Standing) {
        self.limit = limit
        self.standing = standing
    }
}
