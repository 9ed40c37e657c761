import Foundation

/// A half line: all points origin + length × direction with length ≥ 0, in metres.
package struct Ray: Sendable, Hashable {
    /// Its origin.
    package let origin: SIMD3<Double>
    /// Its direction, of length one.
    package let direction: SIMD3<Double>

    /// A ray along a vector of any length but zero; nil for zero or what is not finite.
    package init?(origin: SIMD3<Double>, along vector: SIMD3<Double>) {
        let length = (vector * vector).sum().squareRoot()
        guard length > 0, length.isFinite, (origin * origin).sum().isFinite else { return nil }
        self.origin = origin
        direction = vector / length
    }

    /// The point at a length from the origin.
    package func point(atM length: Double) -> SIMD3<Double> { origin + length * direction }
}

/// A detector or decay volume: a convex body in metres, the beam along +z, the target at the origin.
package enum Solid: Sendable, Hashable {
    /// A box with edges along the axes.
    case box(centre: SIMD3<Double>, halfWidths: SIMD3<Double>)
    /// A cylinder with its axis along z.
    case cylinder(centre: SIMD3<Double>, radius: Double, length: Double)
    /// A sphere.
    case sphere(centre: SIMD3<Double>, radius: Double)

    /// Tells whether all lengths are positive and finite and the origin, where the target is, lies outside.
    package var isSound: Bool {
        let sizes: [Double] =
            switch self {
            case .box(_, let half): [half.x, half.y, half.z]
            case .cylinder(_, let radius, let length): [radius, length]
            case .sphere(_, let radius): [radius]
            }
        let c = centre
        return sizes.allSatisfy { $0 > 0 && $0.isFinite } && [c.x, c.y, c.z].allSatisfy(\.isFinite)
            && !contains(.zero)
    }

    /// Its centre.
    package var centre: SIMD3<Double> {
        switch self {
        case .box(let centre, _), .cylinder(let centre, _, _), .sphere(let centre, _): centre
        }
    }

    /// Its volume in m³.
    package var volumeM3: Double {
        switch self {
        case .box(_, let half): 8 * half.x * half.y * half.z
        case .cylinder(_, let radius, let length): Double.pi * radius * radius * length
        case .sphere(_, let radius): 4 * Double.pi / 3 * radius * radius * radius
        }
    }

    /// Tells whether a point lies inside or on the surface.
    package func contains(_ point: SIMD3<Double>) -> Bool {
        let d = point - centre
        switch self {
        case .box(_, let half): return abs(d.x) <= half.x && abs(d.y) <= half.y && abs(d.z) <= half.z
        case .cylinder(_, let radius, let length):
            return d.x * d.x + d.y * d.y <= radius * radius && 2 * abs(d.z) <= length
        case .sphere(_, let radius): return (d * d).sum() <= radius * radius
        }
    }

    /// Path lengths in metres from a ray's origin to where it enters and leaves; the entry is 0 when it starts inside,
    /// nil when it misses.
    package func crossing(_ ray: Ray) -> (entryM: Double, exitM: Double)? {
        let o = ray.origin - centre
        let n = ray.direction
        var (from, to) = (0.0, Double.infinity)
        switch self {
        case .box(_, let half):
            for axis in 0..<3 { Self.clip(&from, &to, o[axis], n[axis], half[axis]) }
        case .cylinder(_, let radius, let length):
            Self.clip(&from, &to, o.z, n.z, length / 2)
            let (oFlat, nFlat) = (SIMD2(o.x, o.y), SIMD2(n.x, n.y))
            Self.clipRound(
                &from, &to, square: (nFlat * nFlat).sum(), half: (oFlat * nFlat).sum(),
                rest: (oFlat * oFlat).sum() - radius * radius)
        case .sphere(_, let radius):
            Self.clipRound(&from, &to, square: 1, half: (o * n).sum(), rest: (o * o).sum() - radius * radius)
        }
        return from < to ? (from, to) : nil
    }

    /// Cuts the range to the slab |offset + length × slope| ≤ half.
    private static func clip(
        _ from: inout Double, _ to: inout Double, _ offset: Double, _ slope: Double, _ half: Double
    ) {
        guard slope != 0 else {
            if abs(offset) > half { to = -1 }
            return
        }
        let (a, b) = ((-half - offset) / slope, (half - offset) / slope)
        from = max(from, min(a, b))
        to = min(to, max(a, b))
    }

    /// Cuts the range to square × length² + 2 half × length + rest ≤ 0.
    private static func clipRound(
        _ from: inout Double, _ to: inout Double, square: Double, half: Double, rest: Double
    ) {
        guard square > 0 else {
            if rest > 0 { to = -1 }
            return
        }
        let discriminant = half * half - square * rest
        guard discriminant > 0 else {
            to = -1
            return
        }
        // The root without cancellation first, the other from their product.
        let q = -(half + (half < 0 ? -1 : 1) * discriminant.squareRoot())
        let (a, b) = (q / square, rest / q)
        from = max(from, min(a, b))
        to = min(to, max(a, b))
    }

    /// The point of the body that belongs to a point of the unit cube, so that volumes keep their proportion.
    package func point(atUnit u: SIMD3<Double>) -> SIMD3<Double> {
        switch self {
        case .box(let centre, let half): return centre + half * (2 * u - 1)
        case .cylinder(let centre, let radius, let length):
            let (r, angle) = (radius * u.x.squareRoot(), 2 * Double.pi * u.y)
            return centre + SIMD3(r * cos(angle), r * sin(angle), length * (u.z - 0.5))
        case .sphere(let centre, let radius):
            let (r, cosine, angle) = (radius * cbrt(u.x), 2 * u.y - 1, 2 * Double.pi * u.z)
            let sine = (1 - cosine * cosine).squareRoot()
            return centre + r * SIMD3(sine * cos(angle), sine * sin(angle), cosine)
        }
    }
}
