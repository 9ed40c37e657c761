import LimitModel
import Testing

@testable import Methods

@Suite struct CountingInputTests {
    private func refusal(
        _ replacements: [String: InputNode?], extra: [InputNode] = [], status: Status = .projection,
        method: Statement.Confidence.Method = .cls, level: Double = 0.9
    ) -> InputError? {
        failure {
            _ = try MissingEnergy(
                Descriptor.request(
                    "missing-energy", Descriptor.changed(Descriptor.na64(), replacements) + extra, status: status,
                    statement: .confidence(.init(level: .level(level), sides: .one, method: method))),
                plane: Descriptor.plane())
        }
    }

    @Test func `the untouched inputs are fine`() {
        #expect(refusal([:]) == nil)
    }

    @Test(arguments: ["beam", "target", "x-min", "exposure", "efficiency", "background", "mass-range"])
    func `what is missing is named with the line of the method`(name: String) throws {
        let error = try #require(refusal([name: InputNode?.none]))
        #expect(error.field == "missing-energy/\(name)" && error.line == 10)
        #expect(error.remedy.contains(name))
    }

    @Test(arguments: [1, 1.5, 0, -0.1])
    func `x-min outside zero and one is refused`(value: Double) throws {
        let error = try #require(refusal(["x-min": Descriptor.number("x-min", value, line: 15)]))
        #expect(error.field == "missing-energy/x-min" && error.line == 15)
    }

    @Test func `an unknown element names those that are known`() throws {
        let target = Descriptor.group("target", [Descriptor.text("element", "Kryptonite", line: 13)], line: 13)
        let error = try #require(refusal(["target": target]))
        #expect(error.field == "missing-energy/target/element" && error.line == 13 && error.remedy.contains("Pb"))
    }

    @Test func `an unknown lepton names those that are known`() throws {
        let error = try #require(refusal(["beam": Descriptor.beam(lepton: "tauon")]))
        #expect(error.field == "missing-energy/beam/lepton" && error.remedy == "write electron or muon")
    }

    @Test func `a beam without energy is refused`() throws {
        let beam = Descriptor.group("beam", [Descriptor.text("lepton", "muon")], line: 11)
        let error = try #require(refusal(["beam": beam]))
        #expect(error.field == "missing-energy/beam/energy" && error.line == 11)
        #expect(refusal(["beam": Descriptor.beam(0.1, lepton: "muon")])?.field == "missing-energy/beam/energy")
    }

    @Test func `a target needs one length`() throws {
        func target(_ lengths: [InputNode]) -> InputNode {
            Descriptor.group("target", [Descriptor.text("element", "Pb")] + lengths, line: 13)
        }
        let both = [Descriptor.number("thickness", 0.01, .length), Descriptor.number("radiation-lengths", 1)]
        #expect(refusal(["target": target([])])?.problem == "it is missing")
        #expect(refusal(["target": target(both)])?.problem == "it is given twice")
        #expect(refusal(["target": target([both[1]])]) == nil)
    }

    @Test func `no exposure is refused`() throws {
        let error = try #require(refusal(["exposure": Descriptor.number("exposure", 0, .count, line: 16)]))
        #expect(error.field == "missing-energy/exposure" && error.line == 16)
    }

    @Test(arguments: [0, 1.01, -1])
    func `an efficiency is above zero and at most one`(value: Double) throws {
        let error = try #require(refusal(["efficiency": Descriptor.number("efficiency", value, line: 17)]))
        #expect(error.field == "missing-energy/efficiency" && error.line == 17)
    }

    @Test func `an efficiency curve that does not reach the masses is refused`() {
        func point(_ mass: Double) -> InputNode {
            Descriptor.group("point", [Descriptor.number("mass", mass, .energy), Descriptor.number("efficiency", 1)])
        }
        func curve(_ masses: Double...) -> InputNode { Descriptor.group("efficiency-curve", masses.map(point)) }
        #expect(refusal(["efficiency": curve(0.1, 0.01)])?.problem == "the masses do not rise")
        #expect(refusal(["efficiency": curve(0.1)])?.problem == "there are not 2 of them or more")
        let late = failure {
            _ = try MissingEnergy(
                Descriptor.request(
                    "missing-energy", Descriptor.changed(Descriptor.na64(), ["efficiency": curve(0.1, 1)])),
                plane: Descriptor.plane()
            ).derive()
        }
        #expect(late?.problem == "the efficiency is not known there")
    }

    @Test func `an observed limit needs the count, a projection has none`() throws {
        let observed = Descriptor.number("observed", 0, .count, line: 19)
        #expect(refusal([:], status: .observed)?.field == "missing-energy/observed")
        #expect(refusal([:], extra: [observed], status: .observed) == nil)
        #expect(refusal([:], extra: [observed])?.line == 19)
        let half = Descriptor.number("observed", 0.5, .count, line: 19)
        #expect(refusal([:], extra: [half], status: .observed)?.line == 19)
    }

    @Test func `a classical limit at or below zero is refused`() throws {
        let background = Descriptor.number("background", 3, .count, line: 18)
        let observed = Descriptor.number("observed", 0, .count, line: 19)
        let error = try #require(
            refusal(["background": background], extra: [observed], status: .observed, method: .classical))
        #expect(error.field == "missing-energy/observed" && error.line == 19)
        #expect(error.problem.contains("classical") && error.remedy.contains("CLs"))
        #expect(refusal(["background": background], extra: [observed], status: .observed) == nil)
    }

    @Test func `a counting limit needs a level and a method`() throws {
        #expect(refusal([:], method: .unknown)?.field == "confidence/method")
        #expect(refusal([:], method: .bayesian)?.field == "confidence/method")
        let criterion = failure {
            _ = try MissingEnergy(
                Descriptor.request(
                    "missing-energy", Descriptor.na64(), statement: .criterion(.init(name: "c", meaning: "c"))),
                plane: Descriptor.plane())
        }
        #expect(criterion?.field == "confidence/level")
    }

    @Test func `a plane of another kind is refused`() throws {
        let error = try #require(
            failure {
                _ = try MissingEnergy(
                    Descriptor.request("missing-energy", Descriptor.na64()), plane: Descriptor.plane(.dimensionless))
            })
        #expect(error.field.contains("plane") && error.line == 10)
    }

    @Test func `masses beyond the beam's reach are refused`() throws {
        let error = try #require(refusal(["mass-range": Descriptor.masses(from: 500)]))
        #expect(error.field == "missing-energy/mass-range/from" && error.remedy.hasPrefix("begin below"))
        #expect(refusal(["mass-range": Descriptor.masses(from: 0.1, to: 0.01)])?.line == 32)
    }

    @Test func `meson yields are positive, their factors at least one, their names different`() throws {
        func meson(_ yield: Double, _ factor: Double) -> InputNode {
            Descriptor.meson("rho", mass: 0.775, coupling: 4.96, width: 0.147, yield: yield, factor: factor)
        }
        #expect(refusal([:], extra: [meson(0, 2)])?.line == 21)
        #expect(refusal([:], extra: [meson(1, 0.5)])?.line == 22)
        #expect(refusal([:], extra: [meson(1, 2), meson(2, 2)])?.problem.contains("given twice") == true)
        #expect(refusal([:], extra: [meson(1, 2)]) == nil)
    }
}
