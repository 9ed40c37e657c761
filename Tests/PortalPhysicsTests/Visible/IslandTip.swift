import Foundation
import PortalPhysics
import Quadrature

/// Where an island ends in mass.
enum IslandTip {
    /// The mass in GeV where the peak of N(G) equals N_cut, between a mass with an island and one without, by bisection of
    /// the peak in ln m; and the coupling there.
    ///
    /// - Parameters:
    ///   - beyondGeV: on either side of `massGeV`: pairs of leptons have a tip above their threshold too.
    ///   - rate: the rate at a mass; nil counts as nothing excluded.
    /// - Returns: nil unless something is excluded at `massGeV` and nothing at `beyondGeV`.
    static func locate<Rate: PortalRate>(
        fromGeV massGeV: Double, beyondGeV: Double, cut: Double, relativeTolerance: Double = 1e-4,
        rate: (Double) -> Rate?
    ) -> (massGeV: Double, couplingInverseGeV: Double)? {
        var coupling = 0.0
        func excess(_ mass: Double) -> Double {
            guard let peak = rate(mass)?.peak(cut: cut) else { return -700 }
            coupling = peak.couplingInverseGeV
            return log(max(peak.events, 1e-300) / cut)
        }
        guard excess(massGeV) > 0, excess(beyondGeV) < 0,
            let mass = Root.bracketedInLog(
                from: massGeV, to: beyondGeV, relativeTolerance: relativeTolerance, excess)
        else { return nil }
        _ = excess(mass)
        return (mass, coupling)
    }
}
