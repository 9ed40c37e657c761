import LimitModel

/// The points of a curve, one per line: `MASS COUPLING`, and where needed `EDGE` and `FLAG,FLAG`.
enum PointLines {
    static func print(_ points: [Curve.Point]) -> String {
        var text = ""
        text.reserveCapacity(points.count * 44)
        for point in points {
            text += point.mass.description
            text += " "
            text += point.coupling.description
            if point.edge != .measured || !point.flags.isEmpty { text += " " + point.edge.rawValue }
            if !point.flags.isEmpty { text += " " + point.flags.names.joined(separator: ",") }
            text += "\n"
        }
        return text
    }

    /// - Throws: `Mistake` with the number of the line.
    static func parse(_ bytes: [UInt8]) throws(Mistake) -> [Curve.Point] {
        var points: [Curve.Point] = []
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.popLast()?.isEmpty == true else {
            throw Mistake(line: lines.count + 1, why: "the last line does not end")
        }
        points.reserveCapacity(lines.count)
        for (index, line) in lines.enumerated() { points.append(try point(line, number: index + 1)) }
        return points
    }

    struct Mistake: Error {
        var line: Int
        var why: String
    }

    /// A line says the same as a point in the archive's own notation, which is what reads it.
    private static func point(_ line: ArraySlice<UInt8>, number: Int) throws(Mistake) -> Curve.Point {
        let words = line.split(separator: 0x20, omittingEmptySubsequences: false)
        guard (2...4).contains(words.count) else {
            throw Mistake(line: number, why: "write MASS COUPLING, and where needed EDGE and FLAGS")
        }
        var cells = words.prefix(2).map { String(decoding: $0, as: UTF8.self) }
        if words.count > 2 { cells.append("\"\(String(decoding: words[2], as: UTF8.self))\"") }
        if words.count > 3 {
            let flags = words[3].split(separator: 0x2C, omittingEmptySubsequences: false)
            let quoted = flags.map { "\"\(String(decoding: $0, as: UTF8.self))\"" }
            cells.append("[\(quoted.joined(separator: ","))]")
        }
        do {
            let points = try PointsText.parse("[[" + cells.joined(separator: ",") + "]]")
            if points.count == 1 { return points[0] }
        } catch {
            throw Mistake(line: number, why: "expected \(error.expected)")
        }
        throw Mistake(line: number, why: "one point is expected")
    }
}
