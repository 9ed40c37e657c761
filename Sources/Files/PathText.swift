import Foundation

/// Paths as texts. A file name on Linux is any bytes; a Swift string is not. So that every file can be named, printed and
/// opened, a byte that is not part of well-formed UTF-8, and a control character, stands in a path's text as one character
/// of the private range U+F700 to U+F7FF. Ordinary names are their own texts.
package enum PathText {
    private static let first: UInt32 = 0xF700
    private static let escaped = first...(first + 0xFF)

    /// The text of a path that the system gave.
    package static func text(_ bytes: some Sequence<UInt8>) -> String {
        var decoder = UTF8()
        var input = Array(bytes)[...]
        var text = ""
        while !input.isEmpty {
            var rest = input.makeIterator()
            var length = 1
            if case .scalarValue(let scalar) = decoder.decode(&rest), !isControl(scalar),
                !escaped.contains(scalar.value)
            {
                length = UTF8.width(scalar)
                text.unicodeScalars.append(scalar)
            } else {
                text.unicodeScalars.append(escape(input[input.startIndex]))
            }
            decoder = UTF8()
            input = input.dropFirst(length)
        }
        return text
    }

    /// The text of a path that C gave.
    package static func text(ofCPath path: UnsafePointer<CChar>) -> String {
        text(UnsafeBufferPointer(start: path, count: strlen(path)).map { UInt8(bitPattern: $0) })
    }

    /// The text of a path in a variable of the environment; nil when there is none.
    package static func environment(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        return text(ofCPath: value)
    }

    /// The bytes of a path: what the system calls it.
    package static func bytes(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            if escaped.contains(scalar.value) {
                bytes.append(UInt8(scalar.value - first))
            } else {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return bytes
    }

    /// The same as the system takes it. What follows a zero is lost to the system, so that a path with one in it would be
    /// another path: it becomes the empty one, which nothing has.
    static func cPath(_ text: String) -> [CChar] {
        let bytes = bytes(text)
        return (bytes.contains(0) ? [] : bytes.map { CChar(bitPattern: $0) }) + [0]
    }

    /// The bytes of a path that begins at the root.
    package static func absoluteBytes(_ text: String) -> [UInt8] {
        bytes(text.hasPrefix("/") ? text : join(InputFile.workingFolder, text))
    }

    /// The same for C.
    package static func absoluteCPath(_ text: String) -> [CChar] {
        text.hasPrefix("/") ? cPath(text) : cPath(join(InputFile.workingFolder, text))
    }

    /// The folder a path lies in: `.` for a bare name.
    package static func parent(of path: String) -> String {
        let path = withoutSlashes(path)
        guard let slash = path.lastIndex(of: "/") else { return "." }
        let parent = withoutSlashes(String(path[..<slash]))
        return parent.isEmpty ? "/" : parent
    }

    /// The last part of a path.
    package static func name(of path: String) -> String {
        let path = withoutSlashes(path)
        return path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }

    /// A path below a folder.
    package static func join(_ folder: String, _ name: String) -> String {
        folder == "." ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    /// A path without slashes at its end.
    static func withoutSlashes(_ path: String) -> String {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }

    /// The text of a word that a person typed, which may be a path: words that are not UTF-8 keep their bytes.
    /// Control characters stay, since other words than paths may hold lines.
    package static func word(_ bytes: some Sequence<UInt8>) -> String {
        let bytes = Array(bytes)
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        return text(bytes)
    }

    /// The text of a path that a person typed.
    package static func typed(_ word: String) -> String {
        guard word.unicodeScalars.contains(where: isControl) else { return word }
        return text(bytes(word))
    }

    /// The text for a person: what cannot be printed stands as `%0A`.
    package static func shown(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { escaped.contains($0.value) }) else { return text }
        var shown = ""
        for scalar in text.unicodeScalars {
            if escaped.contains(scalar.value) {
                let digits = String(scalar.value - first, radix: 16, uppercase: true)
                shown += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }

    private static func escape(_ byte: UInt8) -> Unicode.Scalar {
        Unicode.Scalar(first + UInt32(byte)) ?? "\u{FFFD}"
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 0x20 || scalar.value == 0x7F }
}
