import Foundation

/// Writes the man macros, with everything that they would take for an instruction escaped.
struct Roff {
    private(set) var text = ""

    /// A macro with its arguments.
    mutating func request(_ macro: String, _ arguments: String...) {
        let words = arguments.map { "\"\(Self.escaped($0).replacingOccurrences(of: "\"", with: "\\(dq"))\"" }
        text += ([".\(macro)"] + words).joined(separator: " ") + "\n"
    }

    mutating func section(_ title: String) { request("SH", title) }

    mutating func subsection(_ title: String) { request("SS", title) }

    /// A paragraph for every paragraph of the text.
    mutating func prose(_ words: String) {
        for paragraph in words.components(separatedBy: "\n\n") where !paragraph.isEmpty {
            separate()
            filled(paragraph)
        }
    }

    /// How a command is called: its name in bold.
    mutating func synopsis(_ name: String, _ arguments: [String]) {
        text += "\\fB\(Self.escaped(name))\\fR\n"
        for argument in arguments { line(argument) }
    }

    /// A term and what it means.
    mutating func item(_ term: String, _ meaning: String) {
        text += ".TP\n\\fB\(Self.escaped(term))\\fR\n"
        filled(meaning)
    }

    /// Lines that stay as they are.
    mutating func lines(_ lines: [String]) {
        separate()
        text += ".RS 4\n.nf\n"
        for words in lines { line(words) }
        text += ".fi\n.RE\n"
    }

    /// Begins a paragraph, where a title did not just do so.
    private mutating func separate() {
        if !text.hasSuffix("\"\n") { text += ".PP\n" }
    }

    private mutating func line(_ words: String) {
        let escaped = Self.escaped(words)
        // A full stop at the beginning of a line would begin a macro.
        let start = escaped.hasPrefix(".") ? "\\&" : ""
        // Dots at the end of a line would pass for the end of a sentence.
        text += start + escaped + (escaped.hasSuffix("...") ? "\\&" : "") + "\n"
    }

    /// Running text, in lines that an editor shows whole.
    private mutating func filled(_ words: String) {
        var gathered = ""
        for word in words.split(whereSeparator: \.isWhitespace) {
            if !gathered.isEmpty, gathered.count + word.count >= Self.sourceWidth {
                line(gathered)
                gathered = ""
            }
            gathered += (gathered.isEmpty ? "" : " ") + word
        }
        if !gathered.isEmpty { line(gathered) }
    }

    private static let sourceWidth = 72

    /// Text that is printed as it is. Hyphens become minus signs, so that options can be copied from the page; what
    /// is not ASCII is named by its code, so that the page reads the same in every locale.
    static func escaped(_ words: String) -> String {
        var result = ""
        for scalar in words.unicodeScalars {
            switch scalar {
            case "\\": result += "\\(rs"
            case "-": result += "\\-"
            case "'": result += "\\(aq"
            case "`": result += "\\(ga"
            case "^": result += "\\(ha"
            case "~": result += "\\(ti"
            case _ where scalar.isASCII: result.unicodeScalars.append(scalar)
            default: result += "\\[u\(Self.hexadecimal(scalar))]"
            }
        }
        return result
    }

    private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
