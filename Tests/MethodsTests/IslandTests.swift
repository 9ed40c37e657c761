import Foundation
import LimitModel
import Quantities
import Testing

@testable import Methods

@Suite struct IslandTests {
    private static func energy(_ name: String, _ value: Double, line: Int = 1) -> InputNode {
        Descriptor.number(name, value, .energy, line: line)
    }

    private static func length(_ name: String, _ value: Double, line: Int = 1) -> InputNode {
        Descriptor.number(name, value, .length, line: line)
    }

    private static let copper = Descriptor.group(
        "mesons",
        [
            Descriptor.text("distribution", "bmpt"), Descriptor.text("weighting", "cross-section"),
            energy("beam-energy", 400, line: 71), Descriptor.number("mass-number", 63),
            Descriptor.number("pions", 7.1e18 * 2.4, .count), Descriptor.number("etas-per-pion", 0.078),
        ], line: 70)

    private static func box(centre: Double = 487.3, pitch: Double = 0.20) -> InputNode {
        Descriptor.group(
            "volume",
            [
                Descriptor.text("shape", "box", line: 81), length("centre-z", centre), length("width", 2.4),
                length("height", 2.4),
                Descriptor.group(
                    "planes",
                    [
                        Descriptor.number("first", 3), Descriptor.number("last", 59, line: 82),
                        Descriptor.number("middle", 37), length("pitch", pitch, line: 83),
                    ]),
            ], line: 80)
    }

    private static func photon(_ from: Double = 7.5, _ to: Double = 50) -> InputNode {
        Descriptor.group(
            "photon",
            [
                Descriptor.text("photon-law", "isotropic"), energy("from", from, line: 91), energy("to", to, line: 92),
                energy("energy-times-angle", 0.54.squareRoot()),
            ], line: 90)
    }

    private func charm(
        from: Double, to: Double?, _ changes: [String: InputNode?] = [:], cut: Double = 99
    ) throws -> DecayInFlight {
        let inputs = [
            Self.copper, Self.box(), Self.photon(), Descriptor.number("efficiency", 1, line: 93),
            Descriptor.number("excluded-above", cut, .count, line: 94), Descriptor.masses(from: from, to: to),
        ]
        var method = try DecayInFlight(
            Descriptor.request("decay-in-flight", Descriptor.changed(inputs, changes)), plane: Descriptor.plane())
        method.plan = .init(points: 512, replicates: 2)
        return method
    }

    private func lsnd(
        from: Double, to: Double, veto: Bool = true, _ changes: [String: InputNode?] = [:]
    ) throws -> MesonScattering {
        func layer(_ share: Double, _ charge: Double) -> InputNode {
            Descriptor.group("layer", [Descriptor.number("share", share), Descriptor.number("charge", charge)])
        }
        let inputs =
            [
                Descriptor.group(
                    "mesons",
                    [
                        Descriptor.text("distribution", "burman-smith"), Self.energy("beam-energy", 0.798),
                        layer(0.55, 6), layer(0.45, 70), Descriptor.number("pions", 1.08e22, .count),
                    ], line: 70),
                Descriptor.group(
                    "detector",
                    [
                        Descriptor.text("shape", "cylinder"), Self.length("centre-y", -4.6),
                        Self.length("centre-z", 30),
                        Self.length("radius", 2.5), Self.length("length", 8.3),
                    ], line: 80),
                Descriptor.number("electrons-per-cm3", 2.908e23),
                Descriptor.group(
                    "recoil", [Self.energy("from", 0.015, line: 95), Self.energy("to", 0.053, line: 96)], line: 94),
                Descriptor.number("efficiency", 0.16), Descriptor.number("excluded-above", 110, .count),
                Descriptor.masses(from: from, to: to),
            ]
            + (veto
                ? [Descriptor.group("escape", [Self.length("from", 1), Self.length("to", 8.3, line: 98)], line: 97)]
                : [])
        var method = try MesonScattering(
            Descriptor.request("meson-scattering", Descriptor.changed(inputs, changes)), plane: Descriptor.plane())
        method.plan = .init(points: 512, replicates: 2)
        return method
    }

    /// The couplings of a contour at its lowest mass: lower, upper.
    private func ends(_ contour: Curve) -> (lower: Double, upper: Double)? {
        guard let first = contour.points.first, let last = contour.points.last, first.mass == last.mass else {
            return nil
        }
        return (first.coupling, last.coupling)
    }

    /// Physics file, section 9.
    @Test(arguments: [(5e-3, 3.60e-4, 1.80e-2), (10e-3, 1.885e-4, 3.34e-3), (20e-3, 1.19e-4, 4.98e-4)])
    func `CHARM's fine-grain detector excludes between two roots`(mass: Double, lower: Double, upper: Double) throws {
        let derived = try charm(from: mass, to: mass * 1.05).derive()
        #expect(derived.shape == .inside)
        let found = try #require(ends(derived.curves[0]))
        #expect(abs(found.lower / lower - 1) < 0.03)
        #expect(abs(found.upper / upper - 1) < 0.06)
    }

    @Test func `an island is closed by its tip`() throws {
        let derived = try charm(from: 0.024, to: nil).derive()
        let points = derived.curves[0].points
        let heaviest = try #require(points.map(\.mass).max())
        // The end of the range to the left is a frame, the tip is not.
        #expect(points[0].edge == .cap)
        #expect(points.dropFirst().allSatisfy { $0.edge == .measured })
        #expect(heaviest > 0.025 && heaviest < 0.0265)
        #expect(derived.note?.contains("The island ends at") == true)
    }

    @Test func `nothing excluded is an empty region with the reason`() throws {
        let derived = try charm(from: 0.035, to: 0.036).derive()
        #expect(derived.shape == .empty && derived.curves.isEmpty)
        #expect(derived.emptyReason?.contains("fewer than the 99") == true)
    }

    @Test func `LSND ends where the photon would be seen`() throws {
        let derived = try lsnd(from: 2e-3, to: 3e-3).derive()
        let found = try #require(ends(derived.curves[0]))
        #expect(abs(found.lower / 1.20e-2 - 1) < 0.06)
        #expect(abs(found.upper / 0.066 - 1) < 0.08)
        let heaviest = try #require(derived.curves[0].points.map(\.mass).max())
        #expect(heaviest > 2.2e-3 && heaviest < 2.45e-3)
    }

    @Test func `without veto the region is cut off at the plane's top`() throws {
        let derived = try lsnd(from: 5e-3, to: 5.2e-3, veto: false).derive()
        let found = try #require(ends(derived.curves[0]))
        #expect(abs(found.lower / 9.24e-3 - 1) < 0.03)
        #expect(found.upper == 10)
        #expect(derived.curves[0].points.filter { $0.coupling == 10 }.allSatisfy { $0.edge == .cap })
    }

    @Test func `impossible inputs name field and line`() {
        func line(_ changes: [String: InputNode?]) -> Int? {
            failure { _ = try charm(from: 1e-3, to: nil, changes) }?.line
        }
        #expect(line(["photon": Self.photon(50, 7.5)]) == 92)
        #expect(line(["volume": Self.box(centre: 1)]) == 80)
        #expect(line(["volume": Self.box(pitch: -1)]) == 83)
        #expect(line(["efficiency": Descriptor.number("efficiency", 2, line: 93)]) == 93)
        #expect(line(["excluded-above": Descriptor.number("excluded-above", 0, .count, line: 94)]) == 94)
        #expect(failure { _ = try charm(from: 1e-3, to: nil, ["mesons": nil]) }?.field == "decay-in-flight/mesons")
        #expect(failure { _ = try charm(from: 1, to: nil) }?.line == 30)
        let window = Descriptor.group(
            "recoil", [Self.energy("from", 0.06, line: 95), Self.energy("to", 0.053, line: 96)], line: 94)
        let error = failure { _ = try lsnd(from: 1e-3, to: 2e-3, ["recoil": window]) }
        #expect(error?.line == 96)
        let escape = Descriptor.group("escape", [Self.length("from", 9), Self.length("to", 8.3, line: 98)], line: 97)
        #expect(failure { _ = try lsnd(from: 1e-3, to: 2e-3, ["escape": escape]) }?.line == 98)
    }
}
