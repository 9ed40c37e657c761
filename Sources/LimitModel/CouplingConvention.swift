import Foundation
import Quantities

/// Convention by which a file writes the coupling of a plane. Chosen by name, on import and on export, and recorded.
///
/// The coupling of the plane is `factor` times the written value to the `power`.
public struct CouplingConvention: Sendable, Hashable {
    /// The name a user gives, for example `g/4`.
    public let name: String
    /// Quantity that is written in the column.
    public let meaning: String
    /// Dimension of the column.
    public let dimension: PhysicalDimension
    /// The power of the written value: 1, -1 or 1/2.
    public let power: Double
    /// Factor that multiplies it.
    public let factor: Double

    /// The coupling as the plane has it.
    /// - Parameter written: the value of the column in the canonical unit of `dimension`.
    public func coupling(written: Double) -> Double {
        switch power {
        case 1: factor * written
        case -1: factor / written
        default: factor * written.squareRoot()
        }
    }

    /// The value of the column for a coupling of the plane: the inverse of `coupling(written:)`.
    public func written(coupling: Double) -> Double {
        let scaled = coupling / factor
        return switch power {
        case 1: scaled
        case -1: factor / coupling
        default: scaled * scaled
        }
    }

    /// Tells whether a larger written value means a smaller coupling.
    public var isInverse: Bool { power < 0 }

    /// The name of the convention of the plane itself.
    public static let planeName = "plane"

    /// The conventions a plane's coupling may be written in; the first is the plane's own.
    public static func all(of plane: Plane) -> [CouplingConvention] {
        let own = CouplingConvention(
            name: planeName, meaning: "as the plane has it: \(plane.convention)", dimension: plane.coupling.dimension,
            power: 1, factor: 1)
        switch plane.coupling.dimension {
        case .inverseEnergy:
            // Without the prefactor of the plane's own term, there is nothing to convert to.
            guard let prefactor = plane.prefactor else { return [own] }
            let terms = [("g", 1.0, "1/f"), ("g/2", 0.5, "1/(2f)"), ("g/4", 0.25, "1/(4f)")]
            return [own]
                + terms.map { name, value, _ in
                    CouplingConvention(
                        name: name, meaning: "g in a Lagrangian with \(name)", dimension: .inverseEnergy, power: 1,
                        factor: value / prefactor)
                }
                + terms.map { _, value, name in
                    CouplingConvention(
                        name: name, meaning: "the scale f in a Lagrangian with \(name)", dimension: .energy, power: -1,
                        factor: value / prefactor)
                }
        case .dimensionless where plane.model?.text == PortalModel.kineticMixing.name:
            return [
                own,
                CouplingConvention(
                    name: "epsilon", meaning: "ε", dimension: .dimensionless, power: 1, factor: 1),
                CouplingConvention(
                    name: "epsilon^2", meaning: "ε²", dimension: .dimensionless, power: 0.5, factor: 1),
            ]
        default: return [own]
        }
    }
}
