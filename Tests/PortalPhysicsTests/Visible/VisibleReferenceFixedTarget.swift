import PortalPhysics

extension VisibleReference {
    /// Br(P → γ a γ')/G² in GeV².
    static let pionBranchings: [(mass: Double, branching: Double, tolerance: Double)] = [
        (0.005, 8.83072e-06, 1e-06),
        (0.01, 7.65023e-06, 1e-06),
        (0.02, 5.14578e-06, 1e-06),
        (0.05, 8.64922e-07, 1e-06),
        (0.1, 2.35541e-09, 1e-06),
        (0.12, 6.7881e-12, 1e-06),
    ]

    /// Br(P → γ a γ')/G² in GeV².
    static let etaBranchings: [(mass: Double, branching: Double, tolerance: Double)] = [
        (0.001, 6.23186e-05, 1e-06),
        (0.01, 6.09281e-05, 1e-06),
        (0.05, 4.63e-05, 1e-06),
        (0.2, 5.98752e-06, 1e-06),
        (0.4, 2.04046e-08, 1e-06),
    ]

    /// Br(γ' → a e⁺e⁻).
    static let dileptonBranchings: [(mass: Double, branching: Double, tolerance: Double)] = [
        (0.003, 0.000382628, 1e-06),
        (0.03, 0.00358775, 1e-06),
        (1.0, 0.00893783, 1e-06),
    ]

    /// σ/G² in cm² GeV² for recoils in a window (GeV), printed with six digits.
    static let scattering:
        [(
            incoming: PortalElectronScattering.Incoming, energy: Double, mass: Double, window: ClosedRange<Double>?,
            cm2: Double
        )] = [
            (.axion, 0.1, 0.005, nil, 3.73751e-30),
            (.axion, 0.3, 0.005, nil, 6.69571e-30),
            (.axion, 1.0, 0.01, nil, 7.11652e-30),
            (.axion, 5.0, 0.03, nil, 6.78489e-30),
            (.darkPhoton, 1.0, 0.01, nil, 2.9604e-30),
            (.darkPhoton, 5.0, 0.03, nil, 3.35798e-30),
            (.axion, 0.1, 0.005, 0.015...0.053, 5.43791e-31),
            (.axion, 0.3, 0.005, 0.015...0.053, 7.48712e-31),
            (.darkPhoton, 0.1, 0.001, 0.015...0.053, 2.26916e-31),
            (.darkPhoton, 5.0, 0.03, 0.015...0.053, 3.54282e-31),
        ]

    /// dσ/dT/G² in cm²/GeV GeV².
    static let recoilSpectra:
        [(incoming: PortalElectronScattering.Incoming, energy: Double, mass: Double, recoil: Double, cm2: Double)] = [
            (.axion, 0.1, 0.001, 0.02, 2.88284e-29),
            (.axion, 1.0, 0.01, 0.02, 3.15726e-29),
            (.axion, 5.0, 0.03, 0.02, 2.96818e-29),
            (.darkPhoton, 0.1, 0.001, 0.02, 9.81899e-30),
            (.darkPhoton, 0.1, 0.005, 0.02, 1.29611e-29),
            (.darkPhoton, 5.0, 0.03, 0.02, 1.40565e-29),
        ]

    /// t₋ and t₊ in GeV².
    static let momentumTransfers:
        [(incoming: PortalElectronScattering.Incoming, energy: Double, mass: Double, lowest: Double, highest: Double)] =
            [
                (.axion, 0.1, 0.001, -0.00010093676, -2.5248317e-11),
                (.axion, 0.1, 0.005, -7.6854899e-05, -2.0724796e-08),
                (.axion, 0.3, 0.005, -0.00028131531, -1.8905392e-09),
                (.axion, 5.0, 0.03, -0.0042096726, -9.8318335e-09),
                (.darkPhoton, 0.1, 0.001, -0.00010193678, -2.4758983e-11),
                (.darkPhoton, 0.1, 0.005, -0.00010187542, -1.2568215e-08),
                (.darkPhoton, 1.0, 0.01, -0.0010217113, -2.277292e-09),
                (.darkPhoton, 5.0, 0.03, -0.0051096824, -6.8871342e-09),
            ]

    /// BMPT at 400 GeV on A = 63: x_R, E d³σ/dp³ of π⁺ and π⁰ in mb/GeV².
    static let bmpt:
        [(momentum: Double, angle: Double, x: Double, positive: Double, neutral: Double, tolerance: Double)] = [
            (5.0, 0.02, 0.0156977, 2401.63, 2298.2, 1e-05),
            (20.0, 0.01, 0.0517656, 941.469, 862.929, 1e-05),
            (50.0, 0.005, 0.126316, 407.153, 345.038, 1e-05),
        ]

    /// Burman and Smith at 798 MeV; T in MeV, θ in degrees.
    static let burmanSmith: [(charge: Double, kinetic: Double, angle: Double, value: Double, tolerance: Double)] = [
        (6.0, 50.0, 20.0, 10.2586, 1e-05),
        (6.0, 150.0, 45.0, 19.3084, 1e-05),
        (6.0, 100.0, 120.0, 10.4393, 1e-05),
        (8.0, 100.0, 120.0, 12.2238, 1e-05),
        (29.0, 300.0, 10.0, 77.1743, 1e-05),
        (70.0, 150.0, 45.0, 45.4606, 1e-05),
        (70.0, 100.0, 120.0, 37.6943, 1e-05),
    ]

    /// Sanford and Wang at 8.9 GeV in mb/(GeV sr).
    static let sanfordWang:
        [(momentum: Double, angle: Double, positive: Double, negative: Double, kaon: Double, tolerance: Double)] = [
            (0.5, 0.1, 109.96, 96.2682, 2.22969, 1e-05),
            (2.0, 0.1, 138.276, 74.0, 4.53255, 1e-05),
        ]
}
