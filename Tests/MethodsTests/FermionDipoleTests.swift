import Foundation
import LimitModel
import Testing

@testable import Methods

@Suite struct FermionDipoleTests {
    private func derivation(
        mass: Double, limitCm: Double, cutoff: Double = 1000, ratio: Double = 0, kappa: Double? = nil,
        confidence: Bool = false
    ) throws -> FermionDipole {
        let fermion =
            [Descriptor.text("name", "fermion"), Descriptor.number("mass", mass, .energy)]
            + (kappa.map { [Descriptor.number("anomalous-moment", $0)] } ?? [])
        let inputs = [
            Descriptor.group("fermion", fermion, line: 50),
            Descriptor.number("dipole-limit", limitCm / 100, .length, line: 51),
            Descriptor.masses(from: 1e-6, to: 100),
        ]
        return try FermionDipole(
            Descriptor.request(
                "fermion-edm", inputs,
                statement: confidence
                    ? .confidence(.init(level: .level(0.9))) : .criterion(.init(name: "cutoff", meaning: "1 TeV")),
                point: ["ma-over-m": ratio, "cutoff-over-tev": cutoff / 1000]),
            plane: Descriptor.plane(model: .edm))
    }

    /// Independent values: fermion mass, limit in e cm, cutoff, m_a/m, mass, bound.
    @Test(arguments: [
        (0.51099895e-3, 4.1e-30, 1000.0, 0.0, 1e-3, 1.2006e-15),
        (0.51099895e-3, 4.1e-30, 10_000.0, 1.0, 10.0, 2.5602e-15),
        (0.1056583755, 1.8e-19, 1000.0, 0.0, 0.1, 8.1217e-5), (0.1056583755, 1.8e-19, 10_000.0, 1.0, 1.0, 8.2721e-5),
        (0.93956542, 1.8e-26, 1000.0, 1.0, 0.1, 9.6750e-12), (0.93956542, 1.8e-26, 10_000.0, 0.0, 10.0, 1.0447e-11),
    ])
    func `bounds agree with the reference`(
        fermion: Double, limit: Double, cutoff: Double, ratio: Double, mass: Double, expected: Double
    ) throws {
        let derived = try derivation(mass: fermion, limitCm: limit, cutoff: cutoff, ratio: ratio)
            .derive(at: ["ma-over-m": ratio, "cutoff-over-tev": cutoff / 1000])
        #expect(try abs(#require(coupling(derived.curves[0], mass)) / expected - 1) < 1.2e-4)
        #expect(derived.numericalError < 1e-4)
    }

    @Test func `a Pauli coupling divides the bound by the anomalous moment`() throws {
        let vector = try derivation(mass: 0.93956542, limitCm: 1.8e-26).derive()
        let pauli = try derivation(mass: 0.93956542, limitCm: 1.8e-26, kappa: -1.913).derive()
        #expect(try abs(#require(coupling(pauli.curves[0], 1e-3)) / 4.878e-12 - 1) < 2e-4)
        #expect(vector.theoryError.map { abs($0 - (pauli.theoryError ?? 0)) < 1e-12 } == true)
    }

    @Test func `the bound goes with the first power of the dipole moment`() throws {
        let one = try derivation(mass: 0.1056583755, limitCm: 1e-19).derive().curves[0].points[0].coupling
        let two = try derivation(mass: 0.1056583755, limitCm: 2e-19).derive().curves[0].points[0].coupling
        #expect(abs(two / one - 2) < 1e-13)
    }

    @Test func `the regulator's freedom is the theory error`() throws {
        let error = try #require(try derivation(mass: 0.51099895e-3, limitCm: 4.1e-30).derive().theoryError)
        #expect(error > 1.0 / 14 && error < 1.0 / 4)
    }

    @Test func `a loop has no confidence level and no cutoff below its masses`() throws {
        #expect(failure { _ = try derivation(mass: 1, limitCm: 1, confidence: true) }?.field == "confidence")
        #expect(failure { _ = try derivation(mass: 1, limitCm: 1, cutoff: 0.5) }?.line == 10)
        #expect(failure { _ = try derivation(mass: 1, limitCm: 0) }?.line == 51)
    }
}
