import Yams

/// Looks for aliases in a YAML text before it is composed.
///
/// Yams compares the keys of a map with all that they hold, and aliases in a key would take exponential time. Only a parser
/// can tell an alias from a star in a quoted text, a comment or a block. So the parser reads a copy in which another
/// character stands for every star: there an alias is a plain scalar that begins with that character, as no other scalar
/// does, and nothing grows.
struct AliasCheck {
    private let sign: Unicode.Scalar
    private var hasAlias = false
    private var suspect: Int?

    /// The first line with a key that is not a plain word, if the text has aliases as well; nil when there is none.
    /// - Throws: `YamlError` when the text is not YAML.
    static func lineOfDangerousKey(in text: String) throws -> Int? {
        guard mayHaveAlias(text) else { return nil }
        guard let sign = sign(notIn: text) else { return 1 }
        var copy = String.UnicodeScalarView()
        copy.append(contentsOf: text.unicodeScalars.lazy.map { $0 == "*" ? sign : $0 })
        let parser = try Yams.Parser(yaml: String(copy), resolver: .basic)
        var check = AliasCheck(sign: sign)
        while let root = try parser.nextRoot() { check.look(at: root) }
        return check.hasAlias ? check.suspect : nil
    }

    private init(sign: Unicode.Scalar) { self.sign = sign }

    private mutating func look(at node: Node) {
        switch node {
        case .scalar(let scalar):
            guard isAlias(scalar) else { return }
            hasAlias = true
            // What follows the name belongs to it in the copy only: in the text it may be anything, a key's colon included.
            if !hasPlainName(scalar) { note(node) }
        case .sequence(let items):
            for item in items { look(at: item) }
        case .mapping(let members):
            for (key, value) in members {
                if case .scalar(let name) = key, !isAlias(name) {} else { note(key) }
                look(at: key)
                look(at: value)
            }
        case .alias: note(node)
        }
    }

    private mutating func note(_ node: Node) { suspect = suspect ?? node.mark?.line ?? 1 }

    private func isAlias(_ scalar: Node.Scalar) -> Bool {
        scalar.style == .plain && scalar.string.unicodeScalars.first == sign
    }

    private func hasPlainName(_ scalar: Node.Scalar) -> Bool {
        scalar.string.utf8.dropFirst(3).allSatisfy(Self.isOfName)
    }

    /// Tells whether the names of anchors may hold the byte.
    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
    }

    /// Tells whether a name follows any star.
    private static func mayHaveAlias(_ text: String) -> Bool {
        var isStar = false
        for byte in text.utf8 {
            if isStar, isOfName(byte) { return true }
            isStar = byte == UInt8(ascii: "*")
        }
        return false
    }

    /// A character for private use, of three bytes, that the text does not have; nil when it has them all.
    private static func sign(notIn text: String) -> Unicode.Scalar? {
        let ours: ClosedRange<UInt32> = 0xE000...0xF8FF
        let taken = Set(text.unicodeScalars.lazy.map(\.value).filter(ours.contains))
        return ours.first { !taken.contains($0) }.flatMap(Unicode.Scalar.init)
    }
}
