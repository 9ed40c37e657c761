import Quantities

/// Numbers as people and programs write them.
enum NumberText {
    /// Tells whether a cell means to be a number: it begins like one, or says that it is none.
    static func looksLikeNumber(_ cell: some StringProtocol) -> Bool {
        if let first = cell.utf8.first, (0x30...0x39).contains(first) { return true }
        let plain = cell.lowercased()
        if ["nan", "inf", "+inf", "-inf", "infinity", "-infinity", "-nan"].contains(plain) { return true }
        let digits = plain.drop { $0 == "+" || $0 == "-" || $0 == "." }
        guard plain.count - digits.count <= 2, let first = digits.first else { return false }
        return first.isASCIIDigit
    }

    /// Tells whether a text holds nothing but digits, points, signs and `e`, and begins with a digit: most cells of most files,
    /// which need no closer look.
    static func isPlain(_ cell: some StringProtocol) -> Bool {
        guard let first = cell.utf8.first, (0x30...0x39).contains(first) else { return false }
        return cell.utf8.allSatisfy { isPlain($0) }
    }

    /// Tells whether a byte may stand in such a text.
    static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// The number with an `e` where Fortran writes a `D`; nil when there is none.
    static func withoutFortran(_ cell: String) -> String? {
        guard cell.contains(where: { $0 == "d" || $0 == "D" }) else { return nil }
        let plain = cell.replacing("D", with: "e").replacing("d", with: "e")
        return (try? DecimalText(plain)) == nil ? nil : plain
    }

    /// Tells whether a cell is a number with a decimal comma, such as `0,5` or `1,2e-3`.
    static func hasDecimalComma(_ cell: some StringProtocol) -> Bool {
        let comma = cell.firstIndex(of: ",").map { cell[$0...].dropFirst() }
        guard comma?.first?.isASCIIDigit == true else { return false }
        return !cell.contains(".") && (try? DecimalText(String(cell).replacing(",", with: "."))) != nil
    }
}
