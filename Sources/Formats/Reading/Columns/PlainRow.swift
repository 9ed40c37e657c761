import Quantities

/// A row of two plain positive numbers between blanks, as most rows of most files are.
///
/// It is read from bytes, in a tenth of the time that the readers take who know all habits and all mistakes. Whatever is
/// anything else is left to them, and what they make of a plain row is the same.
struct PlainRow {
    /// The numbers as they are written.
    let mass, coupling: String
    /// The numbers times the powers of ten asked for.
    let massValue, couplingValue: Double

    /// nil for any other line.
    /// - Parameters:
    ///   - line: the place of the line in the bytes, without its end.
    ///   - powers: what the numbers are multiplied with, as powers of ten, in their text.
    init?(_ bytes: [UInt8], _ line: Range<Int>, powers: (mass: Int, coupling: Int) = (0, 0)) {
        var at = line.lowerBound
        let end = line.upperBound
        guard let mass = Self.number(bytes, &at, end, power: powers.mass), at < end, Self.isBlank(bytes[at]),
            let coupling = Self.number(bytes, &at, end, power: powers.coupling)
        else { return nil }
        while at < end, Self.isBlank(bytes[at]) { at += 1 }
        guard at == end else { return nil }
        (massValue, couplingValue) = (mass.value, coupling.value)
        self.mass = String(decoding: bytes[mass.place], as: UTF8.self)
        self.coupling = String(decoding: bytes[coupling.place], as: UTF8.self)
    }

    /// The number after any blanks. It begins with a digit: what begins otherwise may be a comment.
    private static func number(
        _ bytes: [UInt8], _ at: inout Int, _ end: Int, power: Int
    ) -> (value: Double, place: Range<Int>)? {
        while at < end, isBlank(bytes[at]) { at += 1 }
        guard at < end, bytes[at] &- 0x30 < 10 else { return nil }
        let start = at
        guard let value = DecimalBytes.positive(in: bytes, at: &at, end: end, timesTenTo: power) else { return nil }
        return (value, start..<at)
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
