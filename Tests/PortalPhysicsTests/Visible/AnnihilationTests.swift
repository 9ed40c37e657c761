import Foundation
import PortalPhysics
import Quadrature
import Testing

/// Reference values come with six digits or fewer: rounding adds to their uncertainty.
private let rounding = 5e-5

@Suite struct AnnihilationTests {
    @Test func `decay lengths agree with the reference`() {
        for row in VisibleReference.decayLengths {
            let width =
                row.coupling * row.coupling
                * DarkAxionPortal.darkPhotonWidthPerCouplingSquared(darkPhotonMassGeV: row.mass, axionMassGeV: 0)
            let length = DarkAxionPortal.decayLengthCm(widthGeV: width, massGeV: 1, momentumGeV: 1) / 100
            #expect(agrees(length, row.metres, row.tolerance + 1e-6), "\(row)")
        }
        let heavy = DarkAxionPortal.darkPhotonWidthPerCouplingSquared(darkPhotonMassGeV: 1, axionMassGeV: 0.5)
        #expect(agrees(heavy, 0.00139882, 3e-6))
    }

    @Test func `cross sections agree with the reference`() {
        for row in VisibleReference.annihilation {
            let production = AnnihilationProduction(centreOfMassEnergyGeV: row.energy, darkPhotonMassGeV: row.mass)
            #expect(agrees(production.crossSectionPbPerCouplingSquared, row.picobarn, rounding), "\(row)")
        }
    }

    @Test(arguments: [0.001, 1, 5, 9])
    func `the differential cross section adds up to the total`(mass: Double) {
        let production = AnnihilationProduction(centreOfMassEnergyGeV: 10.58, darkPhotonMassGeV: mass)
        let total = Panels.integral(from: mass * mass - production.sGeV2, to: 0, count: 2) {
            production.differentialPerCouplingSquared(momentumTransferGeV2: $0)
        }
        #expect(agrees(total, production.crossSectionPerCouplingSquared, 1e-12))
        let angular = Panels.integral(from: -1, to: 1, count: 1) {
            production.differentialPerCouplingSquared(cosine: $0)
        }
        #expect(agrees(angular, total, 1e-12))
    }

    @Test func `an axion's mass closes the process at the sum of masses`() {
        func section(_ axion: Double) -> Double {
            AnnihilationProduction(centreOfMassEnergyGeV: 10, darkPhotonMassGeV: 4, axionMassGeV: axion)
                .crossSectionPerCouplingSquared
        }
        #expect(section(6) == 0)
        #expect(section(1) < section(0.1) && section(0.1) < section(0))
        let spectral = PortalSelfEnergy.spectralFunctionPerCouplingSquared(
            q2GeV2: 100, darkPhotonMassGeV: 4, axionMassGeV: 1)
        // R = σ/σ_µµ with σ_µµ = 4πα²/(3s).
        let muons = 4 * Double.pi * Constants.alpha * Constants.alpha / 300
        #expect(agrees(section(1) / muons, spectral, 1e-12))
    }

    @Test func `the chain density agrees with explicit amplitudes and integrates to one`() {
        #expect(
            agrees(
                SecondaryPhoton.chainDensity(cosine: -0.8, restCosine: 0.6, azimuthRad: 2), 0.3348280533, 1e-9))
        let total = Panels.integral(from: -1, to: 1, count: 1) { c in
            Panels.integral(from: -1, to: 1, count: 1) { rest in
                Panels.integral(from: 0, to: 2 * .pi, count: 4) {
                    SecondaryPhoton.chainDensity(cosine: c, restCosine: rest, azimuthRad: $0) / (2 * .pi)
                }
            }
        }
        #expect(agrees(total, 1, 1e-9))
    }

    @Test(arguments: DecayLaw.allCases, [0.01, 3, 8])
    func `the photon density integrates to one`(law: DecayLaw, mass: Double) throws {
        let production = AnnihilationProduction(
            centreOfMassEnergyGeV: 10.58, darkPhotonMassGeV: mass, axionMassGeV: mass / 5)
        let photon = try #require(SecondaryPhoton(production, law: law))
        let everything = PhotonSelection(energyGeV: 0...100, angles: .centreOfMass(cosines: -1...1))
        #expect(agrees(photon.share(everything), 1, 1e-12))
        #expect(agrees(photon.share(energyGeV: 0...100), 1, 1e-12))
        #expect(agrees(photon.share(everything, response: .babar), 1, 1e-4))
    }

    /// The closed form in Legendre polynomials against the joint density, integrated by brute force.
    @Test(arguments: [0.5, 4.0])
    func `angles in closed form agree with the joint density`(mass: Double) throws {
        let production = AnnihilationProduction(centreOfMassEnergyGeV: 10.5, darkPhotonMassGeV: mass)
        let photon = try #require(SecondaryPhoton(production, law: .polarised))
        for rest in [-0.7, 0.1, 0.9] {
            let opening = (rest + photon.velocity) / (1 + photon.velocity * rest)
            let count = 2000
            var (sum, total) = (0.0, 0.0)
            for i in 0..<count {
                let c = -1 + (Double(i) + 0.5) * 2 / Double(count)
                for j in 0..<200 {
                    let azimuth = (Double(j) + 0.5) * 2 * Double.pi / 200
                    let weight = SecondaryPhoton.chainDensity(cosine: c, restCosine: rest, azimuthRad: azimuth)
                    let z = opening * c - ((1 - opening * opening) * (1 - c * c)).squareRoot() * cos(azimuth)
                    total += weight
                    if z > -0.31 && z < 0.6 { sum += weight }
                }
            }
            let closed = photon.density(restCosine: rest, cosines: -0.31...0.6) / photon.restCosineDensity(rest)
            #expect(agrees(closed, sum / total, 1e-3), "c* = \(rest)")
        }
    }

    @Test func `shares of BaBar's regions agree with the reference`() throws {
        for row in VisibleReference.babarShares {
            let production = AnnihilationProduction(centreOfMassEnergyGeV: 10.5, darkPhotonMassGeV: row.mass)
            let photon = try #require(SecondaryPhoton(production, law: row.law))
            let region: PhotonSelection = row.isHigh ? .babarHigh : .babarLow
            let anywhere = PhotonSelection(energyGeV: region.energyGeV, angles: .centreOfMass(cosines: -1...1))
            let response: CrystalBall? = row.isSmeared ? .babar : nil
            #expect(agrees(photon.share(anywhere, response: response), row.energy, row.tolerance), "\(row)")
            #expect(agrees(photon.share(region, response: response), row.both, row.tolerance), "\(row)")
        }
    }

    @Test func `shares of BaBar's bins agree with the reference`() throws {
        for row in VisibleReference.babarBins {
            let production = AnnihilationProduction(centreOfMassEnergyGeV: 10.5, darkPhotonMassGeV: row.mass)
            let photon = try #require(SecondaryPhoton(production, law: row.law))
            let region: PhotonSelection = row.isHigh ? .babarHigh : .babarLow
            for (index, reference) in row.shares.enumerated() {
                let from = row.first + 0.1 * Double(index)
                let bin = PhotonSelection(energyGeV: from...(from + 0.1), angles: region.angles)
                // Four standard deviations of a sample of four million.
                let noise = 4 / (reference * 4e6).squareRoot()
                #expect(
                    agrees(photon.share(bin, response: .babar), reference, row.tolerance + noise),
                    "bin \(index) of m = \(row.mass)")
            }
        }
    }

    @Test func `a band between parabolas is the laboratory's window at each energy`() throws {
        let production = AnnihilationProduction(centreOfMassEnergyGeV: 10.58, darkPhotonMassGeV: 1)
        let photon = try #require(SecondaryPhoton(production, law: .polarised))
        let barrel = PhotonSelection.belle2Barrel
        func band(_ lowest: [Double], _ highest: [Double]) -> PhotonSelection {
            PhotonSelection(
                energyGeV: barrel.energyGeV,
                angles: .band(
                    lowest: lowest, highest: highest, within: 32.2...128.7, boost: PhotonSelection.belle2Boost))
        }
        #expect(photon.share(band([0, 0, 0], [0, 0, 180])) == photon.share(barrel))
        let slanted = band([2, -20, 90], [-3, 30, 50])
        for energy in [2.0, 3, 4.5, 5] {
            let from = max(32.2, 2 * energy * energy - 20 * energy + 90)
            let to = min(128.7, -3 * energy * energy + 30 * energy + 50)
            let window = PhotonSelection(
                energyGeV: barrel.energyGeV,
                angles: .laboratory(degrees: from...to, boost: PhotonSelection.belle2Boost))
            #expect(slanted.cosines(energyGeV: energy) == window.cosines(energyGeV: energy))
        }
        #expect(band([0, 0, 90], [0, 0, 80]).cosines(energyGeV: 3) == nil)
        #expect(photon.share(slanted) < photon.share(barrel))
    }

    @Test func `the calorimeter's width agrees with the reference`() {
        #expect(agrees(CrystalBall.babar.relativeWidth(energyGeV: 4), 0.0153033, 3e-6))
        #expect(agrees(CrystalBall.babar.relativeWidth(energyGeV: 5), 0.014486, 5e-6))
        #expect(CrystalBall(power: 1, junction: 1, stochastic: 0, constant: 0.1) == nil)
        #expect(agrees(CrystalBall.babar.share(energyGeV: 3, window: 0...1e6), 1, 1e-12))
    }

    @Test func `radiation from the initial state agrees with the reference`() throws {
        for row in VisibleReference.initialStateRadiation {
            let production = AnnihilationProduction(centreOfMassEnergyGeV: 10.5, darkPhotonMassGeV: row.mass)
            let all = try #require(InitialStateRadiation.ratio(production, energyGeV: 2.2...5.5))
            let central = try #require(
                InitialStateRadiation.ratio(production, energyGeV: 2.2...5.5, largestCosine: 0.6))
            #expect(agrees(all, row.all, row.tolerance) && agrees(central, row.central, row.tolerance), "\(row)")
        }
    }
}
