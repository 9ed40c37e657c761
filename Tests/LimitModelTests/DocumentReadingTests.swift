import JSON
import LimitModel
import Quantities
import Testing

@Suite struct DocumentReadingTests {
    /// A limit with something in every field.
    private func full() throws -> Limit {
        var limit = try Sample.limit(reason: "none")
        limit.experiment.facility = Facility(id: try Slug("f"), name: "F", note: "here")
        limit.experiment.note = "an experiment"
        limit.note = "π ≠ 3, \"quoted\", a/b\n"
        limit.holdings[0].lowerGrade = .derived
        limit.holdings[0].upperGrade = .approximate
        limit.holdings[0].note = "held"
        limit.holdings[0].independent = [try Slug("alpha-d")]
        limit.bias = .init(direction: .tooStrong, evidence: "seen")
        limit.ends = .init(low: .table, high: .physical)
        limit.origin = Origin(
            kind: .computed, digitiser: "D", digitisationError: 0.012,
            reading: Reading(
                format: "csv", table: "t", massUnit: "MeV", couplingUnit: "1/GeV", convention: "plain",
                dropped: ["row 1: a title"], calibration: "log"),
            computation: Computation(
                derivation: "missing-energy", version: 3, descriptorHash: "aa", inputHash: "bb",
                numericalError: 9.412004219798519e-05, theoryError: 0.5, theoryNote: "yields"))
        limit.citations[0].publication = Publication(
            id: try Slug("p"), texkey: "A:2026abc", arxiv: "2601.00001", doi: "10.1/x", authors: ["Å", "B"],
            title: "T", journal: "J", year: 2026, url: "https://example.org")
        limit.curves[0].name = "ρ"
        limit.curves[0].points = []
        return limit
    }

    @Test func `a document with every field is read as it was written`() throws {
        var limit = try full()
        let statements: [Statement] = [
            limit.statement, .confidence(.init(level: .unknown)), .criterion(.init(name: "n", meaning: "m")),
        ]
        for statement in statements {
            limit.statement = statement
            let document = try limit.document()
            #expect(try Limit(json: JSON(document)) == limit)
        }
    }

    @Test func `a document without a member, or with another type in its place, names the member`() throws {
        let document = try full().document()
        for member in ["slug", "experiment", "holdings", "origin", "shape", "curves", "statement"] {
            let missing = try JSON(document.replacing("\"\(member)\":", with: "\"other-\(member)\":"))
            let error = #expect(throws: JSON.MemberError.self) { try Limit(json: missing) }
            #expect(error?.description.contains("'\(member)' is missing") == true)
        }
        let wrong = try JSON(document.replacing("\"status\":\"observed\"", with: "\"status\":\"guessed\""))
        #expect(throws: JSON.MemberError("is 'guessed'", at: "status")) { try Limit(json: wrong) }
        let deep = try JSON(document.replacing("\"grade\":\"published\"", with: "\"grade\":7"))
        #expect(throws: JSON.MemberError("is not a text", at: "holdings[0].grade")) { try Limit(json: deep) }
        let name = try JSON(document.replacing("\"parameter\":\"r\"", with: "\"parameter\":\"R\""))
        let error = #expect(throws: JSON.MemberError.self) { try Limit(json: name) }
        #expect(error?.description.hasPrefix("'holdings[0].ranges[0].parameter' is 'R', not a name") == true)
    }

    @Test func `members are written in the order of their names`() throws {
        func check(_ json: JSON) {
            switch json {
            case .object(let members):
                #expect(members.map(\.name) == members.map(\.name).sorted())
                members.forEach { check($0.value) }
            case .list(let items): items.forEach(check)
            default: break
            }
        }
        check(try full().json)
        check(try plane().json)
    }

    /// A plane with something in every field.
    private func plane() throws -> Plane {
        let axis = Plane.Axis(
            symbol: "m", title: "mass", dimension: .energy, from: 1e-6, to: 100, shownFrom: 1e-3, shownTo: 10)
        let other = Plane.Axis(symbol: "g", title: "coupling", dimension: .inverseEnergy, from: 1e-9, to: 1)
        return Plane(
            slug: try Slug("p"), title: "P", model: try Slug("made-up"), convention: "g/2", prefactor: 0.5, mass: axis,
            coupling: other,
            parameters: [.init(name: try Slug("r"), symbol: "r", meaning: "a ratio", from: 0, to: 1)],
            scenarios: [
                Scenario(
                    slug: try Slug("v"), title: "V", values: [.init(parameter: try Slug("r"), value: 0.1)], note: "n")
            ], note: "noted")
    }

    @Test func `a plane with every field is read as it was written`() throws {
        var plane = try plane()
        for _ in 0..<2 {
            let document = try plane.document()
            #expect(try Plane(json: JSON(document)) == plane)
            (plane.prefactor, plane.note, plane.scenarios[0].note) = (nil, nil, nil)
        }
    }

    @Test func `a plane whose axis has no range is refused`() throws {
        var plane = try plane()
        plane.mass.to = plane.mass.from
        let document = try plane.document()
        #expect(throws: JSON.MemberError("is not an axis: it runs from 1e-06 to 1e-06", at: "mass")) {
            try Plane(json: JSON(document))
        }
        let missing = document.replacing("\"convention\":", with: "\"other\":")
        #expect(throws: JSON.MemberError("is missing", at: "convention")) { try Plane(json: JSON(missing)) }
    }
}
