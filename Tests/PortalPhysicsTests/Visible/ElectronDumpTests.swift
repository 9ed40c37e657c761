import PortalPhysics
import Testing

@Suite struct ElectronDumpTests {
    /// The reference is a Weizsäcker-Williams estimate, 3.3e4 and 2.3e4 pb per nucleus at 1 and 10 MeV; the exact tree level
    /// is 1.7 to 2.3 times smaller, as for other beams (`EquivalentPhoton`).
    @Test(arguments: [(0.001, 33200.0), (0.01, 22700.0)])
    func `E137's cross section lies below the equivalent photon estimate`(mass: Double, reference: Double) throws {
        let dump = try #require(ElectronDump.e137)
        let table = try #require(dump.table(lowestMassGeV: 0.001))
        let estimate = try #require(dump.estimate(table, darkPhotonMassGeV: mass))
        let ratio = estimate.crossSectionPbPerCouplingSquared / reference
        #expect(ratio > 0.4 && ratio < 0.7)
        #expect(agrees(dump.electrons, 1.87e20, 2e-3))
        let coupling = try #require(estimate.coupling(events: 10))
        #expect(coupling > 0.015 && coupling < 0.025)
        // Decays go with the fourth power while nothing decays before.
        let ratioOfDecays = estimate.decays(couplingInverseGeV: 2e-6) / estimate.decays(couplingInverseGeV: 1e-6)
        #expect(agrees(ratioOfDecays, 16, 1e-3))
    }
}
