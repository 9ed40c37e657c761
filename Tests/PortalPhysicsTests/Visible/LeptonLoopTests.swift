import Foundation
import PortalPhysics
import Testing

@Suite struct LeptonLoopTests {
    @Test func `anomalous moments agree with the reference`() {
        for row in VisibleReference.anomalies {
            let muon = LeptonAnomaly(leptonMassGeV: Constants.muonMassGeV, darkPhotonMassGeV: row.mass)
            let electron = LeptonAnomaly(leptonMassGeV: Constants.electronMassGeV, darkPhotonMassGeV: row.mass)
            let (a, b) = (muon.subtractedPerCouplingSquared.value, electron.subtractedPerCouplingSquared.value)
            #expect(agrees(a, row.muon, row.tolerance) && agrees(b, row.electron, row.tolerance), "\(row)")
            #expect(agrees((15.2e-10 / -a).squareRoot(), row.muonCoupling, 5e-5))
            #expect(agrees((2.70e-12 / -b).squareRoot(), row.electronCoupling, 5e-5))
        }
    }

    @Test(arguments: [1e-4, 1e-3, 0.01, 0.1, 1, 10, 100])
    func `the loop integral is the dispersion integral`(mass: Double) {
        for lepton in [Constants.electronMassGeV, Constants.muonMassGeV] {
            let anomaly = LeptonAnomaly(leptonMassGeV: lepton, darkPhotonMassGeV: mass)
            let (direct, dispersive) = (
                anomaly.subtractedPerCouplingSquared, anomaly.subtractedByDispersionPerCouplingSquared
            )
            #expect(direct.isConverged && dispersive.isConverged)
            #expect(agrees(direct.value, dispersive.value, 1e-8))
            #expect(direct.value < 0)
        }
    }

    @Test func `the axion's mass passes the same check`() {
        let anomaly = LeptonAnomaly(leptonMassGeV: 0.1, darkPhotonMassGeV: 0.3, axionMassGeV: 0.2)
        #expect(
            agrees(
                anomaly.subtractedPerCouplingSquared.value, anomaly.subtractedByDispersionPerCouplingSquared.value, 1e-8
            ))
    }

    @Test func `the self-energy agrees with the reference, in closed form and by quadrature`() {
        for (q2, mass, reference) in [(-1.0, 0.01, -1.229936739), (-0.01, 1.0, -4.158360993e-06)] {
            #expect(
                agrees(PortalSelfEnergy.subtracted(spacelikeQ2GeV2: q2, darkPhotonMassGeV: mass), reference, 1e-9))
            #expect(
                agrees(
                    PortalSelfEnergy.subtracted(spacelikeQ2GeV2: q2, darkPhotonMassGeV: mass, axionMassGeV: 0),
                    reference, 1e-9))
        }
    }

    @Test func `series and closed form meet`() {
        let below = PortalSelfEnergy.subtracted(spacelikeQ2GeV2: -0.029999999, darkPhotonMassGeV: 1)
        let above = PortalSelfEnergy.subtracted(spacelikeQ2GeV2: -0.030000001, darkPhotonMassGeV: 1)
        #expect(agrees(below, above, 2e-7))
        let small = PortalSelfEnergy.subtracted(spacelikeQ2GeV2: -1e-6, darkPhotonMassGeV: 1)
        #expect(agrees(small, -1e-12 / 24, 1e-6))
    }

    /// Physics file: +1.56e-7 (1 MeV) and +1.09e-7 (1 GeV) for the muon, +3.5e-12 (0.1 GeV) for the electron at 1 TeV.
    @Test func `with a cutoff the contribution is positive`() {
        func value(_ lepton: Double, _ mass: Double) -> Double {
            LeptonAnomaly(leptonMassGeV: lepton, darkPhotonMassGeV: mass).cutoffPerCouplingSquared(cutoffGeV: 1000)
                .value
        }
        #expect(agrees(value(Constants.muonMassGeV, 0.001), 1.56e-7, 5e-3))
        #expect(agrees(value(Constants.muonMassGeV, 1), 1.09e-7, 5e-3))
        #expect(agrees(value(Constants.electronMassGeV, 0.1), 3.5e-12, 0.02))
        #expect(value(Constants.muonMassGeV, 2000) == 0)
    }

    /// Muon: 2025 average 116592071.5(14.5)e-11 against 116592033(62)e-11. Electron: 1159652180.59(13)e-12 against α from
    /// rubidium, …180.252(95)e-12, and caesium, …181.61(23)e-12.
    @Test(arguments: [
        (38.5e-11, 63.7e-11, 1.02e-9), (0.338e-12, 0.161e-12, 1.65e-13), (-1.02e-12, 0.264e-12, 1.45e-12),
    ])
    func `negative contributions are bounded by CLs`(difference: Double, deviation: Double, limit: Double) throws {
        let gaussian = try #require(GaussianLimit(difference: difference, deviation: deviation))
        let bound = try #require(gaussian.upperLimit(sign: .negative, confidenceLevel: 0.95))
        #expect(agrees(bound, limit, 5e-3))
    }

    /// 0.34(16)e-12 as rounded gives the 1.63e-13 of the physics file.
    @Test func `the rubidium limit depends on the rounding of its inputs by a hundredth`() throws {
        let gaussian = try #require(GaussianLimit(difference: 0.34e-12, deviation: 0.16e-12))
        #expect(agrees(try #require(gaussian.upperLimit(sign: .negative, confidenceLevel: 0.95)), 1.63e-13, 3e-3))
        #expect(gaussian.naiveLimit(sign: .negative, deviations: 2) == nil)
    }

    @Test func `CLs limits are positive and tend to the one-sided limit`() throws {
        let far = try #require(GaussianLimit(difference: 5, deviation: 1))
        #expect(agrees(try #require(far.upperLimit(sign: .positive, confidenceLevel: 0.95)), 6.6449, 1e-4))
        let wrong = try #require(far.upperLimit(sign: .negative, confidenceLevel: 0.95))
        #expect(wrong > 0 && wrong < 1)
        let zero = try #require(GaussianLimit(difference: 0, deviation: 1))
        #expect(agrees(try #require(zero.upperLimit(sign: .positive, confidenceLevel: 0.95)), 1.95996, 1e-4))
        // The far tail: s ≈ −ln(0.05)/|o|.
        let tail = try #require(GaussianLimit(difference: -25, deviation: 1))
        #expect(agrees(try #require(tail.upperLimit(sign: .positive, confidenceLevel: 0.95)), 2.9957 / 25, 1e-2))
        #expect(GaussianLimit(difference: 0, deviation: 0) == nil)
        #expect(zero.upperLimit(sign: .positive, confidenceLevel: 1) == nil)
        let muon = try #require(GaussianLimit(difference: 38.5e-11, deviation: 63.7e-11))
        #expect(agrees(try #require(muon.naiveLimit(sign: .positive, deviations: 2)), 16.6e-10, 2e-3))
    }
}
