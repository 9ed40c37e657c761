/// Turns the bytes of a file into a well-formed document within the limits, or says what is wrong with it.
enum DocumentLoader {
    /// nil when the findings have an error.
    /// - Parameter expected: what an empty file should hold.
    static func load(
        _ bytes: [UInt8], expected: String = "a <submission>, see Docs/use/descriptors.md", findings: inout Findings
    ) -> XMLDocument? {
        guard checkBytes(bytes, expected: expected, findings: &findings) else { return nil }
        MarkupScan.check(bytes, findings: &findings)
        guard !findings.hasErrors else { return nil }
        let messages = XMLDocument.Messages()
        let document = XMLDocument(bytes, name: findings.file, messages: messages)
        if let line = messages.doctypeLine {
            findings.fail(
                .unreadableFile, line: line, "a document type (DOCTYPE) is not allowed",
                remedy: "remove it; entities other than &lt; &gt; &amp; &quot; &apos; are not read")
            return nil
        }
        if messages.isLibraryMissing {
            findings.fail(
                .unreadableFile, line: nil, "XML is read by libxml2, which is not there",
                remedy: "install it; the package is called libxml2 on most systems")
            return nil
        }
        guard let document else {
            // What follows the first fault of form is mostly its echo.
            let first = messages.messages.first
            if first?.text.contains("Huge input lookup") == true {
                findings.fail(
                    .unreadableFile, line: first?.line, "a tag or a CDATA section is longer than 10 MB",
                    remedy: "write rows of points as plain text of their element, or split the file")
                return nil
            }
            findings.fail(
                .unreadableFile, line: first?.line,
                "not well-formed XML: \(first?.text.collapsed ?? "it cannot be read")",
                remedy: "correct it here; 'xmllint --noout FILE' shows the place")
            return nil
        }
        return document
    }

    /// Size, encoding and characters.
    private static func checkBytes(_ bytes: [UInt8], expected: String, findings: inout Findings) -> Bool {
        guard PlainText.check(bytes, emptyRemedy: "write \(expected)", findings: &findings)
        else { return false }
        let declared = declaredEncoding(bytes)
        if let declared, !["utf-8", "utf8", "us-ascii", "ascii"].contains(declared.lowercased()) {
            findings.fail(
                .unreadableFile, line: 1, "the file says that its encoding is \(declared)",
                remedy: "save it as UTF-8 and write encoding=\"UTF-8\"")
            return false
        }
        return true
    }

    /// The encoding named in the XML declaration.
    private static func declaredEncoding(_ bytes: [UInt8]) -> String? {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let head = String(decoding: bytes[start...].prefix(200), as: UTF8.self)
        guard head.hasPrefix("<?xml"), let declaration = head.between("<?xml", "?>") else { return nil }
        return declaration.between("encoding=\"", "\"") ?? declaration.between("encoding='", "'")
    }
}
