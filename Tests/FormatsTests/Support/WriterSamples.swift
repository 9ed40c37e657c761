// swift-format-ignore-file: NeverUseForceTry, NeverForceUnwrap
import Formats
import LimitModel
import Quantities
import Regions

/// Small made-up limits of every shape for the tests of writers.
enum Written {
    static let paper = Publication(
        id: try! Slug("first"), texkey: "Example:2020abc", arxiv: "2001.00001", doi: "10.1000/x_1",
        authors: ["Example, A.", "Some Collaboration"], title: "A 50% {search} for γ' & friends",
        journal: "J. Ex. 1, 2",
        year: 2020)

    static let plane = Plane(
        slug: try! Slug("p"), title: "P", model: try! Slug("dark-axion-portal"), convention: "L = (g/2) aFF",
        prefactor: 0.5,
        mass: .init(symbol: "m", title: "mass", dimension: .energy, from: 1e-6, to: 1e3),
        coupling: .init(symbol: "g", title: "coupling", dimension: .inverseEnergy, from: 1e-9, to: 1),
        parameters: [.init(name: try! Slug("ma-over-m"), symbol: "r", meaning: "ratio")],
        scenarios: [.init(slug: try! Slug("visible"), title: "Visible", values: [])])

    static let source = ExportSource(archive: "abc", release: nil, query: "limen export l", toolVersion: "0")

    static func exported(_ limit: Limit) -> ExportedLimit {
        ExportedLimit(limit: limit, plane: plane, revision: 3, hash: "0123")
    }

    static func limit(_ shape: Limit.Shape, _ curves: [Curve], origin: Origin = Origin(kind: .published)) -> Limit {
        Limit(
            slug: try! Slug("l"), title: "A limit: its title", search: try! Slug("s"),
            experiment: Experiment(
                id: try! Slug("e"), name: "E", facility: Facility(id: try! Slug("f"), name: "F", note: "n"), note: "N"),
            plane: plane.slug, status: .observed,
            statement: .confidence(.init(level: .level(0.9), sides: .one, method: .cls)),
            holdings: [
                Holding(
                    scenario: try! Slug("visible"), grade: .published, upperGrade: .approximate,
                    ranges: [.init(parameter: try! Slug("ma-over-m"), from: 0, to: 0.1, source: .estimate)], note: "why"
                )
            ],
            origin: origin, citations: [Citation(role: .result, publication: paper, locator: "Fig. 1")],
            data: [try! Slug("run-1"), try! Slug("run-2")], shape: shape, curves: curves, note: "A note")
    }

    static func curve(
        _ role: Curve.Role, _ points: [(Double, Double)], _ interpolation: Curve.Interpolation = .logLog,
        name: String? = nil, edges: [Int: EdgeKind] = [:]
    ) -> Curve {
        Curve(
            role: role, name: name, interpolation: interpolation,
            points: points.enumerated().map {
                Curve.Point(mass: $1.0, coupling: $1.1, edge: edges[$0] ?? .measured)
            })
    }

    static let above = limit(
        .above,
        [
            curve(.central, [(1e-3, 2e-4), (2.7e-2, 1e-5), (0.1, 3.3333333333333335e-5)], edges: [2: .cap]),
            curve(.expected, [(1e-3, 3e-4), (0.1, 4e-5)]),
            curve(.component, [(1e-3, 5e-4), (0.05, 6e-5)], name: "ρ → γ"),
        ])
    static let steps = limit(.above, [curve(.central, [(1e-3, 2e-4), (1e-2, 1e-4), (0.1, 5e-5), (0.2, 5e-5)], .step)])
    static let between = limit(
        .between,
        [
            curve(.lowerEdge, [(1e-3, 1e-7), (2e-3, 1.1e-7), (1e-2, 5e-6)]),
            curve(
                .upperEdge, [(1e-3, 2e-5), (5e-3, 1e-5), (5e-3, 1), (1e-2, 1)], edges: [2: .cap, 3: .cap]),
        ])
    static let stepEdges = limit(
        .between,
        [
            curve(.lowerEdge, [(1e-3, 1e-7), (2e-3, 1.1e-7), (1e-2, 5e-6)], .step),
            curve(.upperEdge, [(1e-3, 2e-5), (4e-3, 1e-5), (1e-2, 1.5e-5)], .step),
        ])
    static let islands = limit(
        .inside,
        [
            curve(.contour, [(1e-3, 1e-7), (2e-3, 1e-8), (1e-2, 5e-7)], edges: [0: .kinematic]),
            curve(.contour, [(1, 1e-7), (2, 1e-8), (3, 5e-7)], name: "second"),
            curve(.component, [(1e-3, 5e-8), (3, 6e-8)], name: "one"),
        ])

    static let cautious: Limit = {
        var limit = above
        limit.curves[0].points[1].flags = [.nearThreshold, .effectiveTheory]
        limit.curves[0].points[2].flags = [.nearThreshold]
        limit.origin = Origin(
            kind: .computed,
            computation: Computation(
                derivation: "d", version: 2, descriptorHash: String(repeating: "a", count: 64),
                inputHash: String(repeating: "b", count: 64), numericalError: 1e-4, theoryError: 0.05, theoryNote: "n"))
        return limit
    }()
    static let foreign: Limit = {
        var limit = steps
        limit.origin = Origin(
            kind: .digitised, digitiser: "A. Reader", digitisationError: 0.02,
            reading: Reading(
                format: "axionlimits", table: "t", massUnit: "eV", couplingUnit: "1/GeV", convention: "g/4",
                dropped: ["row 1: a mark"], calibration: "x"))
        return limit
    }()
    static let empty: Limit = {
        var limit = Self.limit(.empty, [curve(.component, [(1e-3, 2e-4), (0.1, 3e-4)], name: "a")])
        limit.emptyReason = "too few events"
        return limit
    }()

    static let all = [above, steps, between, stepEdges, islands, cautious, foreign]
}
