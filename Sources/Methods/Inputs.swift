import LimitModel
import Quantities

/// Typed access to the inputs of a method; every failure names the field and its line.
struct Inputs {
    /// Energies and masses in GeV that an experiment can have: from fuzzy dark matter to a proton collider to come.
    private static let plausibleGeV = 1e-33...1e5
    /// The one energy that may be larger: where a loop is cut.
    private static let cutoff = "cutoff"

    let node: InputNode
    let path: String

    init(_ node: InputNode, path: String? = nil) {
        self.node = node
        self.path = path ?? node.name
    }

    /// The group of that name, if present.
    func group(ifPresent name: String) -> Inputs? {
        node.child(name).map { Inputs($0, path: "\(path)/\(name)") }
    }

    /// The group of that name.
    func group(_ name: String) throws(InputError) -> Inputs {
        guard let group = group(ifPresent: name) else { throw missing(name) }
        return group
    }

    /// A number of the dimension that satisfies a condition; nil when absent.
    func number(
        ifPresent name: String, _ dimension: PhysicalDimension, where isValid: (Double) -> Bool = { _ in true },
        _ demand: String = ""
    ) throws(InputError) -> InputNode.Number? {
        guard let child = node.child(name) else { return nil }
        let field = "\(path)/\(name)"
        guard let number = child.number else {
            throw InputError(
                field: field, line: child.line, problem: "it has no value", remedy: "give value, unit and status")
        }
        let bothNumbers = [number.dimension, dimension].allSatisfy { $0 == .dimensionless || $0 == .count }
        guard number.dimension == dimension || bothNumbers else {
            throw InputError(
                field: field, line: child.line,
                problem: "it is \(number.dimension.name), but \(dimension.name) is needed",
                remedy: "use \(dimension.unitList)")
        }
        if number.dimension == .energy, name != Self.cutoff, !Self.plausibleGeV.contains(number.value),
            number.value != 0
        {
            let ends = [Self.plausibleGeV.lowerBound, Self.plausibleGeV.upperBound]
            throw InputError(
                field: field, line: child.line,
                problem: "\(Quantity(number.value, .energy).printed()) is not an energy of any experiment",
                remedy: "check the unit: energies and masses go from "
                    + ends.map { Quantity($0, .energy).printed() }.joined(separator: " to "))
        }
        guard number.value.isFinite, isValid(number.value) else {
            let shown = Quantity(number.value, number.dimension).printed()
            throw InputError(
                field: field, line: child.line, problem: "\(shown) is impossible", remedy: "it must be \(demand)")
        }
        return number
    }

    /// A number of the dimension that satisfies a condition.
    func number(
        _ name: String, _ dimension: PhysicalDimension, where isValid: (Double) -> Bool = { _ in true },
        _ demand: String = ""
    ) throws(InputError) -> InputNode.Number {
        guard let number = try number(ifPresent: name, dimension, where: isValid, demand) else { throw missing(name) }
        return number
    }

    /// The text of that name.
    func text(_ name: String) throws(InputError) -> String {
        guard let text = node.child(name)?.text, !text.isEmpty else { throw missing(name) }
        return text
    }

    /// The text of that name, one of a list.
    func text(_ name: String, oneOf choices: [String]) throws(InputError) -> String {
        let text = try text(name)
        guard choices.contains(text) else {
            throw InputError(
                field: "\(path)/\(name)", line: node.child(name)?.line ?? node.line,
                problem: "'\(text)' is not known here",
                remedy: "write \(choices.joined(separator: " or "))")
        }
        return text
    }

    /// The limit that a group names in its attribute `limit`.
    func source(_ name: String) throws(InputError) -> SourceReference {
        let group = try group(name)
        let text = try group.text("limit")
        guard let slug = try? Slug(text) else {
            throw InputError(
                field: "\(group.path)/limit", line: group.node.line, problem: "'\(text)' is not the name of a limit",
                remedy: "write lower-case letters, digits, '-' and '.'")
        }
        return SourceReference(limit: slug, field: "\(group.path)/limit", line: group.node.line)
    }

    func missing(_ name: String) -> InputError {
        InputError(field: "\(path)/\(name)", line: node.line, problem: "it is missing", remedy: "add <\(name)>")
    }
}
