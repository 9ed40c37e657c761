import Foundation

/// A piece of a path.
enum PathSegment: Hashable {
    case line(to: DrawingPoint)
    case quadratic(control: DrawingPoint, to: DrawingPoint)
    case cubic(DrawingPoint, DrawingPoint, to: DrawingPoint)
    case arc(EllipticalArc)

    var end: DrawingPoint {
        switch self {
        case .line(let end), .quadratic(_, let end), .cubic(_, _, let end): end
        case .arc(let arc): arc.end
        }
    }

    /// The point at a parameter from 0 to 1.
    func point(at t: Double, from start: DrawingPoint) -> DrawingPoint {
        let s = 1 - t
        switch self {
        case .line(let end): return s * start + t * end
        case .quadratic(let control, let end): return (s * s) * start + (2 * s * t) * control + (t * t) * end
        case .cubic(let first, let second, let end):
            return (s * s * s) * start + (3 * s * s * t) * first + (3 * s * t * t) * second + (t * t * t) * end
        case .arc(let arc): return arc.point(at: t)
        }
    }
}

/// A run of segments without a gap.
struct Subpath: Hashable {
    var start: DrawingPoint
    var segments: [PathSegment] = []
    /// Tells whether it is closed with Z; the closing line is not among the segments.
    var isClosed = false
}

/// The `d` attribute of a path.
struct PathData {
    private(set) var subpaths: [Subpath] = []

    /// The place where a path stops making sense.
    struct PathError: Error {
        /// The byte of the text, from 1.
        let position: Int
        let expected: String
    }

    private var scanner: NumberScanner
    private var current = DrawingPoint(x: 0, y: 0)
    /// The control point that a smooth curve mirrors, and whether it belongs to a cubic curve.
    private var control: (point: DrawingPoint, isCubic: Bool)?

    init(_ text: String) throws(PathError) {
        scanner = NumberScanner(text)
        scanner.skipSeparators()
        while let byte = scanner.next {
            guard "MmLlHhVvCcSsQqTtAaZz".utf8.contains(byte) else { throw mistake("a command such as M, L or C") }
            guard !subpaths.isEmpty || byte == UInt8(ascii: "M") || byte == UInt8(ascii: "m") else {
                throw mistake("M, with which every path begins")
            }
            _ = scanner.take()
            try run(byte)
            scanner.skipSeparators()
        }
    }

    private func mistake(_ expected: String) -> PathError { PathError(position: scanner.at + 1, expected: expected) }

    private mutating func number() throws(PathError) -> Double {
        guard let value = scanner.number() else { throw mistake("a number") }
        return value
    }

    private mutating func point(_ isRelative: Bool) throws(PathError) -> DrawingPoint {
        let point = DrawingPoint(x: try number(), y: try number())
        return isRelative ? current + point : point
    }

    private mutating func append(_ segment: PathSegment, control: (DrawingPoint, Bool)? = nil) {
        if subpaths.last?.isClosed == true { subpaths.append(Subpath(start: current)) }
        subpaths[subpaths.count - 1].segments.append(segment)
        current = segment.end
        self.control = control
    }

    /// One command with all its repetitions.
    private mutating func run(_ byte: UInt8) throws(PathError) {
        let isRelative = byte >= 0x61
        var command = byte & 0xDF
        if command == UInt8(ascii: "Z") {
            close()
            return
        }
        repeat {
            switch command {
            case UInt8(ascii: "M"):
                current = try point(isRelative)
                control = nil
                subpaths.append(Subpath(start: current))
                // Further pairs are lines.
                command = UInt8(ascii: "L")
            case UInt8(ascii: "L"): append(.line(to: try point(isRelative)))
            case UInt8(ascii: "H"):
                let x = try number()
                append(.line(to: DrawingPoint(x: isRelative ? current.x + x : x, y: current.y)))
            case UInt8(ascii: "V"):
                let y = try number()
                append(.line(to: DrawingPoint(x: current.x, y: isRelative ? current.y + y : y)))
            case UInt8(ascii: "A"): try arc(isRelative)
            default: try curve(command, isRelative)
            }
            scanner.skipSeparators()
        } while scanner.isAtNumber
    }

    private mutating func close() {
        guard let index = subpaths.indices.last, !subpaths[index].isClosed else { return }
        subpaths[index].isClosed = true
        current = subpaths[index].start
        control = nil
    }

    private mutating func curve(_ command: UInt8, _ isRelative: Bool) throws(PathError) {
        switch command {
        case UInt8(ascii: "C"):
            let (first, second) = (try point(isRelative), try point(isRelative))
            append(.cubic(first, second, to: try point(isRelative)), control: (second, true))
        case UInt8(ascii: "S"):
            let first = mirrored(isCubic: true)
            let second = try point(isRelative)
            append(.cubic(first, second, to: try point(isRelative)), control: (second, true))
        case UInt8(ascii: "Q"):
            let middle = try point(isRelative)
            append(.quadratic(control: middle, to: try point(isRelative)), control: (middle, false))
        default:
            let middle = mirrored(isCubic: false)
            append(.quadratic(control: middle, to: try point(isRelative)), control: (middle, false))
        }
    }

    private func mirrored(isCubic: Bool) -> DrawingPoint {
        guard let control, control.isCubic == isCubic else { return current }
        return current + (current - control.point)
    }

    private mutating func arc(_ isRelative: Bool) throws(PathError) {
        let (rx, ry, rotation) = (try number(), try number(), try number())
        guard let isLarge = scanner.flag(), let isSweep = scanner.flag() else { throw mistake("a flag, 0 or 1") }
        let end = try point(isRelative)
        let arc = EllipticalArc(
            from: current, to: end, radii: (abs(rx), abs(ry)), rotation: rotation, isLarge: isLarge, isSweep: isSweep)
        append(arc.map(PathSegment.arc) ?? .line(to: end))
    }
}
