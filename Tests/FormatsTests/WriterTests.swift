// swift-format-ignore-file: NeverUseForceTry, NeverForceUnwrap
import LimitModel
import Quantities
import Testing

@testable import Formats

@Suite struct WriterTests {
    /// What the head of a text file makes of its rows; columns are separated by blanks, or by commas.
    private func readBack(_ text: String, separator: Character = " ") throws -> FoundTable {
        let lines = text.split(separator: "\n")
        let head = try #require(OwnHead(comments: lines.filter { $0.hasPrefix("#") }.map(String.init)))
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

    private func curves(_ found: FoundTable) throws -> [Curve] {
        let mass = try PhysicalUnit(try #require(found.said.massUnit), expecting: .energy)
        let convention = try #require(
            CouplingConvention.all(of: Written.plane).first { $0.name == found.said.convention })
        let coupling = try PhysicalUnit(try #require(found.said.couplingUnit), expecting: convention.dimension)
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

    private func units(mass: String? = nil, convention: String? = nil) throws -> ColumnUnits {
        try ColumnUnits(plane: Written.plane, mass: mass, convention: convention)
    }

    // MARK: - Round trips

    @Test(arguments: Written.all, ["GeV", "eV"]) func `gnuplot columns and CSV read back to the same curves`(
        _ limit: Limit, _ mass: String
    ) throws {
        let exported = Written.exported(limit)
        let units = try units(mass: mass)
        #expect(
            try curves(readBack(GnuplotWriter.text(exported, Written.source, units))) == limit.curves)
        #expect(
            try curves(readBack(LimitCSV.text(exported, Written.source, units), separator: ",")) == limit.curves)
    }

    @Test(arguments: Written.all) func `AxionLimits text reads back to the same region`(_ limit: Limit) throws {
        let text = try AxionLimitsWriter.text(Written.exported(limit), Written.source, units(mass: "eV"))
        var again = limit
        again.curves = try curves(readBack(text))
        #expect(try again.region() == limit.region())
        #expect(again.curves == limit.curves.filter { $0.role != .expected && $0.role != .component })
    }

    @Test func `rows that close a polygon come only when asked for, and are no results`() throws {
        let exported = Written.exported(Written.above)
        let without = try AxionLimitsWriter.text(exported, Written.source, units())
        let with = try AxionLimitsWriter.text(exported, Written.source, units(), keepsSentinels: true)
        #expect(!without.contains("\n0.001 1.0\n"))
        #expect(with.contains("\n0.001 1.0\n"))
        #expect(try curves(readBack(with)) == curves(readBack(without)))
    }

    @Test(arguments: [Written.above, Written.steps, Written.between, Written.stepEdges])
    func `Darkcast text reads back to the same edges`(_ limit: Limit) throws {
        let text = try DarkcastWriter.text(Written.exported(limit), Written.source, units())
        #expect(text.hasPrefix(limit.shape == .above ? "# mass lower\n" : "# mass lower upper\n"))
        var again = limit
        again.curves = try curves(readBack(text))
        #expect(try again.region() == limit.region())
        // The format keeps one value a mass.
        let masses = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: " ")[0] }
        #expect(Set(masses).count == masses.count)
    }

    @Test func `Darkcast refuses islands and says what helps`() throws {
        let error = #expect(throws: ExportError.self) {
            try DarkcastWriter.text(Written.exported(Written.islands), Written.source, units())
        }
        #expect(error?.message.contains("--as axionlimits") == true)
    }

    @Test func `edges of different reach are cut to where both are`() throws {
        var limit = Written.between
        limit.curves[1].points.removeFirst()
        let text = try AxionLimitsWriter.text(Written.exported(limit), Written.source, units())
        #expect(text.contains(EdgePair.remark))
        let again = try curves(readBack(text))
        #expect(again[0].points.first?.mass == 5e-3)
        #expect(again[1] == limit.curves[1])
    }

    @Test(arguments: ["plane", "g", "g/2", "g/4", "1/f", "1/(2f)", "1/(4f)"])
    func `couplings are written in the convention asked for`(_ name: String) throws {
        let convention = try #require(
            CouplingConvention.all(of: Written.plane).first { $0.name == name || $0.meaning.contains(name) })
        let units = try units(convention: convention.name)
        let again = try curves(
            readBack(GnuplotWriter.text(Written.exported(Written.above), Written.source, units)))
        for (one, other) in zip(again[0].points, Written.above.curves[0].points) {
            #expect(abs(one.coupling / other.coupling - 1) < 1e-15)
        }
    }

    @Test func `an unknown convention or unit is refused with what there is`() throws {
        let error = #expect(throws: ExportError.self) { try units(convention: "g/3") }
        #expect(error?.message.contains("g/4") == true)
        #expect(error?.isUsage == true)
        #expect(throws: ExportError.self) { try units(mass: "kg") }
    }

    @Test func `any double survives a change of unit`() throws {
        var random = SystemRandomNumberGenerator()
        let corners = [5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1, 0.1, 1e23, 9007199254740993]
        let seeds = (0..<20_000).map { _ in UInt64.random(in: 1..<0x7FF0_0000_0000_0000, using: &random) }
        for value in corners + seeds.map(Double.init(bitPattern:)) {
            for shift in [-12, -9, -6, -3, 0, 3, 9] {
                let text = value.decimal(timesTenTo: -shift)
                #expect(try DecimalText(text).double(timesTenTo: shift) == value, "\(text) with 10^\(shift)")
            }
        }
    }

    @Test(arguments: [
        (0.00027, 3, "0.27"), (27.0, 0, "27.0"), (1e-7, 0, "1.0e-7"), (1.5e-7, 9, "150.0"),
        (12345678.0, 0, "1.2345678e+7"),
        (0.0001, 0, "0.0001"), (0.00001, 0, "1.0e-5"),
    ]) func `numbers read well`(_ value: Double, _ shift: Int, _ text: String) {
        #expect(value.decimal(timesTenTo: shift) == text)
    }

    // MARK: - Heads

    @Test func `the head says everything the declaration holds`() throws {
        var limit = Written.above
        limit.origin = Origin(kind: .digitised, digitiser: "A. Reader", digitisationError: 0.02)
        limit.note = "\"quoted\"\nand on"
        let text = GnuplotWriter.text(Written.exported(limit), Written.source, try units())
        let head = try #require(OwnHead(comments: text.split(separator: "\n").map(String.init)))
        let said = head.declaration
        #expect(said.limit == limit.slug)
        #expect(said.title == limit.title)
        #expect(said.search == limit.search)
        #expect(said.experiment == limit.experiment)
        #expect(said.plane == limit.plane)
        #expect(said.status == limit.status)
        #expect(said.statement == limit.statement)
        #expect(said.holdings == limit.holdings)
        #expect(said.originKind == .digitised)
        #expect(said.digitiser == "A. Reader")
        #expect(said.digitisationError == 0.02)
        #expect(said.citations == limit.citations)
        #expect(said.data == limit.data)
        #expect(said.shape == .above)
        #expect(said.note == limit.note)
        #expect(head.format == "gnuplot")
        for line in [
            "content_hash: 0123", "archive: abc", "release: none", "query: limen export l", "confidence_level: 0.9",
        ] {
            #expect(text.contains("# \(line)\n"))
        }
    }

    @Test(arguments: [
        "limen.table/1\nlimit: l\ncurve: {\"role\":\"central\",\"interpolation\":\"step\",\"rows\":[1,9223372036854775807]}",
        "limen.table/1\ncurve: {\"role\":\"central\",\"interpolation\":\"step\",\"rows\":[0,1]}",
        "limen.table/1\ncurve: {\"role\":\"central\",\"interpolation\":\"step\",\"rows\":[1,1],\"columns\":[0,-1]}",
        "limen.table/1\ncurve: {\"role\":\"central\",\"interpolation\":\"step\",\"rows\":[1,1],\"edges\":{\"cap\":\"1-99\"}}",
        "limen.table/1\ncurve: {\"role\":\"central\",\"interpolation\":\"step\",\"rows\":[1,1],\"edges\":{\"x\":\"1\"}}",
        "limen.table/1\ncurve: [", "limen.table/1\nlimit: ../x", "limen.table/1\nstatus: perhaps", "limen.table/1",
    ]) func `a head that does not fit its rows is refused`(_ text: String) throws {
        let head = try #require(OwnHead(comments: text.split(separator: "\n").map(String.init)))
        let error = #expect(throws: FormatErrors.self) {
            try head.table(rows: [(line: 7, columns: ["1", "2"])], file: "x.txt")
        }
        #expect(error?.description.contains("x.txt") == true)
    }

    @Test func `files without our mark have no head of ours`() {
        #expect(OwnHead.declaration(from: ["# BaBar", "# mass [eV] coupling"]) == nil)
    }
}
