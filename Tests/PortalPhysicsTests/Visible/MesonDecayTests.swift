import Foundation
import PortalPhysics
import Quadrature
import Testing

private func pion(_ mass: Double) -> PseudoscalarDecay {
    PseudoscalarDecay(
        mesonMassGeV: Constants.neutralPionMassGeV, twoPhotonBranching: Constants.neutralPionTwoPhotonBranching,
        darkPhotonMassGeV: mass)
}

private func eta(_ mass: Double) -> PseudoscalarDecay {
    PseudoscalarDecay(
        mesonMassGeV: Constants.etaMassGeV, twoPhotonBranching: Constants.etaTwoPhotonBranching, darkPhotonMassGeV: mass
    )
}

@Suite struct MesonDecayTests {
    @Test func `branching fractions agree with the reference`() {
        for row in VisibleReference.pionBranchings {
            #expect(agrees(pion(row.mass).branchingPerCouplingSquared, row.branching, 3e-6), "\(row)")
        }
        for row in VisibleReference.etaBranchings {
            #expect(agrees(eta(row.mass).branchingPerCouplingSquared, row.branching, 3e-6), "\(row)")
        }
        #expect(agrees((6e-4 / pion(0.001).branchingPerCouplingSquared).squareRoot(), 7.9664, 1e-5))
        #expect(pion(0.14).branchingPerCouplingSquared == 0)
    }

    @Test(arguments: [0.001, 0.01, 0.05, 0.1])
    func `spectral form, Dalitz form and closed form agree`(mass: Double) {
        let decay = pion(mass)
        let spectral = decay.branchingPerCouplingSquared
        #expect(agrees(decay.dalitzBranchingPerCouplingSquared, spectral, 1e-8))
        let closed = PseudoscalarDecay.closedFormBranchingPerCouplingSquared(
            mesonMassGeV: Constants.neutralPionMassGeV, twoPhotonBranching: Constants.neutralPionTwoPhotonBranching,
            darkPhotonMassGeV: mass)
        #expect(agrees(closed, spectral, 1e-8))
    }

    @Test func `spectral and Dalitz form agree with an axion's mass`() {
        let decay = PseudoscalarDecay(
            mesonMassGeV: 0.547862, twoPhotonBranching: 0.3936, darkPhotonMassGeV: 0.2, axionMassGeV: 0.05)
        #expect(agrees(decay.dalitzBranchingPerCouplingSquared, decay.branchingPerCouplingSquared, 1e-10))
        let amplitude = decay.squaredAmplitudePerCouplingSquared(
            photonAxionMass2GeV2: 0.03, pairMass2GeV2: 0.12, decayConstantGeV: 0.0922)
        #expect(agrees(amplitude, 6.8930489e-07, 1e-8))
    }

    /// The chain with a transverse virtual photon against the squared amplitude: moments of both energies.
    @Test(arguments: [0.002, 0.02, 0.1])
    func `energy spectra have the moments of the Dalitz plot`(mass: Double) throws {
        let decay = pion(mass)
        let spectrum = try #require(MesonSpectrum(decay))
        let norm = decay.branchingPerCouplingSquared
        let top = spectrum.highestDarkPhotonEnergyGeV
        for power in 0...2 {
            let moment = Double(power)
            let dark = Panels.integral(from: 0, to: 1, count: 40) { t in
                let energy = mass + (top - mass) * t * t
                return 2 * t * (top - mass) * pow(energy, moment) * ((energy - mass) * (energy + mass)).squareRoot()
                    * spectrum.darkPhotonPerMomentum(energyGeV: energy)
            }
            let axion = Panels.integral(from: 0, to: Double.pi / 2, count: 40) { angle in
                let energy = spectrum.highestAxionEnergyGeV * sin(angle) * sin(angle)
                return spectrum.highestAxionEnergyGeV * sin(2 * angle) * pow(energy, moment)
                    * spectrum.axion(energyGeV: energy)
            }
            let references = (
                decay.dalitzIntegral { e, _ in pow(e, moment) } / norm,
                decay.dalitzIntegral { _, e in pow(e, moment) } / norm
            )
            #expect(agrees(dark, references.0, 1e-5), "γ', power \(power)")
            #expect(agrees(axion, references.1, 1e-3), "a, power \(power)")
        }
        #expect(agrees(spectrum.axionShare(belowGeV: spectrum.highestAxionEnergyGeV * (1 - 1e-12)), 1, 1e-3))
    }

    @Test(arguments: [0.002, 0.02, 0.1])
    func `axions of secondary decays carry half the energy`(mass: Double) throws {
        let decay = pion(mass)
        let spectrum = try #require(MesonSpectrum(decay))
        let top = Constants.neutralPionMassGeV / 2
        func moment(_ power: Double) -> Double {
            Panels.integral(from: 0, to: 1, count: 40) { t in
                2 * t * top * pow(top * t * t, power) * spectrum.secondaryAxion(energyGeV: top * t * t)
            }
        }
        #expect(agrees(moment(0), 1, 1e-3))
        let mean = decay.dalitzIntegral { e, _ in e } / decay.branchingPerCouplingSquared
        #expect(agrees(moment(1), mean / 2, 1e-3))
    }

    @Test func `the authors' swap puts the photon's momentum on the axion`() throws {
        let decay = pion(0.005)
        let swapped = try #require(MesonSpectrum(decay, assignment: .authorsSwap))
        let mean = Panels.integral(from: 0, to: Double.pi / 2, count: 60) { angle in
            let energy = swapped.highestAxionEnergyGeV * sin(angle) * sin(angle)
            return swapped.highestAxionEnergyGeV * sin(2 * angle) * energy * swapped.axion(energyGeV: energy)
        }
        let photon = decay.dalitzIntegral { dark, axion in Constants.neutralPionMassGeV - dark - axion }
        #expect(agrees(mean, photon / decay.branchingPerCouplingSquared, 2e-3))
    }

    @Test func `branching fractions into electron pairs agree with the reference`() {
        for row in VisibleReference.dileptonBranchings {
            let decay = DileptonDecay(darkPhotonMassGeV: row.mass, leptonMassGeV: Constants.electronMassGeV)
            #expect(agrees(decay.branching, row.branching, 3e-6), "\(row)")
        }
        // (α/3π)[ln(m²/m_ℓ²) − 7/2] far above threshold.
        let heavy = DileptonDecay(darkPhotonMassGeV: 10, leptonMassGeV: Constants.electronMassGeV).ratio
        let limit = Constants.alpha / (3 * Double.pi) * (2 * log(10 / Constants.electronMassGeV) - 3.5)
        #expect(agrees(heavy, limit, 1e-6))
        #expect(DileptonDecay(darkPhotonMassGeV: 1e-3, leptonMassGeV: Constants.electronMassGeV).ratio == 0)
    }

    @Test func `closed decays have no spectrum`() {
        #expect(MesonSpectrum(pion(0.2)) == nil)
        #expect(MesonSpectrum(pion(0)) == nil)
    }
}
