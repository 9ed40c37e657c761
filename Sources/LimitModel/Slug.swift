/// The name of a plane, a search or a limit inside an archive: lower-case letters, digits, `-` and `.`.
public struct Slug: Sendable, Hashable, Comparable {
    /// The text, for example `babar-upsilon1s-invisible`.
    public let text: String

    /// The rule for names, for messages.
    static let rule = "use 1 to 80 lower-case letters, digits, '-' and '.', beginning with a letter or digit"

    /// - Throws: `ModelError.badSlug` unless the text is 1 to 80 of `a-z 0-9 - .` and starts with a letter or digit.
    public init(_ text: some StringProtocol) throws(ModelError) {
        try self.init(checking: String(text))
    }

    private init(checking text: String) throws(ModelError) {
        let allowed = text.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
        }
        guard allowed, (1...80).contains(text.utf8.count), text.utf8.first != 0x2D, text.utf8.first != 0x2E else {
            throw .badSlug(text)
        }
        self.text = text
    }

    public static func < (one: Slug, other: Slug) -> Bool { one.text < other.text }
}

extension Slug {
    /// A name made from any text: lower case, and one hyphen for whatever no name may contain; nil when nothing is left.
    public init?(madeFrom text: some StringProtocol) {
        var plain = ""
        for character in text.lowercased() {
            let isPlain = character.isASCII && (character.isLetter || character.isNumber || character == ".")
            if isPlain { plain.append(character) } else if plain.last != "-" { plain.append("-") }
        }
        let isMark: (Character) -> Bool = { $0 == "-" || $0 == "." }
        let start = plain.drop(while: isMark).prefix(80)
        guard let end = start.lastIndex(where: { !isMark($0) }), let slug = try? Slug(start[...end]) else { return nil }
        self = slug
    }
}

extension Slug: CustomStringConvertible {
    public var description: String { text }
}
