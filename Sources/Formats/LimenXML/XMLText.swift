import LimitModel

/// An XML document as text, indented by two blanks.
struct XMLText {
    private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private var depth = 0

    /// Lines for whoever looks for where the file comes from, as processing instructions: a comment cannot hold two hyphens,
    /// and commands have them.
    mutating func provenance(_ lines: [String]) {
        text += lines.map { "<?limen \($0.replacing("?>", with: "? >").collapsed.quietLine)?>\n" }.joined()
    }

    /// An element with children, or an empty one when the body writes none.
    mutating func element(
        _ name: String, _ attributes: [(String, String?)] = [], _ body: (inout XMLText) throws -> Void
    ) rethrows {
        line("<\(name)\(Self.write(attributes))>")
        let opened = text.utf8.count
        depth += 1
        try body(&self)
        depth -= 1
        if text.utf8.count == opened {
            text.removeLast(2)
            text += "/>\n"
        } else {
            line("</\(name)>")
        }
    }

    /// An element without children.
    mutating func element(_ name: String, _ attributes: [(String, String?)] = []) {
        line("<\(name)\(Self.write(attributes))/>")
    }

    /// An element with text.
    mutating func element(_ name: String, _ attributes: [(String, String?)] = [], text content: String) {
        line("<\(name)\(Self.write(attributes))>\(Self.escape(content))</\(name)>")
    }

    /// A line of text as it is.
    mutating func line(_ content: String) {
        text += String(repeating: "  ", count: depth) + content + "\n"
    }

    private static func write(_ attributes: [(String, String?)]) -> String {
        attributes.map { name, value in value.map { " \(name)=\"\(escape($0))\"" } ?? "" }.joined()
    }

    /// Spells characters that steer a terminal as references; what XML cannot hold even so, such as most control
    /// characters, becomes a blank.
    private static func escape(_ text: String) -> String {
        XMLEscape.text(text) { scalar in
            guard scalar.steersText else { return nil }
            return isAllowed(scalar) ? "&#x\(String(scalar.value, radix: 16, uppercase: true));" : " "
        }
    }

    /// Tells whether XML 1.0 has the character.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20..<0xFFFE, 0x10000...: true
        default: false
        }
    }
}
