import Foundation
import Quadrature

/// A published limit ε(m_A') on kinetic mixing as a table, straight between its points in log-log.
package struct KineticMixingTable: Sendable, Hashable {
    /// The masses in GeV, ascending.
    package let massesGeV: [Double]
    /// The limits on ε at these masses.
    package let mixings: [Double]

    /// A table; nil unless it has two points or more, all positive, with masses that rise strictly.
    package init?(massesGeV: [Double], mixings: [Double]) {
        guard massesGeV.count == mixings.count, massesGeV.count > 1,
            (massesGeV + mixings).allSatisfy({ $0 > 0 && $0.isFinite }),
            zip(massesGeV, massesGeV.dropFirst()).allSatisfy(<)
        else { return nil }
        self.massesGeV = massesGeV
        self.mixings = mixings
    }

    /// ε at a mass; nil outside the table.
    package func mixing(atMassGeV mass: Double) -> Double? {
        guard let last = massesGeV.last, mass >= massesGeV[0], mass <= last else { return nil }
        let next = massesGeV.firstIndex { $0 > mass } ?? massesGeV.count - 1
        let share = log(mass / massesGeV[next - 1]) / log(massesGeV[next] / massesGeV[next - 1])
        return mixings[next - 1] * pow(mixings[next] / mixings[next - 1], share)
    }

    /// The limit on g in GeV⁻¹ of the same counting search, whose efficiency must depend on the mass of what carries
    /// the energy away alone: 1 = g² ∫ dq² λ^{3/2}/(96π² q⁶)/ε²(√q²), over the table's masses.
    ///
    /// Yield above the table's end is dropped, which is conservative; `CrossSectionTable.share` says how much it is.
    /// - Returns: nil when m + m_a lies outside the table.
    package func foldedCoupling(darkPhotonMassGeV m: Double, axionMassGeV: Double) -> Double? {
        let start = m + axionMassGeV
        guard let last = massesGeV.last, start >= massesGeV[0], start < last else { return nil }
        var sum = 0.0
        for (index, high) in massesGeV.enumerated().dropFirst() where high > start {
            let before = massesGeV[index - 1]
            let slope = log(mixings[index] / mixings[index - 1]) / log(high / before)
            let low = max(start, before)
            // q = low · exp(w²) in the first segment for the threshold; harmless in the others.
            let reach = log(high / low).squareRoot()
            sum += Panels.integral(from: 0, to: reach, count: Panels.count(from: 0, to: reach, width: 0.4)) { w in
                let q = low * exp(w * w)
                let mixing = mixings[index - 1] * pow(q / before, slope)
                return 4 * w * q * q / (mixing * mixing)
                    * DarkAxionPortal.spectralWeight(
                        invariantMassGeV: q, darkPhotonMassGeV: m, axionMassGeV: axionMassGeV)
            }
        }
        return 1 / sum.squareRoot()
    }

    /// The limit on g in GeV⁻¹ that a peak search gives when only pairs inside one resolution window count:
    /// g² = ε²(M)/∫_{|q² − M²| < w} dq² λ^{3/2}/(96π² q⁶).
    ///
    /// A continuum is not a peak: no confidence level survives. The lowest value over M picks a downward fluctuation of
    /// the published curve; smooth it first.
    /// - Parameters:
    ///   - centreGeV: M, where the window sits.
    ///   - halfWidthGeV2: w in GeV², as a function of M if the caller likes.
    /// - Returns: nil when M lies outside the table, and infinite when the window is closed.
    package func windowCoupling(
        centreGeV: Double, halfWidthGeV2: Double, darkPhotonMassGeV m: Double, axionMassGeV: Double
    ) -> Double? {
        guard let mixing = mixing(atMassGeV: centreGeV) else { return nil }
        let start = m + axionMassGeV
        let low = max(start * start, centreGeV * centreGeV - halfWidthGeV2)
        let high = centreGeV * centreGeV + halfWidthGeV2
        guard low < high else { return .infinity }
        // q² = low + v²(high − low) is smooth at the threshold's power three halves.
        let weight = Panels.integral(from: 0, to: 1, count: 6) { v in
            let square = low + (high - low) * v * v
            return 2 * v * (high - low)
                * DarkAxionPortal.spectralWeight(
                    invariantMassGeV: square.squareRoot(), darkPhotonMassGeV: m, axionMassGeV: axionMassGeV)
        }
        return mixing / weight.squareRoot()
    }
}
