import LimitModel
import Quantities

enum Sample {
    static let points: [Curve.Point] = [
        .init(mass: 1e-3, coupling: 1e-3), .init(mass: 1e-2, coupling: 1e-4),
        .init(mass: 1e-1, coupling: 1e-3, edge: .cap),
    ]

    static func limit(
        shape: Limit.Shape = .above, curves: [Curve]? = nil, reason: String? = nil
    ) throws -> Limit {
        Limit(
            slug: try Slug("l"), title: "Limit", search: try Slug("s"),
            experiment: Experiment(id: try Slug("e"), name: "E"),
            plane: try Slug("p"), status: .observed,
            statement: .confidence(.init(level: .level(0.9), sides: .one, method: .cls)),
            holdings: [
                Holding(
                    scenario: try Slug("visible"), grade: .published,
                    ranges: [.init(parameter: try Slug("r"), from: 0, to: 0.1, source: .stated)])
            ], origin: Origin(kind: .published),
            citations: [
                Citation(
                    role: .result,
                    publication: Publication(id: try Slug("p"), arxiv: "0908.2840", authors: ["A"], title: "T"),
                    locator: "Fig. 1")
            ], data: [try Slug("run-1")], shape: shape, curves: curves ?? [Curve(role: .central, points: points)],
            emptyReason: reason)
    }
}
