import LimenKit

/// The page around a plot: head of the file, title, captions.
struct Page: Sendable {
    /// Factor over the design size by which everything is drawn.
    let scale: Double
    /// The sides in design points.
    let width, height: Double
    let size: FigureSize
    let theme: Theme

    /// Smaller figures keep type that can be read.
    private static let smallestScale = 0.62

    init(size: FigureSize, theme: Theme) {
        self.size = size
        self.theme = theme
        scale = max(
            Self.smallestScale,
            min(size.width / FigureSize.doubleColumn.width, size.height / FigureSize.doubleColumn.height))
        (width, height) = (size.width / scale, size.height / scale)
    }

    static let titleSize = 10.5
    static let subtitleSize = 7.5
    static let captionSize = 6.3
    static let margin = 10.0
    /// The part of the height that captions may take.
    private static let captionShare = 0.3

    /// Breaks text into lines that fit.
    static func wrap(_ text: String, width: Double, size: Double) -> [String] {
        // Parts that belong together are written with spaces that do not break.
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            let longer = line.isEmpty ? String(word) : line + " " + word
            if line.isEmpty || RichText(typed: longer).width(size: size) <= width {
                line = longer
            } else {
                lines.append(line)
                line = String(word)
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }

    /// Title and subtitle broken into lines.
    struct Head {
        var title, subtitle: [String]
        var titleSize: Double

        var height: Double {
            Page.margin + 1.2 * titleSize * Double(title.count) + 1.25 * Page.subtitleSize * Double(subtitle.count)
        }
    }

    func head(title: String, subtitle: String) -> Head {
        let room = width - 2 * Self.margin
        let size = min(
            Self.titleSize, max(7, Self.titleSize * room / max(1, RichText(typed: title).width(size: Self.titleSize))))
        return Head(
            title: Self.wrap(title, width: room, size: size * 1.06),
            subtitle: Self.wrap(subtitle, width: room, size: Self.subtitleSize), titleSize: size)
    }

    /// Captions broken into lines; when they take too much of a small page, only the first and the last ones stay.
    func captions(_ captions: [String]) -> [String] {
        let lines = captions.flatMap { Self.wrap($0, width: width - 2 * Self.margin, size: Self.captionSize) }
        let most = max(1, Int(Self.captionShare * height / (1.3 * Self.captionSize)))
        guard lines.count > most else { return lines }
        let end = captions.last.map { Self.wrap($0, width: width - 2 * Self.margin, size: Self.captionSize) } ?? []
        return Array(end.prefix(most))
    }

    static func height(ofCaptionLines count: Int) -> Double { 1.3 * captionSize * Double(count) + 7 }

    /// The whole file around a body.
    func document(title: String, description: [String], _ body: (inout Canvas) -> Void) -> String {
        func millimetres(_ points: Double) -> String { Canvas.number(points / FigureSize.pointsPerMillimetre) + "mm" }
        var canvas = Canvas()
        let attributes = [
            ("xmlns", "http://www.w3.org/2000/svg"), ("width", millimetres(size.width)),
            ("height", millimetres(size.height)),
            ("viewBox", "0 0 \(Canvas.number(width)) \(Canvas.number(height))"), ("role", "img"),
            // Spaces next to subscripts are part of the text.
            ("xml:space", "preserve"),
            ("font-family", "Helvetica, Arial, 'DejaVu Sans', sans-serif"),
        ]
        canvas.group("svg", attributes) { canvas in
            canvas.element("title", [], markup: Canvas.escaped(title))
            canvas.element("desc", [], markup: description.map(Canvas.escaped).joined(separator: "\n"))
            canvas.element(
                "rect",
                [
                    ("width", Canvas.number(width)), ("height", Canvas.number(height)), ("fill", theme.paper.code),
                ])
            body(&canvas)
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + canvas.text
    }

    func draw(_ head: Head, on canvas: inout Canvas) {
        var y = Self.margin
        for line in head.title {
            y += head.titleSize
            canvas.write(
                RichText(formula: line), at: Spot(x: width / 2, y: y), size: head.titleSize, anchor: .middle,
                colour: theme.ink.code, isBold: true)
            y += 0.2 * head.titleSize
        }
        for line in head.subtitle {
            y += 1.1 * Self.subtitleSize
            canvas.write(
                RichText(formula: line), at: Spot(x: width / 2, y: y), size: Self.subtitleSize, anchor: .middle,
                colour: theme.faintInk.code)
            y += 0.15 * Self.subtitleSize
        }
    }

    func draw(captions lines: [String], on canvas: inout Canvas) {
        for (index, line) in lines.enumerated() {
            let fromBelow = Double(lines.count - 1 - index)
            canvas.write(
                RichText(typed: line),
                at: Spot(x: Self.margin, y: height - 6 - 1.3 * Self.captionSize * fromBelow), size: Self.captionSize,
                colour: theme.faintInk.code)
        }
    }
}
