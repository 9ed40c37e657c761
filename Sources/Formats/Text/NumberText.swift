import Quantities

/// Numbers as people and programs write them.
enum NumberText {
    /// Whether a cell means to be a number: it begins like one, or says that it is none.
    static func looksLikeNumber(_ cell: some StringProtocol) -> Bool {
        let plain = cell.lowercased()
        if ["nan", "inf", "+inf", "-inf", "infinity", "-infinity", "-nan"].contains(plain) { return true }
        let digits = plain.drop { $0 == "+" || $0 == "-" || $0 == "." }
        guard plain.count - digits.count <= 2, let first = digits.first else { return false }
        return first.isASCIIDigit
    }

    /// The number with an `e` where Fortran writes a `D`; nil when there is none.
    static func withoutFortran(_ cell: String) -> String? {
        guard cell.contains(where: { $0 == "d" || $0 == "D" }) else { return nil }
        let plain = cell.replacing("D", with: "e").replacing("d", with: "e")
        return (try? DecimalText(plain)) == nil ? nil : plain
    }

    /// Whether a cell is a number with a decimal comma, such as `0,5` or `1,2e-3`.
    static func hasDecimalComma(_ cell: some StringProtocol) -> Bool {
        let comma = cell.firstIndex(of: ",").map { cell[$0...].dropFirst() }
        guard comma?.first?.isASCIIDigit == true else { return false }
        return !cell.contains(".") && (try? DecimalText(String(cell).replacing(",", with: "."))) != nil
    }
}
