import Foundation
import LimitModel
import Quantities
import Testing

@testable import Methods

@Suite struct LeptonGMinus2Tests {
    private static let muon = 0.1056583755
    private static let electron = 0.51099895e-3

    private func derivation(
        lepton: Double, rule: [InputNode], cutoff: Double? = nil, confidence: Bool = false, top: Double = 1e6,
        to: Double = 10
    ) throws -> LeptonGMinus2 {
        let inputs =
            [
                Descriptor.group(
                    "lepton",
                    [Descriptor.text("name", "lepton"), Descriptor.number("mass", lepton, .energy, line: 41)], line: 40)
            ] + rule
            + (cutoff.map { [Descriptor.number("cutoff", $0, .energy, line: 45)] } ?? [])
            + [Descriptor.masses(from: 1e-4, to: to)]
        let statement: Statement =
            confidence ? .confidence(.init(level: .level(0.9))) : .criterion(.init(name: "scheme", meaning: "c = 0"))
        return try LeptonGMinus2(
            Descriptor.request("lepton-g-2", inputs, statement: statement), plane: Descriptor.plane(top: top))
    }

    private func measured(_ difference: Double, _ deviation: Double, level: Double? = nil, deviations: Double? = nil)
        -> [InputNode]
    {
        [Descriptor.number("difference", difference, line: 42), Descriptor.number("deviation", deviation, line: 43)]
            + (level.map { [Descriptor.number("confidence-level", $0, line: 44)] } ?? [])
            + (deviations.map { [Descriptor.number("deviations", $0, line: 44)] } ?? [])
    }

    /// Physics file, section 6: mass and G of the criteria of 2018.
    @Test(arguments: [(1e-3, 0.1387), (1e-2, 0.2004), (0.1, 0.4502), (1, 2.091)])
    func `the muon's bound of 2018`(mass: Double, expected: Double) throws {
        let derived = try derivation(
            lepton: Self.muon, rule: [Descriptor.number("largest-anomaly", 15.2e-10)]
        ).derive()
        #expect(derived.shape == .above)
        #expect(try abs(#require(coupling(derived.curves[0], mass)) / expected - 1) < 1e-3)
    }

    @Test(arguments: [(1e-3, 5.916), (1e-2, 32.91), (0.1, 247.4)])
    func `the electron's bound of 2018`(mass: Double, expected: Double) throws {
        let derived = try derivation(
            lepton: Self.electron, rule: measured(-1.06e-12, 0.82e-12, deviations: 2), to: 0.11
        ).derive()
        // Beyond 4π/m the effective theory has ended; the reference goes on.
        guard let found = coupling(derived.curves[0], mass) else {
            #expect(expected * mass > 4 * Double.pi)
            return
        }
        #expect(abs(found / expected - 1) < 1e-3)
    }

    /// Physics file, last section: limits on |Δa| at 95% by CLs, and the naive one of the cutoff variant.
    @Test(arguments: [
        (38.5e-11, 63.7e-11, 1.02e-9), (0.34e-12, 0.16e-12, 1.63e-13), (-1.02e-12, 0.26e-12, 1.45e-12),
    ])
    func `limits on the anomaly are bounded at zero`(difference: Double, deviation: Double, expected: Double) throws {
        let derivation = try derivation(
            lepton: Self.muon, rule: measured(difference, deviation, level: 0.95))
        #expect(abs(derivation.largestAnomaly / expected - 1) < 6e-3)
    }

    @Test func `with a cutoff the contribution is positive`() throws {
        let rule = measured(38.5e-11, 63.7e-11, deviations: 2)
        let derivation = try derivation(lepton: Self.muon, rule: rule, cutoff: 1000)
        #expect(abs(derivation.largestAnomaly / 16.6e-10 - 1) < 2e-3)
        // Δa/G² = 1.56e-7 at 1 MeV.
        let found = try coupling(derivation.derive().curves[0], 1e-3)
        #expect(try abs(#require(found) / (16.6e-10 / 1.56e-7).squareRoot() - 1) < 5e-3)
    }

    @Test func `impossible inputs name field and line`() {
        let good = measured(1e-10, 1e-10, level: 0.95)
        #expect(failure { _ = try derivation(lepton: Self.muon, rule: good, confidence: true) }?.field == "confidence")
        #expect(failure { _ = try derivation(lepton: -1, rule: good) }?.line == 41)
        #expect(failure { _ = try derivation(lepton: 1, rule: measured(1, -1, level: 0.95)) }?.line == 43)
        #expect(failure { _ = try derivation(lepton: 1, rule: measured(1, 1, level: 95)) }?.line == 44)
        #expect(failure { _ = try derivation(lepton: 1, rule: measured(3, 1, deviations: 2)) }?.line == 44)
        #expect(failure { _ = try derivation(lepton: 1, rule: measured(3, 1)) }?.field == "lepton-g-2/confidence-level")
        #expect(failure { _ = try derivation(lepton: 1, rule: good, cutoff: 1e-5) }?.line == 45)
    }
}
