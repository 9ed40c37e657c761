import Foundation
import LimenKit
import ShippedArchive
import Testing

/// The data that ship with the program, the whole way to answers.
@Suite struct RealDataTests {
    private let archive: LimenArchive

    init() async throws { archive = try await ShippedArchive.open() }

    private func ensemble(
        _ scenario: String, status: Status = .observed, grade: Grade = .derived, parameters: [String: Double] = [:],
        including: Set<Question.Inclusion> = []
    ) throws -> Ensemble {
        try archive.ensemble(
            Question(
                scenario: scenario, parameters: parameters, status: status, worstGrade: grade,
                inclusions: including))
    }

    private func edge(_ limit: String, _ mass: String) throws -> Double? {
        try archive.show(limit, masses: [Quantity(mass, as: .energy).value]).answers[0].excluded.first?.from
    }

    @Test func `every limit of the plan is there`() throws {
        let names = try archive.list().map(\.slug.text)
        for name in [
            "sn1987a", "sn1987a-longitudinal", "babar-upsilon1s-invisible", "jpsi-invisible", "phi-invisible",
            "omega-invisible", "babar-monophoton-published", "charm-fine-grain-published", "belle2-20fb-published",
            "belle2-50ab-published", "ship-published",
        ] { #expect(names.contains(name), "\(name)") }
    }

    @Test
    func `the upsilon bound is 1.015e-2 with the measured branching fraction and 1.011e-2 with the paper's table`()
        throws
    {
        let light = try #require(try edge("babar-upsilon1s-invisible", "1 keV"))
        #expect(abs(light / 1.0150e-2 - 1) < 1e-4)
        let table = try #require(try edge("babar-upsilon1s-invisible-paper-table", "1 keV"))
        #expect(abs(table / 1.0110e-2 - 1) < 1e-4)
        let heavy = try #require(try edge("babar-upsilon1s-invisible-paper-table", "5 GeV"))
        #expect(abs(heavy / 1.6526e-2 - 1) < 1e-4)
    }

    @Test func `the J/psi bounds agree with the physics notes`() throws {
        #expect(try abs(#require(try edge("jpsi-invisible", "1 keV")) / 2.99e-2 - 1) < 2e-3)
        #expect(try abs(#require(try edge("jpsi-invisible-paper-table", "1 keV")) / 3.17e-2 - 1) < 2e-3)
    }

    @Test func `invisible answers use the preferred versions and five independent votes`() throws {
        let ensemble = try ensemble("invisible")
        let answer = try #require(ensemble.strongest(atMasses: [0.01]).first)
        #expect(answer.strongest?.limit.text == "babar-upsilon1s-invisible")
        #expect(answer.runnerUp?.limit.text == "jpsi-invisible")
        #expect(answer.strongestCriterion == nil)
        #expect(answer.coverage.count == 5)
        #expect(try abs(#require(answer.coverage.lowerBoundIfIndependent) - pow(0.9, 5)) < 1e-12)
        #expect(try abs(#require(answer.coverage.lowerBound) - 0.5) < 1e-12)
        let reasons = Dictionary(uniqueKeysWithValues: ensemble.leftOut.map { ($0.limit.text, $0.why) })
        #expect(reasons["sn1987a"] == "grade approximate")
        #expect(reasons["jpsi-invisible-paper-table"]?.contains("jpsi-invisible, is preferred") == true)
    }

    @Test func `SN1987A at 10 MeV is an interval with two ends`() throws {
        let answer = try #require(try ensemble("visible").strongest(atMasses: [0.01]).first)
        let interval = try #require(answer.excluded.first)
        #expect(interval.limits.map(\.text) == ["sn1987a"])
        #expect(abs(interval.from / 1.145e-7 - 1) < 1e-3)
        #expect(try abs(#require(interval.to) / 1.03e-5 - 1) < 0.02)
        #expect(interval.layer == .criterion && interval.toKind == .measured)
        #expect(answer.strongest == nil && answer.strongestCriterion?.limit.text == "sn1987a")
    }

    @Test func `in the invisible scenario SN1987A joins by its grade`() throws {
        #expect(try ensemble("invisible").strongest(atMass: 0.01).strongestCriterion == nil)
        let rough = try ensemble("invisible", grade: .approximate).strongest(atMass: 0.01)
        #expect(rough.strongestCriterion?.limit.text == "sn1987a")
        #expect(rough.strongestCriterion?.grade == .approximate)
        #expect(rough.excluded.first { $0.layer == .criterion }?.toGrade == .assumed)
        let carried = try ensemble("invisible", grade: .assumed).members.map(\.limit.slug.text)
        #expect(carried.contains("sn1987a-longitudinal"))
    }

    @Test func `the top of the SN1987A figure is a cap`() throws {
        let answer = try archive.show("sn1987a", masses: [0.5]).answers[0]
        #expect(answer.excluded.first?.toKind == .cap)
        #expect(try abs(#require(answer.excluded.first?.to) - 1) < 1e-12)
    }

    @Test func `CHARM and SHiP are islands with both edges`() throws {
        for (limit, mass) in [("charm-fine-grain-published", "10 MeV"), ("ship-published", "100 MeV")] {
            let interval = try #require(
                try archive.show(limit, masses: [Quantity(mass, as: .energy).value]).answers[0].excluded.first)
            #expect(interval.to != nil && interval.toKind == .measured && interval.fromKind == .measured)
        }
        let start = try archive.show("charm-fine-grain-published", masses: [0.001]).answers[0]
        #expect(start.excluded.first?.toKind == .cap)
    }

    @Test func `projections are not in observed answers and name themselves on open windows`() throws {
        #expect(try !ensemble("visible").members.contains { $0.limit.status == .projection })
        let projections = try ensemble("visible", status: .projection)
        #expect(
            Set(projections.members.map(\.limit.slug.text)) == [
                "belle2-20fb-published", "belle2-50ab-published", "ship-published",
            ])
        let allowed = try ensemble("visible").allowed(atMasses: [0.01], projections: projections)[0]
        #expect(allowed.windows.count == 2)
        #expect(allowed.windows[1].closing.first?.limit.text == "ship-published")
        #expect(allowed.windows[1].fromLimit?.text == "sn1987a")
    }

    @Test func `an axion as heavy as the dark photon is another question`() throws {
        let ensemble = try ensemble("invisible", parameters: ["ma-over-m": 1])
        #expect(ensemble.members.isEmpty, "\(ensemble.members.map(\.limit.slug))")
        #expect(ensemble.leftOut.first { $0.limit.text == "jpsi-invisible" }?.why.contains("asked 1") == true)
    }

    @Test(arguments: ["invisible", "visible"])
    func `the envelope is the boundary of the intervals at every mass`(scenario: String) throws {
        let ensemble = try ensemble(scenario)
        let envelope = try ensemble.envelope()
        #expect(!envelope.pieces.isEmpty)
        var seed: UInt64 = 7
        for _ in 0..<400 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let mass = pow(10, -9 + 10 * Double(seed >> 11) / Double(1 << 53))
            let edges = try ensemble.strongest(atMass: mass).excluded.flatMap { interval in
                [interval.from] + (interval.to.map { [$0] } ?? [])
            }
            let fromPieces = envelope.pieces.filter { $0.massFrom < mass && mass < $0.massTo }.map { piece in
                let share = log(mass / piece.massFrom) / log(piece.massTo / piece.massFrom)
                return exp(log(piece.couplingFrom) * (1 - share) + log(piece.couplingTo) * share)
            }
            #expect(edges.count == fromPieces.count, "mass \(mass)")
            for (one, other) in zip(edges.sorted(), fromPieces.sorted()) {
                #expect(abs(one / other - 1) < 1e-9, "mass \(mass)")
            }
        }
        let owners = Set(envelope.pieces.map(\.limit))
        #expect(Set(envelope.contributors) == owners)
        #expect(envelope.contributors.count + envelope.hidden.count == ensemble.members.count)
    }

    @Test func `curves are stored as they were given`() throws {
        let limit = try archive.show("sn1987a").limit
        let lower = try #require(limit.curves.first { $0.role == .lowerEdge })
        #expect(lower.points.first == Curve.Point(mass: 0.0009653, coupling: 1.092e-07))
        #expect(lower.points.last == Curve.Point(mass: 1.257, coupling: 0.998))
        #expect(lower.points.count == 22)
        let top = try archive.show("babar-monophoton-published").limit.curves[0].points
        #expect(top.last == Curve.Point(mass: 10.38, coupling: 0.983, edge: .cap))
    }
}
