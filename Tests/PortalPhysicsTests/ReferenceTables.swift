import PortalPhysics

/// Reference values of arXiv:2602.11405's physics, computed outside this program (symbolic traces, explicit Dirac
/// matrices, brute-force Monte Carlo, root finding): the file `missing_energy.json` of the project's references, in its
/// order. `tolerance` is that file's relative uncertainty.
enum Reference {
    enum Experiment: Sendable { case ldmx, na64 }

    /// σ_V(x > x_min) in cm² for ε = 1.
    static let sections:
        [(beam: Experiment, mass: Double, xMin: Double, spin: Nucleus.Spin, cm2: Double, tolerance: Double)] = [
            (.ldmx, 0.001, 0.7, .half, 3.232385479638419e-25, 3.471242580044276e-07),
            (.ldmx, 0.001, 0.7, .zero, 3.2323843575311674e-25, 1e-05),
            (.ldmx, 0.1, 0.7, .half, 9.829928736035867e-29, 1.581844110365438e-06),
            (.ldmx, 0.5, 0.7, .zero, 6.495694495406118e-31, 1e-05),
            (.ldmx, 1.0, 0.7, .half, 1.7378568368305154e-32, 1e-08),
            (.ldmx, 3.0, 0.7, .half, 4.308712421920886e-37, 1e-08),
            (.na64, 0.01, 0.5, .zero, 7.64647049458418e-25, 1e-05),
            (.na64, 0.1, 0.5, .half, 9.93440487947323e-27, 5.737461608035233e-07),
            (.na64, 0.5, 0.5, .half, 1.7079706881667222e-28, 9.922311710042209e-07),
            (.na64, 1.0, 0.5, .half, 1.8432344657477444e-29, 1.247943930415829e-07),
            (.na64, 1.0, 0.5, .zero, 1.843234690497381e-29, 1e-05),
            (.na64, 3.0, 0.5, .half, 6.614689122466895e-32, 1e-08),
        ]

    /// dσ_V/dx in cm² for ε = 1, spin-½ nucleus.
    static let spectra: [(beam: Experiment, mass: Double, x: Double, cm2: Double, tolerance: Double)] = [
        (.ldmx, 0.001, 0.5, 5.577709316620471e-25, 1e-09),
        (.ldmx, 0.001, 0.99, 1.5477398886666935e-24, 1e-09),
        (.ldmx, 0.01, 0.5, 7.39700061151491e-27, 1e-09),
        (.ldmx, 0.01, 0.999, 7.023461197823947e-25, 1e-09),
        (.ldmx, 0.1, 0.5, 3.1703031088017014e-29, 1e-09),
        (.ldmx, 0.1, 0.99, 1.455742610333645e-27, 1e-09),
        (.ldmx, 0.5, 0.5, 1.2311068790010146e-31, 1e-09),
        (.ldmx, 0.5, 0.7, 3.564396926931515e-31, 1e-09),
        (.ldmx, 0.5, 0.9, 1.4018150622399618e-30, 1e-09),
        (.ldmx, 0.5, 0.99, 1.1956427562896338e-29, 1e-09),
        (.ldmx, 1.0, 0.5, 1.3475892097396255e-33, 1e-09),
        (.ldmx, 1.0, 0.9, 3.938119539348949e-32, 1e-09),
        (.ldmx, 3.0, 0.9, 1.6939923601415942e-36, 1e-09),
        (.ldmx, 3.0, 0.999, 2.3466672099643925e-40, 2.9925170386135846e-07),
        (.na64, 0.001, 0.7, 2.6588162842565025e-23, 2.1309321907025947e-07),
        (.na64, 0.001, 0.9, 4.079882147893442e-23, 6.302005121527898e-06),
        (.na64, 0.01, 0.7, 5.421531058990975e-25, 1e-09),
        (.na64, 0.01, 0.999, 3.854115759300531e-23, 1e-09),
        (.na64, 0.1, 0.7, 4.206159325634116e-27, 1e-09),
        (.na64, 0.1, 0.9, 1.3210289765810817e-26, 1e-09),
        (.na64, 0.1, 0.99, 1.1979919046065582e-25, 1e-09),
        (.na64, 0.1, 0.999, 9.432726846291964e-25, 1e-09),
        (.na64, 0.5, 0.9, 2.103289899681207e-28, 1e-09),
        (.na64, 0.5, 0.999, 1.7352511663224868e-26, 1e-09),
        (.na64, 1.0, 0.5, 2.2607325584675e-30, 1e-09),
        (.na64, 1.0, 0.7, 5.9147796098893975e-30, 1e-09),
        (.na64, 1.0, 0.99, 2.360470174830356e-28, 1e-09),
        (.na64, 3.0, 0.5, 2.0981106404584722e-33, 1e-09),
        (.na64, 3.0, 0.7, 1.1813914460782843e-32, 1e-09),
        (.na64, 3.0, 0.999, 9.053753777267054e-30, 1e-09),
    ]

    /// ⟨L·W⟩ over the azimuth of the recoil.
    static let azimuthAverages:
        [(
            beam: Experiment, mass: Double, x: Double, u: Double, t: Double, spin: Nucleus.Spin, value: Double,
            tolerance: Double
        )] = [
            (.ldmx, 0.1, 0.8, 0.0037514578545596693, 1e-06, .zero, 0.0, 1e-09),
            (.ldmx, 1.0, 0.9, 0.13982642986146157, 0.01, .zero, 18216.186989420414, 1e-09),
            (.na64, 0.1, 0.8, 0.003750320667891954, 1e-06, .zero, 126704750.69113183, 1e-09),
            (.na64, 0.1, 0.95, 0.001579700307436125, 0.001, .half, 165129446601.69025, 1e-09),
        ]

    /// σ_V of an approximation over the exact one.
    static let equivalentPhotons:
        [(beam: Experiment, mass: Double, scheme: EquivalentPhoton, ratio: Double, tolerance: Double)] = [
            (.ldmx, 0.001, .weizsaeckerWilliams, 0.8941283064129868, 0.0001),
            (.ldmx, 0.001, .improved, 0.9114265014278674, 0.0001),
            (.ldmx, 0.01, .improved, 1.3936024933127042, 0.0001),
            (.ldmx, 0.01, .withoutUpperCut, 1.6466168003440054, 0.0001),
            (.ldmx, 0.1, .improved, 2.391223719845395, 0.0001),
            (.ldmx, 0.1, .withoutUpperCut, 1.8626831114647167, 0.0001),
            (.ldmx, 0.5, .weizsaeckerWilliams, 2.0625192169123623, 0.0001),
            (.ldmx, 1.0, .improved, 7.9109111273617705, 0.0001),
            (.ldmx, 1.0, .withoutUpperCut, 2.439455121397997, 0.0001),
            (.ldmx, 3.0, .weizsaeckerWilliams, 7.820990826838396, 0.0001),
            (.ldmx, 3.0, .withoutUpperCut, 7.923615312511214, 0.0001),
            (.na64, 0.01, .weizsaeckerWilliams, 1.1331115314537077, 0.0001),
            (.na64, 0.01, .withoutUpperCut, 1.425252817999564, 0.0001),
            (.na64, 0.1, .weizsaeckerWilliams, 1.3498246133000007, 0.0001),
            (.na64, 0.5, .weizsaeckerWilliams, 1.4266357087069843, 0.0001),
            (.na64, 1.0, .weizsaeckerWilliams, 1.460183267224086, 0.0001),
            (.na64, 1.0, .improved, 2.770115515906559, 0.0001),
            (.na64, 3.0, .weizsaeckerWilliams, 1.6488779987669775, 0.0001),
            (.na64, 3.0, .improved, 6.097432308975887, 0.0001),
            (.na64, 3.0, .withoutUpperCut, 1.6488813833177756, 0.0001),
        ]
}
