import LimitModel
import Quantities

/// The inputs of a method in one descriptor; every failure names the field and its line.
package struct Inputs {
    /// Energies and masses in GeV that an experiment can have: from fuzzy dark matter to a proton collider to come.
    private static let plausibleGeV = 1e-33...1e5
    /// The one energy that may be larger: where a loop is cut.
    private static let cutoff = "cutoff"

    let node: InputNode
    let path: String

    /// The inputs in an element, once they have been found to be what is declared: everything that is needed is there, nothing
    /// else is, and numbers have the dimension and the domain of their input.
    /// - Throws: `InputError` for the first input, in the order of the declaration, that is not so.
    init(_ node: InputNode, as parts: [InputPart]) throws(InputError) {
        self.init(node, path: node.name)
        try check(parts)
    }

    private init(_ node: InputNode, path: String) {
        self.node = node
        self.path = path
    }

    // MARK: Reading

    /// A number that is there.
    func number(_ input: NumberInput) throws(InputError) -> InputNode.Number {
        guard let number = try number(ifPresent: input) else { throw missing(input.name) }
        return number
    }

    /// A number; nil when it is not there.
    func number(ifPresent input: NumberInput) throws(InputError) -> InputNode.Number? {
        try number(ifPresent: input, in: input.domain)
    }

    /// The value of a number that is there.
    func value(_ input: NumberInput) throws(InputError) -> Double { try number(input).value }

    /// The value of a number; nil when it is not there.
    func value(ifPresent input: NumberInput) throws(InputError) -> Double? { try number(ifPresent: input)?.value }

    /// The value of a number whose domain depends on other inputs.
    func value(_ input: NumberInput, in domain: Domain) throws(InputError) -> Double {
        guard let number = try number(ifPresent: input, in: domain) else { throw missing(input.name) }
        return number.value
    }

    /// The value of a number whose domain depends on other inputs; nil when it is not there.
    func value(ifPresent input: NumberInput, in domain: Domain) throws(InputError) -> Double? {
        try number(ifPresent: input, in: domain)?.value
    }

    private func number(ifPresent input: NumberInput, in domain: Domain) throws(InputError) -> InputNode.Number? {
        guard let child = node.child(input.name) else { return nil }
        let field = "\(path)/\(input.name)"
        guard let number = child.number else {
            throw InputError(
                field: field, line: child.line, problem: "it has no value", remedy: "give value, unit and status")
        }
        let bothNumbers = [number.dimension, input.dimension].allSatisfy { $0 == .dimensionless || $0 == .count }
        guard number.dimension == input.dimension || bothNumbers else {
            throw InputError(
                field: field, line: child.line,
                problem: "it is \(number.dimension.name), but \(input.dimension.name) is needed",
                remedy: "use \(input.dimension.unitList)")
        }
        if number.dimension == .energy, input.name != Self.cutoff, !Self.plausibleGeV.contains(number.value),
            number.value != 0
        {
            let ends = [Self.plausibleGeV.lowerBound, Self.plausibleGeV.upperBound]
            throw InputError(
                field: field, line: child.line,
                problem: "\(Quantity(number.value, .energy).printed()) is not an energy of any experiment",
                remedy: "check the unit: energies and masses go from "
                    + ends.map { Quantity($0, .energy).printed() }.joined(separator: " to "))
        }
        guard number.value.isFinite, domain.contains(number.value) else {
            let shown = Quantity(number.value, number.dimension).printed()
            throw InputError(
                field: field, line: child.line, problem: "\(shown) is impossible",
                remedy: "it must be \(domain.demand.isEmpty ? "finite" : domain.demand)")
        }
        return number
    }

    /// A text that is there.
    func text(_ input: TextInput) throws(InputError) -> String {
        guard let text = try text(ifPresent: input) else { throw missing(attribute: input.name) }
        return text
    }

    /// A text; nil when it is not there.
    func text(ifPresent input: TextInput) throws(InputError) -> String? {
        guard let child = node.child(input.name) else { return nil }
        guard let text = child.text, !text.isEmpty else { throw missing(attribute: input.name) }
        if case .word(let words) = input.kind, !words.contains(text) {
            throw InputError(
                field: "\(path)/\(input.name)", line: child.line ?? node.line, problem: "'\(text)' is not known here",
                remedy: "write \(words.joined(separator: " or "))")
        }
        return text
    }

    /// A group that is there.
    func group(_ input: GroupInput) throws(InputError) -> Inputs {
        guard let group = group(ifPresent: input) else { throw missing(input.name) }
        return group
    }

    /// A group; nil when it is not there.
    func group(ifPresent input: GroupInput) -> Inputs? {
        node.child(input.name).map { Inputs($0, path: "\(path)/\(input.name)") }
    }

    /// The groups of a name, in their order.
    func groups(_ input: GroupInput) -> [Inputs] {
        node.children.filter { $0.name == input.name }.map { Inputs($0, path: "\(path)/\(input.name)") }
    }

    /// The limit that a group names.
    func source(_ input: GroupInput) throws(InputError) -> SourceReference {
        let group = try group(input)
        let text = try group.text(CurveOf.limit)
        guard let slug = try? Slug(text) else {
            throw InputError(
                field: "\(group.path)/limit", line: group.node.line, problem: "'\(text)' is not the name of a limit",
                remedy: "write lower-case letters, digits, '-' and '.'")
        }
        return SourceReference(limit: slug, field: "\(group.path)/limit", line: group.node.line)
    }

    // MARK: Failing

    private func missing(attribute name: String) -> InputError {
        fail(name, "it is missing", "write \(name)=\"…\"")
    }

    func missing(_ name: String) -> InputError {
        InputError(field: "\(path)/\(name)", line: node.line, problem: "it is missing", remedy: "add <\(name)>")
    }

    /// An input that the method cannot use: the one of a name when it is there, else the group as a whole.
    func fail(_ name: String?, _ problem: String, _ remedy: String) -> InputError {
        InputError(
            field: name.map { "\(path)/\($0)" } ?? path, line: name.flatMap { node.child($0)?.line } ?? node.line,
            problem: problem, remedy: remedy)
    }

    // MARK: Checking

    private func check(_ parts: [InputPart]) throws(InputError) {
        for part in parts { try check(part) }
        let known = Self.names(parts)
        for child in node.children where !known.contains(child.name) {
            throw InputError(
                field: "\(path)/\(child.name)", line: child.line ?? node.line,
                problem: "there is no input of this name here",
                remedy: known.isEmpty ? "take it out" : "write one of: \(known.sorted().joined(separator: ", "))")
        }
    }

    private func check(_ part: InputPart) throws(InputError) {
        switch part {
        case .number(let input): _ = try number(input)
        case .text(let input):
            if try text(ifPresent: input) == nil, !input.isOptional {
                throw missing(attribute: input.name)
            }
        case .group(let input):
            let groups = groups(input)
            if groups.count < input.count.lowerBound {
                throw groups.isEmpty
                    ? missing(input.name)
                    : fail(
                        input.name, "there are not \(input.count.lowerBound) of them or more",
                        "add <\(input.name)>")
            }
            guard groups.count <= input.count.upperBound else {
                throw fail(input.name, "it is given twice", "take one of them out")
            }
            for group in groups { try group.check(input.parts) }
        case .optional(let parts):
            guard parts.contains(where: { isGiven($0) }) else { return }
            for part in parts { try check(part) }
        case .choice(let choice):
            let given = choice.alternatives.filter { $0.first.map(isGiven) ?? false }
            guard given.count == 1, let alternative = given.first else {
                if given.isEmpty, choice.isOptional { return }
                let names = choice.alternatives.compactMap { $0.first.map { "<\($0.name)>" } }
                throw InputError(
                    field: "\(path)/\(part.name)", line: node.line,
                    problem: given.isEmpty ? "it is missing" : "it is given twice",
                    remedy: names.count == 2
                        ? "give either \(names[0]) or \(names[1])"
                        : "give one of \(names.dropLast().joined(separator: ", ")) and \(names.last ?? "")")
            }
            for part in alternative { try check(part) }
        }
    }

    /// Tells whether what a part names is there.
    private func isGiven(_ part: InputPart) -> Bool {
        switch part {
        case .number, .text, .group: node.child(part.name) != nil
        case .optional(let parts): parts.contains { isGiven($0) }
        case .choice(let choice): choice.alternatives.joined().contains { isGiven($0) }
        }
    }

    private static func names(_ parts: [InputPart]) -> Set<String> {
        Set(
            parts.flatMap { part -> Set<String> in
                switch part {
                case .number, .text, .group: [part.name]
                case .optional(let parts): names(parts)
                case .choice(let choice): names(Array(choice.alternatives.joined()))
                }
            })
    }
}

/// The group `curve-of`: another limit of the archive to start from.
enum CurveOf {
    static let limit = TextInput("limit", .limit)
    static let input = GroupInput(InputNode.sourceName, "another limit of the archive to start from", [limit.part])
}
