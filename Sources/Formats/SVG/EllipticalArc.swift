import Foundation

/// An arc of an ellipse between two points (SVG 1.1, appendix F.6).
struct EllipticalArc: Hashable {
    let start, end: DrawingPoint
    private let centre: DrawingPoint
    private let rx, ry: Double
    private let sine, cosine: Double
    private let angle, sweep: Double

    /// nil when it is a straight line: no radius, or no distance.
    init?(
        from start: DrawingPoint, to end: DrawingPoint, radii: (Double, Double), rotation: Double, isLarge: Bool,
        isSweep: Bool
    ) {
        guard radii.0 > 0, radii.1 > 0, start != end else { return nil }
        let phi = rotation * .pi / 180
        (sine, cosine) = (sin(phi), cos(phi))
        let half = 0.5 * (start - end)
        let x = cosine * half.x + sine * half.y
        let y = -sine * half.x + cosine * half.y
        // Radii that are too small grow until the ellipse reaches both points.
        let size = (x / radii.0) * (x / radii.0) + (y / radii.1) * (y / radii.1)
        let scale = max(1, size.squareRoot())
        (rx, ry) = (radii.0 * scale, radii.1 * scale)
        let (u, v) = (x / rx, y / ry)
        let rest = max(0, 1 / (u * u + v * v) - 1).squareRoot() * (isLarge == isSweep ? -1 : 1)
        let (cu, cv) = (rest * v, -rest * u)
        let middle = 0.5 * (start + end)
        centre = DrawingPoint(
            x: middle.x + cosine * rx * cu - sine * ry * cv, y: middle.y + sine * rx * cu + cosine * ry * cv)
        let first = atan2(v - cv, u - cu)
        var difference = atan2(-v - cv, -u - cu) - first
        if isSweep, difference < 0 { difference += 2 * .pi }
        if !isSweep, difference > 0 { difference -= 2 * .pi }
        (angle, sweep) = (first, difference)
        (self.start, self.end) = (start, end)
        guard [centre.x, centre.y, rx, ry, angle, sweep].allSatisfy(\.isFinite) else { return nil }
    }

    /// The point at a parameter from 0 to 1.
    func point(at t: Double) -> DrawingPoint {
        if t <= 0 { return start }
        if t >= 1 { return end }
        let theta = angle + t * sweep
        let (x, y) = (rx * cos(theta), ry * sin(theta))
        return DrawingPoint(x: centre.x + cosine * x - sine * y, y: centre.y + sine * x + cosine * y)
    }
}
