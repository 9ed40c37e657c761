import LimenKit

/// Text with subscripts and superscripts: symbols of the field, powers of ten, units.
struct RichText: Hashable, Sendable {
    enum Script: Hashable, Sendable {
        case base, sub, sup
    }

    struct Run: Hashable, Sendable {
        var text: String
        var script = Script.base
        var isItalic = false
    }

    var runs: [Run]

    init(_ runs: [Run]) {
        self.runs = runs
    }

    init(plain text: String) {
        runs = [Run(text: text)]
    }

    /// Longer texts are cut: no label needs more.
    private static let longestText = 200

    /// Text as people type it: `1e13` becomes a power of ten.
    init(typed text: String) {
        runs = []
        let characters = Array(text.prefix(Self.longestText)) + (text.count > Self.longestText ? ["…"] : [])
        var pending = ""
        var index = 0
        while index < characters.count {
            guard let power = Self.power(in: characters, at: index) else {
                pending.append(characters[index])
                index += 1
                continue
            }
            pending += power.mantissa == "1" ? "10" : "\(power.mantissa)×10"
            runs.append(Run(text: pending))
            runs.append(Run(text: power.exponent, script: .sup))
            pending = ""
            index = power.end
        }
        if !pending.isEmpty || runs.isEmpty { runs.append(Run(text: pending)) }
    }

    /// A number such as `5e12` that begins a word here; in the middle of one it may be part of a name.
    private static func power(
        in characters: [Character], at start: Int
    ) -> (mantissa: String, exponent: String, end: Int)? {
        func isDigit(_ index: Int) -> Bool { index < characters.count && ("0"..."9").contains(characters[index]) }
        guard isDigit(start), start == 0 || characters[start - 1].isWhitespace || characters[start - 1] == "(" else {
            return nil
        }
        var end = start
        while isDigit(end) || (end < characters.count && characters[end] == "." && isDigit(end + 1)) { end += 1 }
        let mantissa = String(characters[start..<end])
        guard end < characters.count, characters[end] == "e" else { return nil }
        end += 1
        var exponent = ""
        if end < characters.count, characters[end] == "-" {
            exponent = "−"
            end += 1
        }
        let digits = end
        while isDigit(end) { end += 1 }
        guard end > digits, end == characters.count || !characters[end].isLetter else { return nil }
        return (mantissa, exponent + String(characters[digits..<end]), end)
    }

    /// Text with symbols in it: `m_a/m_γ' = 0` gets its subscripts and primes; powers as in `typed`.
    init(formula text: String) {
        runs = []
        for run in RichText(typed: text).runs {
            guard run.script == .base else {
                runs.append(run)
                continue
            }
            runs += RichText(symbol: run.text).runs.map { Run(text: $0.text, script: $0.script) }
        }
    }

    /// A symbol as planes write it: `m_γ'`, `g_aγγ'`, `|g_s ε g|`. What follows `_` up to a space or sign is subscript.
    init(symbol: String) {
        runs = []
        var isSub = false
        for character in symbol.prefix(Self.longestText) {
            if character == "_" {
                isSub = true
                continue
            }
            let shown = character == "'" ? "′" : character
            if isSub, !(character.isLetter || character.isNumber || character == "'") { isSub = false }
            let run = Run(
                text: String(shown), script: isSub ? .sub : .base, isItalic: !isSub && character.isLetter)
            if let last = runs.last, last.script == run.script, last.isItalic == run.isItalic {
                runs[runs.count - 1].text += run.text
            } else {
                runs.append(run)
            }
        }
    }

    /// A unit: `1/GeV` as GeV⁻¹, `GeV2` as GeV².
    init(unit: String) {
        if unit.hasPrefix("1/") {
            runs = [Run(text: String(unit.dropFirst(2))), Run(text: "−1", script: .sup)]
        } else {
            let digits = unit.reversed().prefix { $0.isNumber }.count
            runs = [Run(text: String(unit.dropLast(digits)))]
            if digits > 0 { runs.append(Run(text: String(unit.suffix(digits)), script: .sup)) }
        }
    }

    static func + (one: RichText, other: RichText) -> RichText { RichText(one.runs + other.runs) }

    /// The size of subscripts and superscripts.
    private static let scriptSize = 0.7

    /// The characters without their places.
    var plainText: String { runs.map(\.text).joined() }

    /// The width at a font size.
    func width(size: Double) -> Double {
        runs.reduce(0) { $0 + GlyphWidths.width($1.text) * size * ($1.script == .base ? 1 : Self.scriptSize) }
    }

    /// Content of a `text` element.
    func markup(size: Double) -> String {
        var raised = 0.0
        return runs.map { run in
            let height =
                switch run.script {
                case .base: 0.0
                case .sub: 0.25 * size
                case .sup: -0.38 * size
                }
            var attributes = ""
            if height != raised { attributes += " dy=\"\(Canvas.number(height - raised))\"" }
            if run.script != .base { attributes += " font-size=\"\(Canvas.number(size * Self.scriptSize))\"" }
            if run.isItalic { attributes += " font-style=\"italic\"" }
            raised = height
            let text = Canvas.escaped(run.text)
            return attributes.isEmpty ? text : "<tspan\(attributes)>\(text)</tspan>"
        }
        .joined()
    }
}

extension Canvas {
    /// Alignment of a text relative to its place.
    enum Anchor: String {
        case start, middle, end
    }

    /// A line of text on its baseline, turned by degrees around its place; clockwise is positive.
    mutating func write(
        _ text: RichText, at place: Spot, size: Double, anchor: Anchor = .start, colour: String, turned: Double = 0,
        isBold: Bool = false, halo: String? = nil
    ) {
        let (x, y) = (Canvas.number(place.x), Canvas.number(place.y))
        let markup = text.markup(size: size)
        let turn = turned == 0 ? "" : "rotate(\(Canvas.number(turned)) \(x) \(y))"
        var attributes: [(String, String)] = [("x", x), ("y", y), ("font-size", Canvas.number(size))]
        if anchor != .start { attributes.append(("text-anchor", anchor.rawValue)) }
        if isBold { attributes.append(("font-weight", "bold")) }
        attributes.append(("fill", colour))
        if let halo {
            attributes += [
                ("stroke", halo), ("stroke-width", Canvas.number(size * 0.32)), ("stroke-linejoin", "round"),
                ("paint-order", "stroke"),
            ]
        }
        if !turn.isEmpty { attributes.append(("transform", turn)) }
        element("text", attributes, markup: markup)
    }
}
