import LimitModel
import Quantities

/// Everything wrong with a file; a file that has errors brings nothing.
package struct FormatErrors: Error, Sendable, Hashable {
    /// The errors by line, at most `ReaderLimits.errors`, and at the end one that asks for everything that is missing.
    package let findings: [Finding]

    /// - Parameter missing: asks for what the file does not state and a limit needs; nil when nothing is missing.
    init(_ errors: [Finding], missing: Finding? = nil) {
        findings = errors.sorted { ($0.place.line ?? 0) < ($1.place.line ?? 0) } + [missing].compactMap(\.self)
    }
}

extension FormatErrors: CustomStringConvertible {
    package var description: String { findings.map(\.description).joined(separator: "\n") }
}

extension Finding.Code {
    /// The kind of a quantity's error.
    init(_ error: QuantityError) {
        switch error {
        case .notANumber(let text):
            self =
                switch NumberFault(text) {
                case .decimalComma: .decimalComma
                case .fortranExponent: .fortranNumber
                case .notFinite: .notFinite
                case .missing, .other: .notANumber
                }
        case .outOfRange: self = .notFinite
        case .missingUnit, .unknownUnit, .wrongDimension: self = .unit
        case .badConfidenceLevel: self = .confidenceLevel
        }
    }
}

extension String {
    /// One line of limited length without control characters, so that a hostile file cannot steer the terminal.
    var printable: String {
        let longest = 400
        var plain = ""
        for scalar in unicodeScalars.prefix(longest) {
            let category = scalar.properties.generalCategory
            plain.unicodeScalars.append(category == .control || category == .format ? " " : scalar)
        }
        return unicodeScalars.count > longest ? plain + "…" : plain
    }
}
