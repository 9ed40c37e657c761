import LimitModel
import Quantities

/// The inputs `mass-range` and `axion-mass-over-m`.
struct MassRange {
    let inputs: Inputs
    let from: Double
    let to: Double?
    /// m_a/m_γ'; 0 when left out.
    let axionMassOverMass: Double

    init(_ inputs: Inputs) throws(InputError) {
        let range = try inputs.group("mass-range")
        let positive: (Double) -> Bool = { $0 > 0 }
        let from = try range.number("from", .energy, where: positive, "positive").value
        to = try range.number(ifPresent: "to", .energy, where: { $0 > from }, "above the beginning of the range")?.value
        self.inputs = range
        self.from = from
        axionMassOverMass =
            try inputs.number(ifPresent: "axion-mass-over-m", .dimensionless, where: { $0 >= 0 }, "zero or positive")?
            .value ?? 0
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
