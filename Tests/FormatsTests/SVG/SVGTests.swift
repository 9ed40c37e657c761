// swift-format-ignore-file: NeverUseForceTry, NeverForceUnwrap
import Foundation
import LimitModel
import Testing

@testable import Formats

/// Figures, written by hand. Axes: x from 1e-3 at 100 to 1 at 400, y from 1e-6 at 500 to 1e-2 at 100.
@Suite struct SVGTests {
    private static let x = ReadingAids.Axis(
        first: ReadingAids.Mark(position: 100, value: 1e-3), second: ReadingAids.Mark(position: 400, value: 1),
        isLogarithmic: true)
    private static let y = ReadingAids.Axis(
        first: ReadingAids.Mark(position: 500, value: 1e-6), second: ReadingAids.Mark(position: 100, value: 1e-2),
        isLogarithmic: true)

    private func read(
        _ body: String, path: String? = "p", colour: String? = nil, x: ReadingAids.Axis? = SVGTests.x,
        y: ReadingAids.Axis? = SVGTests.y, tolerance: Double? = nil, head: String = ""
    ) -> TableReading {
        var aids = ReadingAids()
        aids.paths = path.map { [$0] } ?? []
        aids.colours = colour.map { [$0] } ?? []
        (aids.massAxis, aids.couplingAxis, aids.tolerance) = (x, y, tolerance)
        let text =
            "<?xml version=\"1.0\"?>\n\(head)<svg xmlns=\"http://www.w3.org/2000/svg\" "
            + "xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 9\">\(body)</svg>"
        return TableReading(text, as: .svg, aids: aids)
    }

    /// The points of the curves back in the drawing, rounded.
    private func places(_ found: TableReading) -> [[String]] {
        (found.table?.curves ?? []).map { curve in
            curve.rows.map { row in
                let x = 100 + 100 * (log10(Double(row.mass)!) + 3)
                let y = 500 - 100 * (log10(Double(row.coupling)!) + 6)
                return "\(Int(x.rounded())),\(Int(y.rounded()))"
            }
        }
    }

    @Test func `positions become values on logarithmic axes`() {
        let found = read("<path id='p' d='M100,500 L400,100'/>")
        #expect(found.errors.isEmpty)
        #expect(found.rows.map { $0.map { Double($0)! } } == [[1e-3, 1e-6], [1, 1e-2]])
        #expect(found.table?.declaration.originKind == .digitised)
        #expect(
            found.table?.calibration
                == "SVG path 'p'; x logarithmic, 100.0 = 0.001, 400.0 = 1.0; y logarithmic, 500.0 = 1e-06, 100.0 = 0.01"
        )
    }

    @Test(arguments: [
        ("M100 200 150 250 200 200", [["100,200", "150,250", "200,200"]]),
        ("m100,200 50,50 50-50", [["100,200", "150,250", "200,200"]]),
        ("M100 200h50v50H100V300", [["100,200", "150,200", "150,250", "100,250", "100,300"]]),
        ("M1e2 2E2l50.5.5-.5,.5", [["100,200", "151,201", "150,201"]]),
        ("M100 200L150 250z m10 10 l5 5", [["100,200", "150,250"], ["110,210", "115,215"]]),
        ("M100 200L150 250zL300 300", [["100,200", "150,250"], ["100,200", "300,300"]]),
        ("M 100 200 L 150 250 M 200 300 L 250 350", [["100,200", "150,250"], ["200,300", "250,350"]]),
    ]) func `path commands are read with all their abbreviations`(_ d: String, _ expected: [[String]]) {
        let found = read("<path id='p' d='\(d)'/>")
        #expect(found.errors.isEmpty, "\(found.errors)")
        #expect(places(found) == expected)
    }

    @Test func `a closed path is a contour, an open one a line, a filled one an area`() {
        let found = read(
            "<path id='p' fill='none' stroke='red' d='M100 200H200V300Z M100 200H200V300 M100 200H200V300L100 200'/>")
        #expect(found.table?.curves.map(\.role) == [.contour, nil, .contour])
        #expect(found.table?.curves.map(\.rows.count) == [3, 3, 3])
        #expect(read("<path id='p' d='M100 200H200V300'/>").table?.curves.map(\.role) == [.contour])
        #expect(
            read("<polygon id='p' stroke='red' points='100,200 200,200 200,300'/>").table?.curves.map(\.role) == [
                .contour
            ])
        #expect(
            read("<polyline id='p' fill='none' points='100,200 200,200 200,300'/>").table?.curves.map(\.role) == [nil])
        #expect(places(read("<line id='p' x1='100' y1='200px' x2='150' y2='250'/>")) == [["100,200", "150,250"]])
    }

    @Test(arguments: [
        ("translate(10,20)", "110,220"), ("translate(10)", "110,200"), ("scale(2)", "200,400"),
        ("scale(2 .5)", "200,100"),
        ("rotate(90)", "-200,100"), ("rotate(90 100 100)", "0,100"), ("skewX(45)", "300,200"), ("skewY(45)", "100,300"),
        ("matrix(1 0 0 1 5 6)", "105,206"), ("translate(10,0) scale(2)", "210,400"),
        ("scale(2),translate(10,0)", "220,400"),
    ]) func `transforms are applied`(_ transform: String, _ place: String) {
        let found = read("<path id='p' transform='\(transform)' d='M100 200L101 202'/>")
        #expect(places(found).first?.first == place, "\(found.errors)")
    }

    @Test func `transforms of groups apply from the outside inwards`() {
        let found = read(
            "<g transform='translate(50,0)'><g transform='scale(2)'><path id='p' d='M100 200L150 200'/></g></g>")
        #expect(places(found) == [["250,400", "350,400"]])
    }

    @Test(arguments: [
        ("<path stroke='#ff0000' d='M100 200L150 200'/>", "red"),
        ("<path style='stroke: rgb(255,0,0)' d='M100 200L150 200'/>", "#f00"),
        ("<g stroke='red'><path d='M100 200L150 200'/></g>", "#FF0000"),
        ("<style>.a,.b{fill:none;stroke:#f00}</style><path class='x b' d='M100 200L150 200'/>", "red"),
        (
            "<style>/* path{} */ #q{stroke:red !important}</style><path id='q' class='b' stroke='blue' d='M100 200L150 200'/>",
            "red"
        ),
        ("<style><![CDATA[path.z{stroke:red}]]></style><path class='z' d='M100 200L150 200'/>", "red"),
        ("<g color='red'><path stroke='currentColor' d='M100 200L150 200'/></g>", "red"),
        ("<path fill='rgb(100%,0%,0%)' d='M100 200L150 200'/>", "red"),
    ]) func `a curve is chosen by its colour`(_ body: String, _ colour: String) {
        let found = read(body + "<path stroke='blue' d='M1 1L2 2'/>", path: nil, colour: colour)
        #expect(found.errors.isEmpty, "\(found.errors)")
        #expect(places(found) == [["100,200", "150,200"]])
        #expect(found.table?.name == colour)
    }

    @Test func `an id may name a group, as matplotlib writes it`() {
        let found = read("<g id='p'><path stroke='red' d='M100 200L150 200'/><path d='M100 300L150 300'/></g>")
        #expect(places(found) == [["100,200", "150,200"], ["100,300", "150,300"]])
        #expect(found.table?.curves.map(\.name) == ["1", "2"])
    }

    @Test func `definitions, clips, markers and hidden parts are not drawn`() {
        let hidden = [
            "<defs>", "<clipPath>", "<marker>", "<symbol>", "<g display='none'>", "<g style='visibility:hidden'>",
        ]
        for tag in hidden {
            let name = tag.dropFirst().prefix { $0.isLetter }
            let found = read("\(tag)<path id='p' d='M1 1L2 2'/></\(name)><path id='q' d='M1 1L2 2'/>")
            #expect(found.errors.first?.message == "no path or group has the id 'p'", "\(tag)")
        }
    }

    @Test func `use draws what it refers to inside the document only`() {
        let found = read(
            "<defs><path id='d' d='M0 0L50 0'/></defs><g id='p'><use xlink:href='#d' x='100' y='200'/></g>")
        #expect(places(found) == [["100,200", "150,200"]])
        #expect(
            read("<use id='p' href='other.svg#d'/><path id='q' d='M0 0L1 1'/>").errors.first?.message.contains(
                "no path or group") == true)
    }

    @Test func `what uses itself ends`() {
        let loop = "<g id='a'><use href='#b'/><use href='#b'/></g><g id='b'><use href='#a'/><use href='#a'/></g>"
        #expect(read(loop + "<path id='p' d='M100 200L150 200'/>").errors.isEmpty)
    }

    @Test func `many rules for many elements are refused, not worked through`() {
        let rules = "<style>" + (1...500).map { "path,path.a\($0){stroke:red}" }.joined() + "</style>"
        func found(_ count: Int) -> [Finding] {
            read(
                rules + String(repeating: "<path d='M100 200L150 200'/>", count: count) + "<path id='p' d='M1 1L2 2'/>"
            )
            .errors
        }
        #expect(found(10).isEmpty)
        #expect(found(20_000).first?.message.contains("too many style rules") == true)
    }

    @Test func `a curve in an inner view is refused, not misplaced`() {
        let found = read("<svg viewBox='0 0 10 10'><path id='p' d='M100 200L150 200'/></svg>")
        #expect(found.error?.contains("its place cannot be told") == true)
        #expect(
            read("<path id='p' style='transform:scale(2)' d='M100 200L150 200'/>").error?.contains(
                "transform in its style") == true)
        #expect(
            read("<path id='p' transform='spin(2)' d='M100 200L150 200'/>").error?.contains("cannot be read") == true)
    }

    // MARK: Flattening

    /// The largest distance of points on the drawn curve from the flattened one, in dex.
    private func deviation(
        _ segment: PathSegment, from start: DrawingPoint, _ rows: [FoundRow], x: ReadingAids.Axis, y: ReadingAids.Axis
    ) -> Double {
        var findings = Findings(file: "f")
        let (mass, coupling) = (
            AxisScale(x, option: "x", findings: &findings)!, AxisScale(y, option: "y", findings: &findings)!
        )
        let lines = rows.map { DrawingPoint(x: log10(Double($0.mass)!), y: log10(Double($0.coupling)!)) }
        return (0...997).map { step in
            let place = segment.point(at: Double(step) / 997, from: start)
            let point = DrawingPoint(x: mass.logarithm(at: place.x), y: coupling.logarithm(at: place.y))
            return zip(lines, lines.dropFirst()).map { Flattening.distance(point, $0, $1) }.min() ?? .infinity
        }.max() ?? .infinity
    }

    private func linear(_ axis: ReadingAids.Axis) -> ReadingAids.Axis {
        ReadingAids.Axis(first: axis.first, second: axis.second, isLogarithmic: false)
    }

    @Test(arguments: [0.1, 0.01, 0.001]) func `a flattened curve keeps the tolerance`(_ tolerance: Double) throws {
        var random = SplitMix64(seed: 20_260_101)
        print("seed 20260101")
        for index in 0..<60 {
            let p = (0..<4).map { _ in
                DrawingPoint(
                    x: Double.random(in: 110...390, using: &random), y: Double.random(in: 110...490, using: &random))
            }
            let text: String
            switch index % 4 {
            case 0: text = "C \(p[1].x) \(p[1].y) \(p[2].x) \(p[2].y) \(p[3].x) \(p[3].y)"
            case 1: text = "Q \(p[1].x) \(p[1].y) \(p[3].x) \(p[3].y)"
            case 2: text = "A \(p[1].x) \(p[1].y) \(p[2].x) \(index & 4 / 4) \(index & 8 / 8) \(p[3].x) \(p[3].y)"
            default: text = "L \(p[3].x) \(p[3].y)"
            }
            let d = "M \(p[0].x) \(p[0].y) \(text)"
            let segment = try PathData(d).subpaths[0].segments[0]
            let isLinear = index % 3 == 0 && index % 4 != 2
            let (x, y) = isLinear ? (linear(Self.x), linear(Self.y)) : (Self.x, Self.y)
            let found = read("<path id='p' stroke='red' fill='none' d='\(d)'/>", x: x, y: y, tolerance: tolerance)
            let rows = try #require(found.table?.curves.first?.rows, "\(found.errors)")
            #expect(deviation(segment, from: p[0], rows, x: x, y: y) <= tolerance, "\(d)")
        }
    }

    @Test func `a straight line on a linear axis is cut, on logarithmic axes it is not`() {
        let d = "<path id='p' d='M110 490L390 110'/>"
        #expect(read(d).rows.count == 2)
        let found = read(d, x: linear(Self.x), y: linear(Self.y))
        #expect(found.rows.count > 10)
        #expect(found.table?.calibration?.hasSuffix("curves flattened to 0.001 dex") == true)
    }

    @Test func `arcs run through the points they should`() throws {
        let quarter = try PathData("M 10 0 A 10 10 0 0 1 0 10").subpaths[0].segments[0]
        let middle = quarter.point(at: 0.5, from: DrawingPoint(x: 10, y: 0))
        #expect(abs(middle.x - 50.squareRoot()) < 1e-12 && abs(middle.y - 50.squareRoot()) < 1e-12)
        let large = try PathData("M10 0A10 10 0 1010 10").subpaths.first?.segments.first
        #expect(large?.end == DrawingPoint(x: 10, y: 10))
        // Radii that are too small grow: half a circle of radius 5.
        let half = try PathData("M 0 0 A 1 1 0 0 1 10 0").subpaths[0].segments[0].point(
            at: 0.5, from: DrawingPoint(x: 0, y: 0))
        #expect(abs(half.x - 5) < 1e-12 && abs(abs(half.y) - 5) < 1e-12)
    }

    @Test func `smooth curves mirror the control point`() throws {
        let cubic = try PathData("M0 0C0 10 10 10 10 0S20-10 20 0").subpaths[0].segments[1]
        #expect(
            cubic == .cubic(DrawingPoint(x: 10, y: -10), DrawingPoint(x: 20, y: -10), to: DrawingPoint(x: 20, y: 0)))
        let quadratic = try PathData("M0 0Q5 10 10 0T20 0").subpaths[0].segments[1]
        #expect(quadratic == .quadratic(control: DrawingPoint(x: 15, y: -10), to: DrawingPoint(x: 20, y: 0)))
        let alone = try PathData("M0 0L10 0T20 0").subpaths[0].segments[1]
        #expect(alone == .quadratic(control: DrawingPoint(x: 10, y: 0), to: DrawingPoint(x: 20, y: 0)))
    }

    // MARK: Messages

    @Test func `without a choice the largest paths are listed with their lines`() {
        let found = read(
            "\n<path id='short' stroke='#00f' d='M1 1L2 2'/>\n<g id='long'><path fill='none' stroke='red' d='M1 1L2 2L3 3L4 4'/></g>",
            path: nil)
        let messages = found.errors.map(\.description)
        #expect(messages.first?.contains("no curve is chosen; the figure has 2 paths and lines") == true)
        #expect(messages.dropFirst().first == "f:4: stroke #ff0000, about 4 points, x 1 to 4, y 1 to 4; --path 'long'")
        #expect(messages.count == 3)
    }

    @Test func `an axis that is not calibrated is asked for with the range of the curve`() {
        let found = read("<path id='p' d='M110 200L350 300'/>", x: nil)
        #expect(
            found.error?.contains("--x-axis: the axis is not calibrated; the curve runs from 110 to 350 along it")
                == true)
    }

    @Test(arguments: [
        ("<path id='p' d='L1 1'/>", "expected M, with which"), ("<path id='p' d='M1 1 X'/>", "character 6 of its path"),
        ("<path id='p' d='M1 1 L 2'/>", "expected a number"),
        ("<path id='p' d='M1 1A1 1 0 2 0 3 3'/>", "expected a flag"),
        ("<path id='p' d=''/>", "it draws nothing"), ("<path id='p' d='M1 1L1e999 1'/>", "expected a number"),
        ("<polyline id='p' points='1 2 3'/>", "not pairs of numbers"), ("<line id='p' x1='5%'/>", "not in user units"),
        ("<text>no</text>", "no paths or lines"),
    ]) func `broken paths are refused with their place`(_ body: String, _ message: String) {
        let found = read(body)
        #expect(found.errors.first?.description.contains(message) == true, "\(found.errors)")
        #expect(found.tables.isEmpty)
    }

    @Test func `a linear axis without positive values there is refused`() {
        let axis = ReadingAids.Axis(
            first: ReadingAids.Mark(position: 100, value: -1), second: ReadingAids.Mark(position: 400, value: 1),
            isLogarithmic: false)
        #expect(read("<path id='p' d='M110 200L350 300'/>", x: axis).error?.contains("no positive value") == true)
    }

    @Test func `a document type that only names a DTD is passed over, one with declarations is refused`() {
        let dtd =
            "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\"\n \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n"
        #expect(read("<path id='p' d='M110 200L350 300'/>", head: "<!-- made up -->" + dtd).errors.isEmpty)
        let own = "<!DOCTYPE svg [<!ENTITY x \"y\">]>"
        #expect(read("<path id='p' d='M110 200L350 300'/>", head: own).error?.contains("DOCTYPE") == true)
    }

    @Test func `scripts and outside references do nothing`() {
        let found = read(
            "<script href='http://example.org/x.js'>alert(1)</script><image href='file:///etc/passwd'/><foreignObject><path id='q' d='M1 1L2 2'/></foreignObject>"
                + "<path id='p' d='M110 200L350 300'/>")
        #expect(found.errors.isEmpty)
        #expect(found.rows.count == 2)
    }

    @Test func `a tolerance that needs too many points is refused`() {
        let found = read("<path id='p' d='M110 200C 200 500 300 100 350 300'/>", tolerance: 1e-14)
        #expect(found.error?.contains("larger --tolerance") == true)
    }
}
