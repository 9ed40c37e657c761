import Foundation
import LimenKit

/// Everything inside the frame of a plane, with labels in their places.
struct Layout {
    let drawing: PlaneDrawing
    let frame: Frame
    let theme: Theme
    /// The entries in the order they are drawn: what reaches lowest first, so that weaker ones stay visible above it.
    private let order: [Int]
    private let shapes: [Shape]
    private let envelopes: [(style: PlaneDrawing.Style, solid: [[Spot]])]
    private let wishes: [LabelPlacer.Wish]
    private let labels: [LabelPlacer.Placed]
    /// Entries whose label found no place.
    let unplaced: [String]

    static let labelSize = 7.2

    /// An entry on the page.
    private struct Shape {
        /// Its area as path data.
        var area: String
        /// Its edges that are physics, and those that are the frame of a source or the end of its table.
        var solid, dotted: [[Spot]]
    }

    init(drawing: PlaneDrawing, frame: Frame, theme: Theme, names: [String]) {
        (self.drawing, self.frame, self.theme) = (drawing, frame, theme)
        let entries = drawing.entries
        let heights = entries.map { entry in
            Outline.interestingHeights(of: entry.region, within: -1000...1000).first ?? 0
        }
        let drawingOrder = entries.indices.sorted { (heights[$0], $0) < (heights[$1], $1) }
        order = drawingOrder
        let shapes = entries.map { Self.shape(Outline($0.region), in: frame) }
        self.shapes = shapes
        envelopes = [PlaneDrawing.Style.dashed, .hatched, .filled].compactMap { style in
            let own = entries.filter { $0.style == style && $0.isInEnvelope && style != .dashed }
            guard drawing.showsEnvelope, !own.isEmpty else { return nil }
            return (style, Self.shape(Outline(union: own.map(\.region)), in: frame).solid)
        }
        guard drawing.showsLabels else {
            (self.wishes, labels, unplaced) = ([], [], [])
            return
        }
        var grid = LabelGrid(box: frame.box)
        for index in drawingOrder where entries[index].style != .dashed {
            for column in 0..<grid.columns {
                let x = frame.x.logarithm(at: grid.x(ofColumn: column))
                for interval in entries[index].region.intervals(at: x) {
                    grid.cover(
                        column: column, from: frame.place(Spot(x: x, y: interval.to)).y,
                        to: frame.place(Spot(x: x, y: interval.from)).y, by: index)
                }
            }
        }
        for shape in shapes { for line in shape.solid + shape.dotted { grid.mark(line) } }
        for point in drawing.points {
            let place = frame.place(Spot(x: log10(point.mass), y: log10(point.coupling)))
            grid.mark([Spot(x: place.x - 3, y: place.y), Spot(x: place.x + 3, y: place.y)])
        }
        grid.countLines()
        let placed = grid
        var wishes: [LabelPlacer.Wish] = []
        for index in entries.indices {
            let entry = entries[index]
            let shape = shapes[index]
            let lines = shape.solid.isEmpty ? shape.dotted : shape.solid
            guard entry.region.overlaps(frame.x.from...frame.x.to, frame.y.from...frame.y.to),
                !lines.isEmpty || entry.style != .dashed
            else { continue }
            wishes.append(
                .init(
                    name: names[index], layouts: LabelNames.layouts(names[index]),
                    colour: Self.labelColour(of: entry, theme: theme), area: entry.style == .dashed ? nil : index,
                    lines: lines.flatMap { Self.seen($0, of: index, in: placed, order: drawingOrder) }))
        }
        self.wishes = wishes
        let found = LabelPlacer(grid: placed, size: Self.labelSize).place(wishes)
        (labels, unplaced) = (found.placed, found.unplaced)
    }

    /// The boxes of the labels, for tests.
    var labelBoxes: [TurnedBox] { labels.map(\.box) }

    /// The parts of a line that no area drawn later hides.
    private static func seen(_ line: [Spot], of entry: Int, in grid: LabelGrid, order: [Int]) -> [[Spot]] {
        let rank = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        let own = rank[entry] ?? 0
        var parts: [[Spot]] = [[]]
        for place in line {
            let top = grid.index(at: place).map { Int(grid.top[$0]) } ?? -1
            if top < 0 || (rank[top] ?? 0) <= own { parts[parts.count - 1].append(place) } else { parts.append([]) }
        }
        let visible = parts.filter { $0.count > 1 }
        return visible.isEmpty ? [line] : visible
    }

    // MARK: - Shapes

    private static func shape(_ outline: Outline, in frame: Frame) -> Shape {
        var shape = Shape(area: "", solid: [], dotted: [])
        let clip = frame.box.grown(by: 4)
        for loop in outline.loops {
            let places = loop.map { frame.place($0.from) }
            shape.area += Canvas.path(Clipping.simplified(Clipping.area(places, in: clip)), isClosed: true)
            var line: [Spot] = []
            var isSolid = true
            func end() {
                for part in Clipping.line(line, in: frame.box) {
                    if isSolid {
                        shape.solid.append(Clipping.simplified(part))
                    } else {
                        shape.dotted.append(Clipping.simplified(part))
                    }
                }
            }
            for edge in loop where edge.kind != .open {
                let (from, to) = (frame.place(edge.from), frame.place(edge.to))
                let isPhysics = edge.kind == .measured || edge.kind == .kinematic || isShort(from, to)
                if line.last == from, isPhysics == isSolid {
                    line.append(to)
                } else {
                    end()
                    (line, isSolid) = ([from, to], isPhysics)
                }
            }
            end()
        }
        return shape
    }

    /// An upright step that nobody would see as a side of its own.
    private static func isShort(_ a: Spot, _ b: Spot) -> Bool { (a - b).length < 1 }

    // MARK: - Colours

    static func fill(of entry: PlaneDrawing.Entry, theme: Theme) -> String {
        switch entry.style {
        case .filled, .dashed: theme.fill(of: entry.experiment).code
        case .hatched: theme.fill(of: entry.experiment).mixed(with: theme.paper, share: 0.55).code
        }
    }

    /// Dark enough on paper, light enough on black.
    private static func labelColour(of entry: PlaneDrawing.Entry, theme: Theme) -> String {
        theme.line(of: entry.experiment).mixed(with: theme.ink, share: theme == .dark ? 0.25 : 0.45).code
    }

    // MARK: - Drawing

    func draw(on canvas: inout Canvas) {
        let box = frame.box
        let entries = drawing.entries
        canvas.group("defs", []) { canvas in
            canvas.group("clipPath", [("id", "frame")]) { canvas in
                canvas.element(
                    "rect",
                    [
                        ("x", Canvas.number(box.x0)), ("y", Canvas.number(box.y0)),
                        ("width", Canvas.number(box.width)), ("height", Canvas.number(box.height)),
                    ])
            }
            for experiment in Set(entries.filter { $0.style == .hatched }.map(\.experiment)).sorted() {
                let angle = ExperimentColour.hatchAngle(of: experiment)
                let attributes = [
                    ("id", "hatch-\(experiment)"), ("patternUnits", "userSpaceOnUse"), ("width", "4.5"),
                    ("height", "4.5"), ("patternTransform", "rotate(\(angle))"),
                ]
                canvas.group("pattern", attributes) { canvas in
                    canvas.element(
                        "path",
                        [
                            ("d", "M0 2.25L4.5 2.25"), ("stroke", theme.line(of: experiment).code),
                            ("stroke-width", "0.55"), ("stroke-opacity", "0.75"),
                        ])
                }
            }
        }
        frame.drawGrid(on: &canvas, theme: theme)
        canvas.group("g", [("id", "limits"), ("clip-path", "url(#frame)")]) { canvas in
            for index in order where entries[index].style != .dashed { drawArea(index, on: &canvas) }
            for index in order { drawEdges(index, on: &canvas) }
        }
        canvas.group("g", [("id", "envelope"), ("clip-path", "url(#frame)")]) { canvas in
            for envelope in envelopes where !envelope.solid.isEmpty {
                canvas.element(
                    "path",
                    [
                        ("d", envelope.solid.map { Canvas.path($0) }.joined()), ("fill", "none"),
                        ("stroke", (envelope.style == .filled ? theme.ink : theme.faintInk).code),
                        ("stroke-width", "1.9"), ("stroke-linejoin", "round"),
                    ])
            }
        }
        drawPoints(on: &canvas)
        frame.draw(on: &canvas, theme: theme)
        canvas.group("g", [("id", "labels")]) { canvas in canvas.write(labels, wishes: wishes, theme: theme) }
    }

    private func drawArea(_ index: Int, on canvas: inout Canvas) {
        let entry = drawing.entries[index]
        let area = shapes[index].area
        guard !area.isEmpty else { return }
        canvas.element(
            "path",
            [("d", area), ("fill", Self.fill(of: entry, theme: theme)), ("fill-rule", "evenodd")])
        guard entry.style == .hatched else { return }
        canvas.element("path", [("d", area), ("fill", "url(#hatch-\(entry.experiment))"), ("fill-rule", "evenodd")])
    }

    private func drawEdges(_ index: Int, on canvas: inout Canvas) {
        let entry = drawing.entries[index]
        let shape = shapes[index]
        let colour = theme.line(of: entry.experiment).code
        canvas.group("g", [("id", "limit-\(entry.slug)"), ("fill", "none"), ("stroke", colour)]) { canvas in
            canvas.element("title", [], markup: Canvas.escaped("\(entry.title); \(entry.note)"))
            if !shape.solid.isEmpty {
                var attributes = [
                    ("d", shape.solid.map { Canvas.path($0) }.joined()),
                    ("stroke-width", entry.style == .dashed ? "1.3" : "0.9"), ("stroke-linejoin", "round"),
                ]
                if entry.style == .dashed {
                    let dashed = drawing.entries.indices.filter { drawing.entries[$0].style == .dashed }
                    let place = dashed.firstIndex(of: index) ?? 0
                    attributes.append(
                        ("stroke-dasharray", ExperimentColour.dashes[place % ExperimentColour.dashes.count]))
                }
                canvas.element("path", attributes)
            }
            if !shape.dotted.isEmpty {
                canvas.element(
                    "path",
                    [
                        ("d", shape.dotted.map { Canvas.path($0) }.joined()), ("stroke-width", "0.6"),
                        ("stroke-dasharray", "0.8 1.6"),
                    ])
            }
        }
    }

    private func drawPoints(on canvas: inout Canvas) {
        let box = frame.box
        canvas.group("g", [("id", "points"), ("clip-path", "url(#frame)")]) { canvas in
            for point in drawing.points {
                let place = frame.place(Spot(x: log10(point.mass), y: log10(point.coupling)))
                guard place.x >= box.x0, place.x <= box.x1, place.y >= box.y0, place.y <= box.y1 else { continue }
                canvas.element(
                    "circle",
                    [
                        ("cx", Canvas.number(place.x)), ("cy", Canvas.number(place.y)), ("r", "2.1"),
                        ("fill", (point.isExcluded ? theme.ink : theme.paper).code), ("stroke", theme.ink.code),
                        ("stroke-width", "0.8"),
                    ])
            }
        }
    }
}
