import LimitModel
import Quantities
import Regions

/// The points of a curve as the archive stores them: `[[m,g],[m,g,"cap"],[m,g,"measured",["near-threshold"]]]`.
///
/// It is JSON, written without spaces. Every number is the shortest text that reads back as the same double, so that
/// nothing is lost; the edge kind is left out when it is `measured` and no flags follow.
package enum PointsText {
    /// Why a text is not a list of points: at which byte, and what was expected there.
    package struct Mistake: Error, Hashable, Sendable, CustomStringConvertible {
        package var offset: Int
        package var expected: String
        package var description: String { "points: byte \(offset + 1): expected \(expected)" }
    }

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
    package static func parse(_ text: String) throws(Mistake) -> [Curve.Point] {
        var scanner = Scanner(bytes: Array(text.utf8))
        return try scanner.points()
    }
}

/// Reads points from left to right.
private struct Scanner {
    let bytes: [UInt8]
    var at = 0

    mutating func points() throws(PointsText.Mistake) -> [Curve.Point] {
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

    private mutating func point() throws(PointsText.Mistake) -> Curve.Point {
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

    private mutating func flags() throws(PointsText.Mistake) -> Curve.Flags {
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
    private mutating func word() throws(PointsText.Mistake) -> String {
        try expect("\"")
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += 1 }
        let word = String(decoding: bytes[start..<at], as: UTF8.self)
        try expect("\"")
        return word
    }

    /// A number by the grammar of JSON, finite.
    private mutating func number() throws(PointsText.Mistake) -> Double {
        let start = at
        _ = skip("-")
        if !skip("0") { try digits() }
        if skip(".") { try digits() }
        if skip("e") || skip("E") {
            if !skip("+") { _ = skip("-") }
            try digits()
        }
        var read = start
        if let plain = DecimalBytes.positive(in: bytes, at: &read, end: at, timesTenTo: 0), read == at { return plain }
        guard let value = Double(String(decoding: bytes[start..<at], as: UTF8.self)), value.isFinite else {
            throw mistake("a finite number", at: start)
        }
        return value
    }

    private mutating func digits() throws(PointsText.Mistake) {
        let start = at
        while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
        guard at > start else { throw mistake("a digit") }
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard at < bytes.count, bytes[at] == UInt8(ascii: character) else { return false }
        at += 1
        return true
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(PointsText.Mistake) {
        guard skip(character) else { throw mistake("'\(character)'") }
    }

    private func mistake(_ expected: String, at offset: Int? = nil) -> PointsText.Mistake {
        PointsText.Mistake(offset: offset ?? at, expected: expected)
    }
}
