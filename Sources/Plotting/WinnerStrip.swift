import LimenKit

/// Owners of the lowest edge of a union, from left to right.
struct WinnerStrip: Sendable {
    /// A stretch of log mass with one owner.
    struct Stretch: Sendable, Hashable {
        var from, to: Double
        var owner: Int
    }

    let stretches: [Stretch]

    /// The stretches of a union of regions.
    init(_ outline: Outline) {
        let edges = outline.loops.flatMap { $0 }.filter { $0.isLower && $0.kind != nil && $0.from.x < $0.to.x }
        let borders = Set(edges.flatMap { [$0.from.x, $0.to.x] }).sorted()
        let sorted = edges.sorted { ($0.from.x, $0.from.y) < ($1.from.x, $1.from.y) }
        var next = sorted.startIndex
        var active: [Outline.Edge] = []
        var stretches: [Stretch] = []
        for (left, right) in zip(borders, borders.dropFirst()) {
            active.removeAll { $0.to.x <= left }
            while next < sorted.endIndex, sorted[next].from.x <= left {
                active.append(sorted[next])
                next += 1
            }
            let middle = (left + right) / 2
            func height(_ edge: Outline.Edge) -> Double {
                edge.from.y + (edge.to.y - edge.from.y) * (middle - edge.from.x) / (edge.to.x - edge.from.x)
            }
            guard let lowest = active.min(by: { height($0) < height($1) }) else { continue }
            if let last = stretches.last, last.owner == lowest.owner, last.to == left {
                stretches[stretches.count - 1].to = right
            } else {
                stretches.append(Stretch(from: left, to: right, owner: lowest.owner))
            }
        }
        self.stretches = stretches
    }

    static let height = 9.0

    /// Draws the bar between the sides of a frame, with names where they fit.
    /// - Parameter names: for every owner, names of falling length.
    func draw(
        on canvas: inout Canvas, frame: Frame, top: Double, theme: Theme, names: [[RichText]], experiments: [String],
        fills: [String]
    ) {
        let size = 6.0
        for stretch in stretches {
            let (x0, x1) = (
                max(frame.x.place(stretch.from), frame.box.x0), min(frame.x.place(stretch.to), frame.box.x1)
            )
            guard x1 - x0 > 0.2 else { continue }
            canvas.element(
                "rect",
                [
                    ("x", Canvas.number(x0)), ("y", Canvas.number(top)), ("width", Canvas.number(x1 - x0)),
                    ("height", Canvas.number(Self.height)), ("fill", fills[stretch.owner]),
                    ("stroke", theme.line(of: experiments[stretch.owner]).code), ("stroke-width", "0.4"),
                ])
            guard let name = names[stretch.owner].first(where: { $0.width(size: size) + 3 < x1 - x0 }) else { continue }
            canvas.write(
                name, at: Spot(x: (x0 + x1) / 2, y: top + Self.height / 2 + 0.36 * size), size: size, anchor: .middle,
                colour: theme.ink.code, halo: theme.paper.code)
        }
    }
}
