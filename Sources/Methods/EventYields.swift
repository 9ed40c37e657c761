import Foundation
import LimitModel

/// Expected events per squared coupling against mass, by component.
public struct EventYields: Sendable {
    /// What the coupling is whose square divides the events: `g` in 1/GeV, or `epsilon`.
    public let coupling: String
    /// The unit of the numbers: GeV² or 1.
    public let unit: String
    /// The names of the columns; the last one is their sum.
    public let components: [String]
    /// Mass in GeV, and a number per column.
    public let rows: [(mass: Double, events: [Double])]
}

/// A derivation that counts events.
package protocol EventCounting: Method {
    /// Events at the masses, or at `count` masses over the whole range when none are given.
    /// - Throws: `InputError` when nothing can be made; masses outside the range are left out.
    func yields(at masses: [Double], count: Int, _ context: MethodContext) throws(InputError) -> EventYields
}

/// Masses equally spaced in their logarithm, or those asked for that lie in the range.
private func chosen(_ masses: [Double], count: Int, in range: ClosedRange<Double>) -> [Double] {
    guard masses.isEmpty else { return masses.filter(range.contains) }
    let (low, high) = (range.lowerBound, range.upperBound)
    return (0..<max(2, count)).map { index in
        index == count - 1 ? high : low * pow(high / low, Double(index) / Double(max(2, count) - 1))
    }
}

extension MissingEnergy: EventCounting {
    package func yields(at masses: [Double], count: Int, _ context: MethodContext) throws(InputError) -> EventYields {
        let table = try table(context)
        let chosen = chosen(masses, count: count, in: try self.masses(table))
        return EventYields(
            coupling: "g", unit: "GeV2", components: [Self.bremsstrahlung] + mesons.map(\.meson.name) + ["sum"],
            rows: chosen.map { mass in
                let events = events(table, atMassGeV: mass)
                return (mass, [events.bremsstrahlung] + events.mesons + [events.total()])
            })
    }
}

extension DarkPhotonReach: EventCounting {
    package func yields(at masses: [Double], count: Int, _ context: MethodContext) throws(InputError) -> EventYields {
        let table = try table(context)
        let chosen = chosen(masses, count: count, in: try self.masses(table))
        return EventYields(
            coupling: "epsilon", unit: "1", components: ["sum"],
            rows: chosen.map { ($0, [events(table, atMassGeV: $0)]) })
    }
}
