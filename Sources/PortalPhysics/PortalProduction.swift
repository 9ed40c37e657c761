import Foundation
import Quadrature

/// ℓN → ℓN a γ' through a virtual photon: cross section and typical energy at the vertex.
package struct PortalProduction: Sendable, Hashable {
    /// σ/g² in cm² GeV²; 0 when closed.
    package let crossSectionPerCouplingSquared: Double
    /// The mean of √q², the invariant mass of the a γ' pair, in GeV: the energy that the effective vertex feels.
    package let meanInvariantMassGeV: Double
    /// Relative numerical error of the cross section: table and integral.
    package let relativeError: Double
}

extension CrossSectionTable {
    /// σ(ℓN → ℓN a γ'; x > x_min)/g² = ∫ dq² λ^{3/2}(q², m², m_a²)/(96π² q⁶) σ_V(√q²), q from m + m_a to the end of
    /// phase space; x is the share of the beam energy that the pair carries.
    ///
    /// - Returns: nil when the table begins above m + m_a.
    package func production(darkPhotonMassGeV m: Double, axionMassGeV: Double) -> PortalProduction? {
        let start = m + axionMassGeV
        guard m > 0, axionMassGeV >= 0, start >= lowestMassGeV else { return nil }
        guard start < highestMassGeV else {
            return PortalProduction(crossSectionPerCouplingSquared: 0, meanInvariantMassGeV: start, relativeError: 0)
        }
        var moment = 0.0
        var uncertainty = 0.0
        let fine = spectralIntegral(from: start, to: highestMassGeV, panels: 8, darkPhotonMassGeV: m, axionMassGeV) {
            moment += $0 * $1
            uncertainty += relativeError(vectorMassGeV: $0) * $1
        }
        let coarse = spectralIntegral(from: start, to: highestMassGeV, panels: 6, darkPhotonMassGeV: m, axionMassGeV) {
            _, _ in
        }
        return PortalProduction(
            crossSectionPerCouplingSquared: fine, meanInvariantMassGeV: moment / fine,
            relativeError: uncertainty / fine + abs(coarse / fine - 1))
    }

    /// The share of σ(ℓN → ℓN a γ') that pairs heavier than `invariantMassGeV` make up; nil where production is nil
    /// or closed.
    package func share(
        aboveInvariantMassGeV invariantMass: Double, darkPhotonMassGeV m: Double, axionMassGeV: Double
    ) -> Double? {
        guard let total = production(darkPhotonMassGeV: m, axionMassGeV: axionMassGeV)?.crossSectionPerCouplingSquared,
            total > 0
        else { return nil }
        guard invariantMass > m + axionMassGeV else { return 1 }
        guard invariantMass < highestMassGeV else { return 0 }
        let above = spectralIntegral(
            from: invariantMass, to: highestMassGeV, panels: 8, darkPhotonMassGeV: m, axionMassGeV
        ) { _, _ in }
        return above / total
    }

    /// ∫ dq² w σ_V with q = q₀ exp(w²): logarithmic, and smooth at threshold, where λ^{3/2} goes like (q − q₀)^{3/2}.
    /// - Parameter visit: gets q and its share of the integral.
    private func spectralIntegral(
        from start: Double, to end: Double, panels: Int, darkPhotonMassGeV m: Double, _ axionMassGeV: Double,
        visit: (Double, Double) -> Void
    ) -> Double {
        let reach = log(end / start).squareRoot()
        let half = reach / Double(2 * panels)
        var sum = 0.0
        for panel in 0..<panels {
            for index in 0..<8 {
                let w = half * (Double(2 * panel + 1) + Panels.nodes[index])
                let q = start * exp(w * w)
                let weight = DarkAxionPortal.spectralWeight(
                    invariantMassGeV: q, darkPhotonMassGeV: m, axionMassGeV: axionMassGeV)
                let jacobian = 4 * q * q * w * half * Panels.weights[index]
                let part = weight * crossSectionCm2(vectorMassGeV: q) * jacobian
                visit(q, part)
                sum += part
            }
        }
        return sum
    }
}
