import LimitModel
import Foundation

/// The curves of one limit side by side: the sum, its band, and what each production channel would give alone.
public struct ComponentTable: Sendable {
    /// The limit.
    public let record: LimitRecord
    /// The curves' names, the limit itself first.
    public let columns: [String]
    /// A mass in GeV with a coupling per column; nil where the curve does not reach.
    public let rows: [(mass: Double, couplings: [Double?])]

    /// - Parameter masses: where to give values; every mass of the curves when empty.
    init(_ record: LimitRecord, masses: [Double]) {
        let curves = record.limit.curves.filter {
            $0.role != .contour && $0.role != .lowerEdge && $0.role != .upperEdge
        }
        self.record = record
        columns = curves.map { $0.role == .central ? "limit" : $0.role == .component ? $0.name ?? $0.label : $0.label }
        let chosen = masses.isEmpty ? Set(curves.flatMap(\.points).map(\.mass)).sorted() : masses
        rows = chosen.map { mass in (mass, curves.map { $0.coupling(atMass: mass) }) }
    }

    /// Whether any curve reaches any of the masses.
    public var isReached: Bool { rows.contains { $0.couplings.contains { $0 != nil } } }
}

extension LimitRecord {
    /// The limit's curves side by side, at the masses asked for, or at all of theirs.
    public var components: ComponentTable { ComponentTable(self, masses: answers.map(\.mass)) }
}

extension Curve {
    /// The coupling at a mass by the curve's own interpolation; nil outside its points.
    func coupling(atMass mass: Double) -> Double? {
        guard let first = points.first, let last = points.last, first.mass <= mass, mass <= last.mass else {
            return nil
        }
        guard let next = points.firstIndex(where: { $0.mass >= mass }), next > 0 else { return first.coupling }
        let (left, right) = (points[next - 1], points[next])
        if mass == right.mass { return right.coupling }
        guard interpolation == .logLog else { return left.coupling }
        let share = log(mass / left.mass) / log(right.mass / left.mass)
        return left.coupling * pow(right.coupling / left.coupling, share)
    }
}
