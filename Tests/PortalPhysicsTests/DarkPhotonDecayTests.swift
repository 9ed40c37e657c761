// swift-format-ignore-file: NeverUseForceTry, NeverForceUnwrap
import Testing

@testable import PortalPhysics

@Suite struct DarkPhotonDecayTests {
    @Test(arguments: [(0.5, 1.0 / 3), (1e-6, 0.49), (1e-4, 0.1)])
    func `the coupling with visible decays has the events of the one without`(alphaD: Double, ratio: Double) throws {
        let decay = DarkPhotonDecay(
            darkCoupling: alphaD, darkPhotonMassGeV: 1, fermionMassGeV: ratio, axionMassGeV: 0.1)
        let g = 1e-3
        let larger = try #require(decay.coupling(ifAllWereInvisible: g))
        #expect(larger >= g)
        #expect(abs(larger * larger * decay.invisibleShare(couplingInverseGeV: larger) / (g * g) - 1) < 1e-12)
    }

    @Test func `visible decays can hide every coupling`() {
        let decay = DarkPhotonDecay(darkCoupling: 1e-9, darkPhotonMassGeV: 1, fermionMassGeV: 0.3, axionMassGeV: 0)
        #expect(decay.coupling(ifAllWereInvisible: 1) == nil)
    }

    @Test func `widths are those of the physics notes`() {
        // α_D = 0.5, m = 0.1, m_χ = m/3: Γ = 1.51833e-2 GeV; g = 1e-3: Γ(aγ) = 3.31573e-12 GeV.
        let decay = DarkPhotonDecay(
            darkCoupling: 0.5, darkPhotonMassGeV: 0.1, fermionMassGeV: 0.1 / 3, axionMassGeV: 0)
        #expect(abs(decay.darkMatterWidthGeV / 1.51833e-2 - 1) < 1e-5)
        #expect(abs(decay.visibleWidthPerCouplingSquared * 1e-6 / 3.31573e-12 - 1) < 1e-5)
        #expect(abs(decay.widthOverMass(couplingInverseGeV: 1e-3) / 0.151833 - 1) < 1e-5)
    }

    /// What the shipped limits claim of their range in α_D and m_χ/m.
    @Test(arguments: [0.0, 1.0 / 3, 0.49]) func `visible decays stay below a percent where the limits say so`(
        ratio: Double
    ) {
        for mass in [1e-3, 0.1, 5] {
            let decay = DarkPhotonDecay(
                darkCoupling: 0.01, darkPhotonMassGeV: mass, fermionMassGeV: ratio * mass, axionMassGeV: 0)
            #expect(decay.invisibleShare(couplingInverseGeV: 0.05 / mass) > 0.99)
        }
    }

    @Test func `a closed decay leaves nothing invisible`() {
        let decay = DarkPhotonDecay(darkCoupling: 0.5, darkPhotonMassGeV: 1, fermionMassGeV: 0.5, axionMassGeV: 0)
        #expect(decay.darkMatterWidthGeV == 0)
        #expect(decay.invisibleShare(couplingInverseGeV: 1) == 0)
        #expect(decay.coupling(ifAllWereInvisible: 1e-6) == nil)
    }
}
