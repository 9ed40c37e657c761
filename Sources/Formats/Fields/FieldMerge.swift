import LimitModel
import Quantities

/// The rule by which a weaker statement of a field joins a stronger one.
enum FieldMerge {
    case declaration((inout DeclarationMerge) -> Void)
    case aids((inout ReadingAids, ReadingAids) -> Void)

    /// Takes what is open; a name may differ from the file's without contradicting it.
    static func fill<Value>(_ place: WritableKeyPath<Declaration, Value?>) -> FieldMerge {
        .declaration { merge in
            if merge.result[keyPath: place] == nil { merge.result[keyPath: place] = merge.weaker[keyPath: place] }
        }
    }

    static func fill<Value>(_ place: WritableKeyPath<Declaration, [Value]>) -> FieldMerge {
        .declaration { merge in merge.result[keyPath: place].fill(from: merge.weaker[keyPath: place]) }
    }

    /// Takes what is open, and notes a contradiction.
    /// - Parameter both: the value that says what the stronger and the weaker one say; nil when they contradict each
    ///   other.
    static func take<Value: Hashable>(
        _ subject: String, _ place: WritableKeyPath<Declaration, Value?>,
        both: @escaping (Value, Value) -> Value? = { $0 == $1 ? $0 : nil }, text: @escaping (Value) -> String
    ) -> FieldMerge {
        .declaration { $0.take(subject, place, both: both, text: text) }
    }

    /// Scenarios and where they hold are one statement.
    static var holdings: FieldMerge {
        .declaration { merge in
            guard merge.result.holdings.isEmpty, merge.result.scenarios.isEmpty else { return }
            merge.result.holdings = merge.weaker.holdings
            merge.result.scenarios = merge.weaker.scenarios
        }
    }

    /// Ranges of parameters and independence of them are one statement.
    static var parameters: FieldMerge {
        .declaration { merge in
            guard merge.result.ranges.isEmpty, merge.result.independent.isEmpty else { return }
            merge.result.ranges = merge.weaker.ranges
            merge.result.independent = merge.weaker.independent
        }
    }

    /// Publications; that nobody knows one is a statement as well.
    static var citations: FieldMerge {
        .declaration { merge in
            guard merge.result.citations.isEmpty, !merge.result.isPublicationUnknown else { return }
            merge.result.citations = merge.weaker.citations
            merge.result.isPublicationUnknown = merge.weaker.isPublicationUnknown
        }
    }

    /// The error of reading; that nobody knows it is a statement as well.
    static var errorDex: FieldMerge {
        .declaration { merge in
            guard !merge.result.isDigitisationErrorUnknown else { return }
            let isOpen = merge.result.digitisationError == nil
            merge.take("error of reading", \.digitisationError, both: { $0 == $1 ? $0 : nil }) { "\($0)" }
            if isOpen, merge.result.digitisationError == nil {
                merge.result.isDigitisationErrorUnknown = merge.weaker.isDigitisationErrorUnknown
            }
        }
    }

    /// Conventions that the plane takes for one contradict nothing; the plane is known by then.
    static var convention: FieldMerge {
        .declaration { merge in
            let name = merge.result.plane
            let all = merge.planes.first { $0.slug == name }.map(CouplingConvention.all) ?? []
            merge.take(
                "coupling convention", \.convention, both: { $0.isSameConvention($1, all) ? $0 : nil }
            ) { $0 }
        }
    }
}

/// Two statements on their way to one.
struct DeclarationMerge {
    /// A weaker statement that was overruled by a stronger one, in words.
    struct Overruled: Hashable {
        let subject: String
        let stronger, weaker: String
    }

    var result: Declaration
    let weaker: Declaration
    let planes: [Plane]
    private(set) var overruled: [Overruled] = []

    init(_ stronger: Declaration, _ weaker: Declaration, planes: [Plane]) {
        result = stronger
        self.weaker = weaker
        self.planes = planes
        for field in Field.allCases {
            if case .declaration(let merge) = field.entry.merge { merge(&self) }
        }
    }

    mutating func take<Value: Hashable>(
        _ subject: String, _ place: WritableKeyPath<Declaration, Value?>, both: (Value, Value) -> Value?,
        text: (Value) -> String
    ) {
        guard let weak = weaker[keyPath: place] else { return }
        guard let strong = result[keyPath: place] else {
            result[keyPath: place] = weak
            return
        }
        if let both = both(strong, weak) {
            result[keyPath: place] = both
        } else {
            overruled.append(Overruled(subject: subject, stronger: text(strong), weaker: text(weak)))
        }
    }
}

extension Declaration {
    /// This declaration, with what it leaves open taken from a weaker one; and where the two contradict each other. Values
    /// are compared, not spellings, and of two that say the same the fuller one is taken.
    /// - Parameter planes: tell which conventions of the coupling are one.
    func filled(
        from weaker: Declaration, planes: [Plane] = []
    ) -> (declaration: Declaration, overruled: [DeclarationMerge.Overruled]) {
        let merge = DeclarationMerge(self, weaker, planes: planes)
        return (merge.result, merge.overruled)
    }
}

extension ReadingAids {
    /// These aids, with what they leave open taken from weaker ones.
    func filled(from weaker: ReadingAids) -> ReadingAids {
        var aids = self
        for field in Field.allCases {
            if case .aids(let merge) = field.entry.merge { merge(&aids, weaker) }
        }
        return aids
    }
}

extension Array {
    /// Takes other elements where there are none.
    mutating func fill(from others: [Element]) {
        if isEmpty { self = others }
    }
}

extension String {
    /// Tells whether two units of mass are one.
    func isSameMassUnit(_ other: String) -> Bool { isSameUnit(other, .energy) }

    /// Tells whether two units of a coupling are one, whatever its dimension.
    func isSameCouplingUnit(_ other: String) -> Bool {
        [PhysicalDimension.inverseEnergy, .energy, .dimensionless].contains { isSameUnit(other, $0) }
    }

    private func isSameUnit(_ other: String, _ dimension: PhysicalDimension) -> Bool {
        if self == other { return true }
        guard let one = try? PhysicalUnit(self, expecting: dimension),
            let other = try? PhysicalUnit(other, expecting: dimension)
        else { return false }
        return one.power == other.power
    }

    /// Tells whether two names of conventions mean one.
    fileprivate func isSameConvention(_ other: String, _ all: [CouplingConvention]) -> Bool {
        if self == other { return true }
        guard let one = all.first(where: { $0.name == self }), let other = all.first(where: { $0.name == other })
        else { return false }
        return (one.dimension, one.power, one.factor) == (other.dimension, other.power, other.factor)
    }
}

extension Experiment {
    /// This experiment with what it leaves open taken from another description of it; nil when the other is of another one.
    func filled(from other: Experiment) -> Experiment? {
        guard id == other.id else { return nil }
        return Experiment(id: id, name: name, facility: facility ?? other.facility, note: note ?? other.note)
    }
}

extension Statement {
    /// This statement with what it leaves open taken from another one; nil when the two contradict each other.
    func filled(from other: Statement) -> Statement? {
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
    package var words: String {
        switch self {
        case .confidence(let confidence): confidence.level.value.map { "\($0)" } ?? "unknown"
        case .criterion(let criterion): "criterion '\(criterion.name)'"
        }
    }
}
