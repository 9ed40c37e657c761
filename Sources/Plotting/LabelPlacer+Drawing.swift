extension Canvas {
    /// Labels with halos, and their leaders.
    mutating func write(_ labels: [LabelPlacer.Placed], wishes: [LabelPlacer.Wish], theme: Theme) {
        for label in labels {
            guard let leader = label.leader else { continue }
            element(
                "path",
                [
                    ("d", Canvas.path([leader.from, leader.to])), ("fill", "none"), ("stroke", theme.faintInk.code),
                    ("stroke-width", "0.5"),
                ])
            element(
                "circle",
                [
                    ("cx", Canvas.number(leader.to.x)), ("cy", Canvas.number(leader.to.y)), ("r", "1.1"),
                    ("fill", theme.faintInk.code),
                ])
        }
        for label in labels {
            let step = label.box.height / Double(label.lines.count)
            for (index, line) in label.lines.enumerated() {
                let middle = (Double(index) + 0.5) * step - label.box.height / 2 + 0.35 * label.size
                write(
                    line, at: label.box.centre + label.box.across * middle, size: label.size, anchor: .middle,
                    colour: wishes[label.wish].colour, turned: label.box.turned, halo: theme.paper.code)
            }
        }
    }
}
