/// A decimal number as it was written, so that a change of unit by a power of ten happens in the text and the value is
/// rounded to binary once: 27 MeV and 0.027 GeV become the same double.
public struct DecimalText: Sendable, Hashable {
    /// Sign and digits with at most one point, for example `-27.5`.
    let mantissa: String
    /// The written exponent of ten.
    let exponent: Int

    /// Reads a plain decimal number such as `27`, `-0.5`, `1e-3`, `.5`.
    ///
    /// Decimal commas, hexadecimal numbers, Fortran `D` exponents, `inf`, `nan` and thousands separators are refused.
    /// - Throws: `QuantityError.notANumber`, with a remedy where the mistake is a known one.
    public init(_ text: some StringProtocol) throws(QuantityError) {
        let bytes = Array(text.utf8)
        var index = 0
        func digitRun() -> Int {
            let start = index
            while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 { index += 1 }
            return index - start
        }
        if index < bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D { index += 1 }
        var digits = digitRun()
        if index < bytes.count, bytes[index] == 0x2E {
            index += 1
            digits += digitRun()
        }
        guard digits > 0 else { throw .notANumber(String(text)) }
        let end = index
        var power = 0
        if index < bytes.count, bytes[index] == 0x65 || bytes[index] == 0x45 {
            index += 1
            let signAt = index
            if index < bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D { index += 1 }
            let count = digitRun()
            guard count > 0, count <= 6, let value = Int(String(decoding: bytes[signAt..<index], as: UTF8.self)) else {
                throw .notANumber(String(text))
            }
            power = value
        }
        guard index == bytes.count else { throw .notANumber(String(text)) }
        mantissa = String(decoding: bytes[0..<end], as: UTF8.self)
        exponent = power
    }

    private init(mantissa: String, exponent: Int) {
        self.mantissa = mantissa
        self.exponent = exponent
    }

    /// This number times 10^`shift`, exactly.
    public func timesTen(to shift: Int) -> DecimalText {
        DecimalText(mantissa: mantissa, exponent: exponent + shift)
    }

    /// n when the number is 10^n, as `1e-36`, `0.001` and `100.0` are.
    public var powerOfTen: Int? {
        let digits = mantissa.utf8.filter { $0 != 0x2B && $0 != 0x2E }
        guard let one = digits.firstIndex(where: { $0 != 0x30 }), digits[one] == 0x31,
            digits[(one + 1)...].allSatisfy({ $0 == 0x30 })
        else { return nil }
        let whole = mantissa.utf8.prefix { $0 != 0x2E }.count { $0 != 0x2B }
        return exponent + whole - 1 - one
    }

    /// The nearest double to this number times 10^`shift`.
    /// - Throws: `QuantityError.outOfRange` when the result is not finite, or zero although the number is not.
    public func double(timesTenTo shift: Int = 0) throws(QuantityError) -> Double {
        let power = exponent + shift
        guard let value = Double("\(mantissa)e\(power)"), value.isFinite else { throw .outOfRange(description) }
        if value == 0, mantissa.contains(where: { $0 >= "1" && $0 <= "9" }) { throw .outOfRange(description) }
        return value == 0 ? 0 : value
    }
}

extension DecimalText: CustomStringConvertible {
    public var description: String { exponent == 0 ? mantissa : "\(mantissa)e\(exponent)" }
}
