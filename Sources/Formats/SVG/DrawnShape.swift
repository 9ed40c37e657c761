/// A line or area of a drawing as it appears: its path, its place and its colours.
struct DrawnShape {
    /// Its own id.
    let id: String?
    /// The ids of the groups around it, the nearest first.
    let groups: [String]
    let line: Int
    let source: Source
    let transform: AffineTransform2D
    let stroke, fill: SVGColour?
    /// The reason why its place in the drawing cannot be told.
    let obstacle: String?

    /// The source of the path.
    enum Source {
        case path(String)
        case points(String, isClosed: Bool)
        case segment(x1: String?, y1: String?, x2: String?, y2: String?)

        /// The length of its text.
        var byteCount: Int {
            switch self {
            case .path(let text), .points(let text, _): text.utf8.count
            case .segment: 1
            }
        }
    }

    /// The fault of a path.
    struct ShapeError: Error {
        let message: String
    }

    func subpaths() throws(ShapeError) -> [Subpath] {
        switch source {
        case .path(let text):
            do throws(PathData.PathError) {
                return try PathData(text).subpaths.filter { !$0.segments.isEmpty }
            } catch {
                throw ShapeError(message: "character \(error.position) of its path: expected \(error.expected)")
            }
        case .points(let text, let isClosed):
            var scanner = NumberScanner(text)
            guard let numbers = scanner.all(), numbers.count >= 4, numbers.count.isMultiple(of: 2) else {
                throw ShapeError(message: "its points are not pairs of numbers")
            }
            let points = stride(from: 0, to: numbers.count, by: 2).map {
                DrawingPoint(x: numbers[$0], y: numbers[$0 + 1])
            }
            return [Subpath(start: points[0], segments: points.dropFirst().map { .line(to: $0) }, isClosed: isClosed)]
        case .segment(let x1, let y1, let x2, let y2):
            let numbers = try [x1, y1, x2, y2].map { text throws(ShapeError) in try Self.length(text) }
            let end = DrawingPoint(x: numbers[2], y: numbers[3])
            return [Subpath(start: DrawingPoint(x: numbers[0], y: numbers[1]), segments: [.line(to: end)])]
        }
    }

    /// A length in user units; nothing is zero.
    static func length(_ text: String?) throws(ShapeError) -> Double {
        guard let text, !text.isEmpty else { return 0 }
        var scanner = NumberScanner(text.hasSuffix("px") ? String(text.dropLast(2)) : text)
        guard let numbers = scanner.all(), numbers.count == 1 else {
            throw ShapeError(message: "the length '\(text)' is not in user units")
        }
        return numbers[0]
    }

    /// An estimate of the number of points, for lists.
    var size: Int {
        switch source {
        case .path(let text): text.utf8.count { $0 & 0xDF >= 0x41 && $0 & 0xDF <= 0x5A && $0 & 0xDF != 0x45 }
        case .points(let text, _): text.utf8.count { $0 == 0x2C || $0 == 0x20 } / 2 + 1
        case .segment: 2
        }
    }
}
