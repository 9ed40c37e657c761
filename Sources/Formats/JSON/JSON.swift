import LimitModel

/// A JSON value whose members keep their order, for answers that people read and scripts parse.
///
/// Numbers are written in the shortest form that reads back to the same double; a number that is not finite is null.
public enum JSON: Sendable, Hashable {
    /// null, true and false.
    case null
    case truth(Bool)
    /// Numbers.
    case number(Double)
    case integer(Int)
    /// Text.
    case text(String)
    /// A list.
    case list([JSON])
    /// Members in the order given.
    case object([Member])

    /// A named value of an object.
    public struct Member: Sendable, Hashable {
        /// The name.
        public let name: String
        /// The value.
        public let value: JSON

        /// A named value.
        public init(_ name: String, _ value: JSON) {
            self.name = name
            self.value = value
        }
    }

    /// The number, or null for nil and for numbers that are not finite.
    public static func number(_ value: Double?) -> JSON {
        value.flatMap { $0.isFinite ? JSON.number($0) : nil } ?? .null
    }

    /// The text, or null for nil.
    public static func text(_ value: String?) -> JSON {
        value.map { JSON.text($0) } ?? .null
    }

    /// The document as text, indented by two blanks, short lists of plain values on one line.
    public func document() -> String {
        var out = ""
        write(into: &out, indent: 0)
        return out
    }

    /// The value on one line, for streams.
    public func line() -> String {
        switch self {
        case .list(let items): return "[" + items.map { $0.line() }.joined(separator: ", ") + "]"
        case .object(let members):
            let parts = members.map { member in
                var name = ""
                Self.quote(member.name, into: &name)
                return name + ": " + member.value.line()
            }
            return "{" + parts.joined(separator: ", ") + "}"
        default: return document()
        }
    }

    private var isPlain: Bool {
        switch self {
        case .list, .object: false
        default: true
        }
    }

    private func write(into out: inout String, indent: Int) {
        switch self {
        case .null: out += "null"
        case .truth(let value): out += value ? "true" : "false"
        case .number(let value): out += value.isFinite ? Self.shortest(value) : "null"
        case .integer(let value): out += String(value)
        case .text(let value): Self.quote(value, into: &out)
        case .list(let items):
            if items.allSatisfy(\.isPlain) {
                out += "["
                for (index, item) in items.enumerated() {
                    if index > 0 { out += ", " }
                    item.write(into: &out, indent: indent)
                }
                out += "]"
            } else {
                Self.block("[", "]", items.count, indent, into: &out) { items[$0].write(into: &$1, indent: indent + 2) }
            }
        case .object(let members):
            Self.block("{", "}", members.count, indent, into: &out) { index, out in
                Self.quote(members[index].name, into: &out)
                out += ": "
                members[index].value.write(into: &out, indent: indent + 2)
            }
        }
    }

    private static func block(
        _ open: String, _ close: String, _ count: Int, _ indent: Int, into out: inout String,
        item: (Int, inout String) -> Void
    ) {
        guard count > 0 else {
            out += open + close
            return
        }
        out += open
        for index in 0..<count {
            out += (index == 0 ? "\n" : ",\n") + String(repeating: " ", count: indent + 2)
            item(index, &out)
        }
        out += "\n" + String(repeating: " ", count: indent) + close
    }

    /// Integers without `.0`, which readers of other languages expect.
    private static func shortest(_ value: Double) -> String {
        let text = "\(value)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    private static func quote(_ text: String, into out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case _ where scalar.steersText: out += JSONTree.escape(scalar)
            default: out.unicodeScalars.append(scalar)
            }
        }
        out += "\""
    }
}

extension JSON: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self = .text(value) }
}

extension JSON: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }
}

extension JSON: ExpressibleByArrayLiteral {
    public init(arrayLiteral elements: JSON...) { self = .list(elements) }
}
