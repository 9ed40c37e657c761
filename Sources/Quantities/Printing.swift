import Foundation

extension Double {
    /// The number with so many significant digits, `1.145e-07` as `1.145e-7`; for tables, never for storage.
    public func printed(digits: Int = 4) -> String {
        if !isFinite { return isNaN ? "nan" : (self < 0 ? "-inf" : "inf") }
        let text = String(format: "%.\(digits)g", self)
        guard let mark = text.firstIndex(of: "e"), let power = Int(text[text.index(after: mark)...]) else {
            return text
        }
        return "\(text[..<mark])e\(power)"
    }
}

extension Quantity {
    /// The value with the unit a reader expects: masses from eV to TeV, everything else in the canonical unit.
    public func printed(digits: Int = 4) -> String {
        switch dimension {
        case .energy:
            let scales: [(Double, Double, String)] = [
                (1e3, 1e-3, "TeV"), (1, 1, "GeV"), (1e-3, 1e3, "MeV"), (1e-6, 1e6, "keV"),
            ]
            // A shade below a boundary counts as on it, so that 0.001 GeV is 1 MeV whatever the last bit says.
            let scale = scales.first { abs(value) >= $0.0 * (1 - 1e-12) } ?? (0, 1e9, "eV")
            return "\((value * scale.1).printed(digits: digits)) \(scale.2)"
        case .dimensionless: return value.printed(digits: digits)
        case .inverseEnergy: return "\(value.printed(digits: digits)) /GeV"
        default: return "\(value.printed(digits: digits)) \(dimension.canonicalUnit)"
        }
    }
}
