import Foundation
import PortalPhysics
import Testing

/// The coarser points keep the tests short without optimisation; their error is measured like that of the standard.
private let plan = SamplingPlan(points: 1024)

private func island(_ rate: (some PortalRate)?, cut: Double) throws -> ExclusionIsland? {
    let rate = try #require(rate)
    guard case .island(let island) = rate.island(cut: cut) else { return nil }
    return island
}

private func found(_ rate: (some PortalRate)?, cut: Double) throws -> ExclusionIsland {
    let result = try island(rate, cut: cut)
    return try #require(result)
}

private func upper(_ island: ExclusionIsland) throws -> Double {
    try #require(island.upper).couplingInverseGeV
}

@Suite struct DecayIslandTests {
    private func table(_ experiment: DecayExperiment?) throws -> DecayTable {
        let experiment = try #require(experiment)
        return try #require(DecayTable(experiment, plan: plan))
    }

    /// The reference is a Monte Carlo with about 1% on G at low edges and 3 to 5% at high edges.
    @Test(arguments: BMPTDistribution.Sampling.allCases)
    func `CHARM's fine-grain detector agrees with the reference`(sampling: BMPTDistribution.Sampling) throws {
        var charm = CharmExperiment()
        charm.sampling = sampling
        let table = try table(charm.fineGrain)
        for row in VisibleReference.charmFineGrain where row.isBiased == (sampling == .generatorBias) {
            let rate = try #require(table.rate(darkPhotonMassGeV: row.mass))
            let result = try island(rate, cut: CharmExperiment.fineGrainCut)
            #expect((result == nil) == (row.low == nil), "m = \(row.mass)")
            if let result, let low = row.low, let high = row.high {
                #expect(agrees(result.lower.couplingInverseGeV, low, row.tolerance), "m = \(row.mass)")
                #expect(agrees(try upper(result), high, 0.05), "m = \(row.mass)")
                #expect(result.lower.relativeError < 0.01 && (result.upper?.relativeError ?? 1) < 0.03)
            }
            let peak = rate.events(couplingInverseGeV: row.peak)
            #expect(agrees(peak.events, row.peakEvents, 0.05), "m = \(row.mass)")
            if row.eventsAtMilli > 1 {
                #expect(agrees(rate.events(couplingInverseGeV: 1e-3).events, row.eventsAtMilli, 0.04))
            }
        }
    }

    /// Rows of the physics file that the reference leaves out: G low, G high.
    @Test(arguments: [
        (0.001, 1.77e-3, 0.649), (0.002, 8.90e-4, 0.140), (0.010, 1.885e-4, 3.34e-3), (0.015, 1.37e-4, 1.16e-3),
        (0.020, 1.19e-4, 4.98e-4), (0.025, 1.34e-4, 2.07e-4),
    ])
    func `CHARM's table of the physics file is met`(mass: Double, low: Double, high: Double) throws {
        let result = try found(table(CharmExperiment().fineGrain).rate(darkPhotonMassGeV: mass), cut: 99)
        #expect(agrees(result.lower.couplingInverseGeV, low, 0.03))
        #expect(agrees(try upper(result), high, 0.05))
    }

    @Test func `CHARM's variations agree with the reference`() throws {
        var many = CharmExperiment()
        many.pionsPerProton = 4.64
        var wide = CharmExperiment()
        wide.planePitchM = 0.28
        var polarised = CharmExperiment()
        polarised.law = .polarised
        for (charm, low, high, events) in [
            (many, 1.580e-4, 3.557e-3, 11400.0), (wide, 1.726e-4, 3.445e-3, 8258),
            (polarised, 1.908e-4, 3.374e-3, 5464),
        ] {
            let rate = try #require(table(charm.fineGrain).rate(darkPhotonMassGeV: 0.01))
            let result = try found(rate, cut: 99)
            #expect(agrees(result.lower.couplingInverseGeV, low, 0.03))
            #expect(agrees(try upper(result), high, 0.03))
            #expect(agrees(rate.events(couplingInverseGeV: 1e-3).events, events, 0.03))
        }
    }

    @Test func `CHARM's decay volume agrees with the reference`() throws {
        for sampling in BMPTDistribution.Sampling.allCases {
            var charm = CharmExperiment()
            charm.sampling = sampling
            let table = try table(charm.decayVolume)
            for row in VisibleReference.charmDecayVolume where row.isBiased == (sampling == .generatorBias) {
                let rate = try #require(table.rate(darkPhotonMassGeV: row.mass))
                let result = try island(rate, cut: CharmExperiment.decayVolumeCut)
                #expect((result == nil) == (row.low == nil), "m = \(row.mass)")
                if let result, let low = row.low, let high = row.high {
                    #expect(agrees(result.lower.couplingInverseGeV, low, row.tolerance), "m = \(row.mass)")
                    #expect(agrees(try upper(result), high, row.tolerance))
                }
                #expect(agrees(rate.events(couplingInverseGeV: row.peak).events, row.peakEvents, 0.06))
            }
        }
    }

    @Test(arguments: [0.003, 0.005, 0.01])
    func `photons bound more than electron pairs at CHARM`(mass: Double) throws {
        let photons = try found(table(CharmExperiment().fineGrain).rate(darkPhotonMassGeV: mass), cut: 99)
        let pairs = try found(table(CharmExperiment().decayVolume).rate(darkPhotonMassGeV: mass), cut: 2.3)
        #expect(photons.lower.couplingInverseGeV < pairs.lower.couplingInverseGeV)
        #expect(try upper(photons) > 0.9 * upper(pairs))
    }

    @Test func `the low edge goes with the inverse fourth root of the exposure where nothing decays`() throws {
        let one = try table(CharmExperiment().fineGrain)
        var more = CharmExperiment()
        more.pionsPerProton *= 16
        let sixteen = try table(more.fineGrain)
        let mass = 0.0005
        let a = try found(one.rate(darkPhotonMassGeV: mass), cut: 99)
        let b = try found(sixteen.rate(darkPhotonMassGeV: mass), cut: 99)
        #expect(agrees(a.lower.couplingInverseGeV / b.lower.couplingInverseGeV, 2, 2e-3))
        #expect(abs(a.lower.slope - 4) < 0.02)
        let high = try #require(a.upper)
        #expect(high.slope < 0)
    }

    @Test func `the tip lies where the peak meets the cut`() throws {
        let table = try table(CharmExperiment().fineGrain)
        let tip = try #require(
            IslandTip.locate(fromGeV: 0.02, beyondGeV: 0.03, cut: 99) { table.rate(darkPhotonMassGeV: $0) })
        #expect(tip.massGeV > 0.025 && tip.massGeV < 0.0265)
        let rate = try #require(table.rate(darkPhotonMassGeV: tip.massGeV))
        let peak = rate.events(couplingInverseGeV: tip.couplingInverseGeV)
        #expect(agrees(peak.events, 99, 1e-2))
        let nothing = IslandTip.locate(fromGeV: 0.03, beyondGeV: 0.04, cut: 99) { table.rate(darkPhotonMassGeV: $0) }
        #expect(nothing == nil)
    }

    @Test func `electron pairs have a tip above their threshold and one at high mass`() throws {
        let table = try table(CharmExperiment().decayVolume)
        func tip(_ from: Double, _ beyond: Double) throws -> Double {
            let tip = IslandTip.locate(fromGeV: from, beyondGeV: beyond, cut: CharmExperiment.decayVolumeCut) {
                table.rate(darkPhotonMassGeV: $0)
            }
            return try #require(tip).massGeV
        }
        let (low, high) = (try tip(0.002, 0.00105), try tip(0.008, 0.015))
        #expect(low > 2 * Constants.electronMassGeV && low < 0.0012)
        #expect(high > 0.0105 && high < 0.0115)
    }

    @Test func `seeds agree within the stated error, and equal seeds exactly`() throws {
        let experiment = try #require(CharmExperiment().fineGrain)
        func events(_ seed: UInt64) throws -> EventEstimate {
            let table = try #require(DecayTable(experiment, plan: SamplingPlan(points: 512, seed: seed)))
            return try #require(table.rate(darkPhotonMassGeV: 0.01)).events(couplingInverseGeV: 2e-3)
        }
        let (a, b) = (try events(1), try events(1000))
        let again = try events(1)
        #expect(a == again)
        #expect(abs(log(a.events / b.events)) < 6 * (a.relativeError + b.relativeError))
        #expect(a.relativeError > 0 && a.relativeError < 0.03)
    }

    @Test func `mesons too light and volumes around the target make no table`() throws {
        let good = try #require(CharmExperiment().fineGrain)
        let around = DecayExperiment(
            sources: good.sources, volume: .sphere(centre: .zero, radius: 3), channel: good.channel, efficiency: 1)
        #expect(DecayTable(around) == nil)
        #expect(
            DecayTable(DecayExperiment(sources: [], volume: good.volume, channel: good.channel, efficiency: 1)) == nil)
        let table = try table(good)
        #expect(table.rate(darkPhotonMassGeV: 0) == nil)
        let heavy = try #require(table.rate(darkPhotonMassGeV: 0.9))
        #expect(heavy.events(couplingInverseGeV: 1e-3).events == 0)
        #expect(try island(heavy, cut: 99) == nil)
    }
}
