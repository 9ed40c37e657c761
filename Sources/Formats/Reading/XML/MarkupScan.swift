/// Looks through a document before it is parsed: the parser takes memory for every element, and compares every attribute of an
/// element with every other.
enum MarkupScan {
    /// Fails when there are too many elements, or too many attributes in one. What is not well-formed is left to the parser.
    static func check(_ bytes: [UInt8], findings: inout Findings) {
        var scan = Scan(bytes: bytes)
        while let attributes = scan.nextElement() {
            if attributes > ReaderLimits.attributes {
                findings.fail(
                    line: scan.line, "an element has more than \(ReaderLimits.attributes) attributes",
                    remedy: "remove what does not belong there")
                return
            }
            if scan.elements > ReaderLimits.elements {
                findings.fail(
                    line: scan.line, "the file has more than \(ReaderLimits.elements) elements",
                    remedy: "split it into several")
                return
            }
        }
    }

    private struct Scan {
        let bytes: [UInt8]
        private var at = 0
        private(set) var elements = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        /// The line of the place that is reached.
        var line: Int { 1 + bytes[..<at].count { $0 == 0x0A } }

        /// The number of attributes of the next start tag; nil at the end, and where the markup makes no sense.
        mutating func nextElement() -> Int? {
            while let start = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
                at = start
                if starts(with: "<!--") {
                    guard skip(past: "-->") else { return nil }
                } else if starts(with: "<![CDATA[") {
                    guard skip(past: "]]>") else { return nil }
                } else if starts(with: "<?") {
                    guard skip(past: "?>") else { return nil }
                } else if starts(with: "<!") {
                    return nil
                } else if starts(with: "</") {
                    at += 2
                } else {
                    elements += 1
                    return attributes()
                }
            }
            return nil
        }

        private mutating func attributes() -> Int? {
            var count = 0
            var quote: UInt8?
            while at < bytes.count {
                let byte = bytes[at]
                at += 1
                if let open = quote {
                    if byte == open { quote = nil }
                } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                    quote = byte
                } else if byte == UInt8(ascii: "=") {
                    count += 1
                } else if byte == UInt8(ascii: ">") {
                    return count
                }
            }
            return count
        }

        private func starts(with text: StaticString) -> Bool {
            let count = text.utf8CodeUnitCount
            return at + count <= bytes.count && (0..<count).allSatisfy { bytes[at + $0] == text.utf8Start[$0] }
        }

        private mutating func skip(past text: StaticString) -> Bool {
            while at < bytes.count {
                if starts(with: text) {
                    at += text.utf8CodeUnitCount
                    return true
                }
                at += 1
            }
            return false
        }
    }
}
