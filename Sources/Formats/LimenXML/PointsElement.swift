import LimitModel
import Quantities
import Regions

/// A row of a table of points as it was written.
struct PointRow {
    /// nil where the format has no lines.
    let line: Int?
    /// Counted from 1 among the rows that hold points.
    let number: Int
    let mass, coupling: String
    var point: Curve.Point

    var field: String { "points row \(number)" }
}

extension SubmissionBuilder {
    /// A curve from the `<points>` inside an element; nil when it cannot be read.
    mutating func readCurve(_ element: Element, role: Curve.Role, plane: Plane?) -> CurveSource? {
        guard let points = element.first("points") else { return nil }
        let massUnit = unit(points, attribute: "mass-unit", axis: plane?.mass.dimension ?? .energy)
        let couplingUnit = unit(
            points, attribute: "coupling-unit",
            axis: plane?.coupling.dimension ?? dimension(ofUnitIn: points, attribute: "coupling-unit"))
        guard let massUnit, let couplingUnit else { return nil }
        let errorsBefore = findings.errors.count
        var rows: [PointRow] = []
        var number = 0
        let text = Array(points.text.utf8)
        let powers = (mass: massUnit.power, coupling: couplingUnit.power)
        for (offset, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard !findings.isFull else { break }
            guard number < ReaderLimits.curveRows else {
                findings.fail(
                    line: points.line + offset, field: "<points>", "it has more than \(ReaderLimits.curveRows) rows",
                    remedy: "leave out what no reader of a figure sees, or make several limits of it")
                break
            }
            let place = (line: points.line + offset, number: number + 1)
            if let plain = PlainRow(text, line.indices, powers: powers) {
                number += 1
                rows.append(
                    PointRow(
                        line: place.line, number: number, mass: plain.mass, coupling: plain.coupling,
                        point: Curve.Point(mass: plain.massValue, coupling: plain.couplingValue)))
                continue
            }
            let columns = Self.columns(of: String(decoding: line, as: UTF8.self))
            guard !columns.isEmpty else { continue }
            number += 1
            if let row = readRow(columns, at: place, mass: massUnit, coupling: couplingUnit) { rows.append(row) }
        }
        let isClosed = role == .contour
        if number < (isClosed ? 3 : 2) {
            findings.fail(
                .fewPoints, line: points.line, field: "<points>",
                number == 0
                    ? "there are no points" : "there \(number == 1 ? "is only one point" : "are only two points")",
                remedy: isClosed ? "a contour needs at least three" : "a curve needs at least two")
        }
        if findings.errors.count == errorsBefore {
            if !isClosed { checkOrder(rows, allowsSteps: role == .lowerEdge || role == .upperEdge) }
            warnAboutRows(rows, plane: plane, isClosed: isClosed)
        }
        let curve = Curve(
            role: role, name: element["name"], interpolation: choice(points, "interpolation") ?? .logLog,
            points: rows.map(\.point))
        return CurveSource(
            curve: curve, line: points.line, lines: rows.map(\.line), dimension: couplingUnit.dimension)
    }

    /// The words before a `#`. Bytes are faster than characters; texts with other than ASCII are rare.
    private static func columns(of line: String) -> [String] {
        if line.utf8.allSatisfy({ $0 < 0x80 }) {
            let row = line.utf8.prefix { $0 != 0x23 }
            return row.split(whereSeparator: { $0 <= 0x20 }).map { String(Substring($0)) }
        }
        return line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    private mutating func unit(_ element: Element, attribute: String, axis: PhysicalDimension?) -> PhysicalUnit? {
        guard let text = element[attribute], let axis else { return nil }
        do {
            return try PhysicalUnit(text, expecting: axis)
        } catch {
            findings.fail(line: element.line, field: "\(element.label) \(attribute)", error)
            return nil
        }
    }

    private mutating func readRow(
        _ columns: [String], at place: (line: Int, number: Int), mass massUnit: PhysicalUnit,
        coupling couplingUnit: PhysicalUnit
    ) -> PointRow? {
        let field = "points row \(place.number)"
        guard checkColumns(columns, at: place) else { return nil }
        let mass = findings.positive(columns[0], unit: massUnit, line: place.line, field: field, subject: "mass")
        let coupling = findings.positive(
            columns[1], unit: couplingUnit, line: place.line, field: field, subject: "coupling")
        var edge = EdgeKind.measured
        var flags: Curve.Flags = []
        if columns.count >= 3 {
            guard let kind = EdgeKind(rawValue: columns[2]), kind != .open else {
                findings.fail(
                    line: place.line, field: field, "'\(columns[2])' is not an edge kind",
                    remedy: "write measured, cap or kinematic, or leave it out")
                return nil
            }
            edge = kind
            guard let named = try? Curve.Flags(names: Array(columns[3...])) else {
                findings.fail(
                    line: place.line, field: field,
                    "'\(columns[3...].joined(separator: " "))' is not a flag of a point",
                    remedy: "write \(Curve.Flags(rawValue: .max).names.joined(separator: " or ")), or leave it out")
                return nil
            }
            flags = named
        }
        guard let mass, let coupling else { return nil }
        return PointRow(
            line: place.line, number: place.number, mass: columns[0], coupling: columns[1],
            point: Curve.Point(mass: mass, coupling: coupling, edge: edge, flags: flags))
    }

    /// Mass and coupling separated by white space, numbers only, then perhaps the edge kind and flags.
    private mutating func checkColumns(_ columns: [String], at place: (line: Int, number: Int)) -> Bool {
        // Plain numbers, as in most rows, need no closer look.
        if columns.count == 2, columns.allSatisfy({ NumberText.isPlain($0) }) { return true }
        let field = "points row \(place.number)"
        let row = columns.joined(separator: " ")
        if let unit = columns.prefix(4).first(where: { Self.isUnit($0) }) {
            findings.fail(
                .columns, line: place.line, field: field, "\"\(row)\": the unit '\(unit)' does not belong into a row",
                remedy: "write numbers only, and the unit once in mass-unit and coupling-unit")
            return false
        }
        let parts = row.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == " " })
        let isSeparated =
            parts.count >= 2 && parts.count <= 3 && parts.prefix(2).allSatisfy { (try? DecimalText($0)) != nil }
        if columns.contains(where: { $0.contains(";") })
            || row.contains(",") && (columns.count == 1 || row.contains(", ")),
            isSeparated
        {
            findings.fail(
                .columns, line: place.line, field: field,
                "\"\(row)\": the columns are separated by commas or semicolons",
                remedy: "write \(parts.joined(separator: " "))")
            return false
        }
        let hasFlags = columns.count > 3 && EdgeKind(rawValue: columns[2]) != nil
        guard columns.count == 2 || columns.count == 3 || hasFlags else {
            findings.fail(
                .columns, line: place.line, field: field,
                columns.count == 1 ? "\"\(row)\": the coupling is missing" : "it has \(columns.count) columns",
                remedy: "write 'mass coupling', and if need be the edge kind")
            return false
        }
        return true
    }

    private static func isUnit(_ text: String) -> Bool {
        guard let first = text.first, first.isLetter || first == "/" || text.hasPrefix("1/") else { return false }
        return [PhysicalDimension.energy, .inverseEnergy].contains { (try? PhysicalUnit(text, expecting: $0)) != nil }
    }
}

extension Findings {
    /// A positive number; the shift between units happens in its text.
    mutating func positive(
        _ text: String, unit: PhysicalUnit, line: Int?, field: @autoclosure () -> String, subject: String
    ) -> Double? {
        if let plain = DecimalBytes.positive(text, timesTenTo: unit.power) { return plain }
        do {
            let value = try DecimalText(text).double(timesTenTo: unit.power)
            if value > 0 { return value }
            fail(
                .notPositive, line: line, field: field(), "\(subject) '\(text)' is not positive",
                remedy: "the axes are logarithmic: write a positive number, or leave the row out")
        } catch {
            fail(line: line, field: field(), error, about: "\(subject) ")
        }
        return nil
    }
}
