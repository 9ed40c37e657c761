import Foundation
import LimitModel
import Methods
import Quantities

/// A parameter to vary in a scan, and the values it takes.
public struct Variation: Sendable, Hashable {
    /// The values of a parameter.
    enum Values: Sendable, Hashable {
        case given([InputValue])
        /// Values as they are typed, to be read once it is known what they measure.
        case text(String)
    }

    /// The parameter.
    public let name: String
    let values: Values

    /// Numbers in the canonical unit of the parameter.
    public init(_ name: String, _ values: [Double]) {
        self.name = name
        self.values = .given(values.map { .number($0) })
    }

    /// Words, such as the elements of targets.
    public init(_ name: String, words: [String]) {
        self.name = name
        values = .given(words.map { .word($0) })
    }

    /// Reads `name=value,value,…`, `name=from:to:count` (equal steps) or `name=from:to:count:log` (equal factors), with
    /// units as in `energy=4 GeV:16 GeV:7`.
    /// - Throws: `LimenError` of kind `usage` for a text without name and values; what is wrong with the values is found
    ///   when the scan is made.
    public init(parsing text: String) throws {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            throw LimenError(
                .usage, "'\(text)' varies nothing: write name=value,value or name=from:to:count[:log]",
                subject: .variation)
        }
        name = parts[0]
        values = .text(parts[1])
    }
}

/// A parameter of a scan with the values it takes.
public struct ScanParameter: Sendable {
    /// What a parameter changes.
    enum Role: Sendable {
        /// An input of the descriptor.
        case input(VariableInput)
        /// A parameter of the plane.
        case parameter
        /// α_D and m_χ/m of the scenario: the dark photon's decays.
        case darkCoupling, fermionMass
    }

    /// The name.
    public let name: String
    /// What its numbers measure; nil for words.
    public let dimension: PhysicalDimension?
    /// The values in canonical units, in the order given.
    public let values: [InputValue]
    let role: Role

    /// Most values of one parameter.
    static let mostValues = 100_000

    /// The name with its unit, for the heads of columns: `energy_GeV`.
    package var column: String {
        guard let unit = dimension?.canonicalUnit, unit != "1", unit != "events" else { return name }
        return "\(name)_\(unit)"
    }

    /// Everything that can be varied for a method.
    static func known(_ method: any PointwiseMethod.Type) -> [(
        name: String, dimension: PhysicalDimension?, role: Role, meaning: String
    )] {
        let known: [(name: String, dimension: PhysicalDimension?, role: Role, meaning: String)] =
            method.variableParameters.map { ($0.name, .dimensionless, .parameter, $0.meaning) }
            + method.variableInputs.map { ($0.name, $0.dimension, .input($0), $0.meaning) }
        guard method.needsInvisibleDecay else { return known }
        return known + [
            ("alpha-d", .dimensionless, .darkCoupling, "α_D, which with m_χ/m gives the width of the dark photon"),
            ("mchi-over-m", .dimensionless, .fermionMass, "mass of χ over mass of the dark photon"),
        ]
    }

    /// The choices of what can be varied.
    static func choices(_ method: any PointwiseMethod.Type) -> [LimenError.Choice] {
        known(method).map { .init(name: $0.name, meaning: $0.meaning) }
    }

    /// - Throws: `LimenError` of kind `usage` for a parameter that cannot be varied and values that it cannot have.
    init(_ variation: Variation, method: any PointwiseMethod.Type) throws {
        let known = Self.known(method)
        guard let found = known.first(where: { $0.name == variation.name }) else {
            throw LimenError(
                .usage,
                Suggestion.unknown("parameter to vary called", variation.name, among: known.map(\.name))
                    + "; of \(method.name) can be varied:",
                subject: .variation, choices: Self.choices(method))
        }
        name = found.name
        dimension = found.dimension
        role = found.role
        switch variation.values {
        case .given(let values): self.values = values
        case .text(let text): values = try Self.values(text, name: found.name, found.dimension)
        }
        guard !values.isEmpty, values.allSatisfy({ $0.isWord == (found.dimension == nil) }) else {
            throw Self.fail(name, found.dimension == nil ? "its values are words" : "its values are numbers")
        }
        for value in values {
            guard case .number(let number) = value else { continue }
            let isPossible: Bool
            switch role {
            case .input, .parameter: continue
            case .darkCoupling: isPossible = number > 0
            case .fermionMass: isPossible = number >= 0
            }
            guard isPossible else { throw Self.fail(name, "\(number.printed()) is impossible") }
        }
    }

    private static func values(
        _ text: String, name: String, _ dimension: PhysicalDimension?
    ) throws -> [InputValue] {
        let words = text.split(separator: ",", omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        guard let dimension else { return words.map { .word($0) } }
        func number(_ word: String, unit: String) throws -> Double {
            do {
                return try Quantity(word.last?.isNumber ?? false ? word + unit : word, as: dimension).value
            } catch {
                throw fail(name, "\(error)")
            }
        }
        /// A unit that the last value has holds for those before it that have none: `4,8,16 GeV`.
        func unit(of word: String) -> String {
            let start = word.lastIndex { $0.isNumber }.map { word.index(after: $0) } ?? word.startIndex
            return String(word[start...])
        }
        guard text.contains(":") else {
            guard words.count <= mostValues else { throw tooMany(name) }
            let shared = unit(of: words.last ?? "")
            return try words.map { .number(try number($0, unit: shared)) }
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        guard parts.count == 3 || (parts.count == 4 && parts[3] == "log"), let count = Int(parts[2]), count >= 2 else {
            throw fail(name, "'\(text)' is not a range: write from:to:count or from:to:count:log")
        }
        guard count <= mostValues else { throw tooMany(name) }
        let (from, to) = (try number(parts[0], unit: unit(of: parts[1])), try number(parts[1], unit: ""))
        let isLog = parts.count == 4
        guard !isLog || (from > 0 && to > 0) else {
            throw fail(name, "equal factors need positive ends; leave ':log' out")
        }
        return (0..<count).map { index in
            let share = Double(index) / Double(count - 1)
            if index == count - 1 { return .number(to) }
            return .number(isLog ? from * pow(to / from, share) : from + (to - from) * share)
        }
    }

    private static func tooMany(_ name: String) -> LimenError {
        fail(name, "at most \(mostValues) values; scan in parts")
    }

    /// Values that a parameter cannot have.
    static func fail(_ name: String, _ problem: String) -> LimenError {
        LimenError(.usage, "\(name): \(problem)", subject: .variation)
    }
}

extension InputValue {
    fileprivate var isWord: Bool {
        if case .word = self { true } else { false }
    }
}
