import LimitModel

/// The part of a HEPData variable in a limit, from its name. Only words that leave no doubt are read.
struct VariableMeaning: Hashable {
    /// Observed or expected.
    enum Kind: Hashable { case observed, expected }

    var kind: Kind?
    /// 1 or 2 standard deviations above or below the expected limit; nil for the limit itself.
    var sigma: Int?

    /// The role in a limit; nil when the name tells nothing.
    var role: Curve.Role? {
        switch (kind, sigma) {
        case (.observed, nil): .central
        case (.expected, nil): .expected
        // A variation of the observed limit is that of the theory. A band without the word 'expected' still is one.
        case (.observed, _): nil
        case (_, 1): .plusOneSigma
        case (_, -1): .minusOneSigma
        case (_, 2): .plusTwoSigma
        case (_, -2): .minusTwoSigma
        default: nil
        }
    }

    init(_ name: String) {
        let plain = Self.plain(name)
        let words = Set(plain.split { !$0.isLetter }.map(String.init))
        let isObserved = !words.isDisjoint(with: ["observed", "obs", "measured"])
        let isExpected = !words.isDisjoint(with: ["expected", "exp", "median"])
        kind = isObserved == isExpected ? nil : isObserved ? .observed : .expected
        sigma = Self.sigma(in: plain)
    }

    /// The number of standard deviations that an error label speaks of: `1 sigma`, `68%`, `2 s.d.`; nil when it does not say.
    static func width(of label: String) -> Int? {
        let plain = plain(label)
        return number(in: plain)
    }

    /// Small letters without the marks of LaTeX, and one name for one thing.
    private static func plain(_ name: String) -> String {
        var text = name.lowercased()
        for (from, to) in [
            ("\\sigma", " sigma "), ("σ", " sigma "), ("\\pm", "±"), ("+/-", "±"), ("\\mathrm", " "), ("\\text", " "),
            ("$", " "), ("{", " "), ("}", " "), ("\\", " "), ("_", " "), ("^", " "), ("~", " "), ("−", "-"), ("–", "-"),
            ("s.d.", " sigma "), ("std. dev.", " sigma "), ("std.dev.", " sigma "), ("standard deviations", " sigma "),
            ("standard deviation", " sigma "), ("c.l.", "cl"), ("conf. level", "cl"), ("confidence level", "cl"),
            ("upper limits", " "), ("upper limit", " "), ("lower limits", " "), ("lower limit", " "),
            ("upper bound", " "), ("lower bound", " "), ("minus", " - "), ("plus", " + "),
        ] {
            text = text.replacing(from, with: to)
        }
        text = text.replacing(/\b(sd|std|stddev)\b/, with: " sigma ").replacing(/\bone\b/, with: "1")
        text = text.replacing(/\btwo\b/, with: "2")
        // The confidence level of the limit itself is not a band.
        text = text.replacing(/\d+(\.\d+)?\s*%?\s*cl\b/, with: " ")
        return text.collapsed
    }

    private static func number(in text: String) -> Int? {
        if text.firstMatch(of: /(^|[^\d.])1(\.0)?\s*sigma/) != nil { return 1 }
        if text.firstMatch(of: /(^|[^\d.])2(\.0)?\s*sigma/) != nil { return 2 }
        if text.firstMatch(of: /(^|[^\d.])68(\.\d+)?\s*%/) != nil { return 1 }
        if text.firstMatch(of: /(^|[^\d.])95(\.\d+)?\s*%/) != nil { return 2 }
        return nil
    }

    private static func sigma(in text: String) -> Int? {
        guard let number = number(in: text), !text.contains("±") else { return nil }
        let isUp =
            text.firstMatch(of: /\+\s*[12](\.0)?\s*sigma/) != nil
            || text.firstMatch(of: /\b(up|upper|high|higher|upward)\b/) != nil
        let isDown =
            text.firstMatch(of: /-\s*[12](\.0)?\s*sigma/) != nil
            || text.firstMatch(of: /\b(down|lower|low|downward)\b/) != nil
        return isUp == isDown ? nil : isUp ? number : -number
    }
}
