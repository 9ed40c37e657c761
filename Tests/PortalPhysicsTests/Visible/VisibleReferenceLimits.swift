import PortalPhysics

extension VisibleReference {
    /// G in GeV⁻¹ for a number of events in a whole region of BaBar, isotropic, smeared, 1.5 m.
    static let babarCouplings: [(mass: Double, events: Double, isHigh: Bool, coupling: Double, tolerance: Double)] = [
        (0.001, 10.0, false, 0.01122, 0.01),
        (0.001, 1000.0, false, 0.03552, 0.01),
        (0.003, 10.0, false, 0.003744, 0.01),
        (0.01, 10.0, false, 0.001131, 0.01),
        (0.03, 10.0, false, 0.0004033, 0.01),
        (0.03, 1000.0, false, 0.002761, 0.01),
        (0.1, 1000.0, false, 0.002761, 0.01),
        (1.0, 100.0, false, 0.0008778, 0.01),
        (1.0, 1000.0, false, 0.002776, 0.01),
        (5.0, 10.0, false, 0.000321, 0.01),
        (5.0, 1000.0, false, 0.00321, 0.01),
        (7.0, 10.0, false, 0.0004513, 0.01),
        (7.0, 100.0, false, 0.001427, 0.01),
        (0.001, 10.0, true, 0.01126, 0.01),
        (0.003, 10.0, true, 0.003756, 0.01),
        (0.003, 1000.0, true, 0.01195, 0.01),
        (0.01, 100.0, true, 0.002053, 0.01),
        (0.01, 1000.0, true, 0.003876, 0.01),
        (0.03, 1000.0, true, 0.002779, 0.01),
        (0.1, 10.0, true, 0.0002779, 0.01),
        (1.0, 1000.0, true, 0.002799, 0.01),
        (3.0, 1000.0, true, 0.002982, 0.01),
        (5.0, 1000.0, true, 0.003444, 0.01),
        (7.0, 10.0, true, 0.0004583, 0.01),
    ]

    /// Probability of a decay within 1.5 m, W = 10.5 GeV.
    static let decayProbabilities: [(mass: Double, coupling: Double, probability: Double, tolerance: Double)] = [
        (0.001, 0.01, 0.000479977, 1e-06),
        (0.03, 0.001, 0.97953, 1e-06),
        (0.1, 0.001, 1.0, 1e-06),
    ]

    /// σ(γ a γ')/σ(a γ') for E_γ in [2.2, 5.5] GeV, W = 10.5 GeV: all angles, |cos θ| < 0.6.
    static let initialStateRadiation: [(mass: Double, all: Double, central: Double, tolerance: Double)] = [
        (0.01, 0.04336, 0.002613, 0.02),
        (1.0, 0.03872, 0.002377, 0.02),
        (3.0, 0.0223, 0.001436, 0.02),
        (5.0, 0.007642, 0.0005105, 0.02),
        (7.0, 0.0003847, 2.639e-05, 0.02),
    ]

    /// Belle II: accepted share, G in GeV⁻¹ for 20 fb⁻¹ and 50 ab⁻¹; polarised, 1.5 m, W = 10.58 GeV.
    static let belle2:
        [(mass: Double, selection: PhotonSelection, share: Double, early: Double, late: Double, tolerance: Double)] = [
            (0.001, .belle2Barrel, 0.4219, 0.009237, 0.003473, 0.01),
            (0.01, .belle2Barrel, 0.4219, 0.0009284, 0.0003476, 0.01),
            (0.01, .belle2Whole, 0.5811, 0.0008563, 0.0003208, 0.01),
            (0.03, .belle2Whole, 0.5811, 0.0002961, 0.0001075, 0.01),
            (0.1, .belle2Barrel, 0.422, 0.0001862, 3.761e-05, 0.01),
            (0.1, .belle2Whole, 0.5811, 0.0001587, 3.428e-05, 0.01),
            (1.0, .belle2Barrel, 0.4286, 0.0001873, 2.648e-05, 0.01),
            (5.0, .belle2Barrel, 0.622, 0.0002241, 3.169e-05, 0.01),
            (5.0, .belle2Whole, 0.7705, 0.0002013, 2.847e-05, 0.01),
            (7.0, .belle2Barrel, 0.7889, 0.000323, 4.568e-05, 0.01),
            (8.0, .belle2Barrel, 0.7931, 0.0004846, 6.854e-05, 0.01),
            (9.0, .belle2Barrel, 0.7958, 0.0009332, 0.000132, 0.01),
            (9.0, .belle2Whole, 0.9632, 0.0008482, 0.00012, 0.01),
            (10.0, .belle2Barrel, 0.797, 0.003891, 0.0005502, 0.01),
        ]

    /// Δa/G² of muon and electron, and G in GeV⁻¹ for 15.2e-10 and 2.70e-12.
    static let anomalies:
        [(
            mass: Double, muon: Double, electron: Double, muonCoupling: Double, electronCoupling: Double,
            tolerance: Double
        )] = [
            (0.005, -4.99046e-08, -7.7151e-15, 0.17452, 18.707, 1e-05),
            (0.05, -1.41333e-08, -1.53248e-16, 0.32794, 132.73, 1e-05),
            (5.0, -2.35809e-11, -3.07187e-20, 8.0286, 9375.2, 1e-05),
            (10.0, -6.952e-12, -8.259e-21, 14.787, 18081.0, 1e-05),
        ]
}
