import JSON
import Quantities

/// A plane of mass against coupling in which limits live, with its scenarios.
public struct Plane: Sendable, Hashable {
    /// One axis of the plane. Values are held in the canonical unit of its dimension.
    public struct Axis: Sendable, Hashable {
        /// The symbol of the field, for example `m_γ'`.
        public var symbol: String
        /// Quantity that is drawn along it.
        public var title: String
        /// The dimension; the canonical unit follows from it.
        public var dimension: PhysicalDimension
        /// The plausible range in canonical units; values outside are suspicious, and answers about open windows end there.
        public var from, to: Double
        /// Window of figures unless asked otherwise, in canonical units; nil where the limits decide.
        public var shownFrom, shownTo: Double?

        public init(
            symbol: String, title: String, dimension: PhysicalDimension, from: Double, to: Double,
            shownFrom: Double? = nil, shownTo: Double? = nil
        ) {
            self.symbol = symbol
            self.title = title
            self.dimension = dimension
            self.from = from
            self.to = to
            self.shownFrom = shownFrom
            self.shownTo = shownTo
        }
    }

    /// A dimensionless parameter of the model that a scenario fixes and a limit may restrict.
    public struct Parameter: Sendable, Hashable {
        /// The name, for example `ma-over-m`.
        public var name: Slug
        /// The symbol of the field, for example `m_a/m_γ'`.
        public var symbol: String
        /// Its meaning.
        public var meaning: String
        /// The smallest and the largest value that makes sense; a nil end is open.
        public var from, to: Double?

        public init(name: Slug, symbol: String, meaning: String, from: Double? = nil, to: Double? = nil) {
            self.name = name
            self.symbol = symbol
            self.meaning = meaning
            self.from = from
            self.to = to
        }

        /// Tells whether a value makes sense.
        public func allows(_ value: Double) -> Bool {
            value.isFinite && value >= from ?? -.infinity && value <= to ?? .infinity
        }

        /// The values that make sense, in words.
        public var domain: String {
            switch (from, to) {
            case (let from?, let to?): "\(from.printed()) to \(to.printed())"
            case (let from?, nil): "\(from.printed()) or more"
            case (nil, let to?): "\(to.printed()) or less"
            case (nil, nil): "any number"
            }
        }
    }

    public var slug: Slug
    public var title: String
    /// The model whose limits are drawn: a `PortalModel` by its name, or a name of the archive's own; nil in planes that were stored
    /// before they named one.
    public var model: Slug?
    /// The Lagrangian term that fixes the coupling's normalisation.
    public var convention: String
    /// Factor of the coupling in that term, for example 0.5 for g/2; nil when the term has no conventions to choose
    /// from.
    public var prefactor: Double?
    public var mass: Axis
    public var coupling: Axis
    public var parameters: [Parameter]
    public var scenarios: [Scenario]
    public var note: String?

    public init(
        slug: Slug, title: String, model: Slug?, convention: String, prefactor: Double? = nil, mass: Axis,
        coupling: Axis,
        parameters: [Parameter],
        scenarios: [Scenario], note: String? = nil
    ) {
        self.slug = slug
        self.title = title
        self.model = model
        self.convention = convention
        self.prefactor = prefactor
        self.mass = mass
        self.coupling = coupling
        self.parameters = parameters
        self.scenarios = scenarios
        self.note = note
    }

    /// The scenario of that name.
    public func scenario(_ name: Slug) -> Scenario? { scenarios.first { $0.slug == name } }

    /// The parameter of that name.
    public func parameter(_ name: Slug) -> Parameter? { parameters.first { $0.name == name } }
}

/// A physics case within a plane: how the dark photon decays, and the parameters that an answer is asked for.
public struct Scenario: Sendable, Hashable {
    /// The value of one parameter.
    public struct Value: Sendable, Hashable {
        public var parameter: Slug
        public var value: Double

        public init(parameter: Slug, value: Double) {
            self.parameter = parameter
            self.value = value
        }
    }

    public var slug: Slug
    public var title: String
    /// The parameters it fixes, unless the question sets them otherwise.
    public var values: [Value]
    public var note: String?

    public init(slug: Slug, title: String, values: [Value], note: String? = nil) {
        self.slug = slug
        self.title = title
        self.values = values
        self.note = note
    }

    /// The value it gives a parameter; nil when it leaves the parameter open.
    public func value(of parameter: Slug) -> Double? { values.first { $0.parameter == parameter }?.value }

    /// Tells whether two values of a parameter count as one: they differ by a thousandth at most.
    public static func isSame(_ one: Double, _ other: Double) -> Bool {
        abs(one - other) <= 1e-3 * max(abs(one), abs(other)) * (1 + 1e-9)
    }
}
