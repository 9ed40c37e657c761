import LimitModel
import Quantities

/// The input `mass-range`, and m_a/m_γ' of the parameter point.
struct MassRange {
    let inputs: Inputs
    let from: Double
    let to: Double?
    /// m_a/m_γ'.
    let axionMassOverMass: Double

    init(_ inputs: Inputs, _ point: ParameterPoint) throws(InputError) {
        let range = try inputs.group("mass-range")
        let positive: (Double) -> Bool = { $0 > 0 }
        let from = try range.number("from", .energy, where: positive, "positive").value
        to = try range.number(ifPresent: "to", .energy, where: { $0 > from }, "above the beginning of the range")?.value
        self.inputs = range
        self.from = from
        axionMassOverMass = point[PortalParameter.axionMass]
    }

    /// Why a curve over this range ends: where it begins is a choice, and where it ends too if it reaches `to` or the end of
    /// the data it rests on.
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
            throw InputError(
                field: "\(inputs.path)/from", line: inputs.node.line,
                problem: "the range from \(Quantity(from, .energy).printed()) is empty",
                remedy: "begin below \(Quantity(limit, .energy).printed())")
        }
        return end
    }
}
