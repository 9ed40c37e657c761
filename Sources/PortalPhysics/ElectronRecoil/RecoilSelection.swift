import Foundation

/// Electron recoils that an experiment counts.
package struct RecoilSelection: Sendable, Hashable {
    /// The window of kinetic energies in GeV.
    package let kineticEnergyGeV: ClosedRange<Double>
    /// The smallest cosine of the recoil against the incoming particle; −1 for none.
    package let lowestCosine: Double

    /// A selection; an upper energy of `greatestFiniteMagnitude` leaves the window open.
    package init(kineticEnergyGeV: ClosedRange<Double>, lowestCosine: Double = -1) {
        self.kineticEnergyGeV = kineticEnergyGeV
        self.lowestCosine = lowestCosine
    }

    /// The recoil kinetic energies in GeV that pass, as at most two ranges in ascending order.
    ///
    /// cos ≥ c > 0 means αT² + βT + γ ≥ 0, with α = 4(E + m_e)² − 4p²c², β = ±4m²(E + m_e) − 8p²c²m_e, γ = m⁴: below
    /// the smaller root, or above the larger. For incoming γ' only the upper range has a positive cosine.
    package func windows(_ scattering: PortalElectronScattering) -> [ClosedRange<Double>] {
        let from = max(kineticEnergyGeV.lowerBound, scattering.recoilGeV.lowerBound)
        let to = min(kineticEnergyGeV.upperBound, scattering.recoilGeV.upperBound)
        guard from < to else { return [] }
        guard lowestCosine > 0 else { return [from...to] }
        let electron = Constants.electronMassGeV
        let square = scattering.darkPhotonMassGeV * scattering.darkPhotonMassGeV
        let total = scattering.energyGeV + electron
        let isAxion = scattering.incoming == .axion
        let momentum2 = scattering.energyGeV * scattering.energyGeV - (isAxion ? 0 : square)
        let reach = 4 * momentum2 * lowestCosine * lowestCosine
        let a = 4 * total * total - reach
        let half = (isAxion ? 2 : -2) * square * total - reach * electron
        let c = square * square
        let discriminant = half * half - a * c
        guard discriminant > 0, half < 0 else { return [from...to] }
        let stable = -half + discriminant.squareRoot()
        let (lower, upper) = (c / stable, stable / a)
        var windows: [ClosedRange<Double>] = []
        if isAxion, from < min(lower, to) { windows.append(from...min(lower, to)) }
        if max(upper, from) < to { windows.append(max(upper, from)...to) }
        return windows
    }

    /// σ/G² in cm² GeV² of the recoils that pass.
    package func crossSectionCm2(_ scattering: PortalElectronScattering) -> Double {
        windows(scattering).reduce(0) { $0 + scattering.crossSectionCm2(recoilGeV: $1) }
    }
}
