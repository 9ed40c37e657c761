extension DecimalText {
    /// The same number as a decimal text in another unit, shifted by powers of ten in the text, so that reading it back
    /// in that unit gives the very double that was printed.
    ///
    /// Between 1e-4 and 1e7 a plain decimal; otherwise one digit before the point and a signed exponent (`1.5e-7`,
    /// `2.0e+16`), which every reader of numbers takes, those of YAML 1.1 included.
    /// - Parameter shift: 9 writes a value in GeV as one in eV.
    public func text(timesTenTo shift: Int = 0) -> String {
        let isNegative = mantissa.hasPrefix("-")
        let parts = mantissa.drop { $0 == "-" || $0 == "+" }.split(separator: ".", omittingEmptySubsequences: false)
        let whole = String(parts.first ?? "")
        let all = Array(whole + (parts.count > 1 ? parts[1] : ""))
        let leading = all.prefix { $0 == "0" }.count
        guard leading < all.count else { return "0.0" }
        var digits = Array(all[leading...])
        while digits.count > 1, digits.last == "0" { digits.removeLast() }
        // The number is d.ddd times ten to this power.
        let power = whole.count - leading - 1 + exponent + shift
        let sign = isNegative ? "-" : ""
        func run(_ part: ArraySlice<Character>) -> String { part.isEmpty ? "0" : String(part) }
        switch power {
        case -4..<0: return sign + "0." + String(repeating: "0", count: -power - 1) + String(digits)
        case 0..<7:
            while digits.count <= power { digits.append("0") }
            return sign + String(digits[...power]) + "." + run(digits[(power + 1)...])
        default:
            return sign + String(digits[0]) + "." + run(digits[1...]) + "e" + (power < 0 ? "-" : "+")
                + String(power.magnitude)
        }
    }
}

extension Double {
    /// The shortest decimal text of a finite number, in a unit that is 10^-`shift` of the number's own; reading it back
    /// with `DecimalText.double(timesTenTo: -shift)` gives the same double.
    public func decimal(timesTenTo shift: Int = 0) -> String {
        (try? DecimalText("\(self)"))?.text(timesTenTo: shift) ?? "\(self)"
    }
}
