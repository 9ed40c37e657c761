import Regions
import LimenKit

/// The boundary of a region as closed lines through the plane of logarithms.
struct Outline: Sendable {
    /// A stretch of the boundary.
    struct Edge: Sendable, Hashable {
        var from, to: Spot
        /// Its kind; nil for the upright sides where strips begin and end.
        var kind: EdgeKind?
        /// The index of the region that owns it.
        var owner = 0
        /// Tells whether what is bounded lies above it.
        var isLower = true
    }

    /// The closed lines; heights may be infinite where a region has no upper end.
    var loops: [[Edge]] = []

    /// The outline of one region.
    init(_ region: Region) { self.init(union: [region]) }

    /// The outline of the union of regions.
    init(union regions: [Region]) {
        var pieces: [Piece] = []
        for piece in Envelope(of: regions).pieces {
            if let last = pieces.last, last.loop != piece.loop {
                loops.append(Self.loop(pieces))
                pieces = []
            }
            pieces.append(piece)
        }
        if !pieces.isEmpty { loops.append(Self.loop(pieces)) }
    }

    /// Joins pieces in their order, what they bound on the left hand; gaps are upright sides, or go up to infinity.
    private static func loop(_ pieces: [Piece]) -> [Edge] {
        var edges: [Edge] = []
        for piece in pieces {
            let (left, right) = (Spot(x: piece.x0, y: piece.y0), Spot(x: piece.x1, y: piece.y1))
            let isLower = piece.side == .lower
            let edge = Edge(
                from: isLower ? left : right, to: isLower ? right : left, kind: piece.kind, owner: piece.owner,
                isLower: isLower)
            if let last = edges.last { edges += sides(from: last.to, to: edge.from, owner: piece.owner) }
            edges.append(edge)
        }
        if let first = edges.first, let last = edges.last {
            edges += sides(from: last.to, to: first.from, owner: first.owner)
        }
        return edges
    }

    private static func sides(from: Spot, to: Spot, owner: Int) -> [Edge] {
        if from == to { return [] }
        if (from.x - to.x).magnitude < 1e-9 { return [Edge(from: from, to: to, kind: nil, owner: owner)] }
        let (up, down) = (Spot(x: from.x, y: .infinity), Spot(x: to.x, y: .infinity))
        return [
            Edge(from: from, to: up, kind: nil, owner: owner), Edge(from: up, to: down, kind: .open, owner: owner),
            Edge(from: down, to: to, kind: nil, owner: owner),
        ]
    }

    /// The range of couplings a reader wants to see: lower edges where they are not about to leave to infinity, and the
    /// tops of islands. Logarithms.
    static func interestingHeights(of region: Region, within xRange: ClosedRange<Double>) -> [Double] {
        var weighted: [(height: Double, width: Double)] = []
        var tops: [Double] = []
        var lowest = Double.infinity
        for strip in region.strips {
            let (x0, x1) = (max(strip.x0, xRange.lowerBound), min(strip.x1, xRange.upperBound))
            guard x0 < x1 else { continue }
            let interval = strip.interval(at: (x0 + x1) / 2)
            weighted.append((interval.from, x1 - x0))
            lowest = min(lowest, strip.interval(at: x0).from, strip.interval(at: x1).from)
            if interval.to.isFinite { tops += [strip.interval(at: x0).to, strip.interval(at: x1).to] }
        }
        weighted.sort { $0.height < $1.height }
        guard let first = weighted.first else { return [] }
        let total = weighted.reduce(0) { $0 + $1.width }
        var (sum, high) = (0.0, first.height)
        for item in weighted {
            sum += item.width
            high = item.height
            if sum >= 0.93 * total { break }
        }
        return [lowest, high] + (tops.max().map { [$0] } ?? [])
    }
}
