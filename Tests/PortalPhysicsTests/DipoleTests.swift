import Foundation
import PortalPhysics
import Testing

@Suite struct DipoleTests {
    @Test(arguments: [
        (0.1, 0.3, 1.0, 50.0, 7.570725049057995), (0.00051099895, 0.0, 0.1, 1000.0, 18.420499939894988),
        (0.1056583755, 0.01, 0.01, 10000.0, 23.91757568998882),
    ])
    func `loop agrees with a four-dimensional integration`(
        fermion: Double, axion: Double, dark: Double, cutoff: Double, value: Double
    ) {
        let loop = DipoleLoop(
            fermionMassGeV: fermion, axionMassGeV: axion, darkPhotonMassGeV: dark, cutoffGeV: cutoff)
        #expect(agrees(loop.euclidean, value, 1e-9))
        // The two cutoffs differ at the order of masses²/Λ².
        let largest = max(fermion, axion, dark) / cutoff
        #expect(abs(loop.feynman - value) < 1e-11 * value + 20 * largest * largest)
    }

    @Test(arguments: Reference.dipoleBounds)
    func `bounds agree with the reference`(
        fermion: Reference.Fermion, limitECm: Double, cutoff: Double, mass: Double, massless: Double,
        equalMass: Double, tolerance: Double
    ) {
        for (axion, bound) in [(0.0, massless), (mass, equalMass)] {
            let loop = DipoleLoop(
                fermionMassGeV: fermion.massGeV, axionMassGeV: axion, darkPhotonMassGeV: mass, cutoffGeV: cutoff)
            let value = DipoleLoop.couplingBound(dipoleLimitECm: limitECm, loop: loop.euclidean)
            #expect(agrees(value, bound, tolerance))
        }
    }

    /// The reference says κ = −1.913 and used all digits of the moment.
    @Test(arguments: Reference.pauliBounds)
    func `bounds from the Pauli coupling agree with the reference`(
        cutoff: Double, mass: Double, massless: Double, equalMass: Double, tolerance: Double
    ) {
        for (axion, bound) in [(0.0, massless), (mass, equalMass)] {
            let loop = DipoleLoop(
                fermionMassGeV: Constants.neutronMassGeV, axionMassGeV: axion, darkPhotonMassGeV: mass,
                cutoffGeV: cutoff)
            let value = DipoleLoop.couplingBound(
                dipoleLimitECm: 1.8e-26, loop: loop.pauli(anomalousMoment: Constants.neutronAnomalousMoment))
            #expect(agrees(value, bound, tolerance))
        }
    }

    /// m_f → 0: ln(1 + Λ²/m²) for m_a → 0, and that minus Λ²/(Λ² + m²) for m_a = m.
    @Test(arguments: [1e-6, 1e-3, 1.0, 100])
    func `light fermions have closed limits`(mass: Double) {
        let ratio = 1e6 / (mass * mass)
        let massless = DipoleLoop(fermionMassGeV: 0, axionMassGeV: 0, darkPhotonMassGeV: mass, cutoffGeV: 1000)
        #expect(agrees(massless.euclidean, log1p(ratio), 1e-12))
        let tiny = DipoleLoop(
            fermionMassGeV: 1e-12 * mass, axionMassGeV: 1e-12 * mass, darkPhotonMassGeV: mass, cutoffGeV: 1000)
        #expect(agrees(tiny.euclidean, log1p(ratio), 1e-10))
        let equal = DipoleLoop(fermionMassGeV: 0, axionMassGeV: mass, darkPhotonMassGeV: mass, cutoffGeV: 1000)
        #expect(agrees(equal.euclidean, log1p(ratio) - ratio / (1 + ratio), 1e-12))
    }

    @Test func `both regulators agree for any order of the masses`() {
        let scales = [1e-9, 1e-6, 1e-3, 1.0]
        for fermion in scales {
            for axion in scales + [0] {
                for dark in scales {
                    let loop = DipoleLoop(
                        fermionMassGeV: fermion, axionMassGeV: axion, darkPhotonMassGeV: dark, cutoffGeV: 1e6)
                    #expect(agrees(loop.feynman, loop.euclidean, 1e-9), "\(loop)")
                }
            }
        }
        let exchanged = DipoleLoop(fermionMassGeV: 0.1, axionMassGeV: 1, darkPhotonMassGeV: 0.3, cutoffGeV: 50)
        #expect(agrees(exchanged.euclidean, 7.570725049057995, 1e-9))
        let heavy = DipoleLoop(fermionMassGeV: 1e3, axionMassGeV: 0, darkPhotonMassGeV: 1e-6, cutoffGeV: 1e6)
        #expect(agrees(heavy.feynman, heavy.euclidean, 1e-4))
        let open = DipoleLoop(fermionMassGeV: 0, axionMassGeV: 0, darkPhotonMassGeV: 0, cutoffGeV: 1)
        #expect(open.euclidean == .infinity)
    }

    @Test func `fermion line has its series at small and its root at large arguments`() {
        #expect(DipoleLoop.fermionLine(0) == 1)
        for b in [1e-9, 1e-4, 1e-2] {
            let series = 1 - b / 6 + b * b / 16 - b * b * b / 32
            #expect(abs(DipoleLoop.fermionLine(b) - series) < 1e-15 + b * b * b * b)
        }
        for b in [0.5, 3.0, 80] {
            let direct = 8.0 / 3 * (pow(1 + b, 1.5) - 1 - 1.5 * b) / (b * b)
            #expect(agrees(DipoleLoop.fermionLine(b), direct, 1e-13))
        }
        #expect(agrees(DipoleLoop.fermionLine(1e20), 8.0 / 3 * 1e-10, 1e-8))
    }
}

extension Reference.Fermion {
    var massGeV: Double {
        switch self {
        case .electron: Constants.electronMassGeV
        case .muon: Constants.muonMassGeV
        case .neutron: Constants.neutronMassGeV
        }
    }
}
