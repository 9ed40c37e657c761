import PortalPhysics

extension VisibleReference {
    /// LSND: G without and with veto, events at G = 0.01 by kind, escaping share. Monte Carlo.
    static let lsnd:
        [(
            mass: Double, isSwapped: Bool, withoutVeto: Double, limit: Double?, axions: Double, darkPhotons: Double,
            fromDecays: Double, escaping: Double, tolerance: Double
        )] = [
            (0.001, false, 0.008805, 0.00902, 130.4, 30.85, 23.57, 0.8658, 0.03),
            (0.0015, true, 0.00835, 0.009039, 155.9, 10.25, 62.34, 0.6685, 0.03),
            (0.002, false, 0.008574, 0.01196, 125.1, 1.436, 78.11, 0.342, 0.03),
            (0.002, true, 0.008306, 0.01055, 153.0, 1.436, 78.11, 0.403, 0.03),
            (0.0022, false, 0.00859, 0.01486, 123.6, 0.4972, 78.58, 0.2583, 0.03),
            (0.0022, true, 0.008317, 0.01191, 151.7, 0.4972, 78.58, 0.3138, 0.03),
            (0.0024, true, 0.008335, 0.0153, 150.2, 0.144, 78.02, 0.2358, 0.03),
            (0.005, true, 0.008846, nil, 124.6, 1.014e-20, 55.05, 0.0007057, 0.03),
        ]

    /// MiniBooNE: G without and with veto, events at G = 0.01 by kind, escaping share. Monte Carlo.
    static let miniBooNE:
        [(
            mass: Double, isSwapped: Bool, withoutVeto: Double, limit: Double?, axions: Double, darkPhotons: Double,
            fromDecays: Double, escaping: Double, tolerance: Double
        )] = [
            (0.0005, false, 0.007679, 0.007684, 4.732, 1.694, 0.2383, 0.9931, 0.03),
            (0.0005, true, 0.007496, 0.0075, 5.399, 1.694, 0.2383, 0.9955, 0.03),
            (0.001, true, 0.007349, 0.007401, 5.377, 0.8401, 1.905, 0.9484, 0.03),
            (0.002, false, 0.007261, 0.007847, 4.648, 0.00643, 3.695, 0.6553, 0.03),
            (0.003, true, 0.007122, 0.008889, 5.212, 2.89e-08, 3.725, 0.3612, 0.03),
            (0.005, false, 0.007361, nil, 4.294, 1.575e-42, 3.542, 0.03571, 0.03),
            (0.005, true, 0.007213, nil, 4.957, 1.575e-42, 3.542, 0.04707, 0.03),
            (0.007, true, 0.007334, nil, 4.647, 6.636e-153, 3.315, 0.003644, 0.03),
            (0.01, true, 0.007575, nil, 4.098, 0.0, 2.885, 2.398e-05, 0.03),
        ]

    /// CHARM analysis 1: edges and peak of the island, events at G = 1e-3. Monte Carlo.
    static let charmFineGrain:
        [(
            mass: Double, isBiased: Bool, low: Double?, high: Double?, peak: Double, peakEvents: Double,
            eventsAtMilli: Double, tolerance: Double
        )] = [
            (0.003, false, 0.0005952, 0.05601, 0.0115, 797500.0, 772.2, 0.03),
            (0.005, false, 0.00036, 0.01796, 0.00408, 102300.0, 4738.0, 0.03),
            (0.007, false, 0.0002608, 0.007935, 0.00212, 25940.0, 9480.0, 0.03),
            (0.05, false, nil, nil, 4.39e-05, 3.531, 7.059e-91, 0.03),
            (0.001, true, 0.001285, 0.7099, 0.113, 304600000.0, 36.34, 0.03),
            (0.002, true, 0.0006431, 0.155, 0.0274, 18860000.0, 576.7, 0.03),
            (0.007, true, 0.000188, 0.009567, 0.00227, 119000.0, 36600.0, 0.03),
            (0.01, true, 0.0001346, 0.004128, 0.0011, 27250.0, 26620.0, 0.03),
            (0.03, true, 6.656e-05, 0.000217, 0.000124, 213.4, 3.816e-08, 0.03),
            (0.04, true, nil, nil, 7.13e-05, 51.47, 2.385e-28, 0.03),
            (0.05, true, nil, nil, 4.71e-05, 16.03, 2.366e-67, 0.03),
        ]

    /// CHARM analysis 2: edges and peak of the island. Monte Carlo.
    static let charmDecayVolume:
        [(
            mass: Double, isBiased: Bool, low: Double?, high: Double?, peak: Double, peakEvents: Double,
            tolerance: Double
        )] = [
            (0.007, false, 0.0005582, 0.00325, 0.0015, 10.3, 0.05),
            (0.01, false, 0.0004743, 0.001075, 0.000724, 3.176, 0.05),
            (0.015, false, nil, nil, 0.000327, 0.7488, 0.05),
            (0.03, true, nil, nil, 8.77e-05, 0.139, 0.05),
        ]
}
