import JSON

/// Bytes that should be text: size, encoding, characters, lines.
enum PlainText {
    /// Tells whether the bytes are UTF-8 text of a size that is read; else the findings say what is wrong.
    static func check(_ bytes: [UInt8], emptyRemedy: String, findings: inout Findings) -> Bool {
        guard bytes.count <= ReaderLimits.fileBytes else {
            findings.fail(
                .unreadableFile, line: nil,
                "the file has \(bytes.count) bytes; at most \(ReaderLimits.fileBytes >> 20) MiB are read",
                remedy: "split it into several")
            return false
        }
        guard bytes.contains(where: { $0 > 0x20 }) else {
            findings.fail(.unreadableFile, line: nil, "the file is empty", remedy: emptyRemedy)
            return false
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            findings.fail(.unreadableFile, line: 1, "the file is in UTF-16", remedy: "save it as UTF-8")
            return false
        }
        if let index = bytes.firstIndex(of: 0) {
            findings.fail(
                .unreadableFile, line: line(of: index, in: bytes), "the file contains a NUL byte",
                remedy: "remove it; is this a text file in UTF-8?")
            return false
        }
        if let index = firstInvalidByte(in: bytes) {
            findings.fail(
                .unreadableFile, line: line(of: index, in: bytes), "the text is not valid UTF-8",
                remedy: "save the file as UTF-8")
            return false
        }
        return true
    }

    /// The JSON value that a file of another program, or of an export, holds; nil when the findings say why there is none.
    /// - Parameters:
    ///   - bytes: UTF-8, with or without a byte order mark.
    ///   - remedy: what to give instead.
    static func json(_ bytes: [UInt8], remedy: String, findings: inout Findings) -> JSON? {
        guard check(bytes, emptyRemedy: remedy, findings: &findings) else { return nil }
        var bytes = bytes
        // Blanks in place of the mark keep the offsets.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.replaceSubrange(0..<3, with: repeatElement(0x20, count: 3)) }
        do {
            return try JSON(bytes: bytes, acceptsNull: true)
        } catch {
            findings.fail(line: error.line(in: bytes), "it is not JSON: \(error)", remedy: remedy)
            return nil
        }
    }

    /// The lines of a text that was checked, without their ends and without a byte order mark; LF, CRLF and CR end a line.
    static func lines(_ bytes: [UInt8]) -> [String] {
        var lines: [String] = []
        eachLine(bytes) { _, line in
            lines.append(String(decoding: bytes[line], as: UTF8.self))
            return true
        }
        return lines
    }

    /// Calls `body` with the number, from 1, and the place of each line until it returns false.
    /// - Returns: whether it never did.
    @discardableResult
    static func eachLine(_ bytes: [UInt8], _ body: (Int, Range<Int>) -> Bool) -> Bool {
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var index = start
        var number = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x0A || byte == 0x0D {
                number += 1
                guard body(number, start..<index) else { return false }
                let next = index + 1
                if byte == 0x0D, next < bytes.count, bytes[next] == 0x0A { index = next }
                start = index + 1
            }
            index += 1
        }
        return start >= bytes.count || body(number + 1, start..<bytes.count)
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
}
