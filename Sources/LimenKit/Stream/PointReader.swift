import JSON
import Quantities
import Foundation

/// Reads points (mass, coupling) line by line: CSV whose header or cells name the units, or JSON lines in the plane's
/// units.
struct PointReader {
    private enum Layout {
        case jsonLines
        /// Columns of mass and coupling, with the units their header names.
        case columns(mass: Int, coupling: Int, massUnit: PhysicalUnit?, couplingUnit: PhysicalUnit?)
    }

    let name: String
    private let couplingDimension: PhysicalDimension
    private var layout: Layout?
    private var line = 0

    init(name: String, couplingDimension: PhysicalDimension) {
        self.name = name
        self.couplingDimension = couplingDimension
    }

    /// Columns whose units the header names, so that a cell is a bare number.
    struct PlainColumns {
        let mass, coupling: Int
        /// The powers of ten that make the plane's units of them.
        let massPower, couplingPower: Int
    }

    /// Where plain numbers stand; nil before the first line, for JSON lines, and for cells with units of their own.
    var plainColumns: PlainColumns? {
        guard case .columns(let mass, let coupling, let massUnit?, let couplingUnit?) = layout else { return nil }
        return PlainColumns(
            mass: mass, coupling: coupling, massPower: massUnit.power, couplingPower: couplingUnit.power)
    }

    /// Whether the layout is known.
    var isUnderWay: Bool { layout != nil }

    /// Counts a line that somebody else has read.
    mutating func skipLine() { line += 1 }

    /// Counts lines that somebody else reads.
    mutating func skipLines(_ count: Int) { line += count }

    /// Reads the next line.
    /// - Returns: nil for comments, blank lines and the header.
    /// - Throws: `LimenError` of kind `badData` naming file, line and remedy.
    mutating func point(from text: Substring) throws -> (mass: Double, coupling: Double)? {
        line += 1
        var text = text.last == "\r" || text.last == "\r\n" ? text.dropLast() : text
        if line == 1, text.first == "\u{FEFF}" { text = text.dropFirst() }
        let plain = text.drop { $0 == " " || $0 == "\t" }
        if plain.isEmpty || plain.hasPrefix("#") { return nil }
        if layout == nil, try begin(String(plain)) { return nil }
        return try point(plain)
    }

    /// Decides the layout from the first line that says something; true when that line is a header.
    private mutating func begin(_ first: String) throws -> Bool {
        if first.hasPrefix("{") {
            layout = .jsonLines
            return false
        }
        let cells = first.split(separator: ",", omittingEmptySubsequences: false).map { Self.unquoted($0) }
        let names = cells.map { $0.lowercased() }
        let mass = names.firstIndex { $0.hasPrefix("m") && !$0.contains("min") }
        let coupling = names.firstIndex { $0.hasPrefix("g") || $0.hasPrefix("coupling") || $0.hasPrefix("eps") }
        guard let mass, let coupling, mass != coupling else {
            guard cells.count == 2 else {
                throw failure(
                    "a header is needed that names two of the \(cells.count) columns",
                    "begin with a line such as mass_GeV,coupling_per_GeV")
            }
            layout = .columns(mass: 0, coupling: 1, massUnit: nil, couplingUnit: nil)
            return false
        }
        layout = .columns(
            mass: mass, coupling: coupling, massUnit: try unit(of: cells[mass], .energy),
            couplingUnit: try unit(of: cells[coupling], couplingDimension))
        return true
    }

    /// The unit in a header such as `mass_GeV`, `mass [MeV]`, `coupling_per_GeV`, `g (1/GeV)`; nil when there is none.
    private func unit(of header: String, _ dimension: PhysicalDimension) throws -> PhysicalUnit? {
        var text: Substring
        if let open = header.lastIndex(where: { $0 == "[" || $0 == "(" }) {
            text = header[header.index(after: open)...]
            if text.last == "]" || text.last == ")" { text = text.dropLast() }
        } else if let mark = header.range(of: "_per_") {
            text = "1/" + header[mark.upperBound...]
        } else if let mark = header.lastIndex(of: "_") {
            text = header[header.index(after: mark)...]
        } else {
            return dimension == .dimensionless ? PhysicalUnit.canonical(dimension) : nil
        }
        do {
            return try PhysicalUnit(text, expecting: dimension)
        } catch {
            throw failure("column '\(header)': \(error)", "name the unit as in mass_GeV or coupling_per_GeV")
        }
    }

    private func point(_ text: Substring) throws -> (mass: Double, coupling: Double) {
        let point: (mass: Double, coupling: Double)
        switch layout {
        case .jsonLines, nil:
            do {
                let json = try JSON(String(text), acceptsNull: true)
                point = (try json.member("mass"), try json.member("coupling"))
            } catch {
                throw failure("not a point", "write {\"mass\": 0.01, \"coupling\": 1e-3}")
            }
        case .columns(let mass, let coupling, let massUnit, let couplingUnit):
            let cells = text.split(separator: ",", omittingEmptySubsequences: false).map { Self.unquoted($0) }
            guard mass < cells.count, coupling < cells.count else {
                throw failure("there are only \(cells.count) columns", "give mass and coupling on every line")
            }
            point = (
                try value(cells[mass], .energy, massUnit, "mass"),
                try value(cells[coupling], couplingDimension, couplingUnit, "coupling")
            )
        }
        guard point.mass > 0, point.coupling > 0, point.mass.isFinite, point.coupling.isFinite else {
            throw failure("mass and coupling must be positive", "leave such points out")
        }
        return point
    }

    private func value(
        _ cell: String, _ dimension: PhysicalDimension, _ unit: PhysicalUnit?, _ what: String
    ) throws -> Double {
        do {
            if let unit {
                return try DecimalText(cell.trimmingCharacters(in: .whitespaces)).double(timesTenTo: unit.power)
            }
            return try Quantity(cell, as: dimension).value
        } catch {
            throw failure(
                "\(what): \(error)", "name the units in a header such as mass_GeV,coupling_per_GeV, or in every cell")
        }
    }

    private func failure(_ problem: String, _ remedy: String) -> LimenError {
        LimenError(.badData, "\(name):\(line): \(problem); \(remedy)")
    }

    private static func unquoted(_ cell: Substring) -> String {
        let text = cell.trimmingCharacters(in: .whitespaces)
        return text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
            ? String(text.dropFirst().dropLast()) : text
    }
}
