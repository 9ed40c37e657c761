import Foundation
import PortalPhysics
import Testing

private let plan = SamplingPlan(points: 1024)

private func upper(_ island: ExclusionIsland) throws -> Double {
    try #require(island.upper).couplingInverseGeV
}

@Suite struct ScatteringIslandTests {
    private func rate(
        _ experiment: ScatteringExperiment?, _ mass: Double
    ) throws -> ScatteringRate {
        let experiment = try #require(experiment)
        let table = try #require(ScatteringTable(experiment, plan: plan))
        return try #require(table.rate(darkPhotonMassGeV: mass))
    }

    private func found(_ rate: ScatteringRate, _ cut: Double) throws -> ExclusionIsland {
        try #require(island(rate, cut))
    }

    private func island(_ rate: ScatteringRate, _ cut: Double) -> ExclusionIsland? {
        guard case .island(let island) = rate.island(cut: cut) else { return nil }
        return island
    }

    /// Brute force with 1.2e7 (LSND) and 6e7 (MiniBooNE) simulated decays at G = 0.01, made for these tests with independent
    /// code: mesons from tabulated densities, explicit boosts, rays through the detector. The three numbers with their
    /// standard errors are events of primary axions, γ' and axions from decays; no veto.
    @Test(arguments: [
        ("LSND", 0.001, [134.15, 30.98, 22.38], [0.53, 0.13, 0.19]),
        ("LSND", 0.0022, [127.61, 0.4663, 79.51], [0.50, 0.0046, 0.38]),
        ("LSND swapped", 0.001, [153.56], [0.58]), ("LSND swapped", 0.0022, [147.66], [0.56]),
        ("MiniBooNE", 0.001, [4.929, 0.7304, 1.8033], [0.021, 0.0039, 0.0103]),
    ])
    func `rates agree with brute force`(
        name: String, mass: Double, reference: [Double], errors: [Double]
    ) throws {
        let experiment: ScatteringExperiment? =
            switch name {
            case "LSND": .lsnd()
            case "LSND swapped": .lsnd(assignment: .authorsSwap)
            default: .miniBooNE()
            }
        let parts = try rate(experiment, mass).composition(couplingInverseGeV: 0.01)
        let values = [parts.primaryAxions, parts.darkPhotons, parts.axionsFromDecays]
        for (index, value) in reference.enumerated() {
            // Three standard errors, and our own points: displaced axions are the noisiest part.
            let own = index == 2 ? 0.03 : 0.01
            #expect(abs(values[index] - value) < 3 * errors[index] + own * value, "\(name) \(mass), part \(index)")
        }
    }

    /// The reference is a Monte Carlo with 3% on G; its parts are worse, and near the tip dG/G = dN/N or more. Brute force
    /// sides with us where parts differ (see above): its γ' at MiniBooNE are 13% too many, its swapped axions at LSND 3%.
    @Test func `LSND agrees with the reference`() throws {
        for row in VisibleReference.lsnd {
            let rate = try rate(.lsnd(assignment: row.isSwapped ? .authorsSwap : .exact), row.mass)
            let parts = rate.composition(couplingInverseGeV: 0.01)
            #expect(
                agrees(parts.primaryAxions, row.axions, 0.05) && agrees(parts.axionsFromDecays, row.fromDecays, 0.08))
            let result = island(rate, ScatteringExperiment.lsndCut)
            #expect((result == nil) == (row.limit == nil), "m = \(row.mass)")
            if let result, let limit = row.limit {
                let isNearTip = result.lower.slope < 2.5
                #expect(
                    agrees(result.lower.couplingInverseGeV, limit, isNearTip ? 0.06 : row.tolerance), "m = \(row.mass)")
                #expect(result.lower.relativeError < (isNearTip ? 0.02 : 0.01))
                #expect((result.upper?.relativeError ?? 1) < 0.03)
            }
            let open = try self.rate(.lsnd(escape: nil, assignment: row.isSwapped ? .authorsSwap : .exact), row.mass)
            let without = try found(open, ScatteringExperiment.lsndCut)
            #expect(agrees(without.lower.couplingInverseGeV, row.withoutVeto, row.tolerance), "m = \(row.mass)")
            #expect(without.upper == nil)
        }
    }

    @Test func `MiniBooNE agrees with the reference`() throws {
        for row in VisibleReference.miniBooNE {
            let rate = try rate(.miniBooNE(assignment: row.isSwapped ? .authorsSwap : .exact), row.mass)
            let result = island(rate, ScatteringExperiment.miniBooNECut)
            #expect((result == nil) == (row.limit == nil), "m = \(row.mass)")
            if let result, let limit = row.limit {
                #expect(agrees(result.lower.couplingInverseGeV, limit, row.tolerance), "m = \(row.mass)")
            }
            let open = try self.rate(
                .miniBooNE(escape: nil, assignment: row.isSwapped ? .authorsSwap : .exact), row.mass)
            let without = try found(open, ScatteringExperiment.miniBooNECut)
            #expect(agrees(without.lower.couplingInverseGeV, row.withoutVeto, row.tolerance), "m = \(row.mass)")
        }
    }

    @Test func `the share of escaping dark photons agrees with the reference`() throws {
        for (rows, isLSND) in [(VisibleReference.lsnd, true), (VisibleReference.miniBooNE, false)] {
            for row in rows where row.mass <= 0.003 {
                let assignment: MesonSpectrum.Assignment = row.isSwapped ? .authorsSwap : .exact
                let parts = try rate(
                    isLSND ? .lsnd(assignment: assignment) : .miniBooNE(assignment: assignment), row.mass
                ).composition(couplingInverseGeV: 0.01)
                #expect(agrees(parts.escapingShare, row.escaping, 0.04), "\(row)")
            }
        }
    }

    @Test func `variations agree with the reference`() throws {
        typealias Experiment = ScatteringExperiment
        let rows: [(Experiment?, Experiment?, Double, Double, Double, Double)] = [
            (.lsnd(radiusM: 2.85), .lsnd(radiusM: 2.85, escape: nil), 0.001, 110, 0.008253, 0.008427),
            (
                .lsnd(targets: [(1, 8)]), .lsnd(targets: [(1, 8)], escape: nil), 0.001, 110, 0.008624, 0.008818
            ),
            (.miniBooNE(radiusM: 6), .miniBooNE(radiusM: 6, escape: nil), 0.003, 2.3, 0.006352, 0.007896),
            (
                .miniBooNE(lowestRecoilGeV: 0.05), .miniBooNE(lowestRecoilGeV: 0.05, escape: nil), 0.003, 2.3, 0.007416,
                0.009642
            ),
        ]
        for (veto, open, mass, cut, without, limit) in rows {
            let result = try found(rate(veto, mass), cut)
            #expect(agrees(result.lower.couplingInverseGeV, limit, 0.03))
            let free = try found(rate(open, mass), cut)
            #expect(agrees(free.lower.couplingInverseGeV, without, 0.03))
        }
    }

    /// MiniBooNE's upper edges live on the hardest mesons: an independent quadrature of mesons on the axis (numpy, Gauss nodes
    /// in p, α, q² and both cosines) gives 1.955 and 0.1022, the physics file's sample 1.7 and 0.093.
    @Test(arguments: [(0.001, 1.955), (0.003, 0.1022)])
    func `upper edges agree with an independent quadrature`(mass: Double, coupling: Double) throws {
        let result = try found(rate(.miniBooNE(), mass), ScatteringExperiment.miniBooNECut)
        #expect(agrees(try upper(result), coupling, 0.012))
    }

    /// Physics file, last section: LSND [9.2e-3, 0.50] at 1 MeV, [1.26e-2, 0.068] at 2, [1.47e-2, 0.043] at 2.2: a few per
    /// cent statistics.
    @Test func `islands have the upper edges of the physics file`() throws {
        let lsnd = try found(rate(.lsnd(), 0.001), 110)
        #expect(agrees(lsnd.lower.couplingInverseGeV, 9.2e-3, 0.04))
        #expect(agrees(try upper(lsnd), 0.50, 0.02))
        let second = try found(rate(.lsnd(), 0.002), 110)
        #expect(agrees(second.lower.couplingInverseGeV, 1.26e-2, 0.08))
        #expect(agrees(try upper(second), 0.068, 0.08))
        let third = try found(rate(.lsnd(), 0.0022), 110)
        #expect(agrees(try upper(third), 0.043, 0.08))
    }

    @Test func `LSND ends between 2.2 and 2.4 MeV, MiniBooNE just below 4`() throws {
        let lsndExperiment = try #require(ScatteringExperiment.lsnd())
        let lsnd = try #require(ScatteringTable(lsndExperiment, plan: plan))
        let first = try #require(
            IslandTip.locate(fromGeV: 0.002, beyondGeV: 0.003, cut: 110) { lsnd.rate(darkPhotonMassGeV: $0) })
        #expect(first.massGeV > 0.0022 && first.massGeV < 0.0024)
        let booneExperiment = try #require(ScatteringExperiment.miniBooNE())
        let boone = try #require(ScatteringTable(booneExperiment, plan: plan))
        let second = try #require(
            IslandTip.locate(fromGeV: 0.003, beyondGeV: 0.005, cut: 2.3, relativeTolerance: 1e-3) {
                boone.rate(darkPhotonMassGeV: $0)
            })
        #expect(second.massGeV > 0.0036 && second.massGeV < 0.004)
    }

    @Test func `events go with the fourth power of the coupling where nothing decays`() throws {
        let rate = try rate(.lsnd(), 0.0003)
        let (a, b) = (rate.events(couplingInverseGeV: 1e-4), rate.events(couplingInverseGeV: 2e-4))
        #expect(agrees(b.events / a.events, 16, 1e-3))
        let result = try found(rate, 110)
        #expect(abs(result.lower.slope - 4) < 0.02)
    }

    @Test func `the escape probability has its limits`() {
        let escape = ScatteringExperiment.Escape(lengthsM: 1...8.3)
        #expect(agrees(escape.share(decayLengthM: 1e12), 1, 1e-9))
        #expect(escape.share(decayLengthM: 1e-3) < 1e-300)
        let length = 2.0
        let direct = length * (exp(-1 / length) - exp(-8.3 / length)) / 7.3
        #expect(agrees(escape.share(decayLengthM: length), direct, 1e-12))
        #expect(agrees(ScatteringExperiment.Escape(lengthsM: 2...2).share(decayLengthM: 2), exp(-1), 1e-12))
    }

    @Test func `detectors around the target and masses of nothing are refused`() throws {
        let good = try #require(ScatteringExperiment.lsnd())
        let bad = ScatteringExperiment(
            sources: good.sources, detector: .sphere(centre: .zero, radius: 5), electronsPerCm3: 1e23,
            recoil: good.recoil, efficiency: 1, escape: nil)
        #expect(ScatteringTable(bad) == nil)
        let weightless = MesonSource(
            massGeV: 0, twoPhotonBranching: 1, count: 1, distribution: good.sources[0].distribution)
        let odd = ScatteringExperiment(
            sources: [weightless], detector: good.detector, electronsPerCm3: 1e23, recoil: good.recoil, efficiency: 1,
            escape: nil)
        #expect(ScatteringTable(odd) == nil)
        let table = try #require(ScatteringTable(good, plan: plan))
        #expect(table.rate(darkPhotonMassGeV: .nan) == nil)
        #expect(table.rate(darkPhotonMassGeV: -1) == nil)
        let heavy = try rate(good, 0.2)
        #expect(heavy.events(couplingInverseGeV: 1).events == 0)
        #expect(island(heavy, 110) == nil)
    }
}
