import LimitModel
import Quantities

/// The units and the convention of a table's columns: turns written rows into points of the plane.
struct ColumnScale {
    let massUnit: PhysicalUnit
    let couplingUnit: PhysicalUnit
    let convention: CouplingConvention

    /// A point of the plane; nil when the row holds none, which the findings then say.
    /// - Parameters:
    ///   - number: the row's number in its curve, from 1.
    ///   - label: the curve's name, where messages need it.
    func point(_ row: FoundRow, number: Int, of label: String?, findings: inout Findings) -> PointRow? {
        var field: String { "\(label.map { "\($0) " } ?? "")points row \(number)" }
        let mass = findings.positive(row.mass, unit: massUnit, line: row.line, field: field, subject: "mass")
        guard let coupling = coupling(row.coupling, line: row.line, field: field, findings: &findings), let mass
        else { return nil }
        return PointRow(
            line: row.line, number: number, mass: row.mass, coupling: row.coupling,
            point: Curve.Point(mass: mass, coupling: coupling, edge: row.edge, flags: row.flags))
    }

    /// A coupling of the plane from one of the column.
    func coupling(_ text: String, line: Int?, field: @autoclosure () -> String, findings: inout Findings) -> Double? {
        guard
            let written = findings.positive(
                text, unit: couplingUnit, line: line, field: field(), subject: "coupling")
        else { return nil }
        // The plane's own convention keeps the one rounding of the text.
        if convention.power == 1, convention.factor == 1 { return written }
        let coupling = convention.coupling(written: written)
        guard coupling.isFinite, coupling > 0 else {
            findings.fail(
                line: line, field: field(),
                "coupling '\(text)' leaves the range of numbers in convention '\(convention.name)'",
                remedy: "check unit and convention of the column")
            return nil
        }
        return coupling
    }

    /// The role in the plane of a curve of the column: where larger values mean smaller couplings, the edges change places.
    func role(_ role: Curve.Role) -> Curve.Role {
        guard convention.isInverse else { return role }
        return switch role {
        case .lowerEdge: .upperEdge
        case .upperEdge: .lowerEdge
        case .bandLow: .bandHigh
        case .bandHigh: .bandLow
        case .plusOneSigma: .minusOneSigma
        case .minusOneSigma: .plusOneSigma
        case .plusTwoSigma: .minusTwoSigma
        case .minusTwoSigma: .plusTwoSigma
        case .central, .contour, .expected, .component: role
        }
    }
}
