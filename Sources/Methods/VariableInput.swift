import LimitModel
import PortalPhysics
import Quantities

/// An input of a method that a scan of variants may vary, and how a value gets into the descriptor.
public struct VariableInput: Sendable {
    /// A value in the canonical unit of its dimension, or a word.
    public enum Value: Sendable, Hashable {
        case number(Double)
        case word(String)
    }

    /// The name on the command line.
    package let name: String
    /// What its numbers measure; nil for words.
    package let dimension: PhysicalDimension?
    /// What it is, for help and messages.
    package let meaning: String
    /// Whether tables have to be made anew; other values share them.
    package let changesTables: Bool
    /// Whether meson yields that the descriptor states were found for its value.
    package let changesMesonYields: Bool
    /// What a descriptor without a value has to have instead.
    private let demand: String?
    /// Whether it is a parameter of the plane instead of an input of the method.
    package let isParameter: Bool
    private let path: [String]
    private let replaced: [String]

    init(
        _ name: String, _ path: [String], _ dimension: PhysicalDimension?, replacing: [String] = [],
        changesTables: Bool = false, changesMesonYields: Bool = false, isParameter: Bool = false, demand: String? = nil,
        _ meaning: String
    ) {
        self.isParameter = isParameter
        self.demand = demand
        self.name = name
        self.path = path
        self.dimension = dimension
        replaced = replacing
        self.changesTables = changesTables
        self.changesMesonYields = changesMesonYields
        self.meaning = meaning
    }

    /// The field that errors name.
    package var field: String { path.joined(separator: "/") }

    /// Why a value cannot be put into this method; nil when it can.
    package func needed(by method: InputNode) -> String? { value(in: method) == nil ? demand : nil }

    /// The value that the descriptor has; nil when it has none.
    package func value(in method: InputNode) -> Value? {
        var node: InputNode? = method
        for name in path { node = node?.child(name) }
        if let number = node?.number { return .number(number.value) }
        return node?.text.map { .word($0) }
    }

    /// The request at another value, which then holds at that value of a parameter; the value that it has already changes
    /// nothing.
    package func changed(_ request: DerivationRequest, to value: Value) -> DerivationRequest {
        var request = request
        guard isParameter else {
            request.method = changed(request.method, to: value)
            return request
        }
        guard case .number(let number) = value, let name = try? Slug(name) else { return request }
        request.point.removeAll { $0.parameter == name }
        request.point.append(.init(parameter: name, value: number))
        for index in request.holdings.indices {
            request.holdings[index].ranges.removeAll { $0.parameter == name }
            request.holdings[index].independent.removeAll { $0 == name }
            request.holdings[index].ranges.append(.init(parameter: name, from: number, to: number, source: .derived))
        }
        return request
    }

    /// The method at another value of an input.
    func changed(_ method: InputNode, to value: Value) -> InputNode {
        guard self.value(in: method) != value else { return method }
        return Self.changed(method, at: path[...], replacing: replaced) { node in
            switch value {
            case .number(let number):
                // An error of the old value says nothing about the new one.
                node.number = .init(value: number, dimension: dimension ?? .dimensionless, status: .estimate)
            case .word(let word): node.text = word
            }
        }
    }

    private static func changed(
        _ node: InputNode, at path: ArraySlice<String>, replacing: [String], _ change: (inout InputNode) -> Void
    ) -> InputNode {
        guard let name = path.first else { return node }
        var node = node
        let index =
            node.children.firstIndex { $0.name == name }
            ?? {
                node.children.append(InputNode(name: name, line: node.line))
                return node.children.count - 1
            }()
        guard path.count == 1 else {
            node.children[index] = changed(
                node.children[index], at: path.dropFirst(), replacing: replacing, change)
            return node
        }
        change(&node.children[index])
        node.children.removeAll { replacing.contains($0.name) }
        return node
    }
}

extension VariableInput {
    static let axionMass = VariableInput(
        "ma-over-m", ["ma-over-m"], .dimensionless, isParameter: true, "mass of the axion over mass of the dark photon")

    /// The inputs of a counting experiment behind a target.
    static let beamOnTarget = [
        VariableInput(
            "target", ["target", "element"], nil, replacing: ["mass-number", "density", "radiation-length"],
            changesTables: true, changesMesonYields: true,
            "the target's element; another than the descriptor's has weight, density and radiation length of the table"),
        VariableInput(
            "energy", ["beam", "energy"], .energy, changesTables: true, changesMesonYields: true, "beam energy"),
        VariableInput(
            "x-min", ["x-min"], .dimensionless, changesTables: true, "smallest share of the energy that is lost"),
        VariableInput(
            "thickness", ["target", "thickness"], .length, replacing: ["radiation-lengths"], "length of the target"),
        VariableInput(
            "radiation-lengths", ["target", "radiation-lengths"], .dimensionless, replacing: ["thickness"],
            "length of the target in radiation lengths"),
        VariableInput("exposure", ["exposure"], .count, "beam particles on target"),
        VariableInput(
            "efficiency", ["efficiency"], .dimensionless, replacing: ["efficiency-curve"],
            "share of events that is seen"),
        VariableInput("background", ["background"], .count, "expected background"),
    ]

    /// The names of the elements a target can be, for messages.
    package static var elements: [String] { Element.all.map(\.symbol) }
}
