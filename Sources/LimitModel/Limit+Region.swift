import Foundation
import Regions

extension Limit {
    /// The excluded region in the plane x = log10(mass), y = log10(coupling), cut from the curves.
    /// - Throws: `ModelError` naming curve and point when the curves do not enclose one.
    public func region() throws -> Region {
        switch shape {
        case .empty, .missing: return try Region(strips: [])
        case .above:
            let curve = try only(.central)
            return try cut(curve.label) { try Region.above(curve.line(isClosed: false)) }
        case .between:
            let lower = try only(.lowerEdge)
            let upper = try only(.upperEdge)
            return try cut("edges") {
                try Region.between(lower: lower.line(isClosed: false), upper: upper.line(isClosed: false))
            }
        case .inside:
            let contours = curves.filter { $0.role == .contour }
            guard !contours.isEmpty else {
                throw ModelError.badCurve(curve: "contour", why: "a closed region needs at least one contour")
            }
            return try cut("contour") { try Region.inside(contours.map { try $0.line(isClosed: true) }) }
        }
    }

    private func only(_ role: Curve.Role) throws(ModelError) -> Curve {
        let found = curves.filter { $0.role == role }
        guard found.count == 1, let curve = found.first else {
            throw .badCurve(curve: role.rawValue, why: "exactly one is needed, \(found.count) are given")
        }
        return curve
    }

    private func cut(_ label: String, _ make: () throws -> Region) throws -> Region {
        do {
            return try make()
        } catch let error as RegionError {
            throw ModelError.badCurve(curve: label, why: error.problem, remedy: error.remedy)
        }
    }
}

extension Curve {
    /// The curve in the logarithmic plane; a step curve gets its vertical jumps.
    /// - Throws: `ModelError.badPoint` for values that have no logarithm.
    func line(isClosed: Bool) throws(ModelError) -> [Vertex] {
        if isClosed, interpolation == .step {
            throw .badCurve(curve: label, why: "a closed contour cannot be a step curve")
        }
        var line: [Vertex] = []
        line.reserveCapacity(points.count)
        for (index, point) in points.enumerated() {
            guard point.mass > 0, point.mass.isFinite else {
                throw .badPoint(curve: label, index: index, why: "the mass must be positive")
            }
            guard point.coupling > 0, point.coupling.isFinite else {
                throw .badPoint(curve: label, index: index, why: "the coupling must be positive")
            }
            let vertex = Vertex(x: log10(point.mass), y: log10(point.coupling), kind: point.edge)
            if interpolation == .step, let last = line.last {
                line.append(Vertex(x: vertex.x, y: last.y, kind: vertex.kind))
            }
            line.append(vertex)
        }
        return line
    }
}
