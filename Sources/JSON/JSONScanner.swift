extension JSON {
    /// The reason why a text is not JSON: at which byte, and what was expected there.
    package struct SyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
        /// The number of bytes before it.
        package var offset: Int
        /// What was expected, such as `a value`.
        package var expected: String
        package var description: String { "byte \(offset + 1): expected \(expected)" }

        /// The line it stands in, counted from 1.
        package func line(in bytes: [UInt8]) -> Int { 1 + bytes.prefix(offset).count { $0 == 0x0A } }
    }

    /// How deep values may nest.
    package static let depth = 512

    /// The value of a text.
    package init(_ text: String, acceptsNull: Bool = false) throws(SyntaxError) {
        try self.init(bytes: Array(text.utf8), acceptsNull: acceptsNull)
    }

    /// The value of a text in UTF-8; no name occurs twice in an object.
    /// - Parameter acceptsNull: for texts of other programs. Documents hold no null: in them, what is unknown is absent.
    package init(bytes: [UInt8], acceptsNull: Bool = false) throws(SyntaxError) {
        var scanner = JSONScanner(bytes: bytes, acceptsNull: acceptsNull)
        self = try scanner.document()
    }
}

/// Reads JSON from left to right. Any bytes in, a value or an error out.
package struct JSONScanner {
    package let bytes: [UInt8]
    /// How many bytes are read.
    @usableFromInline package var at = 0
    private var depth = 0
    private let acceptsNull: Bool

    /// Up to how many names of an object are compared one by one: looking at each is faster than hashing a few.
    private static let fewNames = 24

    /// Room for the members of most objects, so that it is asked for once. In a long text, which may be made to take
    /// memory, objects take what they need.
    private static let usualMembers = 8
    private static let shortText = 65_536

    package init(bytes: [UInt8], acceptsNull: Bool = false) {
        self.bytes = bytes
        self.acceptsNull = acceptsNull
    }

    mutating func document() throws(JSON.SyntaxError) -> JSON {
        skipSpace()
        let value = try value()
        skipSpace()
        guard at == bytes.count else { throw mistake("the end") }
        return value
    }

    private mutating func value() throws(JSON.SyntaxError) -> JSON {
        guard at < bytes.count else { throw mistake("a value") }
        switch bytes[at] {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try list()
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .truth(true))
        case UInt8(ascii: "f"): return try word("false", .truth(false))
        case UInt8(ascii: "n") where acceptsNull: return try word("null", .null)
        case UInt8(ascii: "-"), 0x30...0x39:
            let (value, text) = try number()
            return .number(value, text: text)
        default: throw mistake("a value")
        }
    }

    private mutating func object() throws(JSON.SyntaxError) -> JSON {
        try enter()
        defer { depth -= 1 }
        var members: [JSON.Member] = []
        if bytes.count <= Self.shortText { members.reserveCapacity(Self.usualMembers) }
        var names: Set<String> = []
        if !skip("}") {
            repeat {
                skipSpace()
                let start = at
                let name = try text()
                skipSpace()
                try expect(":")
                skipSpace()
                if names.isEmpty, members.count == Self.fewNames { names = Set(members.map(\.name)) }
                let isNew =
                    names.isEmpty ? !members.contains { $0.name == name } : names.insert(name).inserted
                guard isNew else {
                    throw mistake("another name than '\(name)', which was given before", at: start)
                }
                members.append(JSON.Member(name, try value()))
                skipSpace()
            } while skip(",")
            try expect("}")
        }
        return .object(members)
    }

    private mutating func list() throws(JSON.SyntaxError) -> JSON {
        try enter()
        defer { depth -= 1 }
        var items: [JSON] = []
        if !skip("]") {
            repeat {
                skipSpace()
                items.append(try value())
                skipSpace()
            } while skip(",")
            try expect("]")
        }
        return .list(items)
    }

    private mutating func enter() throws(JSON.SyntaxError) {
        guard depth < JSON.depth else { throw mistake("no more than \(JSON.depth) values inside each other") }
        depth += 1
        at += 1
        skipSpace()
    }

    private mutating func word(_ name: StaticString, _ value: JSON) throws(JSON.SyntaxError) -> JSON {
        for offset in 0..<name.utf8CodeUnitCount {
            guard at + offset < bytes.count, bytes[at + offset] == name.utf8Start[offset] else {
                throw mistake("'\(name)'")
            }
        }
        at += name.utf8CodeUnitCount
        return value
    }

    private mutating func number() throws(JSON.SyntaxError) -> (value: Double, text: String) {
        let range = try numberRange()
        let text = String(decoding: bytes[range], as: UTF8.self)
        guard let value = Double(text), value.isFinite else { throw mistake("a finite number", at: range.lowerBound) }
        return (value, text)
    }

    private mutating func text() throws(JSON.SyntaxError) -> String {
        try expect("\"")
        var text = try plainText()
        while !skip("\"") {
            guard skip("\\") else { throw mistake("a character, or the closing quote") }
            text.unicodeScalars.append(try escape())
            text += try plainText()
        }
        return text
    }

    /// The text up to a quote, an escape or a control character.
    private mutating func plainText() throws(JSON.SyntaxError) -> String {
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\"), bytes[at] >= 0x20 {
            at += 1
        }
        // Validating is slow, and plain letters are valid.
        if bytes[start..<at].allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes[start..<at], as: UTF8.self) }
        guard let text = String(validating: bytes[start..<at], as: UTF8.self) else {
            throw mistake("UTF-8", at: start)
        }
        return text
    }

    private mutating func escape() throws(JSON.SyntaxError) -> Unicode.Scalar {
        guard at < bytes.count else { throw mistake("an escape") }
        at += 1
        switch bytes[at - 1] {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try codePoint()
        default: throw mistake("an escape", at: at - 1)
        }
    }

    /// Four hexadecimal digits, or two surrogates of them.
    private mutating func codePoint() throws(JSON.SyntaxError) -> Unicode.Scalar {
        let start = at
        var code = try hexadecimal()
        if (0xD800...0xDBFF).contains(code), skip("\\"), skip("u") {
            let low = try hexadecimal()
            guard (0xDC00...0xDFFF).contains(low) else { throw mistake("a pair of surrogates", at: start) }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw mistake("a character", at: start) }
        return scalar
    }

    private mutating func hexadecimal() throws(JSON.SyntaxError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard at < bytes.count else { throw mistake("a hexadecimal digit") }
            switch bytes[at] {
            case 0x30...0x39: value = value << 4 | UInt32(bytes[at] - 0x30)
            case 0x41...0x46: value = value << 4 | UInt32(bytes[at] - 0x41 + 10)
            case 0x61...0x66: value = value << 4 | UInt32(bytes[at] - 0x61 + 10)
            default: throw mistake("a hexadecimal digit")
            }
            at += 1
        }
        return value
    }

    private mutating func skipSpace() {
        while at < bytes.count, Self.isSpace(bytes[at]) { at += 1 }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    // MARK: - For texts that are JSON of one shape

    /// Skips a number by the grammar of JSON.
    /// - Returns: where it stands.
    @inlinable package mutating func numberRange() throws(JSON.SyntaxError) -> Range<Int> {
        let start = at
        _ = skip("-")
        if !skip("0") { try digits() }
        if skip(".") { try digits() }
        if skip("e") || skip("E") {
            if !skip("+") { _ = skip("-") }
            try digits()
        }
        return start..<at
    }

    @inlinable mutating func digits() throws(JSON.SyntaxError) {
        let start = at
        while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
        guard at > start else { throw mistake("a digit") }
    }

    /// Whether a character stands here, which then is read.
    @inlinable package mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard at < bytes.count, bytes[at] == UInt8(ascii: character) else { return false }
        at += 1
        return true
    }

    /// Reads a character that must stand here.
    @inlinable package mutating func expect(_ character: Unicode.Scalar) throws(JSON.SyntaxError) {
        guard skip(character) else { throw mistake("'\(character)'") }
    }

    /// The error at a byte, or here.
    @usableFromInline package func mistake(_ expected: String, at offset: Int? = nil) -> JSON.SyntaxError {
        JSON.SyntaxError(offset: offset ?? at, expected: expected)
    }
}
