import Foundation
import LimitModel

/// A corner of a curve as straight lines draw it.
struct CurveCorner {
    let mass, coupling: Double
    /// Tells whether it is a point of the curve, and not the foot of a step.
    let isPoint: Bool
}

extension Curve {
    /// The corners: the points, and for a step curve the foot of every step.
    var corners: [CurveCorner] {
        var corners: [CurveCorner] = []
        for point in points {
            if interpolation == .step, let last = corners.last {
                corners.append(CurveCorner(mass: point.mass, coupling: last.coupling, isPoint: false))
            }
            corners.append(CurveCorner(mass: point.mass, coupling: point.coupling, isPoint: true))
        }
        return corners
    }

    /// The coupling at a mass inside a curve whose masses rise: straight in both logarithms, or that of the step.
    func coupling(at mass: Double) -> Double? {
        var (low, high) = (0, points.count)
        while low < high {
            let middle = (low + high) / 2
            if points[middle].mass >= mass { high = middle } else { low = middle + 1 }
        }
        guard points.indices.contains(low), low > 0 || points[low].mass == mass else { return nil }
        let right = points[low]
        let left = right.mass == mass ? right : points[low - 1]
        if interpolation == .step || left.coupling == right.coupling { return left.coupling }
        let share = (log10(mass) - log10(left.mass)) / (log10(right.mass) - log10(left.mass))
        return pow(10, log10(left.coupling) + share * (log10(right.coupling) - log10(left.coupling)))
    }

    /// The part of an edge between two masses, with points at its ends.
    func clipped(from: Double, to: Double) -> Curve {
        var part = self
        part.points = points.filter { from <= $0.mass && $0.mass <= to }
        if let first = points.first, first.mass < from, part.points.first?.mass != from, let value = coupling(at: from)
        {
            part.points.insert(Point(mass: from, coupling: value), at: 0)
        }
        if let last = points.last, last.mass > to, part.points.last?.mass != to, let value = coupling(at: to) {
            let edge = points.first { $0.mass > to }?.edge ?? .measured
            part.points.append(Point(mass: to, coupling: value, edge: edge))
        }
        return part
    }
}

/// The two edges of a region where both are: nothing is excluded where one is alone.
struct EdgePair {
    let lower, upper: Curve
    /// Tells whether something had to be cut off.
    let isCut: Bool

    /// - Throws: `ExportError` when the limit has not two edges with masses in common.
    init(_ limit: Limit) throws(ExportError) {
        guard let lower = limit.curves.first(where: { $0.role == .lowerEdge }),
            let upper = limit.curves.first(where: { $0.role == .upperEdge }),
            let from = [lower, upper].compactMap(\.points.first?.mass).max(),
            let to = [lower, upper].compactMap(\.points.last?.mass).min(), from < to
        else { throw ExportError("the edges of \(limit.slug) have no masses in common") }
        self.lower = lower.clipped(from: from, to: to)
        self.upper = upper.clipped(from: from, to: to)
        isCut = self.lower != lower || self.upper != upper
    }

    static let remark = "points where one edge is alone are left out: nothing is excluded there"
}
