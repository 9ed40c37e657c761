import LimitModel
import Quantities
import Testing

@testable import Formats

extension Written {
    /// What the head of a text file makes of its rows; columns are separated by blanks, or by commas.
    static func readBack(_ text: String, separator: Character = " ") throws -> FoundTable {
        let lines = text.split(separator: "\n")
        let head = try #require(LimenHeader(comments: lines.filter { $0.hasPrefix("#") }.map(String.init)))
        var rows = lines.enumerated().filter { !$0.element.hasPrefix("#") }.map {
            (
                line: Optional($0.offset),
                columns: $0.element.split(separator: separator, omittingEmptySubsequences: separator == " ").map(
                    String.init)
            )
        }
        if separator == "," { rows.removeFirst() }
        return try head.table(rows: rows, file: "x")
    }

    static func curves(_ found: FoundTable) throws -> [Curve] {
        let mass = try PhysicalUnit(try #require(found.declaration.massUnit), expecting: .energy)
        let convention = try #require(
            CouplingConvention.all(of: plane).first { $0.name == found.declaration.convention })
        let coupling = try PhysicalUnit(try #require(found.declaration.couplingUnit), expecting: convention.dimension)
        return try found.curves.map { curve in
            Curve(
                role: try #require(curve.role), name: curve.name, interpolation: curve.interpolation ?? .logLog,
                points: try curve.rows.map { row in
                    Curve.Point(
                        mass: try DecimalText(row.mass).double(timesTenTo: mass.power),
                        coupling: convention.coupling(
                            written: try DecimalText(row.coupling).double(timesTenTo: coupling.power)),
                        edge: row.edge, flags: row.flags)
                })
        }
    }

    static func units(mass: String? = nil, convention: String? = nil) throws -> ColumnUnits {
        try ColumnUnits(plane: plane, mass: mass, convention: convention)
    }
}
