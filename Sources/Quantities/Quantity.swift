/// A number with its unit, held in the canonical unit of its dimension (GeV, 1/GeV, m, 1, events).
public struct Quantity: Sendable, Hashable {
    /// The value in the canonical unit.
    public let value: Double
    /// The quantity that it measures.
    public let dimension: PhysicalDimension

    /// A quantity from a value in the canonical unit.
    public init(_ value: Double, _ dimension: PhysicalDimension) {
        self.value = value
        self.dimension = dimension
    }

    /// Reads a number and its unit from two texts, as in an attribute pair `value="27" unit="MeV"`.
    /// - Throws: `QuantityError`.
    public init(number: some StringProtocol, unit: some StringProtocol, as dimension: PhysicalDimension)
        throws(QuantityError)
    {
        let unit = try PhysicalUnit(unit, expecting: dimension)
        value = try DecimalText(String(number).trimmed).double(timesTenTo: unit.power)
        self.dimension = dimension
    }

    /// Reads `100 MeV`, `100MeV`, `0.1 GeV`, `1e-3/GeV`, `1e-3 GeV^-1`, `3 cm`, `0.5`, `50%`.
    ///
    /// A bare number is accepted for pure numbers and counts only.
    /// - Throws: `QuantityError`, whose message shows how to write it.
    public init(_ text: some StringProtocol, as dimension: PhysicalDimension) throws(QuantityError) {
        let plain = String(text).trimmed
        let split = Self.endOfNumber(in: plain)
        let number = plain[..<split]
        let unit = String(plain[split...]).trimmed
        guard !number.isEmpty else { throw .notANumber(plain) }
        let isBareNumberAllowed = dimension == .dimensionless || dimension == .count
        if unit.isEmpty, !isBareNumberAllowed {
            _ = try DecimalText(number)
            throw .missingUnit(plain, dimension)
        }
        try self.init(number: number, unit: unit, as: dimension)
    }

    /// The end of the longest run that looks like a number; an `e` belongs to it only before a digit or a sign and digit,
    /// so that `1eV` is one electronvolt.
    private static func endOfNumber(in text: String) -> String.Index {
        let characters = Array(text)
        var index = 0
        while index < characters.count {
            let character = characters[index]
            if character.isASCII, character.isNumber || "+-.,".contains(character) {
                // A sign inside the text starts an exponent of the unit, except right after `e`.
                if "+-".contains(character), index > 0, !"eEdD".contains(characters[index - 1]) { break }
                index += 1
                continue
            }
            if "eEdD".contains(character), index > 0 {
                let next = index + 1 < characters.count ? characters[index + 1] : " "
                let afterNext = index + 2 < characters.count ? characters[index + 2] : " "
                let startsExponent =
                    (next.isASCII && next.isNumber) || ("+-".contains(next) && afterNext.isASCII && afterNext.isNumber)
                if startsExponent {
                    index += 1
                    continue
                }
            }
            break
        }
        return text.index(text.startIndex, offsetBy: index)
    }
}
