extension Unicode.Scalar {
    /// Whether it steers a terminal, a parser or the direction of writing, rather than being seen: control characters (tab
    /// and line feed among them), separators of lines and paragraphs, bidirectional marks, the byte order mark, and the two
    /// code points of the basic plane that are not characters. Names and titles come from files of other people, and whatever
    /// prints them asks this. All of them lie in the basic plane.
    package var steersText: Bool {
        switch value {
        case 0x00..<0x20, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE,
            0xFFFF:
            true
        default: false
        }
    }
}

extension String {
    /// The text with U+FFFD in place of every character that steers, except tabs and line feeds.
    package var quiet: String { replacingSteering { $0 == "\t" || $0 == "\n" } }

    /// The text with U+FFFD in place of every character that steers, tabs and line feeds included, so that it is one line.
    package var quietLine: String { replacingSteering { _ in false } }

    private func replacingSteering(except isKept: (Unicode.Scalar) -> Bool) -> String {
        func steers(_ scalar: Unicode.Scalar) -> Bool { scalar.steersText && !isKept(scalar) }
        guard unicodeScalars.contains(where: steers) else { return self }
        var plain = UnicodeScalarView()
        plain.reserveCapacity(unicodeScalars.count)
        for scalar in unicodeScalars { plain.append(steers(scalar) ? "\u{FFFD}" : scalar) }
        return String(plain)
    }
}
