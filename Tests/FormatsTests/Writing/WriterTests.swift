// swift-format-ignore-file: NeverUseForceTry, NeverForceUnwrap
import LimitModel
import Quantities
import Testing

@testable import Formats

@Suite struct WriterTests {
    // MARK: - Round trips

    @Test(arguments: Written.all, ["GeV", "eV"]) func `gnuplot columns and CSV read back to the same curves`(
        _ limit: Limit, _ mass: String
    ) throws {
        let exported = Written.exported(limit)
        let units = try Written.units(mass: mass)
        #expect(
            try Written.curves(Written.readBack(GnuplotWriter.text(exported, Written.source, units))) == limit.curves)
        #expect(
            try Written.curves(Written.readBack(CSVWriter.text(exported, Written.source, units), separator: ","))
                == limit.curves)
    }

    @Test(arguments: ["plane", "g", "g/2", "g/4", "1/f", "1/(2f)", "1/(4f)"])
    func `couplings are written in the convention asked for`(_ name: String) throws {
        let convention = try #require(
            CouplingConvention.all(of: Written.plane).first { $0.name == name || $0.meaning.contains(name) })
        let units = try Written.units(convention: convention.name)
        let again = try Written.curves(
            Written.readBack(GnuplotWriter.text(Written.exported(Written.above), Written.source, units)))
        for (one, other) in zip(again[0].points, Written.above.curves[0].points) {
            #expect(abs(one.coupling / other.coupling - 1) < 1e-15)
        }
    }

    @Test func `an unknown convention or unit is refused with what there is`() throws {
        let error = #expect(throws: ExportError.self) { try Written.units(convention: "g/3") }
        #expect(error?.message.contains("g/4") == true)
        #expect(error?.isUsage == true)
        #expect(throws: ExportError.self) { try Written.units(mass: "kg") }
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
        let text = GnuplotWriter.text(Written.exported(limit), Written.source, try Written.units())
        let head = try #require(LimenHeader(comments: text.split(separator: "\n").map(String.init)))
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
        let head = try #require(LimenHeader(comments: text.split(separator: "\n").map(String.init)))
        let error = #expect(throws: Finding.self) {
            try head.table(rows: [(line: 7, columns: ["1", "2"])], file: "x.txt")
        }
        #expect(error?.description.contains("x.txt") == true)
    }

    @Test func `files without our mark have no head of ours`() {
        #expect(LimenHeader.declaration(from: ["# BaBar", "# mass [eV] coupling"]) == nil)
    }
}
