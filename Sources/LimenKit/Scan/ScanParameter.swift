import Methods
import Foundation

/// A parameter of a scan with the values it takes, from words such as `energy=4 GeV:16 GeV:7:log`.
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
    var column: String {
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

    /// Reads `name=value,value,…`, `name=from:to:count` (equal steps) or `name=from:to:count:log` (equal factors).
    /// - Throws: `LimenError` of kind `usage`.
    init(_ text: String, method: any PointwiseMethod.Type) throws {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            throw LimenError(
                .usage, "'\(text)' varies nothing: write --vary name=value,value or --vary name=from:to:count[:log]")
        }
        let known = Self.known(method)
        guard let found = known.first(where: { $0.name == parts[0] }) else {
            let list = known.map { "\n  \($0.name)  \($0.meaning)" }.joined()
            throw LimenError(
                .usage,
                Suggestion.unknown("parameter to vary called", parts[0], among: known.map(\.name))
                    + "; of \(method.name) can be varied:\(list)")
        }
        name = found.name
        dimension = found.dimension
        role = found.role
        values = try Self.values(parts[1], name: found.name, found.dimension)
        for value in values {
            guard case .number(let number) = value else { continue }
            let isPossible: Bool
            switch role {
            case .input, .parameter: continue
            case .darkCoupling: isPossible = number > 0
            case .fermionMass: isPossible = number >= 0
            }
            guard isPossible else { throw LimenError(.usage, "--vary \(name): \(number.printed()) is impossible") }
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
                throw LimenError(.usage, "--vary \(name): \(error)")
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
            throw LimenError(
                .usage, "--vary \(name): '\(text)' is no range: write from:to:count or from:to:count:log")
        }
        guard count <= mostValues else { throw tooMany(name) }
        let (from, to) = (try number(parts[0], unit: unit(of: parts[1])), try number(parts[1], unit: ""))
        let isLog = parts.count == 4
        guard !isLog || (from > 0 && to > 0) else {
            throw LimenError(.usage, "--vary \(name): equal factors need positive ends; leave ':log' out")
        }
        return (0..<count).map { index in
            let share = Double(index) / Double(count - 1)
            if index == count - 1 { return .number(to) }
            return .number(isLog ? from * pow(to / from, share) : from + (to - from) * share)
        }
    }

    private static func tooMany(_ name: String) -> LimenError {
        LimenError(.usage, "--vary \(name): at most \(mostValues) values; scan in parts")
    }
}

extension InputValue {
    /// For CSV.
    var cell: CSVText.Cell {
        switch self {
        case .number(let value): .number(value)
        case .word(let word): .text(word)
        }
    }

    /// For JSON.
    var json: JSON {
        switch self {
        case .number(let value): .number(value)
        case .word(let word): .text(word)
        }
    }
}
