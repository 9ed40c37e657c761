import JSON
import LimitModel
import Quantities
import Regions

/// The points of a curve as the archive stores them: `[[m,g],[m,g,"cap"],[m,g,"measured",["near-threshold"]]]`.
///
/// It is JSON, written without spaces. Every number is the shortest text that reads back as the same double, so that
/// nothing is lost; the edge kind is left out when it is `measured` and no flags follow.
package enum PointsText {
    /// The text of some points.
    /// - Throws: `ModelError.notFinite`.
    package static func print(_ points: [Curve.Point]) throws(ModelError) -> String {
        // Bytes: appending to a string looks for its end each time.
        var text: [UInt8] = [UInt8(ascii: "[")]
        text.reserveCapacity(points.count * 44 + 2)
        for (index, point) in points.enumerated() {
            guard point.mass.isFinite, point.coupling.isFinite else { throw .notFinite(path: "point \(index + 1)") }
            if index > 0 { text.append(UInt8(ascii: ",")) }
            text.append(UInt8(ascii: "["))
            text += point.mass.description.utf8
            text.append(UInt8(ascii: ","))
            text += point.coupling.description.utf8
            if point.edge != .measured || !point.flags.isEmpty { text += ",\"\(point.edge.rawValue)\"".utf8 }
            if !point.flags.isEmpty {
                text += (",[" + point.flags.names.map { "\"\($0)\"" }.joined(separator: ",") + "]").utf8
            }
            text.append(UInt8(ascii: "]"))
        }
        text.append(UInt8(ascii: "]"))
        return String(decoding: text, as: UTF8.self)
    }

    /// The points of a text.
    package static func parse(_ text: String) throws(JSON.SyntaxError) -> [Curve.Point] {
        var scanner = JSONScanner(bytes: Array(text.utf8))
        return try scanner.points()
    }
}

extension JSONScanner {
    fileprivate mutating func points() throws(JSON.SyntaxError) -> [Curve.Point] {
        var points: [Curve.Point] = []
        points.reserveCapacity(bytes.count / 32)
        try expect("[")
        if !skip("]") {
            repeat { points.append(try point()) } while skip(",")
            try expect("]")
        }
        guard at == bytes.count else { throw mistake("the end") }
        return points
    }

    private mutating func point() throws(JSON.SyntaxError) -> Curve.Point {
        try expect("[")
        let mass = try number()
        try expect(",")
        let coupling = try number()
        var point = Curve.Point(mass: mass, coupling: coupling)
        if skip(",") {
            let start = at
            guard let edge = EdgeKind(rawValue: try word()) else { throw mistake("an edge kind", at: start) }
            point.edge = edge
            if skip(",") { point.flags = try flags() }
        }
        try expect("]")
        return point
    }

    private mutating func flags() throws(JSON.SyntaxError) -> Curve.Flags {
        let start = at
        var names: [String] = []
        try expect("[")
        repeat { names.append(try word()) } while skip(",")
        try expect("]")
        do {
            return try Curve.Flags(names: names)
        } catch {
            throw mistake("known flags", at: start)
        }
    }

    /// A name in quotes: lower-case letters, digits and hyphens.
    private mutating func word() throws(JSON.SyntaxError) -> String {
        try expect("\"")
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += 1 }
        let word = String(decoding: bytes[start..<at], as: UTF8.self)
        try expect("\"")
        return word
    }

    private mutating func number() throws(JSON.SyntaxError) -> Double {
        let start = try numberRange().lowerBound
        var read = start
        if let plain = DecimalBytes.positive(in: bytes, at: &read, end: at, timesTenTo: 0), read == at { return plain }
        guard let value = Double(String(decoding: bytes[start..<at], as: UTF8.self)), value.isFinite else {
            throw mistake("a finite number", at: start)
        }
        return value
    }
}
