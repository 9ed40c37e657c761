import LimenKit

/// The frame of a plot: two axes and their names.
struct Frame: Sendable {
    var box: Box
    var x, y: Axis
    /// The names of the axes; nil where a neighbour shows it.
    var xName, yName: RichText?
    /// Tells whether the numbers of the x axis are written under it.
    var showsNumbersBelow = true
    /// Distance below the frame at which they begin, when something lies between.
    var numbersGap = 0.0

    init(
        box: Box, xRange: ClosedRange<Double>, yRange: ClosedRange<Double>, xName: RichText? = nil,
        yName: RichText? = nil
    ) {
        self.box = box
        x = Axis(from: xRange.lowerBound, to: xRange.upperBound, pageFrom: box.x0, pageTo: box.x1)
        y = Axis(from: yRange.lowerBound, to: yRange.upperBound, pageFrom: box.y1, pageTo: box.y0)
        self.xName = xName
        self.yName = yName
    }

    /// Distance outside the frame up to which places are kept apart; regions without upper end reach as far.
    private static let outside = 60.0

    /// Place of a point of the plane of logarithms on the page.
    func place(_ point: Spot) -> Spot {
        let (across, up) = (x.place(point.x), y.place(point.y))
        let span = 100 * (box.width + box.height)
        return Spot(
            x: min(max(across, box.x0 - span), box.x1 + span),
            y: up.isFinite ? min(max(up, box.y0 - span), box.y1 + span) : box.y0 - Self.outside)
    }

    // MARK: - Sizes of type

    static let numberSize = 8.0
    static let nameSize = 10.0

    /// Room to the left for numbers and the name of the y axis.
    static let leftMargin = 48.0

    /// Room below for numbers and the name of the x axis.
    static let bottomMargin = 32.0

    private var xTicks: [Axis.Tick] { x.ticks(room: Int(box.width / 30)) }
    private var yTicks: [Axis.Tick] { y.ticks(room: Int(box.height / 16)) }

    /// Light lines at the numbers; drawn before everything else.
    func drawGrid(on canvas: inout Canvas, theme: Theme) {
        var path = ""
        for tick in xTicks where tick.label != nil {
            let at = x.place(tick.logarithm)
            path += Canvas.path([Spot(x: at, y: box.y0), Spot(x: at, y: box.y1)])
        }
        for tick in yTicks where tick.label != nil {
            let at = y.place(tick.logarithm)
            path += Canvas.path([Spot(x: box.x0, y: at), Spot(x: box.x1, y: at)])
        }
        guard !path.isEmpty else { return }
        canvas.element("path", [("d", path), ("fill", "none"), ("stroke", theme.grid.code), ("stroke-width", "0.5")])
    }

    /// The frame, ticks on all four sides, numbers and names.
    func draw(on canvas: inout Canvas, theme: Theme) {
        let ink = theme.ink.code
        var path = ""
        for tick in xTicks {
            let at = x.place(tick.logarithm)
            let length = tick.label == nil ? 2.5 : 5
            path += Canvas.path([Spot(x: at, y: box.y1), Spot(x: at, y: box.y1 - length)])
            path += Canvas.path([Spot(x: at, y: box.y0), Spot(x: at, y: box.y0 + length)])
        }
        for tick in yTicks {
            let at = y.place(tick.logarithm)
            let length = tick.label == nil ? 2.5 : 5
            path += Canvas.path([Spot(x: box.x0, y: at), Spot(x: box.x0 + length, y: at)])
            path += Canvas.path([Spot(x: box.x1, y: at), Spot(x: box.x1 - length, y: at)])
        }
        canvas.element("path", [("d", path), ("fill", "none"), ("stroke", ink), ("stroke-width", "0.6")])
        canvas.element(
            "rect",
            [
                ("x", Canvas.number(box.x0)), ("y", Canvas.number(box.y0)), ("width", Canvas.number(box.width)),
                ("height", Canvas.number(box.height)), ("fill", "none"), ("stroke", ink), ("stroke-width", "0.9"),
            ])
        let baseline = box.y1 + numbersGap + 5 + Self.numberSize
        if showsNumbersBelow {
            for tick in xTicks {
                guard let label = tick.label else { continue }
                canvas.write(
                    label, at: Spot(x: x.place(tick.logarithm), y: baseline), size: Self.numberSize, anchor: .middle,
                    colour: ink)
            }
        }
        for tick in yTicks {
            guard let label = tick.label else { continue }
            let place = Spot(x: box.x0 - 4, y: y.place(tick.logarithm) + 0.36 * Self.numberSize)
            canvas.write(label, at: place, size: Self.numberSize, anchor: .end, colour: ink)
        }
        if let xName {
            let place = Spot(x: (box.x0 + box.x1) / 2, y: baseline + Self.nameSize + 5)
            canvas.write(xName, at: place, size: Self.nameSize, anchor: .middle, colour: ink)
        }
        if let yName {
            let place = Spot(x: box.x0 - 34, y: (box.y0 + box.y1) / 2)
            canvas.write(yName, at: place, size: Self.nameSize, anchor: .middle, colour: ink, turned: -90)
        }
    }
}
