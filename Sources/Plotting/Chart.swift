import LimenKit

/// Curves over mass, in one panel or several above each other.
package struct Chart: Sendable {
    /// A curve in logarithms of mass against logarithms, or plain values.
    struct Curve: Sendable {
        var name: String
        /// The place in the palette; nil for ink.
        var colour: Int?
        /// The place among the dash patterns; nil for a full line.
        var dash: Int?
        var width = 1.3
        /// The pieces of the curve.
        var lines: [[Spot]]
        var isNamed = true
    }

    /// A panel.
    struct Panel: Sendable {
        var name: RichText
        /// The range shown, in logarithms or values.
        var range: ClosedRange<Double>
        var isLinear = false
        /// The part of the height it takes.
        var share = 1.0
        var curves: [Curve]
        /// A stretch that is shaded, and a line across.
        var band: ClosedRange<Double>?
        var baseline: Double?
        /// A line of text in the upper left corner.
        var heading: String?
    }

    var title, subtitle: String
    var captions, description: [String]
    var massName: RichText
    /// The masses shown, in logarithms.
    var masses: ClosedRange<Double>
    var panels: [Panel]

    /// The space between panels.
    private static let gap = 9.0

    /// The same with the user's title and captions.
    package func saying(_ words: FigureWords) -> Chart {
        var chart = self
        chart.title = words.title ?? title
        chart.captions = words.captions + captions
        return chart
    }

    /// The figure as SVG: the same chart gives the same bytes.
    package func svg(size: FigureSize, theme: Theme) -> String {
        let page = Page(size: size, theme: theme)
        let head = page.head(title: title, subtitle: subtitle)
        let lines = page.captions(captions)
        let top = head.height + 6
        let bottom = page.height - Page.height(ofCaptionLines: lines.count) - Frame.bottomMargin
        let room = bottom - top - Self.gap * Double(panels.count - 1)
        let shares = panels.reduce(0) { $0 + $1.share }
        return page.document(title: title, description: description) { canvas in
            page.draw(head, on: &canvas)
            var y = top
            for (index, panel) in panels.enumerated() {
                let height = room * panel.share / shares
                let isLast = index == panels.count - 1
                var frame = Frame(
                    box: Box(x0: Frame.leftMargin, y0: y, x1: page.width - 14, y1: y + height), xRange: masses,
                    yRange: panel.range, xName: isLast ? massName : nil, yName: panel.name)
                frame.y.isLinear = panel.isLinear
                frame.showsNumbersBelow = isLast
                draw(panel, number: index, in: frame, on: &canvas, theme: theme)
                y += height + Self.gap
            }
            page.draw(captions: lines, on: &canvas)
        }
    }

    private func draw(_ panel: Panel, number: Int, in frame: Frame, on canvas: inout Canvas, theme: Theme) {
        let box = frame.box
        let clip = "panel-\(number)"
        canvas.group("clipPath", [("id", clip)]) { canvas in
            canvas.element("rect", Self.rectangle(box))
        }
        if let band = panel.band {
            let (low, high) = (
                frame.place(Spot(x: frame.x.from, y: band.lowerBound)),
                frame.place(Spot(x: frame.x.to, y: band.upperBound))
            )
            canvas.element(
                "rect",
                Self.rectangle(Box(x0: box.x0, y0: max(high.y, box.y0), x1: box.x1, y1: min(low.y, box.y1)))
                    + [("fill", theme.grid.code)])
        }
        frame.drawGrid(on: &canvas, theme: theme)
        var grid = LabelGrid(box: box)
        var wishes: [LabelPlacer.Wish] = []
        canvas.group("g", [("clip-path", "url(#\(clip))"), ("fill", "none"), ("stroke-linejoin", "round")]) { canvas in
            if let baseline = panel.baseline {
                let ends = [frame.x.from, frame.x.to].map { frame.place(Spot(x: $0, y: baseline)) }
                canvas.element(
                    "path", [("d", Canvas.path(ends)), ("stroke", theme.faintInk.code), ("stroke-width", "0.7")])
            }
            for curve in panel.curves {
                let own = curve.colour.map {
                    Colour(ExperimentColour.palette[$0 % ExperimentColour.palette.count])
                }
                let colour = own.map { theme.line($0) } ?? theme.ink
                let parts = curve.lines.flatMap { Clipping.line($0.map(frame.place), in: box) }.map(
                    Clipping.simplified)
                guard !parts.isEmpty else { continue }
                for part in parts { grid.mark(part) }
                var attributes = [
                    ("d", parts.map { Canvas.path($0) }.joined()), ("stroke", colour.code),
                    ("stroke-width", Canvas.number(curve.width)),
                ]
                if let dash = curve.dash {
                    attributes.append(
                        ("stroke-dasharray", ExperimentColour.dashes[dash % ExperimentColour.dashes.count]))
                }
                canvas.group("g", []) { canvas in
                    canvas.element("title", [], markup: Canvas.escaped(curve.name))
                    canvas.element("path", attributes)
                }
                guard curve.isNamed else { continue }
                wishes.append(
                    .init(
                        name: curve.name, layouts: LabelNames.layouts(curve.name),
                        colour: colour.mixed(with: theme.ink, share: 0.45).code, area: nil, lines: parts))
            }
        }
        frame.draw(on: &canvas, theme: theme)
        if let heading = panel.heading {
            let size = Page.subtitleSize
            let text = RichText(formula: heading)
            let place = Spot(x: box.x0 + 8, y: box.y0 + size + 5)
            for line in 0..<6 {
                let y = place.y - size + Double(line) * size / 4
                grid.mark([Spot(x: place.x, y: y), Spot(x: place.x + text.width(size: size), y: y)])
            }
            canvas.write(text, at: place, size: size, colour: theme.ink.code, halo: theme.paper.code)
        }
        grid.countLines()
        let labels = LabelPlacer(grid: grid, size: Layout.labelSize).place(wishes)
        canvas.write(labels.placed, wishes: wishes, theme: theme)
    }

    private static func rectangle(_ box: Box) -> Canvas.Attributes {
        [
            ("x", Canvas.number(box.x0)), ("y", Canvas.number(box.y0)),
            ("width", Canvas.number(max(0, box.width))), ("height", Canvas.number(max(0, box.height))),
        ]
    }
}
