import Foundation
import JSON
import LimitModel
import Quantities
import Regions
import Testing

@Suite struct SlugTests {
    @Test(arguments: ["a", "babar-upsilon1s-invisible", "0908.2840", "9", String(repeating: "a", count: 80)])
    func `names are accepted`(text: String) throws {
        #expect(try Slug(text).text == text)
    }

    @Test(arguments: ["", "A", "-a", ".a", "a b", "a_b", "é", "a/b", String(repeating: "a", count: 81)])
    func `other texts are refused`(text: String) {
        #expect(throws: ModelError.badSlug(text)) { try Slug(text) }
    }
}

@Suite struct DocumentTests {
    @Test func `a limit comes back from its document, its points apart`() throws {
        let limit = try Sample.limit()
        var back = try Limit(json: JSON(limit.document()))
        #expect(back.curves[0].points.isEmpty)
        back.curves[0].points = limit.pointsOfCurves[0]
        #expect(back == limit)
        #expect(try back.canonicalBytes() == limit.canonicalBytes())
    }

    @Test func `a search comes back, without the lines of its file`() throws {
        let node = InputNode(
            name: "m", number: .init(value: 1.5, dimension: .energy, error: 0.1, status: .stated, source: "S"),
            text: "t",
            children: [InputNode(name: "c", line: 4)], line: 3)
        let request = DerivationRequest(
            limit: try Slug("l"), title: "T", plane: try Slug("p"), status: .projection,
            statement: .criterion(.init(name: "n", meaning: "m")), holdings: [], method: node)
        let search = Search(
            slug: try Slug("s"), title: "S", experiment: Experiment(id: try Slug("e"), name: "E"),
            derivations: [request])
        let back = try Search(json: JSON(search.document()))
        #expect(back == search)
        #expect(back.derivations[0].method.line == nil)
        #expect(back.derivations[0].method.child("c") != nil)
        #expect(back.derivations[0].method.child("d") == nil)
    }

    @Test func `a plane comes back`() throws {
        let axis = Plane.Axis(symbol: "m", title: "t", dimension: .energy, from: 1e-10, to: 1e4)
        let plane = Plane(
            slug: try Slug("p"), title: "P", model: try Slug("made-up"), convention: "L", mass: axis, coupling: axis,
            parameters: [.init(name: try Slug("r"), symbol: "r", meaning: "ratio")],
            scenarios: [
                Scenario(
                    slug: try Slug("x"), title: "X",
                    values: [.init(parameter: try Slug("r"), value: 0.3333333333333333)])
            ],
            note: "n")
        #expect(try Plane(json: JSON(plane.document())) == plane)
    }

    @Test func `an unknown level stays unknown`() throws {
        var limit = try Sample.limit()
        limit.statement = .confidence(.init(level: .unknown))
        let back = try Limit(json: JSON(limit.document()))
        #expect(back.statement == limit.statement)
        #expect(back.statement.level == nil)
    }

    @Test func `a number that is not finite has no document`() throws {
        var limit = try Sample.limit()
        limit.origin.digitisationError = .infinity
        #expect(throws: ModelError.notFinite(path: "origin.digitisationError")) { try limit.document() }
        limit.origin.digitisationError = nil
        limit.holdings[0].ranges[0].from = .nan
        #expect(throws: ModelError.notFinite(path: "holdings[0].ranges[0].from")) { try limit.canonicalBytes() }
    }

    @Test func `every digit of a double survives`() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let value = Double(
                bitPattern: UInt64.random(in: 0x0010_0000_0000_0000..<0x7FF0_0000_0000_0000, using: &generator))
            var limit = try Sample.limit()
            limit.origin.digitisationError = value
            let back = try Limit(json: JSON(limit.document()))
            #expect(back.origin.digitisationError == value)
        }
    }

    @Test func `the result is the publication of a limit`() throws {
        var limit = try Sample.limit()
        let figure = Publication(id: try Slug("f"), title: "F")
        limit.citations.insert(Citation(role: .figure, publication: figure), at: 0)
        #expect(limit.publication?.id.text == "p")
        limit.citations.removeLast()
        #expect(limit.publication == figure)
    }

    @Test func `flags have names`() throws {
        let flags: Curve.Flags = [.effectiveTheory, .nearThreshold]
        #expect(flags.names == ["effective-theory", "near-threshold"])
        #expect(try Curve.Flags(names: flags.names) == flags)
        #expect(throws: ModelError.badDocument("unknown point flag 'x'")) { try Curve.Flags(names: ["x"]) }
    }

    @Test func `grades are ordered from best to worst`() {
        #expect(Grade.allCases.sorted() == [.published, .exact, .derived, .approximate, .assumed])
    }
}

@Suite struct RegionOfLimitTests {
    @Test func `an upper limit stays open above`() throws {
        let region = try Sample.limit().region()
        let interval = try #require(region.intervals(at: -2).first)
        #expect(abs(interval.from + 4) < 1e-12)
        #expect(interval.to == .infinity)
        #expect(interval.toKind == .open)
        #expect(region.intervals(at: -1.5).first?.fromKind == .cap)
        #expect(region.intervals(at: 0).isEmpty)
    }

    @Test func `a step curve holds its value up to the next mass`() throws {
        let curve = Curve(
            role: .central, interpolation: .step,
            points: [.init(mass: 1, coupling: 1e-2), .init(mass: 10, coupling: 1e-1), .init(mass: 100, coupling: 1)])
        let region = try Sample.limit(curves: [curve]).region()
        #expect(region.intervals(at: 0.5).first?.from == -2)
        #expect(region.intervals(at: 1.5).first?.from == -1)
    }

    @Test func `a region between edges covers their common masses`() throws {
        let lower = Curve(role: .lowerEdge, points: [.init(mass: 1, coupling: 1e-3), .init(mass: 100, coupling: 1e-3)])
        let upper = Curve(
            role: .upperEdge, points: [.init(mass: 10, coupling: 1e-1), .init(mass: 1000, coupling: 1e-1)])
        let region = try Sample.limit(shape: .between, curves: [lower, upper]).region()
        #expect(region.xRange == 1...2)
        #expect(region.intervals(at: 1.5).map(\.to) == [-1])
    }

    @Test func `a contour inside another is a hole`() throws {
        func square(_ half: Double) -> Curve {
            let low = pow(10, -half)
            let high = pow(10, half)
            return Curve(
                role: .contour,
                points: [(low, low), (high, low), (high, high), (low, high)].map { .init(mass: $0.0, coupling: $0.1) })
        }
        let region = try Sample.limit(shape: .inside, curves: [square(2), square(1)]).region()
        #expect(region.intervals(at: 0).count == 2)
        #expect(!region.contains(x: 0, y: 0))
        #expect(region.contains(x: 0, y: 1.5))
    }

    @Test func `an empty limit excludes nothing`() throws {
        #expect(try Sample.limit(shape: .empty, curves: [], reason: "r").region().isEmpty)
    }

    @Test func `curves that enclose nothing are named`() throws {
        #expect(throws: ModelError.badCurve(curve: "central", why: "exactly one is needed, 0 are given")) {
            try Sample.limit(curves: []).region()
        }
        #expect(throws: ModelError.badCurve(curve: "contour", why: "a closed region needs at least one contour")) {
            try Sample.limit(shape: .inside, curves: []).region()
        }
        let zero = Curve(role: .central, points: [.init(mass: 1, coupling: 1), .init(mass: 2, coupling: 0)])
        #expect(throws: ModelError.badPoint(curve: "central", index: 1, why: "the coupling must be positive")) {
            try Sample.limit(curves: [zero]).region()
        }
        let negative = Curve(
            role: .central, name: "x", points: [.init(mass: -1, coupling: 1), .init(mass: 2, coupling: 1)])
        #expect(throws: ModelError.badPoint(curve: "central 'x'", index: 0, why: "the mass must be positive")) {
            try Sample.limit(curves: [negative]).region()
        }
    }

    @Test func `publications whose years do not go together`() {
        func conflicts(_ arxiv: String?, _ texkey: String?, _ year: Int?) -> Int {
            Publication(id: try! Slug("p"), texkey: texkey, arxiv: arxiv, title: "T", year: year).yearConflicts.count
        }
        #expect(conflicts("0908.2840", "BaBar:2009gco", 2009) == 0)
        #expect(conflicts("9908.2840", "BaBar:2009gco", 2009) == 1)
        #expect(conflicts("1908.28401", "BaBar:2009gco", 2009) == 2)
        #expect(conflicts("x", ":", nil) == 0)
    }
}
