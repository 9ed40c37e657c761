import Quantities

/// A part of what a method reads from its descriptor. The schema of the method's XML element, the checks when it is read and
/// what a scan may vary all follow from its parts.
package indirect enum InputPart: Sendable {
    case number(NumberInput)
    case text(TextInput)
    case group(GroupInput)
    /// Parts that are all there or all missing.
    case optional([InputPart])
    case choice(ChoiceInput)

    /// A part that may be missing.
    package static func optional(_ parts: InputPart...) -> InputPart { .optional(parts) }

    /// The name of the part, or of the first of its parts.
    var name: String {
        switch self {
        case .number(let number): number.name
        case .text(let text): text.name
        case .group(let group): group.name
        case .optional(let parts): parts.first?.name ?? ""
        case .choice(let choice): choice.alternatives.first?.first?.name ?? ""
        }
    }
}

/// A number with unit and status: an XML element.
package struct NumberInput: Sendable {
    /// The name of the element.
    package let name: String
    /// The quantity that it measures.
    package let dimension: PhysicalDimension
    /// The values it can have.
    let domain: Domain
    /// Description for the schema and for scans; empty where the name says it.
    package let meaning: String
    /// Variation by a scan; nil when it may not vary.
    let variation: Variation?

    init(
        _ name: String, _ dimension: PhysicalDimension, _ domain: Domain = .any, _ meaning: String = "",
        varied variation: Variation? = nil
    ) {
        self.name = name
        self.dimension = dimension
        self.domain = domain
        self.meaning = meaning
        self.variation = variation
    }

    /// Itself as a part.
    var part: InputPart { .number(self) }
}

/// A text: an XML attribute.
package struct TextInput: Sendable {
    /// Content of the element.
    package enum Kind: Sendable, Hashable {
        /// One of these words.
        case word([String])
        /// Anything that is not empty.
        case any
        /// The name of a limit.
        case limit
    }

    /// The name of the attribute.
    package let name: String
    package let kind: Kind
    /// Tells whether it may be missing.
    package let isOptional: Bool
    /// Description.
    package let meaning: String
    /// Variation by a scan; nil when it may not vary.
    let variation: Variation?

    init(
        _ name: String, _ kind: Kind = .any, isOptional: Bool = false, _ meaning: String = "",
        varied variation: Variation? = nil
    ) {
        self.name = name
        self.kind = kind
        self.isOptional = isOptional
        self.meaning = meaning
        self.variation = variation
    }

    var part: InputPart { .text(self) }
}

/// An XML element that holds other parts.
package struct GroupInput: Sendable {
    /// The name of the element.
    package let name: String
    /// Parts that it holds, in this order.
    package let parts: [InputPart]
    /// Number of times it may be there.
    package let count: ClosedRange<Int>
    /// Description.
    package let meaning: String
    /// Tells whether its numbers hold for the beam and the target of the descriptor alone, as yields of mesons do.
    let holdsForSetup: Bool

    init(
        _ name: String, _ meaning: String, count: ClosedRange<Int> = 1...1, holdsForSetup: Bool = false,
        _ parts: [InputPart]
    ) {
        self.name = name
        self.parts = parts
        self.count = count
        self.meaning = meaning
        self.holdsForSetup = holdsForSetup
    }

    var part: InputPart { .group(self) }

    init(_ name: String, count: ClosedRange<Int> = 1...1, holdsForSetup: Bool = false, _ parts: [InputPart]) {
        self.init(name, "", count: count, holdsForSetup: holdsForSetup, parts)
    }
}

/// Alternatives of which one is given; what stands first in an alternative is there when it is given, and in no other.
package struct ChoiceInput: Sendable {
    package let alternatives: [[InputPart]]
    /// Tells whether there may be none.
    package let isOptional: Bool

    init(isOptional: Bool = false, _ alternatives: [InputPart]...) {
        self.alternatives = alternatives
        self.isOptional = isOptional
    }

    var part: InputPart { .choice(self) }
}

/// Variation of an input by a scan.
struct Variation: Sendable {
    /// The name on the command line, where it is not that of the input.
    var name: String?
    /// Tells whether tables have to be made anew; other values share them.
    var changesTables = false
    /// Tells whether it is beam or target, for which yields that the descriptor states were found.
    var changesSetup = false
    /// Its neighbours that another value makes wrong.
    var replaces: [String] = []
    /// Remedy for a descriptor without a value, when a scan cannot add one.
    var demand: String?

    /// Nothing else changes with it.
    static let alone = Variation()
}

/// The values that a number can have.
struct Domain: Sendable {
    let contains: @Sendable (Double) -> Bool
    /// Condition on the number, for messages; empty for all numbers.
    let demand: String

    init(_ demand: String, _ contains: @escaping @Sendable (Double) -> Bool) {
        self.demand = demand
        self.contains = contains
    }

    static let any = Domain("") { _ in true }
    static let positive = Domain("positive") { $0 > 0 }
    static let notNegative = Domain("zero or positive") { $0 >= 0 }
    static let notZero = Domain("other than zero") { $0 != 0 }
    /// An open interval: a share that is neither none nor all.
    static let share = Domain("between 0 and 1") { $0 > 0 && $0 < 1 }
    /// A share that is not none.
    static let efficiency = Domain("above 0 and at most 1") { $0 > 0 && $0 <= 1 }
    static let cosine = Domain("between -1 and 1") { abs($0) <= 1 }
    /// A factor up or down.
    static let factor = Domain("1 or larger") { $0 >= 1 }
    static func above(_ limit: Double, _ what: String) -> Domain { Domain("above \(what)") { $0 > limit } }
    static func atLeast(_ limit: Double) -> Domain { Domain("\(limit.printed()) or larger") { $0 >= limit } }
}
