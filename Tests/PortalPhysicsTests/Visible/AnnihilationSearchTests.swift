import PortalPhysics
import Testing

@Suite struct AnnihilationSearchTests {
    private func babar(isHigh: Bool) -> AnnihilationSearch {
        AnnihilationSearch(
            centreOfMassEnergyGeV: 10.5, luminosityInverseFb: isHigh ? 28 : 19, efficiency: isHigh ? 0.3 : 0.55,
            decayLengthM: 1.5, selection: isHigh ? .babarHigh : .babarLow, law: .isotropic, response: .babar)
    }

    @Test func `decay probabilities agree with the reference`() {
        for row in VisibleReference.decayProbabilities {
            let production = AnnihilationProduction(centreOfMassEnergyGeV: 10.5, darkPhotonMassGeV: row.mass)
            let probability = AnnihilationSearch.decayProbability(
                production, couplingInverseGeV: row.coupling, lengthM: 1.5)
            #expect(agrees(probability, row.probability, 3e-6), "\(row)")
        }
    }

    @Test func `couplings for whole regions of BaBar agree with the reference`() throws {
        for row in VisibleReference.babarCouplings {
            let yield = try #require(babar(isHigh: row.isHigh).yield(darkPhotonMassGeV: row.mass))
            let coupling = try #require(yield.coupling(events: row.events))
            #expect(agrees(coupling, row.coupling, row.tolerance), "\(row)")
            #expect(agrees(yield.events(couplingInverseGeV: coupling), row.events, 1e-9))
        }
    }

    @Test func `couplings of Belle II agree with the reference`() throws {
        for row in VisibleReference.belle2 {
            func coupling(_ luminosity: Double, _ events: Double) throws -> Double {
                let search = AnnihilationSearch(
                    centreOfMassEnergyGeV: 10.58, luminosityInverseFb: luminosity, efficiency: 1, decayLengthM: 1.5,
                    selection: row.selection)
                let yield = try #require(search.yield(darkPhotonMassGeV: row.mass))
                #expect(agrees(yield.acceptance, row.share, row.tolerance), "\(row)")
                return try #require(yield.coupling(events: events))
            }
            #expect(agrees(try coupling(20, 34.64), row.early, row.tolerance), "\(row)")
            #expect(agrees(try coupling(50_000, 1732.05), row.late, row.tolerance), "\(row)")
        }
    }

    @Test func `a long-lived dark photon makes events with the fourth power of the coupling`() throws {
        let yield = try #require(babar(isHigh: true).yield(darkPhotonMassGeV: 0.0003))
        let ratio = yield.events(couplingInverseGeV: 2e-4) / yield.events(couplingInverseGeV: 1e-4)
        #expect(agrees(ratio, 16, 1e-6))
        let prompt = try #require(babar(isHigh: true).yield(darkPhotonMassGeV: 2))
        let square = prompt.events(couplingInverseGeV: 2e-3) / prompt.events(couplingInverseGeV: 1e-3)
        #expect(agrees(square, 4, 1e-12))
    }

    /// Synthetic counts: the real ones are not public.
    @Test func `the most sensitive bin sets the limit`() throws {
        let search = babar(isHigh: true)
        let bins = [(3.2, 100.0), (3.3, 10.0), (3.4, 0.0), (3.5, 400.0)].map {
            AnnihilationSearch.Bin(energyGeV: $0.0...($0.0 + 0.1), observed: $0.1)
        }
        let limit = try #require(search.coupling(bins: bins, darkPhotonMassGeV: 1))
        #expect(limit.bin == bins[1])
        #expect(agrees(limit.bin.criterion, 10 + 2 * 10.0.squareRoot(), 1e-12))
        // Physics file: ten events in a bin of 0.1 GeV correspond to 1.2e-3 at 1 GeV.
        let ten = try #require(
            search.yield(
                darkPhotonMassGeV: 1, selection: PhotonSelection(energyGeV: 3.3...3.4, angles: search.selection.angles))?
                .coupling(events: 10))
        #expect(agrees(ten, 1.2e-3, 0.02))
        #expect(search.coupling(bins: [], darkPhotonMassGeV: 1) == nil)
        #expect(search.coupling(bins: bins, darkPhotonMassGeV: 11) == nil)
    }

    @Test func `empty windows give no coupling`() throws {
        let nowhere = AnnihilationSearch(
            centreOfMassEnergyGeV: 10.58, luminosityInverseFb: 20, efficiency: 1, decayLengthM: 1.5,
            selection: PhotonSelection(energyGeV: 6...7, angles: .centreOfMass(cosines: -1...1)))
        #expect(try #require(nowhere.yield(darkPhotonMassGeV: 1)).coupling(events: 10) == nil)
        #expect(nowhere.yield(darkPhotonMassGeV: 10.58) == nil)
        #expect(nowhere.yield(darkPhotonMassGeV: 1, axionMassGeV: 1) == nil)
    }
}
