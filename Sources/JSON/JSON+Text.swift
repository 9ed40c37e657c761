// Five layouts, because what is stored, and the answers and dumps that others read, keep their bytes.

extension JSON {
    /// The value on one line, for streams; nothing in it steers a terminal.
    package func line() -> String { Self.quiet(printed(Printer(isSpaced: true))) }

    /// The value as text, indented by two blanks, short lists of plain values on one line; nothing in it steers a terminal.
    package func document() -> String { Self.quiet(printed(Printer(isSpaced: true, indent: 0))) }

    /// The value on one line without spaces, as documents are stored: of texts, only what JSON demands is escaped.
    package func stored() -> String { printed(Printer()) }

    /// The value on one line without spaces, in which nothing steers a terminal.
    package func compact() -> String { Self.quiet(stored()) }

    /// The value with one member or element a line, for `git diff`; nothing in it steers a terminal.
    package func dumped() -> String {
        Self.quiet(printed(Printer(isSpaced: true, indent: 0, breaksPlainLists: true))) + "\n"
    }

    private func printed(_ printer: Printer) -> String {
        var printer = printer
        printer.print(self)
        return String(decoding: printer.text, as: UTF8.self)
    }

    /// A JSON text with an escape in place of every character that steers a terminal. They stand in strings only, but line
    /// feeds, which stay.
    private static func quiet(_ json: String) -> String {
        guard json.utf8.contains(where: { $0 >= 0x7F }),
            json.unicodeScalars.contains(where: { $0.steersText && $0 != "\n" })
        else { return json }
        return json.unicodeScalars.reduce(into: "") { text, scalar in
            if scalar.steersText, scalar != "\n" {
                text += Printer.escape(scalar.value)
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }

    fileprivate var isPlain: Bool {
        switch self {
        case .list, .object: false
        default: true
        }
    }
}

private struct Printer {
    /// Whether a blank follows colons and commas.
    var isSpaced = false
    /// The depth of the line; nil to write one line.
    var indent: Int?
    /// Whether lists of plain values have a line for each value as well.
    var breaksPlainLists = false
    /// Bytes: appending to a string looks for its end each time.
    var text: [UInt8] = []

    mutating func print(_ json: JSON) {
        switch json {
        case .null: text += "null".utf8
        case .truth(let value): text += (value ? "true" : "false").utf8
        case .number(_, let spelling): text += spelling.utf8
        case .text(let value): quote(value)
        case .list(let items):
            let isBroken = breaksPlainLists || !items.allSatisfy(\.isPlain)
            block("[", "]", items, isBroken: isBroken) { $0.print($1) }
        case .object(let members):
            block("{", "}", members, isBroken: true) { printer, member in
                printer.quote(member.name)
                printer.text += (printer.isSpaced ? ": " : ":").utf8
                printer.print(member.value)
            }
        }
    }

    private mutating func block<Item>(
        _ open: String, _ close: String, _ items: [Item], isBroken: Bool, item: (inout Printer, Item) -> Void
    ) {
        let outer = isBroken && !items.isEmpty ? indent : nil
        text += open.utf8
        if let outer { indent = outer + 2 }
        for (index, each) in items.enumerated() {
            if index > 0 { text += (isSpaced && outer == nil ? ", " : ",").utf8 }
            if outer != nil { newLine() }
            item(&self, each)
        }
        if let outer {
            indent = outer
            newLine()
        }
        text += close.utf8
    }

    private mutating func newLine() {
        text.append(0x0A)
        text.append(contentsOf: repeatElement(0x20, count: indent ?? 0))
    }

    /// The escapes are those of Foundation's encoder, which wrote the first documents.
    private mutating func quote(_ value: String) {
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
            case 0x00..<0x20: text += Self.escape(UInt32(byte)).utf8
            default: text.append(byte)
            }
        }
        text.append(UInt8(ascii: "\""))
    }

    /// A character of the basic plane by its number.
    static func escape(_ code: UInt32) -> String {
        let digits = String(code, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
