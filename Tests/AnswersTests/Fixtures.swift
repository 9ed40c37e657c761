// swift-format-ignore-file: NeverUseForceTry, NeverForceUnwrap
import LimitModel
import Quantities

@testable import Answers

/// Small values for the rules of combination.
enum Make {
    static let experiment = Experiment(id: try! Slug("e"), name: "E")

    static func slug(_ text: String) -> Slug { try! Slug(text) }

    static func plane() -> Plane {
        Plane(
            slug: slug("plane"), title: "Plane", model: slug("made-up"), convention: "L",
            mass: .init(symbol: "m", title: "mass", dimension: .energy, from: 1e-9, to: 1e3),
            coupling: .init(symbol: "g", title: "coupling", dimension: .inverseEnergy, from: 1e-12, to: 10),
            parameters: [.init(name: slug("ratio"), symbol: "r", meaning: "a ratio")],
            scenarios: [
                Scenario(
                    slug: slug("invisible"), title: "Invisible", values: [.init(parameter: slug("ratio"), value: 0)]),
                Scenario(slug: slug("visible"), title: "Visible", values: []),
            ])
    }

    static func question(
        _ scenario: String = "invisible", ratio: Double? = nil, status: Status = .observed,
        grade: Grade = .derived, layers: [Statement.Layer] = Statement.Layer.allCases,
        including: Set<Question.Inclusion> = []
    ) -> ResolvedQuestion {
        let plane = plane()
        var scenario = plane.scenarios.first { $0.slug.text == scenario }!
        if let ratio { scenario.values = [.init(parameter: slug("ratio"), value: ratio)] }
        let question = Question(
            plane: plane.slug.text, scenario: scenario.slug.text, status: status, worstGrade: grade, layers: layers,
            inclusions: including)
        return ResolvedQuestion(question, plane: plane, scenario: scenario)
    }

    static func limit(
        _ name: String, search: String? = nil, level: Double? = 0.9, criterion: Bool = false, grade: Grade = .published,
        lowerGrade: Grade? = nil, status: Status = .observed, data: [String] = [], scenario: String = "invisible",
        ratio: ClosedRange<Double>? = nil, year: Int? = nil, shape: Limit.Shape = .above
    ) -> Limit {
        let statement: Statement =
            criterion
            ? .criterion(.init(name: "energy loss", meaning: "too much energy is lost"))
            : .confidence(.init(level: level.map { .level($0) } ?? .unknown))
        let ranges = ratio.map {
            [Holding.Range(parameter: slug("ratio"), from: $0.lowerBound, to: $0.upperBound, source: .stated)]
        }
        return Limit(
            slug: slug(name), title: name, search: slug(search ?? name), experiment: experiment, plane: slug("plane"),
            status: status, statement: statement,
            holdings: [
                Holding(scenario: slug(scenario), grade: grade, lowerGrade: lowerGrade, ranges: ranges ?? [])
            ],
            origin: Origin(kind: .published),
            citations: year.map {
                [Citation(role: .result, publication: Publication(id: slug("p"), title: "P", year: $0))]
            } ?? [],
            data: data.map(slug), shape: shape, curves: [], emptyReason: shape == .empty ? "no events expected" : nil)
    }

    static func candidate(_ limit: Limit, _ standing: Candidate.Standing = .current) -> Candidate {
        Candidate(limit: limit, standing: standing)
    }
}
