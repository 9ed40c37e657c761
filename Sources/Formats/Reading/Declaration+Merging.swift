import LimitModel
import Quantities

extension Declaration {
    /// What overrules whom: the weaker statement that was overruled, in words.
    struct Overruled: Hashable {
        let subject: String
        let stronger, weaker: String
    }

    /// This declaration, with what it leaves open taken from a weaker one; and where the two contradict each other. Values
    /// are compared, not spellings, and of two that say the same the fuller one is taken.
    /// - Parameter planes: tell which conventions of the coupling are one.
    func filled(from weaker: Declaration, planes: [Plane] = []) -> (declaration: Declaration, overruled: [Overruled]) {
        var merge = Merge(result: self, weaker: weaker)
        merge.fill(\.limit)
        merge.fill(\.title)
        merge.fill(\.search)
        merge.take("experiment", \.experiment, both: { $0.filled(from: $1) }, text: \.id.text)
        merge.take("plane", \.plane, text: \.text)
        merge.take("status", \.status, text: \.rawValue)
        merge.take("confidence level", \.statement, both: { $0.filled(from: $1) }, text: \.fullWords)
        merge.take("grade", \.grade, text: \.rawValue)
        merge.take("origin", \.originKind, text: \.rawValue)
        merge.fill(\.digitiser)
        if !isDigitisationErrorUnknown {
            merge.take("error of reading", \.digitisationError) { "\($0)" }
            if digitisationError == nil {
                merge.result.isDigitisationErrorUnknown = weaker.isDigitisationErrorUnknown
            }
        }
        merge.take("shape", \.shape, text: \.rawValue)
        merge.take("interpolation", \.interpolation, text: \.rawValue)
        merge.take("mass unit", \.massUnit, both: { Self.isSameUnit($0, $1, .energy) ? $0 : nil }) { $0 }
        merge.take("coupling unit", \.couplingUnit, both: { Self.isSameCoupling($0, $1) ? $0 : nil }) { $0 }
        let name = merge.result.plane
        let conventions = planes.first { $0.slug == name }.map(CouplingConvention.all) ?? []
        merge.take(
            "coupling convention", \.convention, both: { Self.isSameConvention($0, $1, conventions) ? $0 : nil }
        ) { $0 }
        merge.fill(\.bias)
        merge.fill(\.ends)
        merge.fill(\.closeAt)
        merge.fill(\.note)
        if holdings.isEmpty, scenarios.isEmpty {
            merge.result.holdings = weaker.holdings
            merge.result.scenarios = weaker.scenarios
        }
        if ranges.isEmpty, independent.isEmpty {
            merge.result.ranges = weaker.ranges
            merge.result.independent = weaker.independent
        }
        if citations.isEmpty, !isPublicationUnknown {
            merge.result.citations = weaker.citations
            merge.result.isPublicationUnknown = weaker.isPublicationUnknown
        }
        if data.isEmpty { merge.result.data = weaker.data }
        return (merge.result, merge.overruled)
    }

    private static func isSameUnit(_ one: String, _ other: String, _ dimension: PhysicalDimension) -> Bool {
        if one == other { return true }
        guard let one = try? PhysicalUnit(one, expecting: dimension),
            let other = try? PhysicalUnit(other, expecting: dimension)
        else { return false }
        return one.power == other.power
    }

    private static func isSameCoupling(_ one: String, _ other: String) -> Bool {
        [PhysicalDimension.inverseEnergy, .energy, .dimensionless].contains { isSameUnit(one, other, $0) }
    }

    private static func isSameConvention(_ one: String, _ other: String, _ all: [CouplingConvention]) -> Bool {
        if one == other { return true }
        guard let one = all.first(where: { $0.name == one }), let other = all.first(where: { $0.name == other }) else {
            return false
        }
        return (one.dimension, one.power, one.factor) == (other.dimension, other.power, other.factor)
    }

    private struct Merge {
        var result: Declaration
        let weaker: Declaration
        var overruled: [Overruled] = []

        /// Takes what is open; a name may differ from the file's without contradicting it.
        mutating func fill<Value>(_ field: WritableKeyPath<Declaration, Value?>) {
            if result[keyPath: field] == nil { result[keyPath: field] = weaker[keyPath: field] }
        }

        /// Takes what is open, and notes a contradiction.
        /// - Parameter both: the value that says what the stronger and the weaker one say; nil when they contradict each
        ///   other.
        mutating func take<Value: Hashable>(
            _ subject: String, _ field: WritableKeyPath<Declaration, Value?>,
            both: (Value, Value) -> Value? = { $0 == $1 ? $0 : nil }, text: (Value) -> String
        ) {
            guard let weak = weaker[keyPath: field] else { return }
            guard let strong = result[keyPath: field] else {
                result[keyPath: field] = weak
                return
            }
            if let both = both(strong, weak) {
                result[keyPath: field] = both
            } else {
                overruled.append(Overruled(subject: subject, stronger: text(strong), weaker: text(weak)))
            }
        }
    }
}

extension Experiment {
    /// This experiment with what it leaves open taken from another description of it; nil when the other is of another one.
    fileprivate func filled(from other: Experiment) -> Experiment? {
        guard id == other.id else { return nil }
        return Experiment(id: id, name: name, facility: facility ?? other.facility, note: note ?? other.note)
    }
}

extension Statement {
    /// This statement with what it leaves open taken from another one; nil when the two contradict each other.
    fileprivate func filled(from other: Statement) -> Statement? {
        switch (self, other) {
        case (.confidence(let own), .confidence(let other)) where own.level == other.level:
            guard own.sides == .unknown || own.sides == other.sides || other.sides == .unknown,
                own.method == .unknown || own.method == other.method || other.method == .unknown
            else { return nil }
            return .confidence(
                Confidence(
                    level: own.level, sides: own.sides == .unknown ? other.sides : own.sides,
                    method: own.method == .unknown ? other.method : own.method))
        case (.criterion(let own), .criterion(let other)) where own.name == other.name:
            // Where no meaning is said, the name stands for it.
            if own.meaning == own.name || own.meaning == other.meaning { return .criterion(other) }
            return other.meaning == other.name ? .criterion(own) : nil
        default: return nil
        }
    }

    /// In words that tell apart whatever differs.
    var fullWords: String {
        switch self {
        case .confidence(let confidence):
            let sides = confidence.sides == .unknown ? "" : ", \(confidence.sides.rawValue)-sided"
            return words + sides + (confidence.method == .unknown ? "" : ", \(confidence.method.rawValue)")
        case .criterion(let criterion):
            return criterion.meaning == criterion.name ? words : "\(words): \(criterion.meaning)"
        }
    }

    /// In few words, for messages: `0.9 confidence` or the name of the criterion.
    public var words: String {
        switch self {
        case .confidence(let confidence): confidence.level.value.map { "\($0)" } ?? "unknown"
        case .criterion(let criterion): "criterion '\(criterion.name)'"
        }
    }
}
