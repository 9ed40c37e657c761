import Foundation

/// Finds places for labels: inside what they name, along its line, or beside it with a leader; never over another label
/// and never out of the frame.
struct LabelPlacer {
    /// A label that wants a place.
    struct Wish {
        /// The name for messages.
        var name: String
        /// Ways to set it: the lines of text, the best way first.
        var layouts: [[RichText]]
        var colour: String
        /// The area it names; nil for a line.
        var area: Int?
        /// The visible parts of its line.
        var lines: [[Spot]]
    }

    /// A label in its place.
    struct Placed {
        var wish: Int
        var lines: [RichText]
        var size: Double
        var box: TurnedBox
        /// Ends of a leader.
        var leader: (from: Spot, to: Spot)?
    }

    private struct Candidate {
        var cost: Double
        var layout: Int
        var box: TurnedBox
        var anchor: Spot?
    }

    let grid: LabelGrid
    let size: Double

    /// Two labels are at least this far apart, in points.
    static let spacing = 1.5
    private static let lineHeight = 1.18
    private static let trials = 150
    /// The most pairs of labels that all orders together compare: figures with very many labels try fewer orders.
    private static let largestWork = 250_000
    private static let costOfFailure = 1000.0

    /// Numbers that look like chance and are the same every time.
    private struct Numbers {
        var state: UInt64 = 20_180_627

        mutating func next(below count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(max(count, 1)))
        }
    }

    /// The labels that found a place, and the names of those that did not.
    func place(_ wishes: [Wish]) -> (placed: [Placed], unplaced: [String]) {
        let candidates = wishes.map { wish in
            (inside(wish) + along(wish) + beside(wish)).sorted {
                ($0.cost, $0.box.centre.x, $0.box.centre.y) < ($1.cost, $1.box.centre.x, $1.box.centre.y)
            }
        }
        // Those with the fewest good places choose first; then other orders are tried, always the same ones.
        let counts = candidates.map { $0.filter { $0.anchor == nil }.count }
        var order = wishes.indices.sorted { (counts[$0], $0) < (counts[$1], $1) }
        var numbers = Numbers()
        var best: [Placed] = []
        var lowest = Double.infinity
        for _ in 0..<max(1, min(Self.trials, Self.largestWork / max(1, wishes.count * wishes.count))) {
            var placed: [Placed] = []
            var failed: [Int] = []
            var cost = 0.0
            for wish in order {
                // What costs more already than the best order so far need not be finished.
                guard cost < lowest else { break }
                if let found = candidates[wish].first(where: { isFree($0, among: placed) }) {
                    placed.append(label(found, of: wish, wishes))
                    cost += found.cost
                } else {
                    failed.append(wish)
                    cost += Self.costOfFailure
                }
            }
            if cost < lowest { (best, lowest) = (placed, cost) }
            if order.count < 2 { break }
            let rest = order.filter { !failed.contains($0) }
            order = failed.isEmpty ? order : failed + rest
            order.swapAt(numbers.next(below: order.count), numbers.next(below: order.count))
        }
        let found = Set(best.map(\.wish))
        return (
            best.sorted { $0.wish < $1.wish },
            wishes.indices.filter { !found.contains($0) }.map { wishes[$0].name }
        )
    }

    private func isFree(_ candidate: Candidate, among placed: [Placed]) -> Bool {
        let box = candidate.box.grown(by: Self.spacing)
        return placed.allSatisfy { other in
            let isNear = (box.centre - other.box.centre).length < box.reach + other.box.reach
            if isNear, box.overlaps(other.box) { return false }
            if let leader = other.leader, box.isCrossed(from: leader.from, to: leader.to) { return false }
            guard let anchor = candidate.anchor else { return true }
            let start = Self.start(of: candidate.box, towards: anchor)
            if other.box.grown(by: 1).isCrossed(from: start, to: anchor) { return false }
            guard let leader = other.leader else { return true }
            return !Self.cross(start, anchor, leader.from, leader.to)
        }
    }

    private func label(_ candidate: Candidate, of wish: Int, _ wishes: [Wish]) -> Placed {
        Placed(
            wish: wish, lines: wishes[wish].layouts[candidate.layout], size: size, box: candidate.box,
            leader: candidate.anchor.map { (Self.start(of: candidate.box, towards: $0), $0) })
    }

    private func extent(_ lines: [RichText]) -> (width: Double, height: Double) {
        (
            (lines.map { $0.width(size: size) }.max() ?? 0) + 1,
            Double(lines.count) * Self.lineHeight * size
        )
    }

    // MARK: - Kinds of places

    /// Inside the visible part of the area, as far from its edges as it gets.
    private func inside(_ wish: Wish) -> [Candidate] {
        guard let area = wish.area else { return [] }
        let sums = grid.sums(ofArea: area)
        var candidates: [Candidate] = []
        let middle = Spot(x: (grid.box.x0 + grid.box.x1) / 2, y: (grid.box.y0 + grid.box.y1) / 2)
        for (index, lines) in wish.layouts.enumerated() {
            let (width, height) = extent(lines)
            for row in stride(from: 0, to: grid.rows, by: 2) {
                for column in stride(from: 0, to: grid.columns, by: 2) {
                    let centre = Spot(
                        x: grid.x(ofColumn: column), y: grid.box.y0 + (Double(row) + 0.5) * grid.cell)
                    let box = Box(
                        x0: centre.x - width / 2, y0: centre.y - height / 2, x1: centre.x + width / 2,
                        y1: centre.y + height / 2)
                    guard grid.isWithin(sums, box.grown(by: 2.5)), grid.isFree(box.grown(by: 1)) else { continue }
                    let clearance = [14.0, 10, 7, 5, 3].first {
                        grid.isWithin(sums, box.grown(by: $0)) && grid.isFree(box.grown(by: $0))
                    }
                    candidates.append(
                        Candidate(
                            cost: 1.5 - 0.12 * (clearance ?? 1) + 0.6 * Double(index) + 0.002
                                * (centre - middle).length,
                            layout: index, box: TurnedBox(centre: centre, width: width, height: height)))
                }
            }
        }
        return candidates
    }

    /// Along the line, turned with its slope, above or below it.
    private func along(_ wish: Wish) -> [Candidate] {
        var candidates: [Candidate] = []
        for (index, lines) in wish.layouts.enumerated() {
            let (width, height) = extent(lines)
            for line in wish.lines {
                let walk = Walk(line)
                var at = width / 2
                while at + width / 2 <= walk.length {
                    defer { at += 6 }
                    let (start, end) = (walk.place(at: at - width / 2), walk.place(at: at + width / 2))
                    let chord = end - start
                    guard chord.length > 0.96 * width else { continue }
                    let deviation = stride(from: 0.1, to: 0.95, by: 0.1).reduce(0.0) {
                        max($0, Clipping.distance(walk.place(at: at + ($1 - 0.5) * width), from: start, to: end))
                    }
                    guard deviation < 2.5 else { continue }
                    var angle = atan2(chord.y, chord.x) * 180 / .pi
                    if angle > 90 { angle -= 180 }
                    if angle <= -90 { angle += 180 }
                    let middle = (start + end) * 0.5
                    for isAbove in [true, false] {
                        var box = TurnedBox(centre: middle, width: width, height: height, turned: angle)
                        let offset = height / 2 + 2.2 + deviation
                        box.centre = middle + box.across * (isAbove ? -offset : offset)
                        guard grid.isFree(box) else { continue }
                        // Between two lines it is not clear which one is named.
                        var beyond = box
                        beyond.centre = box.centre + box.across * (isAbove ? -5 : 5)
                        candidates.append(
                            Candidate(
                                cost: 2.2 + (isAbove ? 0 : 0.9) + (grid.isFree(beyond) ? 0 : 1) + angle.magnitude / 60
                                    + deviation / 4
                                    + 0.8 * Double(index) + costOfGround(under: box.centre, wish),
                                layout: index, box: box))
                    }
                }
            }
        }
        return candidates
    }

    /// Somewhere near, with a thin line that leads to what is meant.
    private func beside(_ wish: Wish) -> [Candidate] {
        var candidates: [Candidate] = []
        for (index, lines) in wish.layouts.enumerated() {
            let (width, height) = extent(lines)
            for line in wish.lines {
                let walk = Walk(line)
                let step = max(12, walk.length / 40)
                for at in stride(from: min(step, walk.length) / 2, through: walk.length, by: step) {
                    let anchor = walk.place(at: at)
                    for direction in 0..<16 {
                        let angle = Double(direction) * .pi / 8
                        for distance in [8.0, 14, 22, 34, 50, 72, 100] {
                            let centre =
                                anchor
                                + Spot(
                                    x: cos(angle) * (distance + width / 2), y: sin(angle) * (distance + height / 2))
                            let box = Box(
                                x0: centre.x - width / 2, y0: centre.y - height / 2, x1: centre.x + width / 2,
                                y1: centre.y + height / 2)
                            guard grid.isFree(box.grown(by: 1.5)) else { continue }
                            candidates.append(
                                Candidate(
                                    cost: 5 + distance / 14 + distance * distance / 1500 + 0.4 * Double(index)
                                        + costOfGround(under: centre, wish),
                                    layout: index,
                                    box: TurnedBox(centre: centre, width: width, height: height), anchor: anchor))
                        }
                    }
                }
            }
        }
        return candidates
    }

    /// A label that lies on another area seems to name that one.
    private func costOfGround(under centre: Spot, _ wish: Wish) -> Double {
        guard let index = grid.index(at: centre), grid.top[index] >= 0, let area = wish.area else { return 0 }
        return Int(grid.top[index]) == area ? 0 : 3
    }

    // MARK: - Geometry

    /// Point at which a leader leaves a box.
    private static func start(of box: TurnedBox, towards place: Spot) -> Spot {
        let d = place - box.centre
        let scale = min(
            d.x == 0 ? .infinity : (box.width / 2 + 1) / d.x.magnitude,
            d.y == 0 ? .infinity : (box.height / 2 + 0.5) / d.y.magnitude)
        return scale < 1 ? box.centre + d * scale : place
    }

    private static func cross(_ a: Spot, _ b: Spot, _ c: Spot, _ d: Spot) -> Bool {
        func side(_ p: Spot, _ q: Spot, _ r: Spot) -> Double { (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x) }
        return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
    }
}
