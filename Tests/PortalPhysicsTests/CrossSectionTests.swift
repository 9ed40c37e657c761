import Foundation
import PortalPhysics
import Testing

@Suite struct CrossSectionTests {
    @Test(arguments: Reference.sections)
    func `cross section agrees with the reference`(
        beam: Reference.Experiment, mass: Double, xMin: Double, spin: Nucleus.Spin, cm2: Double, tolerance: Double
    ) {
        let half = beam.process
        let process = VectorBremsstrahlung(
            beamEnergyGeV: half.beamEnergyGeV, leptonMassGeV: half.leptonMassGeV, nucleus: half.nucleus, spin: spin)
        let section = process.crossSectionCm2(vectorMassGeV: mass, aboveEnergyShare: xMin)
        #expect(section.isConverged)
        #expect(abs(section.value - cm2) <= tolerance * cm2 + section.error)
        #expect(agrees(section.value, cm2, 2e-5))
    }

    @Test(arguments: Reference.spectra)
    func `spectrum agrees with the reference`(
        beam: Reference.Experiment, mass: Double, x: Double, cm2: Double, tolerance: Double
    ) {
        let value = beam.process.differentialCm2(vectorMassGeV: mass, energyShare: x)
        #expect(agrees(value, cm2, tolerance + 2e-6))
    }

    /// `scripts/check-physics/cross_section.py`: other variables (t, mass of ℓ'V, decay angles), 80-bit numbers, the
    /// azimuth by trapezoids. Its own convergence: 1e-8, 1e-8 and 5e-5.
    @Test(arguments: [(0.03, 9.320467753e-28, 2e-5), (0.3, 1.504019704e-28, 2e-5), (2.0, 8.611691979e-31, 1e-4)])
    func `muons on lead agree with an independent integration`(mass: Double, cm2: Double, tolerance: Double) {
        let section = muonBeam.crossSectionCm2(vectorMassGeV: mass, aboveEnergyShare: 0.5)
        #expect(agrees(section.value, cm2, tolerance))
    }

    /// Complete screening: 4αr_e²Z²/x {(4/3 − 4x/3 + x²) ln(184.15 Z^{-1/3}) + (1 − x)/9}. What is left, 0.2 to 0.4%, is
    /// the mass of V and the nucleus' extent.
    @Test(arguments: [(82.0, 207.0), (13, 27)], [0.3, 0.5, 0.8])
    func `a light vector radiates like a photon`(nucleus: (charge: Double, weight: Double), x: Double) {
        let process = VectorBremsstrahlung(
            beamEnergyGeV: 1000, leptonMassGeV: Constants.electronMassGeV,
            nucleus: Nucleus(charge: nucleus.charge, massNumber: nucleus.weight))
        let value = process.differentialCm2(vectorMassGeV: 1e-5, energyShare: x, resolution: .standard)
        let radius = Constants.alpha * Constants.hbarCGeVCm / Constants.electronMassGeV
        let bracket =
            (4.0 / 3 - 4 * x / 3 + x * x) * log(184.15 / cbrt(nucleus.charge)) + (1 - x) / 9
        let betheHeitler =
            4 * Constants.alpha * radius * radius * nucleus.charge * nucleus.charge / x * bracket
        #expect(value / betheHeitler > 0.995 && value / betheHeitler < 0.999)
    }

    @Test func `a spectrum integrates to its cross section`() {
        let process = Reference.Experiment.ldmx.process
        let top = process.highestEnergyShare(vectorMassGeV: 0.5) ?? 0
        let (low, high) = (log(1 - top), log(1 - 0.7))
        let steps = 150
        // Midpoint rule in ln(1 − x).
        let sum = (0..<steps).reduce(0.0) { sum, step in
            let rest = exp(low + (high - low) * (Double(step) + 0.5) / Double(steps))
            return sum + rest
                * process.differentialCm2(vectorMassGeV: 0.5, energyShare: 1 - rest, resolution: .standard)
        }
        let section = process.crossSectionCm2(vectorMassGeV: 0.5, aboveEnergyShare: 0.7).value
        #expect(agrees(sum * (high - low) / Double(steps), section, 1e-3))
    }

    @Test(arguments: [0.01, 0.3, 2.0])
    func `cuts on the energy add up`(mass: Double) {
        let cuts = [0.0, 0.1, 0.3, 0.5, 0.7, 0.9]
        let sections = cuts.map {
            muonBeam.crossSectionCm2(vectorMassGeV: mass, aboveEnergyShare: $0).value
        }
        #expect(zip(sections, sections.dropFirst()).allSatisfy { $0 > $1 })
    }

    @Test func `cross sections fall with the mass and close at threshold`() {
        let process = Reference.Experiment.ldmx.process
        let sections = [0.001, 0.003, 0.01, 0.1, 0.5, 2, 4, 6, 6.9].map {
            process.crossSectionCm2(vectorMassGeV: $0, aboveEnergyShare: 0.7).value
        }
        #expect(zip(sections, sections.dropFirst()).allSatisfy { $0 > $1 && $1 > 0 })
        let threshold = process.thresholdMassGeV
        #expect(agrees(threshold, 7.02, 1e-3))
        #expect(process.crossSectionCm2(vectorMassGeV: threshold * 1.0001, aboveEnergyShare: 0.7).value == 0)
        #expect(process.crossSectionCm2(vectorMassGeV: 0.1, aboveEnergyShare: 1).value == 0)
        #expect(process.differentialCm2(vectorMassGeV: 0.1, energyShare: 1) == 0)
        #expect(process.differentialCm2(vectorMassGeV: 0.1, energyShare: 0.01) == 0)
        #expect(process.highestMassGeV(aboveEnergyShare: 0.7) == threshold)
        let cut = muonBeam.highestMassGeV(aboveEnergyShare: 0.999)
        #expect(cut > 0 && cut < muonBeam.thresholdMassGeV)
    }

    @Test(arguments: [0.01, 0.3, 3.0])
    func `the nucleus' spin hardly matters`(mass: Double) {
        let scalar = VectorBremsstrahlung(
            beamEnergyGeV: 160, leptonMassGeV: Constants.muonMassGeV, nucleus: muonBeam.nucleus, spin: .zero)
        let ratio =
            scalar.crossSectionCm2(vectorMassGeV: mass, aboveEnergyShare: 0.5).value
            / muonBeam.crossSectionCm2(vectorMassGeV: mass, aboveEnergyShare: 0.5).value
        #expect(abs(ratio - 1) < 5e-4)
    }

    @Test(arguments: Reference.equivalentPhotons)
    func `approximations are as far off as the reference says`(
        beam: Reference.Experiment, mass: Double, scheme: EquivalentPhoton, ratio: Double, tolerance: Double
    ) {
        let exact = beam.process.crossSectionCm2(vectorMassGeV: mass, aboveEnergyShare: beam.lowestEnergyShare)
        let value = scheme.crossSectionCm2(
            beam.process, vectorMassGeV: mass, aboveEnergyShare: beam.lowestEnergyShare)
        #expect(agrees(value / exact.value, ratio, tolerance + exact.error / exact.value))
    }
}
