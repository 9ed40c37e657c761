/// A confidence level as a fraction between 0 and 1, or unknown, said in so many words.
public enum ConfidenceLevel: Sendable, Hashable {
    /// A stated level, 0 < level < 1.
    case level(Double)
    /// The source does not state it.
    case unknown

    /// Reads `0.90`, `90%` or `unknown`; 90 without a percent sign is refused, not guessed.
    /// - Throws: `QuantityError.badConfidenceLevel`.
    public init(_ text: some StringProtocol) throws(QuantityError) {
        let plain = String(text).trimmed
        if plain == "unknown" {
            self = .unknown
            return
        }
        guard let quantity = try? Quantity(plain, as: .dimensionless), quantity.value > 0, quantity.value < 1 else {
            throw .badConfidenceLevel(plain)
        }
        self = .level(quantity.value)
    }

    /// The level, or nil when unknown.
    public var value: Double? {
        if case .level(let value) = self { value } else { nil }
    }
}
