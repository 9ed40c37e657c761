import Foundation
import PortalPhysics

/// Branching fractions of γ' → a ℓ⁺ℓ⁻ through the portal vertex alone, for m_a = 0 (arXiv:1806.00757, Fig. 10).
public struct DileptonTable: Sendable {
    /// The decays.
    public let columns = ["a e⁺e⁻", "a μ⁺μ⁻"]
    /// A mass in GeV and a fraction per decay.
    public let rows: [(mass: Double, fractions: [Double])]

    /// - Parameters:
    ///   - low: the smallest mass in GeV, positive.
    ///   - high: the largest one.
    public init(from low: Double, to high: Double, count: Int = 400) {
        rows = (0..<max(2, count)).map { index in
            let mass = low * pow(high / low, Double(index) / Double(max(2, count) - 1))
            return (
                mass,
                [Constants.electronMassGeV, Constants.muonMassGeV].map {
                    DileptonDecay(darkPhotonMassGeV: mass, leptonMassGeV: $0).branching
                }
            )
        }
    }
}
