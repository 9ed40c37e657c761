extension ReaderLimits {
    /// Elements of a drawing that are visited, references followed.
    package static let drawnElements = 200_000
    /// Length of all paths of a drawing together, references followed.
    package static let drawnBytes = 64 << 20
    /// The largest depth of `use` elements that refer to each other.
    package static let useDepth = 8
}

/// Finds the lines and areas of a drawing, with the transforms and styles of the groups around them. Nothing outside of the
/// document is ever loaded.
struct DrawingWalk {
    private(set) var shapes: [DrawnShape] = []
    /// Tells whether the drawing has more elements or style rules than are looked at.
    private(set) var isCutShort = false
    private let sheet: StyleSheet
    private var byID: [String: Element] = [:]
    private var visited = 0
    private var styleWork = ReaderLimits.styleWork
    private var bytes = 0

    init(_ root: Element) {
        sheet = StyleSheet(root)
        collectIDs(root)
        walk(children: root, context(Context(), style(of: root)))
    }

    /// The style that an element inherits.
    private struct Context {
        var transform = AffineTransform2D()
        var stroke = "none"
        var fill = "black"
        var colour = "black"
        var isVisible = true
        var groups: [String] = []
        var obstacle: String?
        var uses = 0
    }

    private mutating func collectIDs(_ element: Element) {
        if let id = element["id"], byID[id] == nil { byID[id] = element }
        for child in element.children { collectIDs(child) }
    }

    private mutating func walk(children element: Element, _ context: Context) {
        for child in element.children { walk(child, context) }
    }

    private mutating func walk(_ element: Element, _ outer: Context) {
        visited += 1
        guard visited <= ReaderLimits.drawnElements, styleWork >= 0, !isCutShort else {
            isCutShort = true
            return
        }
        let isShape = ["path", "polyline", "polygon", "line"].contains(element.name)
        guard isShape || ["g", "a", "svg", "switch", "use"].contains(element.name) else { return }
        let style = style(of: element)
        if style["display"] == "none" { return }
        var context = context(outer, style)
        if let text = element["transform"] {
            if let own = AffineTransform2D(text) {
                context.transform = outer.transform.applied(after: own)
            } else {
                context.obstacle = "the transform '\(text)' cannot be read"
            }
        }
        if style["transform"] != nil { context.obstacle = "it has a transform in its style" }
        switch element.name {
        case "use": use(element, context)
        case "svg": nested(element, context)
        case _ where isShape: add(element, context)
        default:
            if let id = element["id"] { context.groups.insert(id, at: 0) }
            walk(children: element, context)
        }
    }

    // MARK: Styles

    /// The properties of an element by attribute, rule or style attribute, the last being the strongest.
    private mutating func style(of element: Element) -> [String: String] {
        var values: [String: String] = [:]
        for name in ["stroke", "fill", "color", "visibility", "display"] { values[name] = element[name] }
        for (name, value) in sheet.properties(of: element, work: &styleWork) { values[name] = value }
        if let style = element["style"] {
            for (name, value) in StyleSheet.properties(style) { values[name] = value }
        }
        return values.filter { $0.value != "inherit" }
    }

    private func context(_ outer: Context, _ style: [String: String]) -> Context {
        var context = outer
        context.colour = style["color"] ?? outer.colour
        context.stroke = style["stroke"] ?? outer.stroke
        context.fill = style["fill"] ?? outer.fill
        if let visibility = style["visibility"] { context.isVisible = visibility == "visible" }
        return context
    }

    private func colour(_ text: String, _ context: Context) -> SVGColour? {
        SVGColour(text.lowercased() == "currentcolor" ? context.colour : text)
    }

    // MARK: Elements

    private mutating func add(_ element: Element, _ context: Context) {
        guard context.isVisible else { return }
        let source: DrawnShape.Source
        switch element.name {
        case "path": source = .path(element["d"] ?? "")
        case "line": source = .segment(x1: element["x1"], y1: element["y1"], x2: element["x2"], y2: element["y2"])
        default: source = .points(element["points"] ?? "", isClosed: element.name == "polygon")
        }
        bytes += source.byteCount
        guard bytes <= ReaderLimits.drawnBytes else {
            isCutShort = true
            return
        }
        shapes.append(
            DrawnShape(
                id: element["id"], groups: context.groups, line: element.line, source: source,
                transform: context.transform, stroke: colour(context.stroke, context),
                fill: colour(context.fill, context), obstacle: context.obstacle))
    }

    private mutating func use(_ element: Element, _ context: Context) {
        guard let reference = element["href"] ?? element["xlink:href"], reference.hasPrefix("#"),
            let target = byID[String(reference.dropFirst())], context.uses < ReaderLimits.useDepth
        else { return }
        var inner = context
        inner.uses += 1
        if let id = element["id"] { inner.groups.insert(id, at: 0) }
        if let x = try? DrawnShape.length(element["x"]), let y = try? DrawnShape.length(element["y"]) {
            inner.transform = inner.transform.applied(after: AffineTransform2D(e: x, f: y))
        } else {
            inner.obstacle = "the place of its <use> is not in user units"
        }
        if target.name == "symbol" {
            if target["viewBox"] != nil { inner.obstacle = "it stands in a <symbol> with a viewBox" }
            walk(children: target, self.context(inner, style(of: target)))
        } else {
            walk(target, inner)
        }
    }

    private mutating func nested(_ element: Element, _ context: Context) {
        var inner = context
        if element["viewBox"] != nil { inner.obstacle = "it stands in an inner <svg> with a viewBox" }
        if let x = try? DrawnShape.length(element["x"]), let y = try? DrawnShape.length(element["y"]) {
            inner.transform = inner.transform.applied(after: AffineTransform2D(e: x, f: y))
        } else {
            inner.obstacle = "the place of its <svg> is not in user units"
        }
        walk(children: element, inner)
    }
}
