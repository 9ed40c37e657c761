/// The document type that plotting programs write at the head of a figure.
enum DocumentType {
    /// The bytes with blanks in place of a document type that only names a DTD. Nothing of it would be loaded; one with
    /// declarations of its own stays, and is refused later.
    static func blanked(_ bytes: [UInt8]) -> [UInt8] {
        guard let range = range(in: bytes) else { return bytes }
        var result = bytes
        for index in range where result[index] != 0x0A && result[index] != 0x0D { result[index] = 0x20 }
        return result
    }

    /// The declaration, when it stands before the root element and has no internal subset.
    private static func range(in bytes: [UInt8]) -> Range<Int>? {
        var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while at < bytes.count {
            if [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) {
                at += 1
            } else if starts("<?", at, bytes) {
                guard let end = end(of: "?>", from: at, bytes) else { return nil }
                at = end
            } else if starts("<!--", at, bytes) {
                guard let end = end(of: "-->", from: at + 4, bytes) else { return nil }
                at = end
            } else if starts("<!DOCTYPE", at, bytes) {
                return declaration(from: at, bytes)
            } else {
                return nil
            }
        }
        return nil
    }

    private static func declaration(from start: Int, _ bytes: [UInt8]) -> Range<Int>? {
        var quote: UInt8?
        for index in start..<bytes.count {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == UInt8(ascii: "[") {
                return nil
            } else if byte == UInt8(ascii: ">") {
                return start..<(index + 1)
            }
        }
        return nil
    }

    private static func starts(_ text: StaticString, _ at: Int, _ bytes: [UInt8]) -> Bool {
        let count = text.utf8CodeUnitCount
        guard at + count <= bytes.count else { return false }
        return (0..<count).allSatisfy { bytes[at + $0] == text.utf8Start[$0] }
    }

    private static func end(of text: StaticString, from start: Int, _ bytes: [UInt8]) -> Int? {
        var at = start
        while at < bytes.count {
            if starts(text, at, bytes) { return at + text.utf8CodeUnitCount }
            at += 1
        }
        return nil
    }
}
