import PortalPhysics

extension PhotonSelection {
    /// BaBar's low region: E* in [2.2, 3.7] GeV, cos θ* in [−0.46, 0.46] (arXiv:1806.00757 Table I).
    static let babarLow = PhotonSelection(energyGeV: 2.2...3.7, angles: .centreOfMass(cosines: -0.46...0.46))

    /// BaBar's high region: E* in [3.2, 5.5] GeV, cos θ* in [−0.31, 0.60] (arXiv:1806.00757 Table I).
    static let babarHigh = PhotonSelection(energyGeV: 3.2...5.5, angles: .centreOfMass(cosines: -0.31...0.60))

    /// Velocity of Belle II's centre of mass for beams of 7 and 4 GeV.
    static let belle2Boost = 3.0 / 11

    /// Belle II's barrel calorimeter, 32.2° to 128.7°, E* > 1.8 GeV: an assumption, the paper's cuts are not stated.
    static let belle2Barrel = PhotonSelection(
        energyGeV: 1.8...100, angles: .laboratory(degrees: 32.2...128.7, boost: belle2Boost))

    /// Belle II's whole calorimeter, 12.4° to 155.1°, E* > 1.8 GeV: an assumption.
    static let belle2Whole = PhotonSelection(
        energyGeV: 1.8...100, angles: .laboratory(degrees: 12.4...155.1, boost: belle2Boost))
}

extension CrystalBall {
    /// BaBar's, as arXiv:1806.00757 uses it: n = 1.79, α = 0.811, σ/E = 0.015 (GeV/E)^{3/4} + 0.01.
    // swift-format-ignore: NeverForceUnwrap
    static let babar = CrystalBall(power: 1.79, junction: 0.811, stochastic: 0.015, constant: 0.01)!
}
