import Formats
import LimenKit

/// A place on the page in points; y grows downwards.
struct Spot: Hashable, Sendable {
    var x, y: Double

    static func + (one: Spot, other: Spot) -> Spot { Spot(x: one.x + other.x, y: one.y + other.y) }
    static func - (one: Spot, other: Spot) -> Spot { Spot(x: one.x - other.x, y: one.y - other.y) }
    static func * (one: Spot, factor: Double) -> Spot { Spot(x: one.x * factor, y: one.y * factor) }

    /// The distance from the origin.
    var length: Double { (x * x + y * y).squareRoot() }
}

/// A rectangle on the page, its sides parallel to the page's.
struct Box: Hashable, Sendable {
    var x0, y0, x1, y1: Double

    var width: Double { x1 - x0 }
    var height: Double { y1 - y0 }

    /// The same with all sides moved outwards.
    func grown(by margin: Double) -> Box {
        Box(x0: x0 - margin, y0: y0 - margin, x1: x1 + margin, y1: y1 + margin)
    }
}

/// SVG as it is written: one element a line, attributes in a fixed order, numbers with two decimals.
struct Canvas {
    /// Names and values of attributes, in order.
    typealias Attributes = [(String, String)]

    private(set) var lines: [String] = []
    private var depth = 0

    /// The whole text.
    var text: String { lines.joined(separator: "\n") + "\n" }

    /// An element without content.
    mutating func element(_ name: String, _ attributes: Attributes) {
        lines.append(indentation + "<\(name)\(Self.text(attributes))/>")
    }

    /// An element whose content is markup already.
    mutating func element(_ name: String, _ attributes: Attributes, markup: String) {
        lines.append(indentation + "<\(name)\(Self.text(attributes))>\(markup)</\(name)>")
    }

    /// An element around others.
    mutating func group(
        _ name: String = "g", _ attributes: Attributes, _ body: (inout Canvas) -> Void
    ) {
        lines.append(indentation + "<\(name)\(Self.text(attributes))>")
        depth += 1
        body(&self)
        depth -= 1
        lines.append(indentation + "</\(name)>")
    }

    private var indentation: String { String(repeating: "  ", count: depth) }

    private static func text(_ attributes: Attributes) -> String {
        attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
    }

    // MARK: - Text and numbers

    /// Text that is safe between tags and in attributes; characters that XML does not allow are left out.
    static func escaped(_ text: String) -> String {
        XMLEscape.text(text) { scalar in
            switch scalar {
            case "'": return "&#39;"
            case "\t", "\n", "\r": return " "
            default:
                // XML has no control characters or non-characters; bidirectional marks could make a name read as another
                // one.
                let isNoCharacter = scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
                return isNoCharacter || scalar.steersText ? "" : nil
            }
        }
    }

    /// The largest size of a number in a drawing.
    private static let largest = 1e6

    /// A number with at most two decimals, the same everywhere; what is not a number becomes 0.
    static func number(_ value: Double) -> String {
        guard value.isFinite else { return "0" }
        let hundredths = Int((min(max(value, -largest), largest) * 100).rounded())
        let (size, sign) = (hundredths.magnitude, hundredths < 0 ? "-" : "")
        let (whole, rest) = (size / 100, size % 100)
        if rest == 0 { return "\(sign)\(whole)" }
        if rest % 10 == 0 { return "\(sign)\(whole).\(rest / 10)" }
        return "\(sign)\(whole)." + (rest < 10 ? "0\(rest)" : "\(rest)")
    }

    /// Path data through places.
    static func path(_ places: [Spot], isClosed: Bool = false) -> String {
        var text = ""
        for (index, place) in places.enumerated() {
            text += (index == 0 ? "M" : "L") + number(place.x) + " " + number(place.y)
        }
        return isClosed && !text.isEmpty ? text + "Z" : text
    }
}
