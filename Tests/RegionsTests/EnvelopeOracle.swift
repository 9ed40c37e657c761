import Regions
import Testing

/// The envelope at one abscissa by brute force, and the checks of an envelope against it.
struct EnvelopeOracle {
    let regions: [Region]
    let envelope: Envelope
    /// What is printed when something is wrong.
    let label: String
    let tolerance = 1e-10

    /// One connected stretch, and who comes first and second at each end.
    struct Stretch {
        var from, to: Double
        var members: [(owner: Int, interval: Interval)]
    }

    /// The connected stretches at `x`; nil when the distance of two edges is too small to tell.
    func stretches(at x: Double) -> [Stretch]? {
        var parts = regions.enumerated().flatMap { owner, region in
            region.intervals(at: x).map { (owner: owner, interval: $0) }
        }
        parts.sort { $0.interval.from < $1.interval.from }
        let ends = parts.flatMap { [$0.interval.from, $0.interval.to] }.filter(\.isFinite).sorted()
        for (a, b) in zip(ends, ends.dropFirst()) where b - a > 1e-13 && b - a < 1e-6 { return nil }
        var stretches: [Stretch] = []
        for part in parts {
            if let last = stretches.last, part.interval.from <= last.to + tolerance {
                stretches[stretches.count - 1].to = max(last.to, part.interval.to)
                stretches[stretches.count - 1].members.append(part)
            } else {
                stretches.append(Stretch(from: part.interval.from, to: part.interval.to, members: [part]))
            }
        }
        return stretches
    }

    /// Owner, kind, height, runner-up and overlap at one end of a stretch.
    func ranking(_ stretch: Stretch, _ side: Side) -> (Int, EdgeKind, Double, Int?, Bool) {
        var best: [Int: (y: Double, kind: EdgeKind)] = [:]
        for (owner, interval) in stretch.members {
            let y = side == .lower ? interval.from : -interval.to
            let kind = side == .lower ? interval.fromKind : interval.toKind
            if let known = best[owner], known.y <= y { continue }
            best[owner] = (y, kind)
        }
        let owners = best.keys.sorted()
        func first(_ owners: [Int]) -> Int? {
            let lowest = owners.compactMap { best[$0]?.y }.min() ?? 0
            return owners.first { (best[$0]?.y ?? 0) <= lowest + tolerance }
        }
        let owner = first(owners) ?? -1
        let runnerUp = first(owners.filter { $0 != owner })
        let y = best[owner]?.y ?? .nan
        let overlap = runnerUp.flatMap { best[$0]?.y }.map { $0 <= y + tolerance } ?? false
        return (owner, best[owner]?.kind ?? .open, side == .lower ? y : -y, runnerUp, overlap)
    }

    /// Compares at one abscissa; false when it says nothing.
    func check(at x: Double) -> Bool {
        guard let stretches = stretches(at: x) else { return false }
        var expected: [(y: Double, side: Side, owner: Int, kind: EdgeKind, runnerUp: Int?, overlap: Bool)] = []
        for stretch in stretches {
            for side in [Side.lower, .upper] where side == .lower || stretch.to < .infinity {
                let (owner, kind, y, runnerUp, overlap) = ranking(stretch, side)
                expected.append((y, side, owner, kind, runnerUp, overlap))
            }
        }
        let found = envelope.pieces.filter { $0.x0 < x && x < $0.x1 }
            .map { (piece: $0, y: $0.y0 + ($0.y1 - $0.y0) * ((x - $0.x0) / ($0.x1 - $0.x0))) }
            .sorted { $0.y < $1.y }
        guard found.count == expected.count else {
            Issue.record("\(label): \(found.count) pieces at x = \(x), expected \(expected.count)")
            return true
        }
        for (have, want) in zip(found, expected) {
            let piece = have.piece
            let same =
                abs(have.y - want.y) < 1e-9 && piece.side == want.side && piece.owner == want.owner
                && piece.kind == want.kind && piece.runnerUp == want.runnerUp && piece.overlap == want.overlap
            if !same { Issue.record("\(label): at x = \(x) found \(piece), expected \(want)") }
        }
        return true
    }

    /// Checks numbering, connection, and that vertical parts have what is covered on their left hand.
    func checkLoops() {
        var loops: [[Piece]] = []
        for piece in envelope.pieces {
            if piece.loop == loops.count { loops.append([]) }
            guard piece.loop == loops.count - 1, piece.order == loops[piece.loop].count else {
                Issue.record("\(label): numbering of \(piece)")
                return
            }
            loops[piece.loop].append(piece)
        }
        for loop in loops {
            for (i, a) in loop.enumerated() {
                let b = loop[(i + 1) % loop.count]
                let (ax, ay) = a.side == .lower ? (a.x1, a.y1) : (a.x0, a.y0)
                let (bx, by) = b.side == .lower ? (b.x0, b.y0) : (b.x1, b.y1)
                if ax != bx {
                    let up = covered(ax - 1e-7, 1e9) && !covered(ax + 1e-7, 1e9)
                    let down = covered(bx + 1e-7, 1e9) && !covered(bx - 1e-7, 1e9)
                    if !up || !down { Issue.record("\(label): \(a) is followed by \(b)") }
                } else if abs(ay - by) > 1e-4, min(a.x1 - a.x0, b.x1 - b.x0) > 1e-5 {
                    let y = ay + 0.4142 * (by - ay)
                    let (left, right) = (covered(ax - 1e-9, y), covered(ax + 1e-9, y))
                    if (left, right) != (by > ay, by < ay) { Issue.record("\(label): wall from \(a) to \(b)") }
                }
            }
            let first = loop[0]
            let leftmost = loop.filter { $0.side == .lower }.map(\.x0).min()
            if first.side != .lower || first.x0 != leftmost { Issue.record("\(label): loop begins with \(first)") }
        }
    }

    private func covered(_ x: Double, _ y: Double) -> Bool { regions.contains { $0.contains(x: x, y: y) } }
}
