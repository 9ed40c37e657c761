import LimitModel
import Quantities

/// Typed access to the inputs of a method; every failure names the field and its line.
struct Inputs {
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

    private func missing(_ name: String) -> InputError {
        InputError(field: "\(path)/\(name)", line: node.line, problem: "it is missing", remedy: "add <\(name)>")
    }
}
