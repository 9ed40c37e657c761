// Measures how the cost of an envelope grows with the number of regions. A part of the package, and compiled by
// scripts/bench-envelope together with the sources of Regions and nothing else, which takes seconds.
#if canImport(LimenKit)
import Regions
import LimenKit
#endif

/// A small deterministic generator (SplitMix64).
struct Draw {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private mutating func bits() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func real(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * Double(bits() >> 11) / 0x1p53
    }
}

let points = 100

/// A random walk of `points` heights over a range of x.
func line(_ draw: inout Draw, from x0: Double, to x1: Double, height: Double, step: Double) -> [Vertex] {
    var y = height
    return (0..<points).map { index in
        y += draw.real(-step...step)
        return Vertex(x: x0 + (x1 - x0) * Double(index) / Double(points - 1), y: y)
    }
}

/// A closed contour of `points` vertices, an ellipse with a random rim.
func island(_ draw: inout Draw, x: Double, y: Double, width: Double, height: Double) -> [Vertex] {
    // The unit circle by repeated rotation, so that no mathematics library is needed.
    let (c, s) = (0.998_026_728_428_271_6, 0.062_790_519_529_313_37)
    var (px, py) = (1.0, 0.0)
    var loop: [Vertex] = []
    for _ in 0..<points {
        let rim = draw.real(0.9...1.0)
        loop.append(Vertex(x: x + width * rim * px, y: y + height * rim * py))
        (px, py) = (c * px - s * py, s * px + c * py)
    }
    return loop
}

/// A region by its boundary.
enum Outline {
    case above([Vertex])
    case inside([Vertex])

    func region() throws -> Region {
        switch self {
        case .above(let line): try Region.above(line)
        case .inside(let loop): try Region.inside([loop])
        }
    }

    /// The corners of a polygon, "x y x y …"; what is open is closed far above.
    var polygon: String {
        switch self {
        case .above(let line):
            let roof = [line.last, line.first].compactMap { $0.map { Vertex(x: $0.x, y: 100) } }
            return Outline.inside(line + roof).polygon
        case .inside(let loop):
            return loop.map { "\($0.x) \($0.y)" }.joined(separator: " ")
        }
    }
}

/// Named ensembles of regions.
enum Ensemble: String, CaseIterable {
    case limits = "a: 19 of 20 regions are upper limits, random walks over a part of 0 < x < 10; the rest small islands"
    case islands = "b: small islands stacked above each other in 100 columns, apart from each other"
    case crowd = "c: the islands of b, twice as high, so that neighbours overlap"
    case column = "d: all islands in one column, apart from each other, below one upper limit that dips among them"

    func outlines(_ count: Int) -> [Outline] {
        var draw = Draw(seed: 20_260_101)
        return (0..<count).map { index in
            switch self {
            case .limits:
                let from = draw.real(0...9)
                let to = from + draw.real(0.1...(10 - from))
                if index % 20 == 19 {
                    return .inside(
                        island(&draw, x: draw.real(0...10), y: draw.real(-8...0), width: 0.1, height: 0.1))
                }
                return .above(line(&draw, from: from, to: to, height: draw.real(-2...2), step: 0.3))
            case .islands, .crowd:
                let (column, row) = (index % 100, index / 100)
                let x = 0.1 * Double(column) + draw.real(-0.01...0.01)
                let height = self == .crowd ? 0.1 : 0.045
                return .inside(island(&draw, x: x, y: 0.1 * Double(row), width: 0.05, height: height))
            case .column:
                if index == count / 2 {
                    return .above(line(&draw, from: 0, to: 10, height: 0.05 * Double(count), step: 2))
                }
                return .inside(
                    island(&draw, x: 5 + draw.real(-1...1), y: 0.1 * Double(index), width: 2, height: 0.045))
            }
        }
    }
}

func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
}

func log2(_ n: Int) -> Double {
    // Good to a percent, which a table needs.
    var (value, log) = (Double(n), 0.0)
    while value >= 2 {
        value /= 2
        log += 1
    }
    return log + (value - 1) * (1.3465 - 0.3465 * value)
}

enum EnvelopeScaling {
    /// Without arguments the table; with `polygons COUNT` the corners of ensemble a, a region a line, for other programs.
    static func main() throws {
        if CommandLine.arguments.count == 3, let count = Int(CommandLine.arguments[2]) {
            for outline in Ensemble.limits.outlines(count) { print(outline.polygon) }
            return
        }
        print(
            "Envelopes of regions of \(points) points each, seed 20260101 (SplitMix64), one thread, release build, median."
        )
        print("n: strips, m: pieces; the last column is the time over (n + m) log2 n, in nanoseconds.")
        for ensemble in Ensemble.allCases {
            print("\n\(ensemble.rawValue)")
            print(["regions", "strips", "pieces", "seconds", "ns/((n+m)log2 n)"].map { padded($0, 17) }.joined())
            for count in [100, 200, 2_000, 20_000] {
                let regions = try ensemble.outlines(count).map { try $0.region() }
                let strips = regions.reduce(0) { $0 + $1.strips.count }
                let clock = ContinuousClock()
                var pieces = 0
                let times = (0..<(count < 1000 ? 11 : count < 10_000 ? 3 : 1)).map { _ in
                    clock.measure { pieces = Envelope(of: regions).pieces.count }
                }
                let time = times.sorted()[times.count / 2]
                let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
                let cost = 1e9 * seconds / (Double(strips + pieces) * log2(strips))
                let cells = [
                    "\(count)", "\(strips)", "\(pieces)", "\((seconds * 1e5).rounded() / 1e5)",
                    "\((cost * 10).rounded() / 10)",
                ]
                print(cells.map { padded($0, 17) }.joined())
            }
        }
    }
}
