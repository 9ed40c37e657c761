import Foundation

extension ReaderLimits {
    /// Points that the curves of a drawing may be flattened into.
    package static let flattenedPoints = 100_000
}

/// Turns the segments of a path into points that are joined by straight lines in the (log mass, log coupling) plane, so
/// that the drawn curve is nowhere farther from the lines than the tolerance.
struct Flattening {
    let mass, coupling: AxisScale
    let transform: AffineTransform2D
    /// In dex.
    let tolerance: Double

    /// The place where a curve leaves what the axes can show, or needs too many points.
    enum Failure: Error {
        case outside(DrawingPoint)
        case tooMany
    }

    /// The points of a subpath in the drawing's coordinates, its start first. A closed one does not repeat its start.
    func points(of subpath: Subpath, isClosed: Bool, budget: inout Int) throws(Failure) -> [DrawingPoint] {
        var points = [transform(subpath.start)]
        _ = try position(points[0])
        var start = subpath.start
        for segment in subpath.segments {
            try append(segment, from: start, to: &points, budget: &budget)
            start = segment.end
        }
        if isClosed {
            if start != subpath.start {
                try append(.line(to: subpath.start), from: start, to: &points, budget: &budget)
            }
            if points.count > 1 { points.removeLast() }
        }
        return points
    }

    /// The point in the plane of logarithms.
    private func position(_ point: DrawingPoint) throws(Failure) -> DrawingPoint {
        let place = DrawingPoint(x: mass.logarithm(at: point.x), y: coupling.logarithm(at: point.y))
        guard place.x.isFinite, place.y.isFinite else { throw .outside(point) }
        return place
    }

    private func append(
        _ segment: PathSegment, from start: DrawingPoint, to points: inout [DrawingPoint], budget: inout Int
    ) throws(Failure) {
        if case .line(let end) = segment, mass.isLogarithmic, coupling.isLogarithmic {
            try append(transform(end), to: &points, budget: &budget)
        } else {
            try split(segment, start, 0...1, depth: 0, into: &points, budget: &budget)
        }
    }

    private func append(_ point: DrawingPoint, to points: inout [DrawingPoint], budget: inout Int) throws(Failure) {
        _ = try position(point)
        budget -= 1
        guard budget > 0 else { throw .tooMany }
        points.append(point)
    }

    private static let deepest = 40
    /// A cubic curve that crosses its chord leaves it at one of these at least.
    private static let samples = [0.11, 0.25, 0.37, 0.5, 0.63, 0.75, 0.89]

    private func split(
        _ segment: PathSegment, _ start: DrawingPoint, _ range: ClosedRange<Double>, depth: Int,
        into points: inout [DrawingPoint], budget: inout Int
    ) throws(Failure) {
        if try isStraight(segment, start, range) {
            try append(transform(segment.point(at: range.upperBound, from: start)), to: &points, budget: &budget)
            return
        }
        guard depth < Self.deepest else { throw .tooMany }
        let middle = 0.5 * (range.lowerBound + range.upperBound)
        try split(segment, start, range.lowerBound...middle, depth: depth + 1, into: &points, budget: &budget)
        try split(segment, start, middle...range.upperBound, depth: depth + 1, into: &points, budget: &budget)
    }

    /// Tells whether the part of the curve keeps half the tolerance from its chord at the samples; the other half is for what
    /// lies between them.
    private func isStraight(
        _ segment: PathSegment, _ start: DrawingPoint, _ range: ClosedRange<Double>
    ) throws(Failure) -> Bool {
        func place(_ t: Double) throws(Failure) -> DrawingPoint {
            try position(transform(segment.point(at: t, from: start)))
        }
        let (one, other) = (try place(range.lowerBound), try place(range.upperBound))
        for sample in Self.samples {
            let t = range.lowerBound + sample * (range.upperBound - range.lowerBound)
            if Self.distance(try place(t), one, other) > 0.5 * tolerance { return false }
        }
        return true
    }

    /// The distance of a point from the line between two others.
    static func distance(_ point: DrawingPoint, _ one: DrawingPoint, _ other: DrawingPoint) -> Double {
        let (line, offset) = (other - one, point - one)
        let length = line.x * line.x + line.y * line.y
        let t = length > 0 ? min(1, max(0, (offset.x * line.x + offset.y * line.y) / length)) : 0
        let rest = offset - t * line
        return (rest.x * rest.x + rest.y * rest.y).squareRoot()
    }
}
