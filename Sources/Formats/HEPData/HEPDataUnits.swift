import Quantities

/// The unit of a HEPData column, from its header.
enum HEPDataUnits {
    /// The unit as written, without the marks of LaTeX; from `units`, else from brackets at the end of the name.
    static func unit(of variable: HEPDataVariable) -> String? {
        if let units = variable.units { return plain(units) }
        guard let match = variable.name.firstMatch(of: /[\[(]([^\[\]()]+)[\])]\s*$/) else { return nil }
        let unit = plain(String(match.1))
        // Brackets may hold anything; only what is a unit counts as one.
        return unit.isEmpty || !isKnown(unit) ? nil : unit
    }

    /// Tells whether it is an energy, and so can be a mass.
    static func isEnergy(_ unit: String) -> Bool { (try? PhysicalUnit(unit, expecting: .energy)) != nil }

    private static func isKnown(_ unit: String) -> Bool {
        [PhysicalDimension.energy, .inverseEnergy].contains { (try? PhysicalUnit(unit, expecting: $0)) != nil }
    }

    private static func plain(_ text: String) -> String {
        var plain = text
        for mark in ["\\mathrm", "\\text", "\\rm", "$", "{", "}", "\\,", "~"] {
            plain = plain.replacing(mark, with: "")
        }
        // The field writes masses in GeV/c².
        for suffix in ["/c^2", "/c2", "/c**2", "/c²"] where plain.hasSuffix(suffix) {
            plain = String(plain.dropLast(suffix.count))
        }
        return plain.collapsed
    }
}
