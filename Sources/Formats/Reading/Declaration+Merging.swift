import LimitModel
import Quantities

extension Declaration {
    /// What overrules whom: the weaker statement that was overruled, in words.
    struct Overruled: Hashable {
        let subject: String
        let stronger, weaker: String
    }

    /// This declaration, with what it leaves open taken from a weaker one; and where the two contradict each other.
    func filled(from weaker: Declaration) -> (declaration: Declaration, overruled: [Overruled]) {
        var merge = Merge(result: self, weaker: weaker)
        merge.fill(\.limit)
        merge.fill(\.title)
        merge.fill(\.search)
        merge.take("experiment", \.experiment, text: \.id.text)
        merge.take("plane", \.plane, text: \.text)
        merge.take("status", \.status, text: \.rawValue)
        merge.take("confidence level", \.statement, text: \.words)
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
        merge.take("mass unit", \.massUnit, isSame: { Self.isSameUnit($0, $1, .energy) }) { $0 }
        merge.take("coupling unit", \.couplingUnit, isSame: { Self.isSameCoupling($0, $1) }) { $0 }
        merge.take("coupling convention", \.convention) { $0 }
        merge.fill(\.closeAt)
        merge.fill(\.note)
        if holdings.isEmpty, scenarios.isEmpty {
            merge.result.holdings = weaker.holdings
            merge.result.scenarios = weaker.scenarios
        }
        if citations.isEmpty, !isPublicationUnknown {
            merge.result.citations = weaker.citations
            merge.result.isPublicationUnknown = weaker.isPublicationUnknown
        }
        if data.isEmpty { merge.result.data = weaker.data }
        return (merge.result, merge.overruled)
    }

    private static func isSameUnit(_ one: String, _ other: String, _ dimension: PhysicalDimension) -> Bool {
        guard let one = try? PhysicalUnit(one, expecting: dimension),
            let other = try? PhysicalUnit(other, expecting: dimension)
        else { return false }
        return one.power == other.power
    }

    private static func isSameCoupling(_ one: String, _ other: String) -> Bool {
        [PhysicalDimension.inverseEnergy, .energy, .dimensionless].contains { isSameUnit(one, other, $0) }
    }

    private struct Merge {
        var result: Declaration
        let weaker: Declaration
        var overruled: [Overruled] = []

        /// Takes what is open; a name may differ from the file's without contradicting it.
        mutating func fill<Value>(_ field: WritableKeyPath<Declaration, Value?>) {
            if result[keyPath: field] == nil { result[keyPath: field] = weaker[keyPath: field] }
        }

        mutating func take<Value: Hashable>(
            _ subject: String, _ field: WritableKeyPath<Declaration, Value?>,
            isSame: (Value, Value) -> Bool = { $0 == $1 }, text: (Value) -> String
        ) {
            guard let weak = weaker[keyPath: field] else { return }
            guard let strong = result[keyPath: field] else {
                result[keyPath: field] = weak
                return
            }
            guard !isSame(strong, weak) else { return }
            overruled.append(Overruled(subject: subject, stronger: text(strong), weaker: text(weak)))
        }
    }
}

extension Statement {
    /// In few words, for messages: `0.9 confidence` or the name of the criterion.
    public var words: String {
        switch self {
        case .confidence(let confidence): confidence.level.value.map { "\($0)" } ?? "unknown"
        case .criterion(let criterion): "criterion '\(criterion.name)'"
        }
    }
}
