/// Reads plain decimal numbers out of bytes, for streams: the same values as `DecimalText`, or nothing where a closer look
/// is needed.
public enum DecimalBytes {
    /// 10^0 ... 10^22: the powers of ten that are exact as doubles.
    private static let powers: [Double] = (0...22).map { power in (0..<power).reduce(1.0) { value, _ in value * 10 } }
    /// Mantissas up to 2^53 are exact as doubles.
    private static let largestMantissa: UInt64 = 1 << 53

    /// The number that begins at an offset, times ten to a power, as the nearest double; the offset then stands behind it.
    ///
    /// A mantissa and a power of ten that are both exact give the nearest double by one multiplication or division,
    /// which IEEE 754 rounds once (W. Clinger, PLDI 1990). Other numbers go through Swift's own reading.
    /// - Returns: nil for anything but an unsigned decimal number above zero.
    public static func positive(in bytes: [UInt8], at offset: inout Int, end: Int, timesTenTo shift: Int) -> Double? {
        bytes.withUnsafeBufferPointer { positive(in: $0, at: &offset, end: end, timesTenTo: shift) }
    }

    /// The number that a text consists of, times ten to a power, as the nearest double.
    /// - Returns: nil for anything but an unsigned decimal number above zero.
    public static func positive(_ text: String, timesTenTo shift: Int) -> Double? {
        text.utf8.withContiguousStorageIfAvailable { bytes -> Double? in
            var at = 0
            let value = positive(in: bytes, at: &at, end: bytes.count, timesTenTo: shift)
            return at == bytes.count ? value : nil
        } ?? nil
    }

    private static func positive(
        in bytes: UnsafeBufferPointer<UInt8>, at offset: inout Int, end: Int, timesTenTo shift: Int
    ) -> Double? {
        let start = offset
        var at = offset
        var mantissa: UInt64 = 0
        var (digits, decimals) = (0, 0)
        readDigits(bytes, &at, end, &mantissa, &digits)
        if at < end, bytes[at] == UInt8(ascii: ".") {
            at += 1
            let whole = digits
            readDigits(bytes, &at, end, &mantissa, &digits)
            decimals = digits - whole
        }
        guard digits > 0 else { return nil }
        var exponent = 0
        if at < end, bytes[at] | 0x20 == UInt8(ascii: "e") {
            at += 1
            var isNegative = false
            if at < end, bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "+") {
                isNegative = bytes[at] == UInt8(ascii: "-")
                at += 1
            }
            let first = at
            while at < end, at - first < 4, bytes[at] &- 0x30 < 10 {
                exponent = exponent * 10 + Int(bytes[at] &- 0x30)
                at += 1
            }
            guard at > first else { return nil }
            if isNegative { exponent = -exponent }
        }
        let power = exponent - decimals + shift
        if digits <= 19, mantissa <= largestMantissa, abs(power) < powers.count {
            guard mantissa > 0 else { return nil }
            offset = at
            return power < 0 ? Double(mantissa) / powers[-power] : Double(mantissa) * powers[power]
        }
        guard shift == 0, let value = Double(String(decoding: bytes[start..<at], as: UTF8.self)), value.isFinite,
            value > 0
        else { return nil }
        offset = at
        return value
    }

    @inline(__always)
    private static func readDigits(
        _ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ end: Int, _ mantissa: inout UInt64, _ count: inout Int
    ) {
        while at < end {
            let digit = bytes[at] &- 0x30
            guard digit < 10 else { return }
            // Nineteen digits fit; more are counted, and read the other way.
            if count < 19 { mantissa = mantissa &* 10 &+ UInt64(digit) }
            count += 1
            at += 1
        }
    }
}
