/// A JSON value as it is written: members in their order, numbers with their spelling, so that a document can be printed
/// again letter by letter.
package enum JSON: Sendable, Hashable {
    case null
    case truth(Bool)
    /// A number, and how it is spelled: as it was read, or in the shortest form that reads back to the same double. One
    /// that is not finite is spelled `null`.
    case number(Double, text: String)
    case text(String)
    case list([JSON])
    /// Members in the order given.
    case object([Member])

    /// A named value of an object.
    package struct Member: Sendable, Hashable {
        /// The name.
        package let name: String
        /// The value.
        package let value: JSON

        /// A named value.
        package init(_ name: String, _ value: JSON) {
            self.name = name
            self.value = value
        }
    }
}

// MARK: - Making values

extension JSON {
    /// A number. Whole ones are spelled without `.0`, which readers of other languages expect.
    package static func number(_ value: Double) -> JSON {
        guard value.isFinite else { return .number(value, text: "null") }
        let text = value.description
        return .number(value, text: text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
    }

    /// A number, or null for nil.
    package static func number(_ value: Double?) -> JSON { value.map { JSON.number($0) } ?? .null }

    /// A whole number.
    package static func integer(_ value: Int) -> JSON { .number(Double(value), text: String(value)) }

    /// A text, or null for nil.
    package static func text(_ value: String?) -> JSON { value.map { JSON.text($0) } ?? .null }

    /// An object as documents are stored: those members that are there, sorted by the bytes of their names.
    package static func record(_ members: KeyValuePairs<String, JSON?>) -> JSON {
        .object(members.compactMap { name, value in value.map { Member(name, $0) } }.sorted(by: Member.precedes))
    }
}

extension JSON.Member {
    /// The order of names: that of their UTF-8 bytes.
    static func precedes(_ one: Self, _ other: Self) -> Bool {
        one.name.utf8.lexicographicallyPrecedes(other.name.utf8)
    }
}

extension JSON: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self = .text(value) }
}

extension JSON: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }
}

extension JSON: ExpressibleByArrayLiteral {
    package init(arrayLiteral elements: JSON...) { self = .list(elements) }
}

// MARK: - Taking values apart

extension JSON {
    /// The value of a member; nil when there is none, when it is null, or when this is not an object.
    package subscript(name: String) -> JSON? {
        guard case .object(let members) = self, let member = members.first(where: { $0.name == name }),
            member.value != .null
        else { return nil }
        return member.value
    }

    /// The text, when it is one.
    package var string: String? { if case .text(let value) = self { value } else { nil } }

    /// The number, when it is one.
    package var double: Double? { if case .number(let value, _) = self { value } else { nil } }

    /// The number, when it is a whole one.
    package var integer: Int? {
        guard case .number(let value, let text) = self else { return nil }
        // A double does not hold every whole number.
        return Int(text) ?? Int(exactly: value)
    }

    /// The elements, when it is a list.
    package var elements: [JSON]? { if case .list(let items) = self { items } else { nil } }

    /// Where in the value a number is not finite, such as `holdings[0].ranges[1].from`; nil when all are.
    package var pathOfNonFinite: String? {
        switch self {
        case .number(let value, _): return value.isFinite ? nil : ""
        case .list(let items):
            for (index, item) in items.enumerated() {
                if let path = item.pathOfNonFinite { return Self.path("[\(index)]", path) }
            }
        case .object(let members):
            for member in members {
                if let path = member.value.pathOfNonFinite { return Self.path(member.name, path) }
            }
        case .null, .truth, .text: break
        }
        return nil
    }

    /// A path that begins at an outer value.
    static func path(_ outer: String, _ inner: String) -> String {
        inner.isEmpty || inner.hasPrefix("[") ? outer + inner : "\(outer).\(inner)"
    }
}
