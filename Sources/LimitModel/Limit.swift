import JSON

/// A limit: what is excluded in a plane, in what sense, where it holds, and where it comes from.
public struct Limit: Sendable, Hashable {
    /// Way in which the curves enclose the excluded region.
    public enum Shape: String, Sendable, Hashable, JSONConvertible, CaseIterable {
        /// Above the central curve, without end.
        case above
        /// Between the lower and the upper edge.
        case between
        /// Inside the contours (even-odd).
        case inside
        /// Nothing is excluded; `emptyReason` says why.
        case empty
        /// The limit is known, but no curve of it is held; `emptyReason` says why.
        case missing

        /// Tells whether it has curves.
        public var hasCurves: Bool { self != .empty && self != .missing }
    }

    /// A known direction in which a limit errs, with the evidence.
    public struct Bias: Sendable, Hashable {
        /// Direction of the error.
        public enum Direction: String, Sendable, Hashable, JSONConvertible, CaseIterable {
            /// It excludes what is not excluded.
            case tooStrong = "too-strong"
            /// It leaves open what is excluded.
            case tooWeak = "too-weak"

            /// In a sentence: `too strong`.
            public var text: String { self == .tooStrong ? "too strong" : "too weak" }
        }

        public var direction: Direction
        /// Evidence for it.
        public var evidence: String

        public init(direction: Direction, evidence: String) {
            self.direction = direction
            self.evidence = evidence
        }
    }

    /// Reasons why a limit ends at its smallest and its largest mass.
    public struct Ends: Sendable, Hashable {
        /// Reason why it ends.
        public enum Kind: String, Sendable, Hashable, JSONConvertible, CaseIterable {
            /// The table, the figure or the calculation ends; nothing is known beyond.
            case table
            /// Nothing is excluded beyond: kinematics, or the tip of an island.
            case physical
        }

        public var low, high: Kind

        public init(low: Kind, high: Kind) {
            self.low = low
            self.high = high
        }
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
    /// A known bias; nil when none is known.
    public var bias: Bias?
    public var origin: Origin
    public var citations: [Citation]
    /// Names of data sets: limits that share one are not independent.
    public var data: [Slug]
    public var shape: Shape
    public var curves: [Curve]
    /// Reasons why it ends where it does; nil when nobody says so, and the shape of the region decides.
    public var ends: Ends?
    /// Reason why nothing is excluded, when the shape is empty, or why no curve is held, when it is missing.
    public var emptyReason: String?
    public var note: String?

    public init(
        slug: Slug, title: String, search: Slug, experiment: Experiment, plane: Slug, status: Status,
        statement: Statement, holdings: [Holding], bias: Bias? = nil, origin: Origin, citations: [Citation] = [],
        data: [Slug] = [],
        shape: Shape, curves: [Curve], ends: Ends? = nil, emptyReason: String? = nil, note: String? = nil
    ) {
        self.slug = slug
        self.title = title
        self.search = search
        self.experiment = experiment
        self.plane = plane
        self.status = status
        self.statement = statement
        self.holdings = holdings
        self.bias = bias
        self.origin = origin
        self.citations = citations
        self.data = data
        self.shape = shape
        self.curves = curves
        self.ends = ends
        self.emptyReason = emptyReason
        self.note = note
    }

    /// The publication that states the result; else the first one named.
    public var publication: Publication? {
        (citations.first { $0.role == .result } ?? citations.first)?.publication
    }
}

/// A statement that one version of a search stands for it in default answers.
public struct Preference: Sendable, Hashable {
    /// The version to prefer.
    public var limit: Slug
    /// The reason.
    public var reason: String

    public init(limit: Slug, reason: String) {
        self.limit = limit
        self.reason = reason
    }
}
