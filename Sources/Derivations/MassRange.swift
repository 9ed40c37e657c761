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

/// Names of parameters that planes of known models have.
enum PortalParameter {
    /// m_a/m_γ'.
    static let axionMass = "ma-over-m"
    /// Λ/TeV of a loop.
    static let cutoff = "cutoff-over-tev"
    /// α_D of γ' → χχ̄.
    static let darkCoupling = "alpha-d"
    /// m_χ/m_γ' of γ' → χχ̄.
    static let fermionMass = "mchi-over-m"
    /// Br(γ' → χχ̄).
    static let invisibleShare = "br-invisible"
    /// Br(γ' → a γ).
    static let visibleShare = "br-visible"

    /// For searches that see a dark photon which always decays invisibly and at once, however that comes about.
    static let invisible: [String: ParameterUse] = [
        axionMass: .input, invisibleShare: .fixed(1), darkCoupling: .independent, fermionMass: .independent,
    ]
    /// For searches that see γ' → a γ of a dark photon without other decays.
    static let visible: [String: ParameterUse] = [axionMass: .input, visibleShare: .fixed(1)]
    /// For loops, in which the dark photon is virtual.
    static let virtual: [String: ParameterUse] = [
        axionMass: .input, invisibleShare: .independent, visibleShare: .independent, darkCoupling: .independent,
        fermionMass: .independent,
    ]
}
