// swift-format-ignore-file: NeverUseForceTry, NeverForceUnwrap
import LimitModel
import Quantities
import Testing

@testable import Methods

/// One mass after the other gives what the whole curve gives.
@Suite struct PointwiseTests {
    private func check(
        _ method: any PointwiseMethod, _ context: MethodContext = MethodContext(), at point: [String: Double] = [:]
    ) throws {
        let point = ParameterPoint(point)
        let curve = try #require(try method.derive(at: point, context).curves.first)
        let search = try method.answers(at: point, context)
        #expect(curve.points.count > 50)
        for point in curve.points where search.massesGeV.contains(point.mass) {
            // The curve's last point is where the plane or the effective theory ends it, to rounding.
            guard point != curve.points.last else { continue }
            let answer = try search.bound(atMassGeV: point.mass)
            #expect(answer.coupling == point.coupling, "\(point.mass)")
            #expect(answer.flags.contains(.nearThreshold) == point.flags.contains(.nearThreshold), "\(point.mass)")
        }
        #expect(curve.points.count { search.massesGeV.contains($0.mass) } >= curve.points.count - 1)
    }

    private func missingEnergy(
        _ inputs: [InputNode], top: Double = 10, point: [String: Double] = [:]
    ) throws -> MissingEnergy {
        try MissingEnergy(Descriptor.request("missing-energy", inputs, point: point), plane: Descriptor.plane(top: top))
    }

    @Test func `missing energy with mesons and an axion mass`() throws {
        let inputs = Descriptor.na64() + Descriptor.na64Mesons
        try check(try missingEnergy(inputs, point: ["ma-over-m": 0.3]), at: ["ma-over-m": 0.3])
        // The point is an argument: the same method answers at any.
        try check(try missingEnergy(inputs), at: ["ma-over-m": 0.3])
    }

    @Test func `kinetic mixing`() throws {
        try check(
            try DarkPhotonReach(
                Descriptor.request("dark-photon-epsilon", Descriptor.na64()),
                plane: Descriptor.plane(.dimensionless, top: 1)))
    }

    @Test func `a closed form and a loop`() throws {
        let meson = Descriptor.group(
            "meson",
            [
                Descriptor.text("name", "Υ"), Descriptor.number("mass", 9.46, .energy),
                Descriptor.number("branching-ee", 0.0239),
            ])
        try check(
            try InvisibleMesonDecay(
                Descriptor.request(
                    "invisible-meson-decay",
                    [meson, Descriptor.number("invisible-branching", 3e-4), Descriptor.masses()]),
                plane: Descriptor.plane()))
        let lepton = Descriptor.group(
            "lepton", [Descriptor.text("name", "muon"), Descriptor.number("mass", 0.1056583755, .energy)])
        try check(
            try LeptonGMinus2(
                Descriptor.request(
                    "lepton-g-2", [lepton, Descriptor.number("largest-anomaly", 1.52e-9), Descriptor.masses(to: 5)],
                    statement: .criterion(.init(name: "c = 0", meaning: "slope subtraction"))),
                plane: Descriptor.plane()))
    }

    @Test func `gaps say why`() throws {
        let search = try missingEnergy(Descriptor.na64(), top: 0.1).answers(at: ParameterPoint(), MethodContext())
        #expect(throws: MassGap.outside(search.massesGeV)) { try search.bound(atMassGeV: 1e-4) }
        #expect(throws: MassGap.outside(search.massesGeV)) { try search.bound(atMassGeV: .nan) }
        do throws(MassGap) {
            _ = try search.bound(atMassGeV: 5)
            Issue.record("a bound above the top of the plane")
        } catch {
            guard case .abovePlane(let coupling) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(coupling > 0.1)
        }
    }

    @Test func `a value goes where it belongs, and takes away what it makes wrong`() throws {
        let method = InputNode(name: "missing-energy", children: Descriptor.na64())
        func variable(_ name: String) throws -> VariableInput {
            try #require(MissingEnergy.variableInputs.first { $0.name == name })
        }
        let target = try variable("target")
        #expect(target.changed(method, to: .word("Pb")) == method)
        let tungsten = try #require(target.changed(method, to: .word("W")).child("target"))
        #expect(tungsten.child("element")?.text == "W")
        #expect(tungsten.child("mass-number") == nil && tungsten.child("density") == nil)
        #expect(tungsten.child("thickness")?.number?.value == 0.0056)
        let lengths = try variable("radiation-lengths").changed(method, to: .number(2)).child("target")
        #expect(lengths?.child("thickness") == nil && lengths?.child("radiation-lengths")?.number?.value == 2)
        #expect(
            try variable("energy").changed(method, to: .number(50)).child("beam")?.child("lepton")?.text == "electron")
    }
}
