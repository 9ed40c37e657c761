/// A limit: what is excluded in a plane, in what sense, where it holds, and where it comes from.
public struct Limit: Sendable, Hashable, Codable {
    /// How the curves enclose the excluded region.
    public enum Shape: String, Sendable, Hashable, Codable, CaseIterable {
        /// Above the central curve, without end.
        case above
        /// Between the lower and the upper edge.
        case between
        /// Inside the contours (even-odd).
        case inside
        /// Nothing is excluded; `emptyReason` says why.
        case empty
    }

    public var slug: Slug
    public var title: String
    /// The search this is a version of: of several versions only the preferred one joins an answer.
    public var search: Slug
    public var experiment: Experiment
    public var plane: Slug
    public var status: Status
    public var statement: Statement
    public var holdings: [Holding]
    public var origin: Origin
    public var citations: [Citation]
    /// Names of data sets: limits that share one are not independent.
    public var data: [Slug]
    public var shape: Shape
    public var curves: [Curve]
    /// Why nothing is excluded, when the shape is empty.
    public var emptyReason: String?
    public var note: String?

    public init(
        slug: Slug, title: String, search: Slug, experiment: Experiment, plane: Slug, status: Status,
        statement: Statement, holdings: [Holding], origin: Origin, citations: [Citation] = [], data: [Slug] = [],
        shape: Shape, curves: [Curve], emptyReason: String? = nil, note: String? = nil
    ) {
        self.slug = slug
        self.title = title
        self.search = search
        self.experiment = experiment
        self.plane = plane
        self.status = status
        self.statement = statement
        self.holdings = holdings
        self.origin = origin
        self.citations = citations
        self.data = data
        self.shape = shape
        self.curves = curves
        self.emptyReason = emptyReason
        self.note = note
    }

    /// The publication that states the result; else the first one named.
    public var publication: Publication? {
        (citations.first { $0.role == .result } ?? citations.first)?.publication
    }
}

/// The wish that one version of a search stand for it in default answers.
public struct Preference: Sendable, Hashable, Codable {
    /// The version to prefer.
    public var limit: Slug
    /// Why.
    public var reason: String

    public init(limit: Slug, reason: String) {
        self.limit = limit
        self.reason = reason
    }
}
