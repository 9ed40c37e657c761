// Taking the members of an object by name: what is missing, or of another type, is an error that names it.

extension JSONTree {
    func member(_ name: String) throws(ModelError) -> JSONTree {
        guard let value = self[name] else { throw .badDocument("'\(name)' is missing") }
        return value
    }

    func text(_ name: String) throws(ModelError) -> String {
        guard let text = try member(name).string else { throw .badDocument("'\(name)' is no text") }
        return text
    }

    func number(_ name: String) throws(ModelError) -> Double {
        guard case .number(let number, _) = try member(name) else { throw .badDocument("'\(name)' is no number") }
        return number
    }

    func integer(_ name: String) throws(ModelError) -> Int {
        guard let integer = try member(name).integer else { throw .badDocument("'\(name)' is no whole number") }
        return integer
    }

    func slug(_ name: String) throws(ModelError) -> Slug { try Slug(text(name)) }

    func choice<Choice: RawRepresentable<String>>(_ name: String) throws(ModelError) -> Choice {
        let text = try text(name)
        guard let choice = Choice(rawValue: text) else { throw .badDocument("'\(name)' is '\(text)'") }
        return choice
    }

    /// What `read` makes of a member; nil when it is not there.
    func optional<Value>(
        _ name: String, _ read: (JSONTree) -> (String) throws(ModelError) -> Value
    ) throws(ModelError) -> Value? {
        self[name] == nil ? nil : try read(self)(name)
    }

    func list<Element>(
        _ name: String, _ read: (JSONTree) throws(ModelError) -> Element
    ) throws(ModelError) -> [Element] {
        guard let items = try member(name).elements else { throw .badDocument("'\(name)' is no list") }
        var elements: [Element] = []
        elements.reserveCapacity(items.count)
        for item in items { elements.append(try read(item)) }
        return elements
    }

    func texts(_ name: String) throws(ModelError) -> [String] {
        try list(name) { (item) throws(ModelError) in
            guard let text = item.string else { throw .badDocument("'\(name)' holds something else than text") }
            return text
        }
    }

    func slugs(_ name: String) throws(ModelError) -> [Slug] {
        try list(name) { (item) throws(ModelError) in
            guard let text = item.string else { throw .badDocument("'\(name)' holds something else than text") }
            return try Slug(text)
        }
    }
}
