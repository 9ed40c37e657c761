import Foundation
import PortalPhysics
import Testing

@Suite struct ProductionTests {
    @Test(arguments: Reference.production)
    func `production agrees with the reference`(
        beam: Reference.Experiment, mass: Double, axionMass: Double, cm2GeV2: Double, tolerance: Double
    ) throws {
        let table = try #require(beam.table)
        let production = try #require(table.production(darkPhotonMassGeV: mass, axionMassGeV: axionMass))
        #expect(agrees(production.crossSectionPerCouplingSquared, cm2GeV2, tolerance))
        #expect(production.relativeError < 1e-4)
        #expect(production.meanInvariantMassGeV > mass + axionMass)
    }

    @Test(arguments: Reference.reach)
    func `reach of bremsstrahlung, mesons and both agrees with the reference`(
        beam: Reference.Experiment, exposure: Double, mass: Double, bremsstrahlung: Double, mesons: Double,
        combined: Double, eventsFromBremsstrahlung: Double, eventsFromMesons: Double, tolerance: Double
    ) throws {
        let production = try #require(beam.table?.production(darkPhotonMassGeV: mass, axionMassGeV: 0))
        let radiated = beam.target.events(
            exposure: exposure, crossSectionCm2: production.crossSectionPerCouplingSquared)
        let decayed = VectorMeson.eventsPerCouplingSquared(
            beam.mesons(exposure: exposure), darkPhotonMassGeV: mass, axionMassGeV: 0)
        #expect(agrees(radiated, eventsFromBremsstrahlung, tolerance))
        #expect(agrees(decayed, eventsFromMesons, tolerance))
        #expect(agrees(Reach.coupling(signalLimit: 2.3, eventsPerCouplingSquared: radiated), bremsstrahlung, tolerance))
        if mesons > 0 {
            #expect(agrees(Reach.coupling(signalLimit: 2.3, eventsPerCouplingSquared: decayed), mesons, tolerance))
        } else {
            #expect(Reach.coupling(signalLimit: 2.3, eventsPerCouplingSquared: decayed) == .infinity)
        }
        let sum = Reach.coupling(signalLimit: 2.3, eventsPerCouplingSquared: radiated + decayed)
        #expect(agrees(sum, combined, tolerance))
    }

    @Test(arguments: Reference.equivalentPhotonProduction)
    func `approximations to production are as far off as the reference says`(
        beam: Reference.Experiment, mass: Double, ww: Double, improved: Double, withoutUpperCut: Double,
        tolerance: Double
    ) throws {
        let exact = try #require(beam.table?.production(darkPhotonMassGeV: mass, axionMassGeV: 0))
        for (scheme, ratio) in [
            (EquivalentPhoton.weizsaeckerWilliams, ww), (.improved, improved), (.withoutUpperCut, withoutUpperCut),
        ] {
            // q = m exp(v²), Simpson's rule.
            let end = 0.99 * beam.process.thresholdMassGeV
            let (reach, steps) = (log(end / mass).squareRoot(), 60)
            var sum = 0.0
            for step in 1...steps {
                let v = reach * Double(step) / Double(steps)
                let q = mass * exp(v * v)
                let weight = DarkAxionPortal.spectralWeight(
                    invariantMassGeV: q, darkPhotonMassGeV: mass, axionMassGeV: 0)
                let section = scheme.crossSectionCm2(
                    beam.process, vectorMassGeV: q, aboveEnergyShare: beam.lowestEnergyShare)
                sum += (step == steps ? 1 : step % 2 == 1 ? 4 : 2) * 4 * q * q * v * weight * section
            }
            let value = sum * reach / Double(3 * steps)
            #expect(agrees(value / exact.crossSectionPerCouplingSquared, ratio, tolerance), "\(scheme)")
        }
    }

    @Test func `a light axion is as good as a massless one`() throws {
        let table = try #require(Reference.Experiment.ldmx.table)
        let massless = try #require(table.production(darkPhotonMassGeV: 0.1, axionMassGeV: 0))
        var last = massless.crossSectionPerCouplingSquared
        for ratio in [1e-6, 1e-3, 0.1, 0.5, 1.0, 5.0] {
            let value = try #require(table.production(darkPhotonMassGeV: 0.1, axionMassGeV: 0.1 * ratio))
                .crossSectionPerCouplingSquared
            #expect(value <= last * (1 + 1e-6))
            if ratio < 1e-5 { #expect(agrees(value, last, 1e-5)) }
            last = value
        }
    }

    /// The vertex is symmetric in the two masses but for the propagators, which feel q alone.
    @Test func `axion and dark photon masses are exchangeable in production`() throws {
        let table = try #require(Reference.Experiment.na64.table)
        let one = try #require(table.production(darkPhotonMassGeV: 0.3, axionMassGeV: 0.7))
        let other = try #require(table.production(darkPhotonMassGeV: 0.7, axionMassGeV: 0.3))
        #expect(agrees(one.crossSectionPerCouplingSquared, other.crossSectionPerCouplingSquared, 1e-12))
    }

    @Test func `production closes where the table ends and is unknown where it has not begun`() throws {
        let table = try #require(Reference.Experiment.ldmx.table)
        #expect(table.production(darkPhotonMassGeV: 0.0005, axionMassGeV: 0) == nil)
        let closed = try #require(table.production(darkPhotonMassGeV: 4, axionMassGeV: 4))
        #expect(closed.crossSectionPerCouplingSquared == 0)
        let tail = try #require(table.production(darkPhotonMassGeV: 6, axionMassGeV: 0))
        #expect(tail.crossSectionPerCouplingSquared > 0 && tail.relativeError < 2e-4)
        #expect(table.crossSectionCm2(vectorMassGeV: 0.0009).isNaN)
        #expect(table.crossSectionCm2(vectorMassGeV: 7.1) == 0)
        #expect(
            CrossSectionTable(
                process: table.process, aboveEnergyShare: 0.7, lowestMassGeV: 8, nodesPerEFold: 1) == nil)
    }

    @Test(arguments: [0.00137, 0.0171, 0.222, 1.31, 3.3])
    func `the table is within its stated error of the cross section`(mass: Double) throws {
        for beam in [Reference.Experiment.ldmx, .na64] {
            let table = try #require(beam.table)
            let section = beam.process.singleCrossSectionCm2(
                vectorMassGeV: mass, aboveEnergyShare: beam.lowestEnergyShare, resolution: .standard)
            let error = table.relativeError(vectorMassGeV: mass)
            #expect(agrees(table.crossSectionCm2(vectorMassGeV: mass), section, error))
            #expect(error < 2e-4)
        }
    }

    @Test func `muon beams have tables as good as electron beams`() throws {
        let table = try #require(
            CrossSectionTable(process: muonBeam, aboveEnergyShare: 0.5, lowestMassGeV: 0.001, nodesPerEFold: 7))
        for mass in [0.0013, 0.021, 0.1057, 0.77, 9.1] {
            let section = muonBeam.singleCrossSectionCm2(
                vectorMassGeV: mass, aboveEnergyShare: 0.5, resolution: .standard)
            let error = table.relativeError(vectorMassGeV: mass)
            #expect(agrees(table.crossSectionCm2(vectorMassGeV: mass), section, error))
        }
        // Five decades in the cross section, five accurate digits.
        for step in 0..<60 {
            let mass = 0.001 * pow(2e4, Double(step) / 59)
            for axion in [0, 0.1 * mass, mass] {
                let production = try #require(table.production(darkPhotonMassGeV: mass, axionMassGeV: axion))
                #expect(production.crossSectionPerCouplingSquared > 0)
                #expect(production.relativeError < 1e-4, "\(mass) \(axion)")
                let ratio = production.meanInvariantMassGeV / (mass + axion)
                #expect(ratio > 1 && ratio < 1000)
            }
        }
    }

    @Test func `shares of production above a mass fall from one to zero`() throws {
        let table = try #require(Reference.Experiment.na64.table)
        let shares = try [0.05, 0.1, 0.3, 1, 10, 90].map {
            try #require(table.share(aboveInvariantMassGeV: $0, darkPhotonMassGeV: 0.1, axionMassGeV: 0))
        }
        #expect(shares.first == 1 && shares.last == 0)
        #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 >= $1 })
        #expect(table.share(aboveInvariantMassGeV: 1, darkPhotonMassGeV: 90, axionMassGeV: 0) == nil)
    }
}
