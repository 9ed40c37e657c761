import LimitModel
import Quantities

/// The input `mass-range`: m_γ' from and to.
struct MassRange {
    private static let from = NumberInput("from", .energy, .positive)
    private static let to = NumberInput("to", .energy, .positive)
    static let input = GroupInput(
        "mass-range", "m_γ', as far as it goes without <to>", [from.part, .optional(to.part)])

    let inputs: Inputs
    /// The inputs of the method as a whole.
    private let method: Inputs
    let from: Double
    let to: Double?

    /// - Parameter inputs: those of the method.
    init(_ inputs: Inputs) throws(InputError) {
        let range = try inputs.group(Self.input)
        let from = try range.value(Self.from)
        to = try range.value(ifPresent: Self.to, in: .above(from, "the beginning of the range"))
        self.inputs = range
        method = inputs
        self.from = from
    }

    /// Reason why a curve over this range ends: where it begins is a choice, and where it ends too if it reaches `to`
    /// or the end of the data it rests on.
    func ends(_ curve: Curve, dataEnd: Double = .infinity) -> Limit.Ends {
        let last = curve.points.last?.mass ?? 0
        let isChosen = last >= min(to ?? .infinity, dataEnd) * (1 - 1e-9)
        return Limit.Ends(low: .table, high: isChosen ? .table : .physical)
    }

    /// The end of the range, at most at `limit`.
    /// - Throws: `InputError` when nothing is left.
    func end(atMost limit: Double) throws(InputError) -> Double {
        let end = min(to ?? .infinity, limit)
        guard from < end else {
            throw fail(
                "the range from \(Quantity(from, .energy).printed()) is empty",
                "begin below \(Quantity(limit, .energy).printed())")
        }
        return end
    }

    /// A value of a parameter at which nothing can be computed.
    func fail(at parameter: String, _ problem: String, _ remedy: String) -> InputError {
        InputError(field: "\(method.path) \(parameter)", line: method.node.line, problem: problem, remedy: remedy)
    }

    /// Nothing can be computed where the range begins.
    func fail(_ problem: String, _ remedy: String) -> InputError {
        InputError(field: "\(inputs.path)/from", line: inputs.node.line, problem: problem, remedy: remedy)
    }
}
