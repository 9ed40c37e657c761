import Foundation
import PortalPhysics
import Quadrature
import Testing

@Suite struct ElectronScatteringTests {
    /// The reference is printed with six digits.
    private let rounding = 6e-6

    @Test func `cross sections agree with the reference`() throws {
        for row in VisibleReference.scattering {
            let scattering = try #require(
                PortalElectronScattering(row.incoming, energyGeV: row.energy, darkPhotonMassGeV: row.mass))
            let section = row.window.map(scattering.crossSectionCm2) ?? scattering.crossSectionCm2
            #expect(agrees(section, row.cm2, rounding), "\(row)")
        }
    }

    @Test func `recoil spectra and momentum transfers agree with the reference`() throws {
        for row in VisibleReference.recoilSpectra {
            let scattering = try #require(
                PortalElectronScattering(row.incoming, energyGeV: row.energy, darkPhotonMassGeV: row.mass))
            #expect(agrees(scattering.differentialCm2PerGeV(recoilGeV: row.recoil), row.cm2, rounding), "\(row)")
        }
        for row in VisibleReference.momentumTransfers {
            let scattering = try #require(
                PortalElectronScattering(row.incoming, energyGeV: row.energy, darkPhotonMassGeV: row.mass))
            let range = scattering.momentumTransferGeV2
            #expect(agrees(range.lowerBound, row.lowest, 1e-7) && agrees(range.upperBound, row.highest, 1e-7))
        }
    }

    @Test(arguments: PortalElectronScattering.Incoming.allCases)
    func `the smaller momentum transfer comes from the product of both`(
        incoming: PortalElectronScattering.Incoming
    ) throws {
        // Mild kinematics, where the subtraction 2m_e² − 2(E₂E₄ − p₁p₃) keeps its digits.
        let (electron, mass, energy) = (Constants.electronMassGeV, 0.0005, 0.003)
        let scattering = try #require(
            PortalElectronScattering(incoming, energyGeV: energy, darkPhotonMassGeV: mass))
        let (before, after) = incoming == .axion ? (0, mass * mass) : (mass * mass, 0)
        let s = electron * electron + before + 2 * electron * energy
        func momentum(_ square: Double) -> Double {
            (kallen(s, electron * electron, square) / (4 * s)).squareRoot()
        }
        let energies = ((s + electron * electron - before), (s + electron * electron - after))
        let product = energies.0 * energies.1 / (4 * s)
        let subtraction = 2 * electron * electron - 2 * (product - momentum(before) * momentum(after))
        #expect(agrees(scattering.momentumTransferGeV2.upperBound, subtraction, 1e-9))
    }

    @Test(arguments: PortalElectronScattering.Incoming.allCases, [(0.1, 0.001), (1.0, 0.01), (5.0, 0.03)])
    func `the closed form is the integral of the recoil spectrum`(
        incoming: PortalElectronScattering.Incoming, point: (Double, Double)
    ) throws {
        let scattering = try #require(
            PortalElectronScattering(incoming, energyGeV: point.0, darkPhotonMassGeV: point.1))
        let range = scattering.recoilGeV
        let integral = Panels.integral(from: log(range.lowerBound), to: log(range.upperBound), count: 40) {
            exp($0) * scattering.differentialCm2PerGeV(recoilGeV: exp($0))
        }
        #expect(agrees(scattering.crossSectionCm2, integral, 1e-9))
    }

    @Test func `an axion below threshold does not scatter`() {
        // m + m²/(2m_e) = 25 MeV + 5 MeV at 5 MeV.
        let threshold = 0.005 + 0.005 * 0.005 / (2 * Constants.electronMassGeV)
        #expect(PortalElectronScattering(.axion, energyGeV: threshold * 0.999, darkPhotonMassGeV: 0.005) == nil)
        #expect(PortalElectronScattering(.axion, energyGeV: threshold * 1.001, darkPhotonMassGeV: 0.005) != nil)
        #expect(PortalElectronScattering(.darkPhoton, energyGeV: 0.0049, darkPhotonMassGeV: 0.005) == nil)
    }

    @Test(
        arguments: PortalElectronScattering.Incoming.allCases,
        [(0.1, 0.005), (1.0, 0.01), (0.5, 0.001), (0.035, 0.005)])
    func `angular cuts agree with a scan of the cosine`(
        incoming: PortalElectronScattering.Incoming, point: (Double, Double)
    ) throws {
        let scattering = try #require(
            PortalElectronScattering(incoming, energyGeV: point.0, darkPhotonMassGeV: point.1))
        let selection = RecoilSelection(kineticEnergyGeV: 0.001...1, lowestCosine: 0.99)
        let windows = selection.windows(scattering)
        let range = scattering.recoilGeV
        for step in 0...2000 {
            let recoil = 0.001 + (min(1, range.upperBound) - 0.001) * Double(step) / 2000
            guard range.contains(recoil) else { continue }
            let cosine = scattering.recoilCosine(recoilGeV: recoil)
            guard abs(cosine - 0.99) > 1e-6 else { continue }
            #expect((cosine > 0.99) == windows.contains { $0.contains(recoil) }, "T = \(recoil), cos = \(cosine)")
        }
    }
}
