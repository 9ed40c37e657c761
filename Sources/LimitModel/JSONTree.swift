/// A JSON value as it is written: members in their order, numbers with their text, so that it can be printed again
/// letter by letter. There is no null: in a document, what is unknown is absent.
public enum JSONTree: Sendable, Hashable {
    case truth(Bool)
    /// A finite number, and how it is spelled.
    case number(Double, text: String)
    case text(String)
    case list([JSONTree])
    /// Members in the order given; no name occurs twice.
    case object([Member])

    /// A named value of an object.
    public struct Member: Sendable, Hashable {
        public var name: String
        public var value: JSONTree

        public init(_ name: String, _ value: JSONTree) {
            self.name = name
            self.value = value
        }
    }

    /// Why a text is not JSON: at which byte, and what was expected there.
    public struct Mistake: Error, Hashable, Sendable, CustomStringConvertible {
        public var offset: Int
        public var expected: String
        public var description: String { "byte \(offset + 1): expected \(expected)" }
    }

    /// How deep values may nest.
    public static let depth = 512

    /// The value of a text.
    public init(_ text: String) throws(Mistake) { try self.init(bytes: Array(text.utf8)) }

    /// The value of a text in UTF-8.
    /// - Parameter acceptsNull: for files of other programs: a member that is null is absent, an element that is null
    ///   is an object without members.
    public init(bytes: [UInt8], acceptsNull: Bool = false) throws(Mistake) {
        var scanner = JSONScanner(bytes: bytes, acceptsNull: acceptsNull)
        self = try scanner.document()
    }

    /// The value of a member; nil when there is none, or this is no object.
    public subscript(name: String) -> JSONTree? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The text, when it is one.
    public var string: String? { if case .text(let value) = self { value } else { nil } }

    /// The number, when it is a whole one.
    public var integer: Int? { if case .number(let value, _) = self { Int(exactly: value) } else { nil } }

    /// The elements, when it is a list.
    public var elements: [JSONTree]? { if case .list(let items) = self { items } else { nil } }

    /// A whole number.
    public static func integer(_ value: Int) -> JSONTree { .number(Double(value), text: String(value)) }

    /// An object of those members that are there.
    public static func object(_ members: KeyValuePairs<String, JSONTree?>) -> JSONTree {
        .object(members.compactMap { name, value in value.map { Member(name, $0) } })
    }
}
