import Foundation
import LimitModel
import Quantities
import Testing

@testable import Methods

@Suite struct MonophotonTests {
    private static func range(_ name: String, _ from: Double, _ to: Double, line: Int) -> InputNode {
        Descriptor.group(
            name, [Descriptor.number("from", from, line: line), Descriptor.number("to", to, line: line)], line: line)
    }

    private static func energies(_ from: Double, _ to: Double? = nil) -> InputNode {
        Descriptor.group(
            "energy",
            [Descriptor.number("from", from, .energy, line: 52)]
                + (to.map { [Descriptor.number("to", $0, .energy, line: 52)] } ?? []), line: 51)
    }

    private static func bin(_ from: Double, _ to: Double, _ observed: Double) -> InputNode {
        Descriptor.group(
            "bin",
            [
                Descriptor.number("from", from, .energy, line: 61), Descriptor.number("to", to, .energy, line: 62),
                Descriptor.number("observed", observed, .count, line: 63),
            ], line: 60)
    }

    /// Belle II's barrel.
    private static func barrel(_ yardstick: [InputNode], luminosity: Double = 20, from: Double = 1.8) -> InputNode {
        Descriptor.group(
            "region",
            [
                Descriptor.text("photon-law", "polarised"),
                Descriptor.number("luminosity-per-fb", luminosity, line: 53),
                Descriptor.number("efficiency", 1), energies(from), range("laboratory-degrees", 32.2, 128.7, line: 54),
                Descriptor.number("boost", 3.0 / 11),
            ] + yardstick, line: 50)
    }

    /// BaBar's high region at W = 10.5 GeV, as in the physics file.
    private static func high(_ yardstick: [InputNode]) -> InputNode {
        Descriptor.group(
            "region",
            [
                Descriptor.text("photon-law", "isotropic"), Descriptor.number("luminosity-per-fb", 28),
                Descriptor.number("efficiency", 0.30), energies(3.2, 5.5), range("cosines", -0.31, 0.60, line: 54),
                Descriptor.group(
                    "crystal-ball",
                    [
                        Descriptor.number("power", 1.79), Descriptor.number("junction", 0.811),
                        Descriptor.number("stochastic", 0.015), Descriptor.number("constant", 0.01),
                    ]),
            ] + yardstick, line: 50)
    }

    private func derivation(
        _ region: InputNode, w: Double = 10.58, from: Double = 1, to: Double? = 2, status: Status = .projection,
        confidence: Bool = false
    ) throws -> AnnihilationMonophoton {
        let statement: Statement =
            confidence ? .confidence(.init(level: .level(0.9))) : .criterion(.init(name: "2 sqrt(B)", meaning: "B"))
        return try AnnihilationMonophoton(
            Descriptor.request(
                "annihilation-monophoton",
                [
                    Descriptor.number("centre-of-mass-energy", w, .energy),
                    Descriptor.number("decay-length", 1.5, .length),
                    region, Descriptor.masses(from: from, to: to),
                ], status: status, statement: statement), plane: Descriptor.plane())
    }

    /// Physics file, section 5, acceptance A.
    @Test(arguments: [(1e-3, 9.24e-3), (0.01, 9.28e-4), (0.1, 1.86e-4), (1, 1.87e-4), (5, 2.24e-4), (9, 9.33e-4)])
    func `Belle II with 20 inverse femtobarns`(mass: Double, expected: Double) throws {
        let derived = try derivation(
            Self.barrel([Descriptor.number("background", 300, .count)]), from: mass, to: mass * 1.01
        ).derive()
        #expect(derived.shape == .above)
        #expect(try abs(#require(derived.curves[0].points.first).coupling / expected - 1) < 6e-3)
    }

    @Test func `observed counts set n + 2 sqrt n in the strongest bin`() throws {
        // 100 events in a bin of 0.1 GeV with f = 0.0070: 120 events, G = 1.2e-3 · √12.
        let bins = [Self.bin(3.2, 3.3, 100), Self.bin(3.3, 3.4, 400), Self.bin(3.4, 3.5, 0)]
        let derived = try derivation(Self.high(bins), w: 10.5, from: 1, to: 1.02, status: .observed).derive()
        let found = try #require(derived.curves[0].points.first).coupling
        #expect(abs(found / (120 / (9.68e8 * 0.0070)).squareRoot() - 1) < 0.02)
        // Only the first bin counts: the second has more events, the third none.
        let alone = try derivation(Self.high([bins[0]]), w: 10.5, from: 1, to: 1.02, status: .observed).derive()
        #expect(alone.curves[0].points.first?.coupling == found)
    }

    @Test func `without counts it says what is missing`() {
        let error = failure { _ = try derivation(Self.high([]), status: .observed) }
        #expect(error?.field == "annihilation-monophoton/region/bin")
        #expect(error?.line == 50)
        #expect(error?.problem.contains("observed counts per bin of E* are missing") == true)
        let empty = failure { _ = try derivation(Self.high([Self.bin(3.2, 3.3, 0)]), status: .observed) }
        #expect(empty?.problem.contains("no bin has an event") == true)
        let expected = Descriptor.number("background", 300, .count, line: 64)
        #expect(failure { _ = try derivation(Self.high([expected]), status: .observed) }?.line == 64)
    }

    @Test func `impossible inputs name field and line`() {
        let background = Descriptor.number("background", 300, .count)
        #expect(failure { _ = try derivation(Self.barrel([background]), confidence: true) }?.field == "confidence")
        #expect(failure { _ = try derivation(Self.barrel([background], luminosity: 0)) }?.line == 53)
        #expect(failure { _ = try derivation(Self.barrel([background], from: 6)) }?.problem.contains("empty") == true)
        #expect(failure { _ = try derivation(Self.high([Self.bin(6, 7, 3)])) }?.line == 61)
        #expect(failure { _ = try derivation(Self.high([Self.bin(4, 3.5, 3)])) }?.line == 62)
        #expect(failure { _ = try derivation(Self.barrel([background]), from: 11, to: nil) }?.line == 30)
    }
}
