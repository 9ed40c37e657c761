import JSON
import LimitModel

extension Limit {
    /// The curves with their points, as `limen.limit/1` has them beside the document: of each point mass and coupling, then
    /// the edge kind where it is not `measured`, then the cautions where there are any.
    package var curvesJSON: JSON {
        .list(
            curves.map { curve in
                [
                    "role": .text(curve.role.rawValue), "name": .text(curve.name),
                    "interpolation": .text(curve.interpolation.rawValue), "points": .list(curve.points.map(\.json)),
                ]
            })
    }
}

extension Curve.Point {
    fileprivate var json: JSON {
        var cells: [JSON] = [.number(mass), .number(coupling)]
        if edge != .measured || !flags.isEmpty { cells.append(.text(edge.rawValue)) }
        if !flags.isEmpty { cells.append(.list(flags.names.map { .text($0) })) }
        return .list(cells)
    }
}
