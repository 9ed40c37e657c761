/// Widths of text, without asking a font: the advance widths of DejaVu Sans in thousandths of the size.
///
/// Helvetica and Arial, which the figures name first, are narrower everywhere, so that boxes made with these widths hold
/// the text in either.
enum GlyphWidths {
    /// U+0020 to U+007E.
    private static let latin = [
        318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636,
        636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656,
        557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613,
        635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818,
        592, 592, 525, 636, 337, 636, 838,
    ]

    /// Letters that the field needs beyond Latin.
    private static let others: [Character: Int] = [
        "′": 227, "→": 838, "−": 838, "–": 500, "—": 1000, "×": 838, "·": 318, "±": 838, "…": 1000, "⁰": 401, "¹": 401,
        "²": 401, "³": 401, "⁴": 401, "⁵": 401, "⁶": 401, "⁷": 401, "⁸": 401, "⁹": 401, "⁻": 528, "⁺": 528, "≤": 838,
        "≥": 838, "√": 637, "°": 500, "’": 318, "γ": 592, "ε": 541, "μ": 636, "π": 602, "ρ": 635, "ω": 837, "φ": 660,
        "χ": 578, "ψ": 660, "α": 659, "Υ": 611, "Λ": 684, "σ": 634, "\u{A0}": 318, "\u{2009}": 200,
    ]

    /// The width of a character at size 1; combining marks add nothing.
    static func width(_ character: Character) -> Double {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return 0 }
        let base = Character(String(first))
        if (0x20...0x7E).contains(first.value) { return Double(latin[Int(first.value) - 0x20]) / 1000 }
        if let known = others[base] { return Double(known) / 1000 }
        // East Asian characters fill the square; anything else is taken as wide as a capital.
        return (0x1100...0xFFFF).contains(first.value) && first.value > 0x2E7F ? 1 : 0.8
    }

    /// The width of a text at size 1.
    static func width(_ text: String) -> Double { text.reduce(0) { $0 + width($1) } }
}
