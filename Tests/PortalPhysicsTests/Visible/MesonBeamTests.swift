import Foundation
import PortalPhysics
import Testing

@Suite struct MesonBeamTests {
    @Test func `BMPT agrees with the reference`() throws {
        let mesons = try #require(BMPTDistribution(beamEnergyGeV: 400, massNumber: 63))
        for row in VisibleReference.bmpt {
            let section = mesons.invariantCrossSection(momentumGeV: row.momentum, polarAngleRad: row.angle)
            #expect(agrees(mesons.radialVariable(momentumGeV: row.momentum, polarAngleRad: row.angle), row.x, 1e-5))
            #expect(agrees(section.positive, row.positive, row.tolerance))
            #expect(agrees(section.neutral, row.neutral, row.tolerance))
        }
        // Physics file: 3.57 b, 12.6 GeV and 0.334 GeV for 400 GeV protons on copper.
        #expect(agrees(mesons.integral(), 3570, 3e-3))
        #expect(agrees(mesons.mean { p, _ in p }, 12.6, 3e-3))
        #expect(agrees(mesons.mean { p, angle in p * sin(angle) }, 0.334, 3e-3))
        #expect(BMPTDistribution(beamEnergyGeV: 8, massNumber: 63) == nil)
    }

    @Test func `the generator's bias makes mesons harder`() throws {
        let biased = try #require(BMPTDistribution(beamEnergyGeV: 400, massNumber: 63, sampling: .generatorBias))
        // Physics file: 35 GeV, from the generator's own sample.
        #expect(agrees(biased.mean { p, _ in p }, 35, 0.08))
    }

    @Test func `Burman and Smith agree with the reference`() throws {
        for row in VisibleReference.burmanSmith {
            let mesons = try #require(BurmanSmithDistribution(beamKineticEnergyMeV: 798, charge: row.charge))
            let value = mesons.crossSection(kineticEnergyMeV: row.kinetic, angleDegrees: row.angle)
            #expect(agrees(value, row.value, row.tolerance), "\(row)")
        }
        let oxygen = try #require(BurmanSmithDistribution(beamKineticEnergyMeV: 798, charge: 8))
        let mass = 0.13957039
        #expect(agrees(oxygen.mean { p, _ in ((p * p + mass * mass).squareRoot() - mass) * 1e3 }, 145.5, 2e-3))
        #expect(agrees(oxygen.mean { _, angle in cos(angle) }, 0.359, 5e-3))
        #expect(BurmanSmithDistribution(beamKineticEnergyMeV: 500, charge: 8) == nil)
        #expect(BurmanSmithDistribution(beamKineticEnergyMeV: 798, charge: 1) == nil)
    }

    @Test func `Sanford and Wang agree with the reference`() throws {
        for row in VisibleReference.sanfordWang {
            for (meson, value) in [
                (SanfordWangDistribution.Meson.positivePion, row.positive), (.negativePion, row.negative),
                (.neutralPion, (row.positive + row.negative) / 2), (.neutralKaon, row.kaon),
            ] {
                let mesons = try #require(SanfordWangDistribution(beamMomentumGeV: 8.9, meson: meson))
                let density = mesons.density(momentumGeV: row.momentum, polarAngleRad: row.angle)
                #expect(agrees(density, value, row.tolerance), "\(meson)")
            }
        }
        let pions = try #require(SanfordWangDistribution(beamMomentumGeV: 8.9, meson: .neutralPion))
        #expect(agrees(pions.mean { p, _ in p }, 1.004, 1e-3))
    }

    @Test func `mixtures weigh normalised parts`() throws {
        let light = try #require(BurmanSmithDistribution(beamKineticEnergyMeV: 798, charge: 6))
        let heavy = try #require(BurmanSmithDistribution(beamKineticEnergyMeV: 798, charge: 70))
        let mixture = try #require(MesonMixture([(11, light), (9, heavy)]))
        #expect(agrees(mixture.integral(), 1, 1e-6))
        let mean = 0.55 * light.mean { p, _ in p } + 0.45 * heavy.mean { p, _ in p }
        #expect(agrees(mixture.mean { p, _ in p }, mean, 1e-6))
        #expect(MesonMixture([]) == nil)
        #expect(MesonMixture([(0, light)]) == nil)
    }
}
