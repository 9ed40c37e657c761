/// SQL text reduced to what it says: statements without comments, their words one space apart.
enum SchemaText {
    /// The statements of a text. A trigger ends at `END;`, every other statement at its semicolon.
    static func statements(_ text: String) -> [String] {
        var statements: [String] = []
        var words: [String] = []
        var isTrigger = false
        for token in tokens(text) {
            if token == ";", !isTrigger || words.last == "END" {
                if !words.isEmpty { statements.append(words.joined(separator: " ")) }
                words = []
                isTrigger = false
                continue
            }
            words.append(token)
            if words.count == 2 { isTrigger = words[0] == "CREATE" && token == "TRIGGER" }
        }
        if !words.isEmpty { statements.append(words.joined(separator: " ")) }
        return statements
    }

    /// Words, quoted texts and single signs; comments and white space are left out.
    static func tokens(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        var tokens: [String] = []
        var at = 0
        while at < bytes.count {
            let start = at
            switch bytes[at] {
            case UInt8(ascii: " "), 0x09...0x0D:
                at += 1
                continue
            case UInt8(ascii: "-") where starts("--", at, bytes):
                while at < bytes.count, bytes[at] != 0x0A { at += 1 }
                continue
            case UInt8(ascii: "/") where starts("/*", at, bytes):
                at += 2
                while at < bytes.count, !starts("*/", at, bytes) { at += 1 }
                at += 2
                continue
            case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
                at += 1
                while at < bytes.count, bytes[at] != bytes[start] { at += 1 }
                at += 1
            case UInt8(ascii: "["):
                while at < bytes.count, bytes[at] != UInt8(ascii: "]") { at += 1 }
                at += 1
            case let byte where isWordPart(byte):
                while at < bytes.count, isWordPart(bytes[at]) { at += 1 }
            default: at += 1
            }
            tokens.append(String(decoding: bytes[start..<min(at, bytes.count)], as: UTF8.self))
        }
        return tokens
    }

    private static func starts(_ sign: StaticString, _ at: Int, _ bytes: [UInt8]) -> Bool {
        at + 1 < bytes.count && bytes[at] == sign.utf8Start[0] && bytes[at + 1] == sign.utf8Start[1]
    }

    private static func isWordPart(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), 0x80...: true
        default: false
        }
    }
}
