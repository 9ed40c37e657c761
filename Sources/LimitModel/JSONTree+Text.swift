extension JSONTree {
    /// The value on one line without spaces, as Limen stores documents.
    public func compact() -> String {
        var text: [UInt8] = []
        write(into: &text, indent: nil)
        return String(decoding: text, as: UTF8.self)
    }

    /// The value on one line without spaces, in which nothing steers a terminal.
    public func line() -> String { Self.quiet(compact()) }

    /// The value with one member or element per line, indented by two spaces, for people and for `git diff`; nothing in it
    /// steers a terminal.
    public func indented() -> String {
        var text: [UInt8] = []
        write(into: &text, indent: 0)
        return Self.quiet(String(decoding: text, as: UTF8.self)) + "\n"
    }

    /// A JSON text with an escape in place of every character that steers a terminal. They stand in strings only, but line
    /// feeds, which stay.
    package static func quiet(_ json: String) -> String {
        guard json.unicodeScalars.contains(where: { $0.steersText && $0 != "\n" }) else { return json }
        return json.unicodeScalars.reduce(into: "") { text, scalar in
            if scalar.steersText, scalar != "\n" { text += escape(scalar) } else { text.unicodeScalars.append(scalar) }
        }
    }

    /// A character of the basic plane by its number.
    package static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }

    private func write(into text: inout [UInt8], indent: Int?) {
        switch self {
        case .truth(let value): text += (value ? "true" : "false").utf8
        case .number(_, let spelling): text += spelling.utf8
        case .text(let value): Self.quote(value, into: &text)
        case .list(let items):
            Self.block("[", "]", items.count, indent, into: &text) { items[$0].write(into: &$1, indent: $2) }
        case .object(let members):
            Self.block("{", "}", members.count, indent, into: &text) { index, text, inner in
                Self.quote(members[index].name, into: &text)
                text += (inner == nil ? ":" : ": ").utf8
                members[index].value.write(into: &text, indent: inner)
            }
        }
    }

    private static func block(
        _ open: String, _ close: String, _ count: Int, _ indent: Int?, into text: inout [UInt8],
        item: (Int, inout [UInt8], Int?) -> Void
    ) {
        text += open.utf8
        for index in 0..<count {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            newLine(indent.map { $0 + 2 }, into: &text)
            item(index, &text, indent.map { $0 + 2 })
        }
        if count > 0 { newLine(indent, into: &text) }
        text += close.utf8
    }

    private static func newLine(_ indent: Int?, into text: inout [UInt8]) {
        guard let indent else { return }
        text.append(0x0A)
        text.append(contentsOf: repeatElement(0x20, count: indent))
    }

    /// The escapes are those of Foundation's encoder.
    private static func quote(_ value: String, into text: inout [UInt8]) {
        text.append(UInt8(ascii: "\""))
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\""): text += "\\\"".utf8
            case UInt8(ascii: "\\"): text += "\\\\".utf8
            case 0x08: text += "\\b".utf8
            case 0x0C: text += "\\f".utf8
            case 0x0A: text += "\\n".utf8
            case 0x0D: text += "\\r".utf8
            case 0x09: text += "\\t".utf8
            case 0x00..<0x20:
                let digits = String(byte, radix: 16)
                text += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
            default: text.append(byte)
            }
        }
        text.append(UInt8(ascii: "\""))
    }
}
