import LimitModel
import PortalPhysics
import Quantities

/// A value of an input: a number in the canonical unit of its dimension, or a word.
public enum InputValue: Sendable, Hashable {
    case number(Double)
    case word(String)
}

/// An input of a method that a scan of variants may vary, and how a value gets into the descriptor.
package struct VariableInput: Sendable {
    /// The name on the command line.
    package let name: String
    /// Dimension of its numbers; nil for words.
    package let dimension: PhysicalDimension?
    /// Description for help and messages.
    package let meaning: String
    private let path: [String]
    private let variation: Variation

    /// Tells whether tables have to be made anew; other values share them.
    package var changesTables: Bool { variation.changesTables }
    /// Tells whether it is beam or target, for which yields that the descriptor states were found.
    package var changesSetup: Bool { variation.changesSetup }
    /// The field that errors name.
    package var field: String { path.joined(separator: "/") }

    fileprivate init(_ path: [String], _ dimension: PhysicalDimension?, _ meaning: String, _ variation: Variation) {
        name = variation.name ?? path.last ?? ""
        self.dimension = dimension
        self.meaning = meaning
        self.path = path
        self.variation = variation
    }

    /// Reason why a value cannot be put into this method; nil when it can.
    package func needed(by method: InputNode) -> String? { value(in: method) == nil ? variation.demand : nil }

    /// The value that the descriptor has; nil when it has none.
    package func value(in method: InputNode) -> InputValue? {
        var node: InputNode? = method
        for name in path { node = node?.child(name) }
        if let number = node?.number { return .number(number.value) }
        return node?.text.map { .word($0) }
    }

    /// The method at another value of the input; the value that it has already changes nothing.
    package func changed(_ method: InputNode, to value: InputValue) -> InputNode {
        guard self.value(in: method) != value else { return method }
        return Self.changed(method, at: path[...], replacing: variation.replaces) { node in
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

extension Method {
    /// The inputs that may be varied, as they are declared.
    package static var variableInputs: [VariableInput] { variable(inputs, in: []) }

    /// The parameters of the plane that may be varied: those whose value it computes at.
    package static var variableParameters: [(name: String, meaning: String)] {
        parameters.filter { $0.value == .input }.keys.sorted().map { ($0, PortalParameter.meanings[$0] ?? "") }
    }

    /// The group whose numbers hold for the beam and the target of the descriptor alone; nil when there is none.
    package static var setupGroup: String? {
        for case .group(let group) in inputs where group.holdsForSetup { return group.name }
        return nil
    }

    /// Tells whether its events are those of a dark photon that decays into χχ̄, and go with g² times that branching
    /// fraction.
    package static var needsInvisibleDecay: Bool {
        parameters[PortalParameter.invisibleShare] == .fixed(1) && parameters[PortalParameter.darkCoupling] != nil
    }

    private static func variable(_ parts: [InputPart], in path: [String]) -> [VariableInput] {
        parts.flatMap { part -> [VariableInput] in
            switch part {
            case .number(let input):
                input.variation.map {
                    [VariableInput(path + [input.name], input.dimension, input.meaning, $0)]
                } ?? []
            case .text(let input):
                input.variation.map { [VariableInput(path + [input.name], nil, input.meaning, $0)] } ?? []
            case .group(let group): variable(group.parts, in: path + [group.name])
            case .optional(let parts): variable(parts, in: path)
            case .choice(let choice): variable(Array(choice.alternatives.joined()), in: path)
            }
        }
    }
}
