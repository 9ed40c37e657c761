/// Reason why a text is not the quantity it should be. Every message says how to write it right.
public enum QuantityError: Error, Hashable, Sendable {
    /// The text is not a plain decimal number.
    case notANumber(String)
    /// The number does not fit a double.
    case outOfRange(String)
    /// A number without a unit where one is needed.
    case missingUnit(String, PhysicalDimension)
    /// A unit nobody knows; the nearest known one, if any, is suggested.
    case unknownUnit(String, PhysicalDimension, suggestion: String?)
    /// A unit of another dimension.
    case wrongDimension(String, found: PhysicalDimension, expected: PhysicalDimension)
    /// Not a confidence level between 0 and 1.
    case badConfidenceLevel(String)
}

extension QuantityError: CustomStringConvertible {
    public var description: String { remedy.map { "\(problem): \($0)" } ?? problem }

    /// What is wrong.
    package var problem: String { parts.problem }

    /// How to write it right; nil when the problem says it all.
    package var remedy: String? { parts.remedy }

    private var parts: (problem: String, remedy: String?) {
        switch self {
        case .notANumber(let text): Self.explainNumber(text)
        case .outOfRange(let text): ("the number \(text) is too large or too small to be stored", nil)
        case .missingUnit(let text, let dimension):
            ("'\(text)' has no unit", "write \(dimension.examples(for: text))")
        case .unknownUnit(let unit, let dimension, let suggestion):
            if let suggestion {
                ("unknown unit '\(unit)'", "did you mean \(suggestion)?")
            } else {
                ("unknown unit '\(unit)' for \(dimension.name)", "use \(dimension.unitList)")
            }
        case .wrongDimension(let text, let found, let expected):
            ("'\(text)' is \(found.name), but \(expected.name) is needed", "use \(expected.unitList)")
        case .badConfidenceLevel(let text):
            ("'\(text)' is not a confidence level", "write 0.90, 90% or unknown")
        }
    }

    private static func explainNumber(_ text: String) -> (problem: String, remedy: String?) {
        let plain = text.trimmed
        return switch NumberFault(text) {
        case .missing: ("a number is missing", nil)
        case .decimalComma(let right): ("'\(plain)' uses a decimal comma", "write \(right)")
        case .fortranExponent(let right): ("'\(plain)' uses a Fortran exponent", "write \(right)")
        case .notFinite: ("'\(plain)' is not a finite number", "leave the point out")
        case .other: ("'\(plain)' is not a number", "write for example 0.5 or 1e-3")
        }
    }
}

/// In which way a text misses being a plain decimal number.
public enum NumberFault: Hashable, Sendable {
    /// There is nothing.
    case missing
    /// A comma stands for the point; how to write it right.
    case decimalComma(String)
    /// `D` stands for `e`; how to write it right.
    case fortranExponent(String)
    /// NaN or an infinity.
    case notFinite
    /// It is not like a number at all.
    case other

    public init(_ text: String) {
        let plain = text.trimmed
        let pointed = plain.replacing(",", with: ".")
        let modern = plain.replacing("D", with: "e").replacing("d", with: "e")
        if plain.isEmpty {
            self = .missing
        } else if pointed != plain, (try? DecimalText(pointed)) != nil {
            self = .decimalComma(pointed)
        } else if modern != plain, (try? DecimalText(modern)) != nil {
            self = .fortranExponent(modern)
        } else if ["nan", "inf", "+inf", "-inf", "infinity"].contains(plain.lowercased()) {
            self = .notFinite
        } else {
            self = .other
        }
    }
}

extension String {
    /// The text without white space at its ends.
    var trimmed: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
