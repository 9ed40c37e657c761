import Foundation
import LimitModel
import Quantities

/// Curves of an SVG figure, chosen by id or colour, with two calibrated points on each axis. Positions are user units of the
/// outermost `<svg>`: its width, height and viewBox do not matter.
enum SVGReader: TableReader {
    /// The tolerance of flattened curves in dex when none is given.
    static let tolerance = 0.001

    static func read(_ input: ForeignInput, aids: ReadingAids, findings: inout Findings) -> [FoundTable] {
        guard let root = root(input.bytes, findings: &findings) else { return [] }
        let walk = DrawingWalk(root)
        guard !walk.isCutShort else {
            findings.fail(
                line: nil,
                "the drawing has more than \(ReaderLimits.drawnElements) elements, too long paths, or too many style rules",
                remedy: "save only the curves in a figure of their own")
            return []
        }
        guard !walk.shapes.isEmpty else {
            findings.fail(
                line: nil, "the figure has no paths or lines",
                remedy: "a picture inside an SVG is not a curve: digitise it, for example with WebPlotDigitizer")
            return []
        }
        let choices = choices(in: walk.shapes, aids: aids, findings: &findings)
        let axes = axes(aids, shapes: choices.flatMap(\.shapes), findings: &findings)
        let tolerance = aids.tolerance ?? Self.tolerance
        guard tolerance > 0, tolerance.isFinite else {
            findings.fail(
                line: nil, field: findings.spelling(.tolerance), "\(tolerance) is not a distance in dex",
                remedy: "give for example 0.001")
            return []
        }
        guard let axes, !findings.hasErrors else { return [] }
        var budget = ReaderLimits.flattenedPoints
        return choices.compactMap { choice in
            table(choice, axes: axes, tolerance: tolerance, budget: &budget, findings: &findings)
        }
    }

    private static func root(_ bytes: [UInt8], findings: inout Findings) -> Element? {
        guard
            let document = DocumentLoader.load(
                DocumentType.blanked(bytes), expected: "a figure with its curves as paths", findings: &findings),
            let node = document.root
        else { return nil }
        var reader = ElementReader(findings: findings)
        reader.attributeBytes = ReaderLimits.pathBytes
        let root = reader.read(node)
        findings = reader.findings
        guard let root else { return nil }
        guard root.name == "svg" else {
            findings.fail(
                line: root.line, field: root.label, "the root element must be <svg>",
                remedy: "name the right format with \(findings.spelling(.format))")
            return nil
        }
        return root
    }

    // MARK: Choosing

    private struct Choice {
        let name: String
        let shapes: [DrawnShape]
        /// The colour it was chosen by.
        var colour: SVGColour?
    }

    private static func choices(in shapes: [DrawnShape], aids: ReadingAids, findings: inout Findings) -> [Choice] {
        var choices: [Choice] = []
        for path in aids.paths {
            let matching = shapes.filter { $0.id == path || $0.groups.contains(path) }
            if matching.isEmpty {
                findings.fail(
                    line: nil, field: findings.spelling(.path), "no path or group has the id '\(path)'",
                    remedy: "choose one of these")
                list(shapes, findings: &findings)
            } else {
                choices.append(Choice(name: path, shapes: matching))
            }
        }
        for text in aids.colours {
            guard let colour = SVGColour(text) else {
                findings.fail(
                    line: nil, field: findings.spelling(.colour), "'\(text)' is not a colour",
                    remedy: "write for example '#1f77b4' or red"
                )
                continue
            }
            // A line is drawn with its stroke; the fill counts where nothing is drawn with the colour.
            let stroked = shapes.filter { $0.stroke == colour }
            let matching = stroked.isEmpty ? shapes.filter { $0.fill == colour } : stroked
            if matching.isEmpty {
                findings.fail(
                    line: nil, field: findings.spelling(.colour), "nothing has the colour \(colour.description)",
                    remedy: "choose one of these")
                list(shapes, findings: &findings)
            } else {
                choices.append(Choice(name: text, shapes: matching, colour: colour))
            }
        }
        if aids.paths.isEmpty, aids.colours.isEmpty {
            findings.fail(
                line: nil, "no curve is chosen; the figure has \(shapes.count) paths and lines",
                remedy:
                    "choose with \(findings.spelling(.path, "ID")) or \(findings.spelling(.colour, "'#rrggbb'")); the largest ones follow"
            )
            list(shapes, findings: &findings)
        }
        return choices
    }

    /// The paths with the most points, one finding for each with its line. Letters and marks are left out: curves are large.
    private static func list(_ shapes: [DrawnShape], findings: inout Findings) {
        let sized = shapes.compactMap { shape in
            extent(of: [shape]).map { (shape: shape, extent: $0, width: max($0.x.length, $0.y.length)) }
        }
        let largest = sized.map(\.width).max() ?? 0
        let candidates = sized.filter { $0.width >= 0.1 * largest }.map {
            (shape: $0.shape, extent: $0.extent, size: $0.shape.size)
        }
        for (shape, extent, size) in candidates.sorted(by: { ($0.size, $1.shape.line) > ($1.size, $0.shape.line) })
            .prefix(20)
        {
            let id = shape.id ?? shape.groups.first
            let colours = [("stroke", shape.stroke), ("fill", shape.fill)].compactMap { name, colour in
                colour.map { "\(name) \($0.description)" }
            }
            let look = colours.isEmpty ? "no colour" : colours.joined(separator: ", ")
            let option =
                id.map { findings.spelling(.path, "'\($0)'") }
                ?? (shape.stroke ?? shape.fill).map { findings.spelling(.colour, "'\($0.description)'") }
            findings.fail(
                line: shape.line, "\(look), about \(size) points, x \(extent.x.words), y \(extent.y.words)",
                remedy: option ?? "it has neither id nor colour")
        }
    }

    private static func axes(
        _ aids: ReadingAids, shapes: [DrawnShape], findings: inout Findings
    ) -> (mass: AxisScale, coupling: AxisScale)? {
        var scales: [AxisScale?] = []
        let extent = extent(of: shapes)
        for (axis, field, along) in [
            (aids.massAxis, Field.xAxis, extent?.x), (aids.couplingAxis, .yAxis, extent?.y),
        ] {
            let option = findings.spelling(field)
            guard let axis else {
                let range = along.map { "the curve runs from \($0.words) along it; " }
                findings.fail(
                    line: nil, field: option, "the axis is not calibrated",
                    remedy: (range ?? "")
                        + "give two positions and their values, for example \(option) '100=1e-3,500=1,log'")
                scales.append(nil)
                continue
            }
            scales.append(AxisScale(axis, option: option, findings: &findings))
        }
        guard let mass = scales[0], let coupling = scales[1] else { return nil }
        return (mass, coupling)
    }

    /// The extent of the ends of the segments in the drawing.
    private static func extent(of shapes: [DrawnShape]) -> (x: ClosedRange<Double>, y: ClosedRange<Double>)? {
        var points: [DrawingPoint] = []
        for shape in shapes {
            guard let subpaths = try? shape.subpaths() else { continue }
            for subpath in subpaths {
                points += ([subpath.start] + subpath.segments.map(\.end)).map { shape.transform($0) }
            }
        }
        let (xs, ys) = (points.map(\.x).filter(\.isFinite), points.map(\.y).filter(\.isFinite))
        guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else { return nil }
        return (left...right, top...bottom)
    }

    // MARK: Reading

    private static func table(
        _ choice: Choice, axes: (mass: AxisScale, coupling: AxisScale), tolerance: Double, budget: inout Int,
        findings: inout Findings
    ) -> FoundTable? {
        var curves: [FoundCurve] = []
        var isFlattened = false
        for shape in choice.shapes {
            let field = "path '\(shape.id ?? choice.name)'"
            if let obstacle = shape.obstacle {
                findings.fail(
                    line: shape.line, field: field, "its place cannot be told: \(obstacle)",
                    remedy: "ungroup it in a drawing program and save the figure again")
                return nil
            }
            do throws(DrawnShape.ShapeError) {
                for subpath in try shape.subpaths() {
                    isFlattened =
                        isFlattened || !axes.mass.isLogarithmic || !axes.coupling.isLogarithmic || subpath.isCurved
                    let flattening = Flattening(
                        mass: axes.mass, coupling: axes.coupling, transform: shape.transform, tolerance: tolerance)
                    let isClosed = subpath.isClosed || isArea(shape, choice)
                    guard
                        let curve = curve(
                            subpath, isClosed: isClosed, flattening, place: (shape.line, field), budget: &budget,
                            findings: &findings)
                    else { return nil }
                    curves.append(curve)
                }
            } catch {
                findings.fail(line: shape.line, field: field, error.message, remedy: "save the figure again")
                return nil
            }
        }
        guard !curves.isEmpty else {
            findings.fail(
                line: choice.shapes.first?.line, field: "path '\(choice.name)'", "it draws nothing",
                remedy: "choose another")
            return nil
        }
        if curves.count > 1 {
            for index in curves.indices { curves[index].name = "\(index + 1)" }
        }
        var declaration = Declaration()
        declaration.originKind = .digitised
        var text = "SVG \(choice.colour == nil ? "path" : "colour") '\(choice.name)'; x \(axes.mass.description); "
        text += "y \(axes.coupling.description)"
        if isFlattened { text += "; curves flattened to \(tolerance) dex" }
        return FoundTable(
            name: choice.name, line: choice.shapes.first?.line, curves: curves, declaration: declaration,
            calibration: text)
    }

    /// A path that is filled and not stroked is an area, which a drawing closes by itself.
    private static func isArea(_ shape: DrawnShape, _ choice: Choice) -> Bool {
        guard shape.fill != nil else { return false }
        return shape.stroke == nil || choice.colour == shape.fill && choice.colour != shape.stroke
    }

    private static func curve(
        _ subpath: Subpath, isClosed: Bool, _ flattening: Flattening, place: (line: Int, field: String),
        budget: inout Int, findings: inout Findings
    ) -> FoundCurve? {
        do throws(Flattening.Failure) {
            var points = try flattening.points(of: subpath, isClosed: isClosed, budget: &budget)
            var isClosed = isClosed
            // A line that ends where it began is closed as well.
            if !isClosed, points.count > 3, points.first == points.last {
                points.removeLast()
                isClosed = true
            }
            let rows = points.map { point in
                FoundRow(
                    line: place.line, mass: "\(flattening.mass.value(at: point.x))",
                    coupling: "\(flattening.coupling.value(at: point.y))")
            }
            return FoundCurve(role: isClosed ? .contour : nil, rows: rows)
        } catch {
            switch error {
            case .outside(let point):
                findings.fail(
                    line: place.line, field: place.field,
                    "at (\(point.x.printed()), \(point.y.printed())) an axis has no positive value",
                    remedy:
                        "check \(findings.spelling(.xAxis)) and \(findings.spelling(.yAxis)), or choose another path")
            case .tooMany:
                findings.fail(
                    line: place.line, field: place.field,
                    "it needs more than \(ReaderLimits.flattenedPoints) points",
                    remedy: "give a larger \(findings.spelling(.tolerance))")
            }
            return nil
        }
    }
}

extension ClosedRange<Double> {
    fileprivate var length: Double { upperBound - lowerBound }

    /// `110 to 350`.
    fileprivate var words: String { "\(lowerBound.printed()) to \(upperBound.printed())" }
}

extension Subpath {
    /// Tells whether a segment is not a straight line.
    var isCurved: Bool {
        segments.contains { if case .line = $0 { false } else { true } }
    }
}

extension ReaderLimits {
    /// Length of one attribute of a drawing; long curves stand in one.
    package static let pathBytes = 8 << 20
}
