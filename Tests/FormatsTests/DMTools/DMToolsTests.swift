// swift-format-ignore-file: NeverUseForceTry, NeverForceUnwrap
import LimitModel
import Testing

@testable import Formats

/// Limit XML of DMTools, written by hand.
@Suite struct DMToolsTests {
    private func limit(_ values: String, _ more: String = "") -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <limit>
          <data-label>Made up, 90% CL</data-label>
          <data-reference>&lt;a href="https://arxiv.org/abs/1703.01234v2"&gt;Somebody&lt;/a&gt;</data-reference>
          <data-values>\(values)</data-values>
          <experiment>Sand Box (2)</experiment>
          <result-type>Exp</result-type>
          <x-units>MeV</x-units><y-units>1/GeV</y-units>
          <year type="integer">2017</year>
          \(more)
        </limit>
        """
    }

    private func read(_ values: String, _ more: String = "") -> TableReading {
        TableReading(limit(values, more), as: .dmtools)
    }

    @Test func `points, units, experiment and reference are read`() {
        let found = read("{[1 2e-3; 10 1.5E-3; 100 4e-3]}")
        #expect(found.errors.isEmpty)
        #expect(found.rows == [["1", "2e-3"], ["10", "1.5e-3"], ["100", "4e-3"]])
        let said = found.table?.declaration
        #expect(said?.massUnit == "MeV")
        #expect(said?.couplingUnit == "1/GeV")
        #expect(said?.experiment == Experiment(id: try! Slug("sand-box-2"), name: "Sand Box (2)"))
        #expect(said?.status == .observed)
        #expect(said?.statement == nil)
        #expect(found.table?.hints[.confidenceLevel]?.contains("90% CL") == true)
        let publication = said?.citations.first?.publication
        #expect(publication?.arxiv == "1703.01234")
        #expect(publication?.title == "Somebody")
        #expect(publication?.year == 2017)
    }

    @Test(arguments: [
        ("1e-36", "1.5e-40"), ("0.001", "1.5e-7"), ("100.0", "1.5e-2"), ("1", "1.5e-4"), ("+10", "1.5e-3"),
    ]) func `a factor that is a power of ten moves the exponent in the text`(_ factor: String, _ expected: String) {
        let found = read("{[1 1.5e-4; 2 1e-4]}", "<y-rescale>\(factor)</y-rescale>")
        #expect(found.rows.first?.last == expected)
        #expect((found.table?.calibration == nil) == (factor == "1"))
    }

    @Test func `another factor is multiplied and recorded`() {
        let found = read("{[1 1.5; 2 1]}", "<x-rescale>0.5</x-rescale><y-rescale>3e-2</y-rescale>")
        #expect(found.rows == [["0.5", "0.045"], ["1.0", "0.03"]])
        #expect(found.table?.calibration == "x multiplied by 0.5 (x-rescale); y multiplied by 3e-2 (y-rescale)")
    }

    @Test func `a factor of zero, below zero or in words is refused`() {
        #expect(read("{[1 2; 3 4]}", "<y-rescale>0</y-rescale>").error?.contains("is not positive") == true)
        #expect(read("{[1 2; 3 4]}", "<x-rescale>-1</x-rescale>").error?.contains("is not positive") == true)
        #expect(read("{[1 2; 3 4]}", "<y-rescale>pb</y-rescale>").error?.contains("not a number") == true)
    }

    @Test func `several pairs of brackets are several curves, and a repeated first point closes one`() {
        let found = read("{[1 2; 2 2; 2 3; 1 2],\n [10, 2; 20 3\n 30 4]}")
        #expect(found.table?.curves.map(\.role) == [.contour, nil])
        #expect(found.table?.curves.map(\.rows.count) == [3, 3])
        #expect(found.table?.curves.last?.rows.map(\.line) == [6, 6, 7])
        #expect(found.table?.curves.map(\.name) == ["1", "2"])
    }

    @Test(arguments: [
        ("{[1 2; 3]}", "it has 1 numbers: 3"), ("{[1 2; 3 4", "the last bracket is not closed"),
        ("1 2; 3 4", "'1' stands outside the brackets"), ("{[1 2D-3; 2 3]}", "Fortran exponent"),
        ("{[1 x; 2 3]}", "'x' is not a number"), ("{}", "it holds no points"), ("", "it holds no points"),
        ("{[1 2; [3 4]]}", "a bracket opens inside brackets"),
    ]) func `broken values are named`(_ values: String, _ message: String) {
        #expect(read(values).errors.first?.description.contains(message) == true, "\(read(values).errors)")
    }

    @Test func `two masses off by ten are found by the check of their order`() throws {
        let text = limit(
            "{[50 2e-3; 100 1.8e-3; 150 2e-3; 199.53 3e-3; 2511.9 4e-3; 3162.3 5e-3; 1000 1e-2; 3162.3 4e-2]}")
        var request = ForeignRequest(
            input: ForeignInput(name: "f.xml", bytes: Array(text.utf8)), planes: [Samples.plane])
        request.declaration = Samples.declaration
        let error = #expect(throws: FormatErrors.self) { try request.read() }
        let first = error?.findings.first?.description ?? ""
        #expect(
            first
                == "f.xml:5: points row 5: masses 2511.9 to 3162.3 (rows 5 to 6) are out of order before 1000 in row 7; a tenth of each would fit: check their decimal points",
            "\(first)")
    }

    @Test func `a document type, entities and other documents are refused`() {
        #expect(
            TableReading("<!DOCTYPE limit [<!ENTITY a \"1\">]><limit/>", as: .dmtools).error?.contains("DOCTYPE")
                == true)
        #expect(TableReading("<svg/>", as: .dmtools).error?.contains("no <limit>") == true)
        #expect(TableReading("<limit/>", as: .dmtools).error?.contains("no <data-values>") == true)
    }

    @Test func `several limits in one file are several tables with names of their own`() {
        let one = limit("{[1 2; 3 4]}").split(separator: "\n").dropFirst().joined(separator: "\n")
        let found = TableReading("<limits>\(one)\(one)</limits>", as: .dmtools)
        #expect(found.tables.map(\.name) == ["Made up, 90% CL", "Made up, 90% CL (2)"])
    }
}

/// What a limit needs besides its file.
enum Samples {
    static let plane = Plane(
        slug: try! Slug("sample"), title: "Sample", model: try! Slug("sample"), convention: "g", prefactor: 1,
        mass: Plane.Axis(symbol: "m", title: "mass", dimension: .energy, from: 1e-9, to: 1e6),
        coupling: Plane.Axis(symbol: "g", title: "coupling", dimension: .inverseEnergy, from: 1e-20, to: 1e6),
        parameters: [], scenarios: [Scenario(slug: try! Slug("only"), title: "Only", values: [])])

    static var declaration: Declaration {
        var said = Declaration()
        said.limit = try! Slug("sample-limit")
        said.plane = try! Slug("sample")
        said.status = .observed
        said.statement = .confidence(Statement.Confidence(level: .level(0.9)))
        said.originKind = .published
        said.isPublicationUnknown = true
        said.convention = "plane"
        said.scenarios = [try! Slug("only")]
        said.shape = .above
        return said
    }
}
