import Foundation

/// A point of a drawing in user units: x to the right, y downwards.
struct DrawingPoint: Hashable {
    var x, y: Double

    static func + (one: DrawingPoint, other: DrawingPoint) -> DrawingPoint {
        DrawingPoint(x: one.x + other.x, y: one.y + other.y)
    }

    static func - (one: DrawingPoint, other: DrawingPoint) -> DrawingPoint {
        DrawingPoint(x: one.x - other.x, y: one.y - other.y)
    }

    static func * (factor: Double, point: DrawingPoint) -> DrawingPoint {
        DrawingPoint(x: factor * point.x, y: factor * point.y)
    }
}

/// x' = a x + c y + e, y' = b x + d y + f, as in SVG's `matrix(a b c d e f)`.
struct AffineTransform2D: Hashable {
    var a = 1.0, b = 0.0, c = 0.0, d = 1.0, e = 0.0, f = 0.0

    func callAsFunction(_ point: DrawingPoint) -> DrawingPoint {
        DrawingPoint(x: a * point.x + c * point.y + e, y: b * point.x + d * point.y + f)
    }

    /// This transform after another one: what an element inside a transformed group sees.
    func applied(after inner: AffineTransform2D) -> AffineTransform2D {
        AffineTransform2D(
            a: a * inner.a + c * inner.b, b: b * inner.a + d * inner.b, c: a * inner.c + c * inner.d,
            d: b * inner.c + d * inner.d, e: a * inner.e + c * inner.f + e, f: b * inner.e + d * inner.f + f)
    }
}

extension AffineTransform2D {
    /// Reads a `transform` attribute: matrix, translate, scale, rotate, skewX and skewY in a row; nil when it is none.
    init?(_ text: String) {
        var result = AffineTransform2D()
        var rest = text[...]
        while true {
            rest = rest.drop { $0.isWhitespace || $0 == "," }
            if rest.isEmpty { break }
            guard let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") else { return nil }
            let name = String(rest[..<open]).collapsed
            var scanner = NumberScanner(String(rest[rest.index(after: open)..<close]))
            guard let numbers = scanner.all(), let next = Self.one(name, numbers) else { return nil }
            result = result.applied(after: next)
            rest = rest[rest.index(after: close)...]
        }
        self = result
    }

    private static func one(_ name: String, _ n: [Double]) -> AffineTransform2D? {
        switch (name, n.count) {
        case ("matrix", 6): AffineTransform2D(a: n[0], b: n[1], c: n[2], d: n[3], e: n[4], f: n[5])
        case ("translate", 1): AffineTransform2D(e: n[0])
        case ("translate", 2): AffineTransform2D(e: n[0], f: n[1])
        case ("scale", 1): AffineTransform2D(a: n[0], d: n[0])
        case ("scale", 2): AffineTransform2D(a: n[0], d: n[1])
        case ("rotate", 1): rotation(n[0])
        case ("rotate", 3):
            AffineTransform2D(e: n[1], f: n[2]).applied(after: rotation(n[0]))
                .applied(after: AffineTransform2D(e: -n[1], f: -n[2]))
        case ("skewX", 1): AffineTransform2D(c: tan(n[0] * .pi / 180))
        case ("skewY", 1): AffineTransform2D(b: tan(n[0] * .pi / 180))
        default: nil
        }
    }

    private static func rotation(_ degrees: Double) -> AffineTransform2D {
        let (sine, cosine) = (sin(degrees * .pi / 180), cos(degrees * .pi / 180))
        return AffineTransform2D(a: cosine, b: sine, c: -sine, d: cosine)
    }
}
