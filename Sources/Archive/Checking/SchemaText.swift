/// SQL text reduced to what it says: statements without comments, their words one space apart.
enum SchemaText {
    /// The statements of a text. A trigger ends at `END;`, every other statement at its semicolon.
    static func statements(_ text: String) -> [String] {
        var statements: [String] = []
        var statement: [UInt8] = []
        var words = 0
        var (isTrigger, isAtEnd) = (false, false)
        func close() {
            if words > 0 { statements.append(String(decoding: statement, as: UTF8.self)) }
            statement.removeAll(keepingCapacity: true)
            (words, isTrigger) = (0, false)
        }
        forEachToken(of: text) { token in
            if token.elementsEqual(semicolon), !isTrigger || isAtEnd { return close() }
            if words > 0 { statement.append(UInt8(ascii: " ")) }
            statement.append(contentsOf: token)
            words += 1
            if words == 2 { isTrigger = statement == triggerStart }
            isAtEnd = token.elementsEqual(triggerEnd)
        }
        close()
        return statements
    }

    private static let semicolon = Array(";".utf8)
    private static let triggerStart = Array("CREATE TRIGGER".utf8)
    private static let triggerEnd = Array("END".utf8)

    /// Words, quoted texts and single signs; comments and white space are left out.
    static func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        forEachToken(of: text) { tokens.append(String(decoding: $0, as: UTF8.self)) }
        return tokens
    }

    /// Every opening of an archive reads all of its schema: the bytes of a token are not copied.
    private static func forEachToken(of text: String, _ body: (Slice<UnsafeBufferPointer<UInt8>>) -> Void) {
        var text = text
        text.withUTF8 { bytes in
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
                body(bytes[start..<min(at, bytes.count)])
            }
        }
    }

    private static func starts(_ sign: StaticString, _ at: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        at + 1 < bytes.count && bytes[at] == sign.utf8Start[0] && bytes[at + 1] == sign.utf8Start[1]
    }

    private static func isWordPart(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), 0x80...: true
        default: false
        }
    }
}
