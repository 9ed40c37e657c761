import JSON
import Quantities

/// A search: an experiment, its data, and what is to be derived from them. This is the descriptor of computed limits.
public struct Search: Sendable, Hashable {
    public var slug: Slug
    public var title: String
    public var experiment: Experiment
    public var citations: [Citation]
    /// Names of data sets: limits that share one are not independent.
    public var data: [Slug]
    public var derivations: [DerivationRequest]
    public var note: String?

    public init(
        slug: Slug, title: String, experiment: Experiment, citations: [Citation] = [], data: [Slug] = [],
        derivations: [DerivationRequest] = [], note: String? = nil
    ) {
        self.slug = slug
        self.title = title
        self.experiment = experiment
        self.citations = citations
        self.data = data
        self.derivations = derivations
        self.note = note
    }
}

/// One limit to be computed: its head as for a given limit, and the inputs of the method instead of curves.
public struct DerivationRequest: Sendable, Hashable {
    public var limit: Slug
    public var title: String
    public var plane: Slug
    public var status: Status
    public var statement: Statement
    public var holdings: [Holding]
    /// Values of parameters at which it is computed, where they are not the scenario's own.
    public var point: [Scenario.Value]
    /// A known bias; nil when none is known.
    public var bias: Limit.Bias?
    public var citations: [Citation]
    /// The method; its name is the name of the derivation.
    public var method: InputNode
    public var note: String?

    public init(
        limit: Slug, title: String, plane: Slug, status: Status, statement: Statement, holdings: [Holding],
        point: [Scenario.Value] = [], bias: Limit.Bias? = nil, citations: [Citation] = [], method: InputNode,
        note: String? = nil
    ) {
        self.limit = limit
        self.title = title
        self.plane = plane
        self.status = status
        self.statement = statement
        self.holdings = holdings
        self.point = point
        self.bias = bias
        self.citations = citations
        self.method = method
        self.note = note
    }
}

/// A named input of a derivation: a number with unit and status, a text, or a group of inputs.
public struct InputNode: Sendable, Hashable {
    /// A number with its unit as written, its value in the canonical unit, and how far it can be trusted.
    public struct Number: Sendable, Hashable {
        /// The value in the canonical unit of `dimension`.
        public var value: Double
        public var dimension: PhysicalDimension
        /// The larger of the stated errors, in the canonical unit; nil when none is stated.
        public var error: Double?
        public var status: InputStatus
        /// The publication or reasoning behind it.
        public var source: String?

        public init(
            value: Double, dimension: PhysicalDimension, error: Double? = nil, status: InputStatus,
            source: String? = nil
        ) {
            self.value = value
            self.dimension = dimension
            self.error = error
            self.status = status
            self.source = source
        }
    }

    public var name: String
    public var number: Number?
    public var text: String?
    public var children: [InputNode]
    /// The line of the file it was read from, for messages; not part of the stored document.
    public var line: Int?

    public init(
        name: String, number: Number? = nil, text: String? = nil, children: [InputNode] = [], line: Int? = nil
    ) {
        self.name = name
        self.number = number
        self.text = text
        self.children = children
        self.line = line
    }

    /// The first child of that name.
    public func child(_ name: String) -> InputNode? { children.first { $0.name == name } }

    public static func == (one: InputNode, other: InputNode) -> Bool {
        one.name == other.name && one.number == other.number && one.text == other.text
            && one.children == other.children
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(number)
        hasher.combine(text)
        hasher.combine(children)
    }
}
