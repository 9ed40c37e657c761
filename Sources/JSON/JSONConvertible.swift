/// A type whose values are read from JSON.
package protocol JSONReadable {
    /// - Throws: `JSON.MemberError`, which names the member that is missing or wrong.
    init(json: JSON) throws(JSON.MemberError)
}

/// A type whose values are read from JSON and written as JSON: the one way for both.
package protocol JSONConvertible: JSONReadable {
    /// The value as JSON.
    var json: JSON { get }
}

extension JSON {
    /// The reason why a value is not what it should be: which member, and what is wrong with it.
    package struct MemberError: Error, Hashable, Sendable, CustomStringConvertible {
        /// The member, such as `holdings[0].grade`, counted from 0; empty for the value itself.
        package var path: String
        /// What is wrong, such as `is missing`.
        package var why: String
        package var description: String { path.isEmpty ? "the value \(why)" : "'\(path)' \(why)" }

        /// An error of the value itself.
        package init(_ why: String, at path: String = "") {
            self.path = path
            self.why = why
        }

        package func inside(_ outer: String) -> MemberError {
            MemberError(why, at: JSON.path(outer, path))
        }
    }

    /// What a member says.
    /// - Throws: `MemberError` when it is missing or wrong.
    package func member<Value: JSONReadable>(_ name: String) throws(MemberError) -> Value {
        guard let value: Value = try optional(name) else { throw MemberError("is missing", at: name) }
        return value
    }

    /// What a member says; nil when it is not there.
    /// - Throws: `MemberError` when it is wrong.
    package func optional<Value: JSONReadable>(_ name: String) throws(MemberError) -> Value? {
        guard let json = self[name] else { return nil }
        do {
            return try Value(json: json)
        } catch {
            throw error.inside(name)
        }
    }
}

extension JSON: JSONConvertible {
    package init(json: JSON) { self = json }
    package var json: JSON { self }
}

// Choices are written by their names.
extension JSONReadable where Self: RawRepresentable, RawValue == String {
    package init(json: JSON) throws(JSON.MemberError) {
        let text = try String(json: json)
        guard let value = Self(rawValue: text) else { throw JSON.MemberError("is '\(text)'") }
        self = value
    }
}

extension JSONConvertible where Self: RawRepresentable, RawValue == String {
    package var json: JSON { .text(rawValue) }
}

extension String: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        guard case .text(let text) = json else { throw JSON.MemberError("is not a text") }
        self = text
    }

    package var json: JSON { .text(self) }
}

extension Double: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        guard let number = json.double else { throw JSON.MemberError("is not a number") }
        self = number
    }

    package var json: JSON { .number(self) }
}

extension Int: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        guard let number = json.integer else { throw JSON.MemberError("is not a whole number") }
        self = number
    }

    package var json: JSON { .integer(self) }
}

extension Bool: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        guard case .truth(let value) = json else { throw JSON.MemberError("is neither true nor false") }
        self = value
    }

    package var json: JSON { .truth(self) }
}

extension Array: JSONReadable where Element: JSONReadable {
    package init(json: JSON) throws(JSON.MemberError) {
        guard case .list(let items) = json else { throw JSON.MemberError("is not a list") }
        self = []
        reserveCapacity(items.count)
        for (index, item) in items.enumerated() {
            do {
                append(try Element(json: item))
            } catch {
                throw error.inside("[\(index)]")
            }
        }
    }
}

extension Array: JSONConvertible where Element: JSONConvertible {
    package var json: JSON { .list(map(\.json)) }
}

extension Dictionary: JSONReadable where Key == String, Value: JSONReadable {
    package init(json: JSON) throws(JSON.MemberError) {
        guard case .object(let members) = json else { throw JSON.MemberError("is not an object") }
        self = [:]
        for member in members { self[member.name] = try json.member(member.name) as Value }
    }
}

extension Dictionary: JSONConvertible where Key == String, Value: JSONConvertible {
    package var json: JSON { .object(map { JSON.Member($0, $1.json) }.sorted(by: JSON.Member.precedes)) }
}
