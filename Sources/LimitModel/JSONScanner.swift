/// Reads JSON from left to right. Any bytes in, a value or a mistake out.
struct JSONScanner {
    private let bytes: [UInt8]
    private var at = 0
    private var depth = 0
    private let acceptsNull: Bool

    /// Up to how many names of an object are compared one by one.
    private static let fewNames = 24

    /// Room for the members of most objects, so that it is asked for once. In a long text, which may be a stranger's, objects
    /// take what they need.
    private static let usualMembers = 8
    private static let shortText = 65_536

    init(bytes: [UInt8], acceptsNull: Bool = false) {
        self.bytes = bytes
        self.acceptsNull = acceptsNull
    }

    mutating func document() throws(JSONTree.Mistake) -> JSONTree {
        skipSpace()
        let value = try value()
        skipSpace()
        guard at == bytes.count else { throw mistake("the end") }
        return value
    }

    private mutating func value() throws(JSONTree.Mistake) -> JSONTree {
        guard at < bytes.count else { throw mistake("a value") }
        switch bytes[at] {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try list()
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .truth(true))
        case UInt8(ascii: "f"): return try word("false", .truth(false))
        case UInt8(ascii: "-"), 0x30...0x39: return try number()
        default: throw mistake("a value")
        }
    }

    private mutating func object() throws(JSONTree.Mistake) -> JSONTree {
        try enter()
        defer { depth -= 1 }
        var members: [JSONTree.Member] = []
        if bytes.count <= Self.shortText { members.reserveCapacity(Self.usualMembers) }
        // Names whose value is null: no members, but taken.
        var empty: [String] = []
        var names: Set<String> = []
        if !skip("}") {
            repeat {
                skipSpace()
                let start = at
                let name = try text()
                skipSpace()
                try expect(":")
                skipSpace()
                // Most objects are so small that looking at each name is faster than hashing.
                if names.isEmpty, members.count + empty.count == Self.fewNames {
                    names = Set(members.map(\.name) + empty)
                }
                let isNew =
                    names.isEmpty
                    ? !members.contains { $0.name == name } && !empty.contains(name) : names.insert(name).inserted
                guard isNew else {
                    throw mistake("another name than '\(name)', which was given before", at: start)
                }
                if try null() { empty.append(name) } else { members.append(JSONTree.Member(name, try value())) }
                skipSpace()
            } while skip(",")
            try expect("}")
        }
        return .object(members)
    }

    private mutating func list() throws(JSONTree.Mistake) -> JSONTree {
        try enter()
        defer { depth -= 1 }
        var items: [JSONTree] = []
        if !skip("]") {
            repeat {
                skipSpace()
                items.append(try null() ? .object([]) : try value())
                skipSpace()
            } while skip(",")
            try expect("]")
        }
        return .list(items)
    }

    private mutating func enter() throws(JSONTree.Mistake) {
        guard depth < JSONTree.depth else { throw mistake("no more than \(JSONTree.depth) values inside each other") }
        depth += 1
        at += 1
        skipSpace()
    }

    /// Skips `null` where files of other programs have it.
    private mutating func null() throws(JSONTree.Mistake) -> Bool {
        guard acceptsNull, at < bytes.count, bytes[at] == UInt8(ascii: "n") else { return false }
        _ = try word("null", .truth(false))
        return true
    }

    private mutating func word(_ name: StaticString, _ value: JSONTree) throws(JSONTree.Mistake) -> JSONTree {
        for offset in 0..<name.utf8CodeUnitCount {
            guard at + offset < bytes.count, bytes[at + offset] == name.utf8Start[offset] else {
                throw mistake("'\(name)'")
            }
        }
        at += name.utf8CodeUnitCount
        return value
    }

    private mutating func number() throws(JSONTree.Mistake) -> JSONTree {
        let start = at
        _ = skip("-")
        if !skip("0") { try digits() }
        if skip(".") { try digits() }
        if skip("e") || skip("E") {
            if !skip("+") { _ = skip("-") }
            try digits()
        }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        guard let value = Double(text), value.isFinite else { throw mistake("a finite number", at: start) }
        return .number(value, text: text)
    }

    private mutating func digits() throws(JSONTree.Mistake) {
        let start = at
        while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
        guard at > start else { throw mistake("a digit") }
    }

    private mutating func text() throws(JSONTree.Mistake) -> String {
        try expect("\"")
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\"), bytes[at] >= 0x20 {
            at += 1
        }
        var text = try decoded(start..<at)
        while !skip("\"") {
            guard skip("\\") else { throw mistake("a character, or the closing quote") }
            text.unicodeScalars.append(try escape())
            let start = at
            while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\"), bytes[at] >= 0x20
            {
                at += 1
            }
            text += try decoded(start..<at)
        }
        return text
    }

    private func decoded(_ range: Range<Int>) throws(JSONTree.Mistake) -> String {
        // Validating is slow, and plain letters are valid.
        if bytes[range].allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes[range], as: UTF8.self) }
        guard let text = String(validating: bytes[range], as: UTF8.self) else {
            throw mistake("UTF-8", at: range.lowerBound)
        }
        return text
    }

    private mutating func escape() throws(JSONTree.Mistake) -> Unicode.Scalar {
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
    private mutating func codePoint() throws(JSONTree.Mistake) -> Unicode.Scalar {
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

    private mutating func hexadecimal() throws(JSONTree.Mistake) -> UInt32 {
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

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard at < bytes.count, bytes[at] == UInt8(truncatingIfNeeded: character.value) else { return false }
        at += 1
        return true
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(JSONTree.Mistake) {
        guard skip(character) else { throw mistake("'\(character)'") }
    }

    private func mistake(_ expected: String, at offset: Int? = nil) -> JSONTree.Mistake {
        JSONTree.Mistake(offset: offset ?? at, expected: expected)
    }
}
