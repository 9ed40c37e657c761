/// A question to an archive: a point of parameter space in a plane, and which limits may take part.
public struct Question: Sendable, Hashable {
    /// The plane's name.
    public var plane: String
    /// The scenario's name. Limits of different physics are never united, so that one has to be named.
    public var scenario: String?
    /// Other values of the scenario's parameters, by name.
    public var parameters: [String: Double]
    /// Observed limits, expected ones or projections; never together.
    public var status: Status
    /// The worst grade that may take part.
    public var worstGrade: Grade
    /// Layers that take part; they are united apart from each other.
    public var layers: [Statement.Layer]
    /// Limits that may take part beside the versions that stand.
    public var inclusions: Set<Inclusion>
    /// Kind of version that stands for its search; nil follows the archive's preferences.
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

    /// A question. By default it is about observed limits of grade `derived` or better, both layers, and the versions
    /// that stand.
    public init(
        plane: String = "dark-axion-portal", scenario: String?, parameters: [String: Double] = [:],
        status: Status = .observed, worstGrade: Grade = .derived,
        layers: [Statement.Layer] = Statement.Layer.allCases, inclusions: Set<Inclusion> = [],
        preferredVersion: VersionKind? = nil
    ) {
        self.plane = plane
        self.scenario = scenario
        self.parameters = parameters
        self.status = status
        self.worstGrade = worstGrade
        self.layers = layers
        self.inclusions = inclusions
        self.preferredVersion = preferredVersion
    }
}
