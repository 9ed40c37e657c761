import LimitModel
import Quantities

/// The units and the coupling convention that the columns of a file are written in.
package struct ColumnUnits: Sendable {
    /// The unit of masses.
    package let mass: PhysicalUnit
    /// The unit of couplings.
    package let coupling: PhysicalUnit
    /// The convention of the coupling.
    package let convention: CouplingConvention

    /// - Parameters:
    ///   - mass: the unit of masses; nil for the canonical one.
    ///   - coupling: the unit of what the convention writes; nil for the canonical one.
    ///   - convention: the name of a convention of the plane; nil for the plane's own.
    /// - Throws: `ExportError` that lists what there is.
    package init(plane: Plane, mass: String? = nil, coupling: String? = nil, convention: String? = nil)
        throws(ExportError)
    {
        let all = CouplingConvention.all(of: plane)
        let name = convention ?? CouplingConvention.planeName
        guard let chosen = all.first(where: { $0.name == name }) else {
            let lines = all.map { "\n  \($0.name): \($0.meaning)" }.joined()
            throw ExportError(
                "plane \(plane.slug) has no coupling convention '\(name)'; there are\(lines)", isUsage: true)
        }
        self.convention = chosen
        do {
            self.mass = try mass.map { try PhysicalUnit($0, expecting: .energy) } ?? .canonical(.energy)
            self.coupling =
                try coupling.map { try PhysicalUnit($0, expecting: chosen.dimension) } ?? .canonical(chosen.dimension)
        } catch {
            throw ExportError("\(error)", isUsage: true)
        }
    }

    /// A mass as text; reading it back gives the same double.
    package func mass(_ value: Double) -> String { value.decimal(timesTenTo: -mass.power) }

    /// A coupling of the plane as text. In the plane's own convention reading it back gives the same double; in others
    /// the neighbouring doubles are tried, and what is left over is in the last digit.
    package func coupling(_ value: Double) -> String {
        let guess = convention.written(coupling: value)
        let candidates = [guess, guess.nextUp, guess.nextDown, guess.nextUp.nextUp, guess.nextDown.nextDown]
        let exact = candidates.first { convention.coupling(written: $0) == value } ?? guess
        return exact.decimal(timesTenTo: -coupling.power)
    }

    /// The symbol of the mass unit.
    var massSymbol: String { mass.symbol }

    /// The symbol of the coupling unit; a pure number has the unit 1.
    var couplingSymbol: String { coupling.symbol.isEmpty ? "1" : coupling.symbol }

    /// The lines of a head.
    func lines(_ plane: Plane) -> [String] {
        var lines = ["mass_unit: \(massSymbol)", "coupling_unit: \(couplingSymbol)", "convention: \(convention.name)"]
        lines.append("coupling: \(plane.coupling.symbol), \(convention.meaning)")
        if convention.power != 1 {
            lines.append("note_on_convention: converted from the plane's own; the last digit may be rounded")
        }
        return lines
    }
}
