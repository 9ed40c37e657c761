/// A unit that differs from the canonical unit of its dimension by a power of ten.
public struct PhysicalUnit: Sendable, Hashable {
    /// The symbol, for example `MeV` or `1/GeV`.
    public let symbol: String
    /// The quantity that it measures.
    public let dimension: PhysicalDimension
    /// One of this unit is 10^`power` of the canonical unit.
    public let power: Int

    /// Reads a unit symbol: `MeV`, `1/GeV`, `/GeV`, `GeV^-1`, `GeV-1`, `cm`, `%`, `events`, or nothing for a pure number.
    /// - Throws: `QuantityError.unknownUnit` with a suggestion when only capital letters or a prefix are off.
    public init(_ text: some StringProtocol, expecting dimension: PhysicalDimension) throws(QuantityError) {
        let plain = String(text).trimmed
        if let unit = Self.table[Self.spelling(plain)] {
            guard unit.dimension == dimension || Self.bothNumbers(unit.dimension, dimension) else {
                throw .wrongDimension(plain, found: unit.dimension, expected: dimension)
            }
            self.init(symbol: unit.symbol, dimension: dimension, power: unit.power)
            return
        }
        let lowered = Self.spelling(plain).lowercased()
        let candidate = Self.table.values
            .filter { $0.symbol.lowercased() == lowered && $0.dimension == dimension }
            .map(\.symbol).sorted().first
        throw .unknownUnit(plain, dimension, suggestion: candidate)
    }

    private init(symbol: String, dimension: PhysicalDimension, power: Int) {
        self.symbol = symbol
        self.dimension = dimension
        self.power = power
    }

    /// The canonical unit of a dimension.
    public static func canonical(_ dimension: PhysicalDimension) -> PhysicalUnit {
        PhysicalUnit(symbol: dimension.canonicalUnit, dimension: dimension, power: 0)
    }

    private static func bothNumbers(_ one: PhysicalDimension, _ other: PhysicalDimension) -> Bool {
        [one, other].allSatisfy { $0 == .dimensionless || $0 == .count }
    }

    /// Brings the ways to write an inverse unit to `1/X`, and the two micro signs to `u`.
    private static func spelling(_ text: String) -> String {
        var plain = text.replacing(" ", with: "").replacing("\u{00B5}", with: "u").replacing("\u{03BC}", with: "u")
        for suffix in ["^{-1}", "^-1", "**-1", "\u{207B}\u{00B9}", "-1"] where plain.hasSuffix(suffix) {
            plain = "1/" + plain.dropLast(suffix.count)
            break
        }
        if plain.hasPrefix("/") { plain = "1" + plain }
        return plain
    }

    private static let table: [String: PhysicalUnit] = {
        var units = [
            PhysicalUnit(symbol: "", dimension: .dimensionless, power: 0),
            PhysicalUnit(symbol: "1", dimension: .dimensionless, power: 0),
            PhysicalUnit(symbol: "%", dimension: .dimensionless, power: -2),
            PhysicalUnit(symbol: "events", dimension: .count, power: 0),
            PhysicalUnit(symbol: "g/cm3", dimension: .density, power: 0),
        ]
        for (prefix, power) in [("m", -12), ("", -9), ("k", -6), ("M", -3), ("G", 0), ("T", 3)] {
            units.append(PhysicalUnit(symbol: "\(prefix)eV", dimension: .energy, power: power))
            units.append(PhysicalUnit(symbol: "1/\(prefix)eV", dimension: .inverseEnergy, power: -power))
        }
        for (prefix, power) in [("f", -15), ("n", -9), ("u", -6), ("m", -3), ("c", -2), ("", 0), ("k", 3)] {
            units.append(PhysicalUnit(symbol: "\(prefix)m", dimension: .length, power: power))
        }
        return Dictionary(uniqueKeysWithValues: units.map { ($0.symbol, $0) })
    }()
}
