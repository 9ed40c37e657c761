import Regions

/// How the coordinates of random shapes are drawn.
enum Lattice: String, CaseIterable, Sendable {
    /// Integers in a small box: many coincidences.
    case tiny
    /// Integers in a larger box.
    case coarse
    /// Real numbers.
    case real

    func coordinate(_ random: inout SplitMix64, _ size: Double = 1) -> Double {
        switch self {
        case .tiny: Double(random.int(0...Int(5 * size)))
        case .coarse: Double(random.int(0...Int(40 * size)))
        case .real: random.real(0...(10 * size))
        }
    }
}

/// A closed curve through random points: self-crossing, non-monotone, with vertical edges.
func randomLoop(_ random: inout SplitMix64, _ lattice: Lattice, points: ClosedRange<Int> = 3...9) -> [Vertex] {
    (0..<random.int(points)).map { _ in
        Vertex(x: lattice.coordinate(&random), y: lattice.coordinate(&random))
    }
}

/// A line from left to right with repeated abscissae now and then.
func randomLine(_ random: inout SplitMix64, _ lattice: Lattice) -> [Vertex] {
    let kinds: [EdgeKind] = [.measured, .cap, .kinematic]
    return (0..<random.int(2...6)).map { _ in lattice.coordinate(&random) }.sorted().map { x in
        Vertex(x: x, y: lattice.coordinate(&random), kind: kinds[random.int(0...2)])
    }
}

/// A region of any make; nil when the draw has no area.
func randomRegion(_ random: inout SplitMix64, _ lattice: Lattice, openShare: Double) -> Region? {
    if random.chance(openShare) { return try? Region.above(randomLine(&random, lattice)) }
    if random.chance(0.3) {
        let x0 = lattice.coordinate(&random)
        let y0 = lattice.coordinate(&random)
        let (dx, dy) = (lattice.coordinate(&random, 0.5), lattice.coordinate(&random, 0.5))
        let slant = random.chance(0.5) ? 0 : lattice.coordinate(&random, 0.5)
        return try? Region.between(
            lower: [Vertex(x: x0, y: y0), Vertex(x: x0 + dx, y: y0 + slant, kind: .cap)],
            upper: [Vertex(x: x0, y: y0 + dy), Vertex(x: x0 + dx, y: y0 + dy + slant)])
    }
    return try? Region.inside((0..<random.int(1...2)).map { _ in randomLoop(&random, lattice, points: 3...6) })
}

/// Several regions.
func randomRegions(
    _ random: inout SplitMix64, _ lattice: Lattice, count: ClosedRange<Int>, openShare: Double
) -> [Region] {
    let wanted = random.int(count)
    var regions: [Region] = []
    while regions.count < wanted {
        if let region = randomRegion(&random, lattice, openShare: openShare) { regions.append(region) }
    }
    return regions
}

/// The even-odd rule by a ray upwards, written without regard to the code under test.
func isInside(_ loops: [[Vertex]], x: Double, y: Double) -> Bool {
    var inside = false
    for loop in loops {
        for (i, a) in loop.enumerated() {
            let b = loop[(i + 1) % loop.count]
            if (a.x > x) == (b.x > x) { continue }
            if (b.y - a.y) * (x - a.x) / (b.x - a.x) + a.y > y { inside.toggle() }
        }
    }
    return inside
}

/// How far a point is from a curve, measured along y and x.
func distance(_ loops: [[Vertex]], x: Double, y: Double) -> Double {
    var nearest = Double.infinity
    for loop in loops {
        for (i, a) in loop.enumerated() {
            let b = loop[(i + 1) % loop.count]
            let (dx, dy) = (b.x - a.x, b.y - a.y)
            let length = dx * dx + dy * dy
            let t = length == 0 ? 0 : min(1, max(0, ((x - a.x) * dx + (y - a.y) * dy) / length))
            let (ex, ey) = (x - a.x - t * dx, y - a.y - t * dy)
            nearest = min(nearest, (ex * ex + ey * ey).squareRoot())
        }
    }
    return nearest
}
