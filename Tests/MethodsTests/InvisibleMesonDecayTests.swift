import Foundation
import LimitModel
import Quantities
import Testing

@testable import Methods

/// Builds requests as a descriptor would.
enum Request {
    static func number(
        _ name: String, _ value: Double, _ dimension: PhysicalDimension = .dimensionless, error: Double? = nil
    )
        -> InputNode
    {
        InputNode(name: name, number: .init(value: value, dimension: dimension, error: error, status: .stated), line: 7)
    }

    static func meson(_ children: [InputNode], invisible: Double, ratio: Double? = nil, from: Double = 1e-9) throws
        -> DerivationRequest
    {
        let inputs = [
            InputNode(
                name: "meson", children: [InputNode(name: "name", text: "V", line: 3)] + children, line: 3),
            number("invisible-branching", invisible),
            InputNode(name: "mass-range", children: [number("from", from, .energy)], line: 9),
        ]
        return DerivationRequest(
            limit: try Slug("x"), title: "X", plane: try Slug("plane"), status: .observed,
            statement: .confidence(.init(level: .level(0.9))), holdings: [],
            point: try ratio.map { [.init(parameter: try Slug("ma-over-m"), value: $0)] } ?? [],
            method: InputNode(name: "invisible-meson-decay", children: inputs, line: 2))
    }

    static func plane(top: Double = 10) throws -> Plane {
        try Descriptor.plane(top: top)
    }

    static let upsilonTable = [
        number("mass", 9.46, .energy), number("coupling-constant", 40.3), number("total-width", 54e-6, .energy),
    ]
    static let upsilonPDG = [
        number("mass", 9.460399964, .energy), number("branching-ee", 0.02386830572, error: 0.0008),
    ]
}

@Suite struct InvisibleMesonDecayTests {
    private func derivation(_ children: [InputNode], _ invisible: Double, ratio: Double? = nil) throws
        -> InvisibleMesonDecay
    {
        try InvisibleMesonDecay(Request.meson(children, invisible: invisible, ratio: ratio), plane: Request.plane())
    }

    /// Independent values for Br < 3.0e-4 with the table of arXiv:2602.11405.
    @Test(arguments: [
        (0.1, 0.010111640077757918), (3.0, 0.011852129105511642), (8.0, 0.06650075429148271),
        (9.0, 0.34588993245631433),
    ])
    func `upsilon bound agrees with the reference`(mass: Double, reference: Double) throws {
        let value = try derivation(Request.upsilonTable, 3e-4).coupling(atMassGeV: mass)
        #expect(abs(value / reference - 1) < 1e-9)
    }

    @Test func `upsilon bound with the measured branching fraction is 1.015e-2`() throws {
        let value = try derivation(Request.upsilonPDG, 3e-4).coupling(atMassGeV: 1e-6)
        #expect(abs(value - 1.015e-2) < 5e-6)
    }

    @Test func `leptonic and total width give the same as their ratio`() throws {
        let widths = [
            Request.number("mass", 9.46, .energy), Request.number("leptonic-width", 1.34e-6, .energy),
            Request.number("total-width", 54.02e-6, .energy),
        ]
        let ratio = [Request.number("mass", 9.46, .energy), Request.number("branching-ee", 1.34 / 54.02)]
        let one = try derivation(widths, 3e-4).coupling(atMassGeV: 2)
        let other = try derivation(ratio, 3e-4).coupling(atMassGeV: 2)
        #expect(abs(one / other - 1) < 1e-14)
    }

    @Test func `the curve interpolates to the stated error and is within the plane and the effective theory`() throws {
        let derivation = try derivation(Request.upsilonPDG, 3e-4)
        let derived = try derivation.derive()
        let points = try #require(derived.curves.first?.points)
        #expect(derived.shape == .above && derived.numericalError <= 1e-4)
        for (left, right) in zip(points, points.dropFirst()) {
            for share in [0.1, 0.37, 0.5, 0.63, 0.9] {
                let mass = exp(log(left.mass) * (1 - share) + log(right.mass) * share)
                let straight = exp(log(left.coupling) * (1 - share) + log(right.coupling) * share)
                #expect(abs(straight / derivation.coupling(atMassGeV: mass) - 1) < derived.numericalError)
            }
        }
        let last = try #require(points.last)
        #expect(abs(last.coupling * 9.460399964 / (4 * Double.pi) - 1) < 1e-9, "the curve ends at g m_V = 4π")
        #expect(last.flags == [.effectiveTheory, .nearThreshold])
        #expect(points.first?.flags == [])
        #expect(try abs(#require(derived.theoryError) - 0.5 * 0.0008 / 0.02386830572) < 1e-12)
    }

    @Test func `a low top of the plane ends the curve`() throws {
        let request = try Request.meson(Request.upsilonPDG, invisible: 3e-4)
        let derived = try InvisibleMesonDecay(request, plane: Request.plane(top: 0.1)).derive()
        #expect(try abs(#require(derived.curves.first?.points.last?.coupling) - 0.1) < 1e-9)
        let nothing = try InvisibleMesonDecay(request, plane: Request.plane(top: 1e-3)).derive()
        #expect(nothing.shape == .empty && nothing.emptyReason != nil)
    }

    @Test func `a heavier axion weakens the bound and closes the decay earlier`() throws {
        let light = try derivation(Request.upsilonPDG, 3e-4)
        let heavy = try derivation(Request.upsilonPDG, 3e-4, ratio: 1)
        #expect(heavy.coupling(atMassGeV: 3, axionMassOverMass: 1) > light.coupling(atMassGeV: 3))
        let end = try #require(heavy.derive(at: ["ma-over-m": 1]).curves.first?.points.last?.mass)
        #expect(end < 9.4604 / 2)
    }

    @Test func `the same inputs give the same bytes`() throws {
        let one = try derivation(Request.upsilonPDG, 3e-4).derive().curves
        let other = try derivation(Request.upsilonPDG, 3e-4).derive().curves
        #expect(one == other)
    }

    @Test func `g scales with the root of the branching fraction`() throws {
        let one = try derivation(Request.upsilonPDG, 1e-4).coupling(atMassGeV: 1)
        let four = try derivation(Request.upsilonPDG, 4e-4).coupling(atMassGeV: 1)
        #expect(abs(four / one - 2) < 1e-14)
    }
}

@Suite struct BadInputTests {
    private func failure(_ children: [InputNode], invisible: Double = 3e-4, from: Double = 1e-9) throws -> InputError? {
        let request = try Request.meson(children, invisible: invisible, from: from)
        do {
            _ = try InvisibleMesonDecay(request, plane: Request.plane())
            return nil
        } catch let error as InputError {
            return error
        }
    }

    @Test func `a missing mass names field and line`() throws {
        let error = try #require(try failure([Request.number("branching-ee", 0.02)]))
        #expect(error.field == "invisible-meson-decay/meson/mass" && error.line == 3)
    }

    @Test func `a branching fraction above one is refused`() throws {
        let error = try #require(try failure(Request.upsilonPDG, invisible: 3))
        #expect(error.field.hasSuffix("invisible-branching") && error.remedy == "it must be between 0 and 1")
    }

    @Test func `a mass in the wrong dimension is refused`() throws {
        let error = try #require(
            try failure([Request.number("mass", 9.46, .length), Request.number("branching-ee", 0.02)]))
        #expect(error.problem.contains("a length") && error.remedy.contains("MeV"))
    }

    @Test func `widths in the wrong units are noticed`() throws {
        let children = [
            Request.number("mass", 9.46, .energy), Request.number("leptonic-width", 1.34, .energy),
            Request.number("total-width", 54.02e-6, .energy),
        ]
        #expect(try failure(children)?.remedy == "check the units of both widths")
    }

    @Test func `an empty mass range is refused`() throws {
        let error = try #require(try failure(Request.upsilonPDG, from: 20))
        #expect(error.field.hasSuffix("mass-range/from") && error.remedy == "begin below 9.46 GeV")
    }

    @Test func `an unknown method names the known ones`() {
        #expect {
            try MethodList.named(InputNode(name: "tea-leaves", line: 5))
        } throws: { error in
            (error as? InputError)?.remedy.hasPrefix("use one of: invisible-meson-decay, missing-energy") == true
        }
    }
}
