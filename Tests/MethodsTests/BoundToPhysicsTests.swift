import LimitModel
import Quantities
import Testing

@testable import Methods

/// A method computes in planes of its model, at the parameter values where the limit claims to hold, and to the grade that
/// it can give.
@Suite struct BoundToPhysicsTests {
    private func holding(_ change: (inout Holding) throws -> Void = { _ in }) throws -> Holding {
        var holding = Holding(scenario: try Slug("case"), grade: .derived)
        try change(&holding)
        return holding
    }

    private func range(_ name: String, _ from: Double, _ to: Double) throws -> Holding.Range {
        .init(parameter: try Slug(name), from: from, to: to, source: .derived)
    }

    private func meson(
        _ holding: Holding, point: [String: Double] = [:], plane: Plane? = nil
    ) throws -> InvisibleMesonDecay {
        var request = try Request.meson(Request.upsilonTable, invisible: 3e-4)
        request.holdings = [holding]
        request.point = try point.map { .init(parameter: try Slug($0.key), value: $0.value) }
        return try InvisibleMesonDecay(request, plane: try plane ?? Descriptor.plane())
    }

    @Test func `a method is refused in a plane of another model, with both names`() throws {
        for model in ["edm", "axion-photon", "something-else"] {
            var plane = try Descriptor.plane(model: PortalModel.all.first { $0.name == model })
            plane.model = try Slug(model)
            let error = try #require(failure { _ = try meson(try holding(), plane: plane) })
            #expect(error.problem.contains("'dark-axion-portal'") && error.problem.contains("'\(model)'"), "\(error)")
        }
        var other = try Descriptor.plane()
        other.prefactor = 0.25
        #expect(failure { _ = try meson(try holding(), plane: other) }?.problem.contains("(g/2)") == true)
        let mixing = try Descriptor.plane(.dimensionless)
        let error = failure {
            _ = try MissingEnergy(Descriptor.request("missing-energy", Descriptor.na64()), plane: mixing)
        }
        #expect(error?.problem.contains("'kinetic-mixing'") == true)
    }

    @Test func `a limit does not hold where it was not computed`() throws {
        _ = try meson(try holding())
        _ = try meson(try holding { $0.ranges = [try range("ma-over-m", 0, 0.01)] })
        _ = try meson(try holding { $0.ranges = [try range("ma-over-m", 0.3, 0.3)] }, point: ["ma-over-m": 0.3])
        let faults: [(Holding, [String: Double], String)] = [
            (try holding(), ["ma-over-m": 0.3], "computed at 0.3"),
            (try holding { $0.ranges = [try range("ma-over-m", 0, 0.01)] }, ["ma-over-m": 0.5], "computed at 0.5"),
            (try holding { $0.ranges = [try range("ma-over-m", 0.3, 0.3)] }, [:], "computed at 0"),
            (try holding { $0.independent = [try Slug("ma-over-m")] }, [:], "depends on it"),
            (try holding { $0.ranges = [try range("br-invisible", 0.5, 1)] }, [:], "method is that for 1"),
            (try holding { $0.independent = [try Slug("br-invisible")] }, [:], "depends on it"),
            (try holding(), ["br-invisible": 0.7], "does not compute at a value of it"),
        ]
        for (holding, point, words) in faults {
            let error = try #require(failure { _ = try meson(holding, point: point) }, "\(holding)")
            #expect(error.problem.contains(words), "\(error)")
        }
    }

    @Test func `scenarios with different values cannot share a derivation`() throws {
        var plane = try Descriptor.plane()
        var other = plane.scenarios[0]
        other.slug = try Slug("other")
        other.values = [.init(parameter: try Slug("ma-over-m"), value: 1)]
        plane.scenarios.append(other)
        var request = try Request.meson(Request.upsilonTable, invisible: 3e-4)
        request.holdings = [try holding(), try holding { $0.scenario = try Slug("other") }]
        let error = failure { _ = try InvisibleMesonDecay(request, plane: plane) }
        #expect(error?.problem.contains("0 and 1") == true)
    }

    @Test func `a method gives no better grade than its best`() throws {
        let inputs = [
            Descriptor.group("lepton", [Descriptor.text("name", "x"), Descriptor.number("mass", 0.1, .energy)]),
            Descriptor.number("largest-anomaly", 1e-9), Descriptor.masses(to: 1),
        ]
        func request(_ grade: Grade) throws -> DerivationRequest {
            try Descriptor.request(
                "lepton-g-2", inputs, statement: .criterion(.init(name: "n", meaning: "m")),
                holdings: [try holding { $0.grade = grade }])
        }
        _ = try LeptonGMinus2(request(.approximate), plane: Descriptor.plane())
        for grade in [Grade.published, .exact, .derived] {
            let error = failure { _ = try LeptonGMinus2(request(grade), plane: Descriptor.plane()) }
            #expect(error?.field == "<holds> grade")
        }
        #expect(
            MethodList.all.filter { $0.bestGrade == .approximate }.map { $0.name }.sorted() == [
                "fermion-edm", "lepton-g-2", "window-recast",
            ])
    }

    @Test(arguments: [8e6, 1e-40]) func `an energy that no experiment has is refused`(energy: Double) throws {
        let inputs = Descriptor.changed(Descriptor.na64(), ["beam": Descriptor.beam(energy)])
        let error = try #require(
            failure { _ = try MissingEnergy(Descriptor.request("missing-energy", inputs), plane: Descriptor.plane()) })
        #expect(error.problem.contains("not an energy of any experiment") || error.problem.contains("impossible"))
    }

    @Test func `a recast starts from a limit of the right model that holds where it is to hold`() throws {
        let source = Descriptor.group("curve-of", [Descriptor.text("limit", "source")])
        let inputs = [
            source, Descriptor.beam(), Descriptor.lead, Descriptor.number("x-min", 0.5),
            Descriptor.number("largest-dropped-share", 0.2), Descriptor.masses(),
        ]
        let fold = try FoldedMixing(
            Descriptor.request("fold-epsilon", inputs, statement: .confidence(.init(level: .level(0.9)))),
            plane: Descriptor.plane())
        func context(_ plane: Plane, _ change: (inout Limit) throws -> Void = { _ in }) throws -> MethodContext {
            var limit = try Descriptor.limit("source", plane: "plane", points: [(1e-3, 1e-5), (1, 1e-2)])
            try change(&limit)
            return MethodContext(limits: [limit], planes: [plane])
        }
        let mixing = try Descriptor.plane(.dimensionless)
        _ = try fold.derive(context(mixing))
        var visible = mixing
        visible.scenarios[0].values = [.init(parameter: try Slug("br-invisible"), value: 0)]
        var foreign = mixing
        foreign.model = try Slug("b-minus-l")
        for (plane, words) in [(visible, "does not hold for br-invisible = 1"), (foreign, "of the model 'b-minus-l'")] {
            let error = try #require(failure { _ = try fold.derive(context(plane)) })
            #expect(error.problem.contains(words), "\(error)")
        }
    }
}
