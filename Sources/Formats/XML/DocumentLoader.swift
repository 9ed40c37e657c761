/// Turns the bytes of a file into a well-formed document within the limits, or says what is wrong with it.
enum DocumentLoader {
    /// nil when the findings have an error.
    static func load(_ bytes: [UInt8], findings: inout Findings) -> XMLDocument? {
        guard checkBytes(bytes, findings: &findings) else { return nil }
        let messages = XMLDocument.Messages()
        let document = XMLDocument(bytes, name: findings.file, messages: messages)
        if let line = messages.doctypeLine {
            findings.fail(
                line: line, "a document type (DOCTYPE) is not allowed",
                remedy: "remove it; entities other than &lt; &gt; &amp; &quot; &apos; are not read")
            return nil
        }
        guard let document else {
            // What follows the first fault of form is mostly its echo.
            let first = messages.messages.first
            findings.fail(
                line: first?.line, "not well-formed XML: \(first?.text.collapsed ?? "it cannot be read")",
                remedy: "correct it here; 'xmllint --noout FILE' shows the place")
            return nil
        }
        return document
    }

    /// Size, encoding and characters.
    private static func checkBytes(_ bytes: [UInt8], findings: inout Findings) -> Bool {
        guard bytes.count <= ReaderLimits.fileBytes else {
            findings.fail(
                line: nil, "the file has \(bytes.count) bytes; at most \(ReaderLimits.fileBytes >> 20) MiB are read",
                remedy: "split it into several")
            return false
        }
        guard bytes.contains(where: { $0 > 0x20 }) else {
            findings.fail(line: nil, "the file is empty", remedy: "write a <submission>, see Docs/descriptors.md")
            return false
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            findings.fail(line: 1, "the file is in UTF-16", remedy: "save it as UTF-8")
            return false
        }
        if let index = bytes.firstIndex(of: 0) {
            findings.fail(
                line: line(of: index, in: bytes), "the file contains a NUL byte",
                remedy: "remove it; is this a text file in UTF-8?")
            return false
        }
        if let index = firstInvalidByte(in: bytes) {
            findings.fail(
                line: line(of: index, in: bytes), "the text is not valid UTF-8", remedy: "save the file as UTF-8")
            return false
        }
        let declared = declaredEncoding(bytes)
        if let declared, !["utf-8", "utf8", "us-ascii", "ascii"].contains(declared.lowercased()) {
            findings.fail(
                line: 1, "the file says that its encoding is \(declared)",
                remedy: "save it as UTF-8 and write encoding=\"UTF-8\"")
            return false
        }
        return true
    }

    private static func line(of index: Int, in bytes: [UInt8]) -> Int {
        1 + bytes[..<index].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    }

    /// The first byte that does not belong to a UTF-8 sequence.
    private static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
        if bytes.allSatisfy({ $0 < 0x80 }) { return nil }
        var decoder = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var index = 0
        while true {
            switch decoder.parseScalar(from: &iterator) {
            case .valid(let scalar): index += scalar.count
            case .emptyInput: return nil
            case .error: return index
            }
        }
    }

    /// The encoding named in the XML declaration.
    private static func declaredEncoding(_ bytes: [UInt8]) -> String? {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let head = String(decoding: bytes[start...].prefix(200), as: UTF8.self)
        guard head.hasPrefix("<?xml"), let declaration = head.between("<?xml", "?>") else { return nil }
        return declaration.between("encoding=\"", "\"") ?? declaration.between("encoding='", "'")
    }
}
