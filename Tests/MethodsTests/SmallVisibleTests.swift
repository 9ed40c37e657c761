import Foundation
import LimitModel
import Quantities
import Testing

@testable import Methods

@Suite struct PseudoscalarInvisibleTests {
    private func derivation(limit: Double, from: Double = 1e-3, branching: Double = 0.98823) throws
        -> PseudoscalarInvisible
    {
        let meson = Descriptor.group(
            "meson",
            [
                Descriptor.text("name", "pi0"), Descriptor.number("mass", 0.1349768, .energy, line: 41),
                Descriptor.number("branching-gamma-gamma", branching, line: 42),
            ], line: 40)
        return try PseudoscalarInvisible(
            Descriptor.request(
                "pi0-gamma-invisible",
                [meson, Descriptor.number("branching-limit", limit, line: 43), Descriptor.masses(from: from)]),
            plane: Descriptor.plane(top: 100))
    }

    /// Physics file, section 7 and the last section.
    @Test(arguments: [(6e-4, 1e-3, 7.97), (6e-4, 0.05, 26), (1.9e-7, 1e-3, 0.1418)])
    func `bounds agree with the physics file`(limit: Double, mass: Double, expected: Double) throws {
        let derived = try derivation(limit: limit).derive()
        #expect(try abs(#require(coupling(derived.curves[0], mass)) / expected - 1) < (expected == 26 ? 0.02 : 1e-3))
    }

    @Test func `impossible inputs name field and line`() {
        #expect(failure { _ = try derivation(limit: 2) }?.line == 43)
        #expect(failure { _ = try derivation(limit: 1e-7, branching: 1.2) }?.line == 42)
        #expect(failure { _ = try derivation(limit: 1e-7, from: 0.2) }?.line == 30)
    }
}

@Suite struct ElectronDumpTests {
    private func derivation(element: String = "Al", recoil: Double = 1) throws -> ElectronDumpEstimate {
        try ElectronDumpEstimate(
            Descriptor.request(
                "electron-dump",
                [
                    Descriptor.number("beam-energy", 20, .energy), Descriptor.number("exposure", 1.872e20, .count),
                    Descriptor.group(
                        "target", [Descriptor.text("element", element), Descriptor.number("radiation-lengths", 1)],
                        line: 40),
                    Descriptor.number("electrons-per-cm2", 6e25), Descriptor.number("acceptance", 1),
                    Descriptor.number("lowest-recoil", recoil, .energy, line: 41),
                    Descriptor.group(
                        "open-way",
                        [Descriptor.number("from", 179, .length), Descriptor.number("to", 383, .length)]),
                    Descriptor.number("excluded-above", 2.3, .count), Descriptor.masses(from: 1e-3, to: 0.1),
                ]), plane: Descriptor.plane())
    }

    @Test func `E137 claims nothing and says why`() throws {
        let derived = try derivation().derive()
        #expect(derived.shape == .empty && derived.curves.isEmpty)
        #expect(derived.emptyReason?.contains("no bound is claimed") == true)
    }

    @Test func `impossible inputs name field and line`() {
        #expect(failure { _ = try derivation(element: "Xx") }?.line == 40)
        #expect(failure { _ = try derivation(recoil: 25) }?.line == 41)
    }
}
