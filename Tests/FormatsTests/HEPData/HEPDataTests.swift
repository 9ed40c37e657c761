// swift-format-ignore-file: NeverUseForceTry, NeverForceUnwrap
import LimitModel
import Quantities
import Testing

@testable import Formats

/// HEPData records, written by hand.
@Suite struct HEPDataTests {
    private func column(_ name: String, _ values: [String], units: String? = "1/GeV", qualifiers: String = "") -> String
    {
        "- header: {name: '\(name)'\(units.map { ", units: '\($0)'" } ?? "")}\n"
            + (qualifiers.isEmpty ? "" : "  qualifiers:\n  - \(qualifiers)\n")
            + "  values:\n" + values.map { "  - \($0)\n" }.joined()
    }

    private func table(_ masses: [String], _ columns: String..., massName: String = "Mass", massUnits: String? = "MeV")
        -> String
    {
        "independent_variables:\n" + column(massName, masses, units: massUnits) + "dependent_variables:\n"
            + columns.joined()
    }

    private let masses = ["value: 10", "value: 20.0", "{value: 30}"]
    private func values(_ numbers: String...) -> [String] { numbers.map { "value: \($0)" } }

    private func read(_ text: String, columns: [String] = []) -> TableReading {
        var aids = ReadingAids()
        aids.columns = columns
        return TableReading(text, as: .hepdata, aids: aids)
    }

    @Test func `observed, expected and bands become the curves of one limit`() {
        let found = read(
            table(
                masses, column("95% CL observed upper limits", values("1e-3", "2.50e-3", "'3e-3'")),
                column("95% CL expected -2 s.d. upper limits", values("1", "2", "3")),
                column("95% CL expected -1 s.d. upper limits", values("4", "5", "6")),
                column("95% CL expected upper limits", values("7", "8", "9")),
                column("Expected limit $+1\\sigma$", values("10", "11", "12")),
                column("Expected +2 sigma", values("13", "14", "15")),
                column("Model cross section", values("1", "1", "1"), units: "pb")))
        #expect(found.errors.isEmpty)
        let table = found.table
        #expect(table?.couplings(.central) == ["1e-3", "2.50e-3", "3e-3"])
        #expect(table?.couplings(.minusTwoSigma)?.first == "1")
        #expect(table?.couplings(.minusOneSigma)?.first == "4")
        #expect(table?.couplings(.expected)?.first == "7")
        #expect(table?.couplings(.plusOneSigma)?.first == "10")
        #expect(table?.couplings(.plusTwoSigma)?.first == "13")
        #expect(table?.curves.count == 6)
        #expect(table?.curves.first?.rows.map(\.mass) == ["10", "20.0", "30"])
        #expect(table?.declaration.status == .observed)
        #expect(table?.declaration.statement == .confidence(Statement.Confidence(level: .level(0.95))))
        #expect(table?.declaration.massUnit == "MeV")
        #expect(table?.declaration.couplingUnit == "1/GeV")
        #expect(found.warnings.count == 1)
        #expect(found.warnings.first?.message.contains("'Model cross section': left out") == true)
    }

    @Test(arguments: [
        ("Observed", Curve.Role.central), ("Obs. limit", .central), ("Median expected", .expected),
        ("Expected", .expected), ("Expected upper limit +1 sigma", .plusOneSigma),
        ("Expected (68% lower)", .minusOneSigma),
        ("expected limit minus two standard deviations", .minusTwoSigma), ("Expected 2σ up", .plusTwoSigma),
        ("95% CL expected upper limit", .expected), ("Expected 95% upper", .plusTwoSigma),
        ("$-1\\sigma_{exp}$", .minusOneSigma),
    ]) func `names tell the role`(_ name: String, _ role: Curve.Role) {
        #expect(VariableMeaning(name).role == role)
    }

    @Test(arguments: [
        "Limit", "Observed limit +1 sigma theory", "Expected and observed", "Network",
        "Upper limit",
    ]) func `names that leave a doubt tell none`(_ name: String) {
        #expect(VariableMeaning(name).role == nil, "\(VariableMeaning(name))")
    }

    @Test func `errors of the expected limit are bands around it`() {
        let rows = [
            "{value: 10, errors: [{asymerror: {minus: -2, plus: 3}, label: 1 sigma}, {asymerror: {minus: '-50%', plus: '60%'}, label: 2 sigma}]}",
            "{value: 20, errors: [{symerror: 4, label: 68%}, {symerror: '10%', label: 2 s.d.}]}",
        ]
        let found = read(table(Array(masses.prefix(2)), column("Expected limit", rows)))
        #expect(found.errors.isEmpty && found.warnings.isEmpty, "\(found.warnings)")
        #expect(found.table?.declaration.status == .expected)
        #expect(found.table?.couplings(.central) == ["10", "20"])
        #expect(found.table?.couplings(.plusOneSigma) == ["13.0", "24.0"])
        #expect(found.table?.couplings(.minusOneSigma) == ["8.0", "16.0"])
        #expect(found.table?.couplings(.plusTwoSigma) == ["16.0", "22.0"])
        #expect(found.table?.couplings(.minusTwoSigma) == ["5.0", "18.0"])
    }

    @Test(arguments: [
        ("{asymerror: {minus: 2, plus: 3}, label: 1 sigma}", "plus must be positive, minus negative"),
        ("{asymerror: {minus: -2, plus: 3}, label: stat}", "does not say whether it is 1 or 2 sigma"),
        ("{symerror: a bit, label: 1 sigma}", "'a bit' is not a number"),
    ]) func `errors that are not clearly a band are left out with a warning`(_ error: String, _ message: String) {
        let found = read(
            table(
                Array(masses.prefix(2)),
                column("Expected", Array(repeating: "{value: 10, errors: [\(error)]}", count: 2))))
        #expect(found.errors.isEmpty)
        #expect(found.table?.curves.count == 1)
        #expect(found.warnings.first?.message.contains(message) == true, "\(found.warnings)")
    }

    @Test func `bins become a step that ends with the last bin`() {
        let found = read(
            table(
                ["{low: 1, high: 2}", "{low: 2.0, high: 5, value: 3}", "{low: 5, high: 9}"],
                column("Observed", values("4", "5", "6"))))
        #expect(found.rows == [["1", "4"], ["2.0", "5"], ["5", "6"], ["9", "6"]])
        #expect(found.table?.curves.first?.interpolation == .step)
        #expect(found.table?.calibration?.contains("each bin") == true)
    }

    @Test func `a gap between bins or a missing value parts the curve and is reported`() {
        let gap = read(table(["{low: 1, high: 2}", "{low: 3, high: 5}"], column("Observed", values("4", "5"))))
        #expect(gap.table?.curves.map { $0.rows.map(\.mass) } == [["1", "2"], ["3", "5"]])
        let missing = read(
            table(masses + ["value: 40"], column("Observed", values("1", "'-'", "3", "4"))))
        #expect(missing.table?.curves.map(\.rows.count) == [1, 2])
        #expect(missing.table?.dropped.count == 1)
        #expect(missing.table?.dropped.first?.contains("'Observed' has no value") == true)
    }

    @Test(arguments: [
        ("{name: CL, units: '%', value: 90}", 0.9), ("{name: Confidence Level, value: 95%}", 0.95),
        ("{name: CL, value: 0.9}", 0.9), ("{name: Limit, value: 90% C.L.}", 0.9), ("{name: C.L., value: 99% CL}", 0.99),
    ]) func `a confidence level comes from a qualifier`(_ qualifier: String, _ level: Double) {
        let found = read(table(masses, column("Limit", values("1", "2", "3"), qualifiers: qualifier)))
        #expect(found.table?.declaration.statement == .confidence(Statement.Confidence(level: .level(level))))
    }

    @Test func `a bare 90 is not a confidence level`() {
        let found = read(table(masses, column("Limit", values("1", "2", "3"), qualifiers: "{name: CL, value: 90}")))
        #expect(found.table?.declaration.statement == nil)
    }

    @Test func `columns whose names do not tell become a table each`() {
        let found = read(
            table(masses, column("Model A", values("1", "2", "3")), column("Model B", values("4", "5", "6"))))
        #expect(found.tables.map(\.name) == ["f: Model A", "f: Model B"])
        #expect(found.tables.map { $0.curves.first?.role } == [nil, nil])
        let twice = read(
            table(masses, column("Observed A", values("1", "2", "3")), column("Observed B", values("4", "5", "6"))))
        #expect(twice.tables.map(\.name) == ["f: Observed A", "f: Observed B"])
    }

    @Test func `columns with the same names are told apart by their qualifiers`() {
        func pair(_ model: String) -> String {
            column("Observed", values("1", "2", "3"), qualifiers: "{name: MODEL, value: \(model)}")
                + column("Expected", values("4", "5", "6"), qualifiers: "{name: MODEL, value: \(model)}")
        }
        let found = read(table(masses, pair("A"), pair("B")))
        #expect(found.tables.map(\.name) == ["f (MODEL A)", "f (MODEL B)"])
        #expect(found.tables.allSatisfy { $0.curves.count == 2 })
    }

    @Test func `two columns along an index are a contour`() {
        let text = table(
            ["value: 1", "value: 2", "value: 3", "value: 4"], column("Coupling", values("1", "2", "3", "2")),
            column("Mass", values("10", "20", "10", "5"), units: "GeV"), massName: "Point", massUnits: nil)
        let found = read(text)
        #expect(found.table?.curves.map(\.role) == [.contour])
        #expect(found.rows.first == ["10", "1"])
        #expect(found.table?.declaration.massUnit == "GeV")
        #expect(read(text, columns: ["Mass", "Coupling"]).rows.first == ["10", "1"])
        #expect(read(text, columns: ["2", "1"]).rows.first == ["10", "1"])
        #expect(read(text, columns: ["Mass", "Couplings"]).error?.contains("no column 'Couplings'") == true)
        let dimensionless = table(
            ["value: 1", "value: 2"], column("Coupling", values("1", "2")), column("Mass", values("10", "20")),
            massName: "Point", massUnits: nil)
        #expect(read(dimensionless).error?.contains("name mass and coupling with --columns") == true)
    }

    @Test func `a unit in the name counts when it is one`() {
        let found = read(
            table(
                masses, column("Limit [GeV$^{-1}$]", values("1", "2", "3"), units: nil), massName: "m (observed)",
                massUnits: nil))
        #expect(found.table?.declaration.couplingUnit == "GeV^-1")
        #expect(found.table?.declaration.massUnit == nil)
    }

    @Test(arguments: [
        (
            "independent_variables: []\ndependent_variables:\n- header: {name: a}\n  values: [{value: 1}]",
            "no independent variable"
        ),
        (
            "independent_variables:\n- {header: {name: a}, values: [{value: 1}]}\n- {header: {name: b}, values: [{value: 1}]}\ndependent_variables:\n- header: {name: c}\n  values: [{value: 1}]",
            "2 independent variables"
        ),
        (
            "independent_variables:\n- {header: {name: a}, values: [{value: 1}]}\ndependent_variables:\n- header: {name: c}\n  values: []",
            "'c' has 0 values, 'a' 1"
        ),
        ("name: x", "no dependent_variables"), ("a: [1", "it is not YAML"), ("a: 1\na: 2", "comes twice"),
        ("data_file: a.yaml", "give the folder"), ("a\u{0}", "NUL"), ("", "empty"),
    ]) func `what is not a limit is refused with a reason`(_ text: String, _ message: String) {
        let found = read(text)
        #expect(found.tables.isEmpty)
        #expect(found.errors.first?.description.contains(message) == true, "\(found.errors)")
    }

    // MARK: Folders

    private func folder(_ submission: String, _ files: [String: String] = [:], tables: [String] = []) -> TableReading {
        var aids = ReadingAids()
        aids.tables = tables
        let all = ["submission.yaml": submission].merging(files) { one, _ in one }
        let input = ForeignInput(
            folder: "rec",
            files: all.sorted { $0.key < $1.key }.map { ForeignInput.File(name: $0.key, bytes: Array($0.value.utf8)) })
        return TableReading(input, as: .hepdata, aids: aids)
    }

    private let submission = """
        ---
        comment: A made-up record.
        doi: 10.1234/made.up.1
        hepdata_doi: 10.17182/hepdata.1.v1
        ---
        name: Table 1
        location: Data from Figure 3
        description: Limits at 90% CL
        data_file: one.yaml
        keywords: []
        ---
        name: Grid
        description: A grid.
        data_file: two.yaml
        ---
        name: Lost
        description: Not here.
        data_file: three.yaml
        """

    @Test func `a folder is one record; tables that hold no limit are left out with a warning`() {
        let grid =
            "independent_variables:\n- {header: {name: a}, values: [{value: 1}]}\n- {header: {name: b}, values: [{value: 1}]}\n"
            + "dependent_variables:\n- {header: {name: c}, values: [{value: 1}]}\n"
        let files = ["one.yaml": table(masses, column("Observed", values("1", "2", "3"))), "two.yaml": grid]
        let found = folder(submission, files)
        #expect(found.errors.isEmpty, "\(found.errors)")
        #expect(found.table?.name == "Table 1")
        let said = found.table?.declaration
        #expect(said?.citations.map(\.publication.doi) == ["10.1234/made.up.1", "10.17182/hepdata.1.v1"])
        #expect(said?.citations.map(\.role) == [.result, .figure])
        #expect(said?.citations.first?.locator == "Data from Figure 3")
        #expect(said?.originKind == .published)
        #expect(found.table?.hints[.confidenceLevel]?.contains("90% CL") == true)
        #expect(found.warnings.map(\.place.file) == ["rec/two.yaml", "rec/submission.yaml"])
        #expect(folder(submission, files, tables: ["Lost"]).error?.contains("three.yaml is not in the folder") == true)
        #expect(folder(submission, files, tables: ["Nothing"]).error?.contains("'Table 1', 'Grid', 'Lost'") == true)
    }

    @Test(arguments: ["../secret.yaml", "/etc/passwd", "a/b.yaml", "..\\x.yaml", ".hidden"])
    func `a data file outside of the folder is refused`(_ path: String) {
        let found = folder("name: T\ndata_file: '\(path)'")
        #expect(found.tables.isEmpty)
        #expect(found.error?.contains("is not a name inside the folder") == true)
    }

    @Test func `records the program wrote are read as their heads say, the tables of a limit together`() {
        func island(_ first: Int) -> String {
            "# limen.table/1\n# limit: own\n# mass_unit: GeV\n# coupling_unit: 1/GeV\n# convention: plane\n"
                + "# curve: {\"columns\":[2,3],\"interpolation\":\"log-log\",\"role\":\"contour\",\"rows\":[1,3],\"edges\":{\"cap\":\"2\"}}\n"
                + table(
                    ["value: 1", "value: 2", "value: 3"], column("m", values("\(first)", "2", "3"), units: "GeV"),
                    column("g", values("4", "5", "6")), massName: "index", massUnits: nil)
        }
        let steps =
            "# limen.table/1\n# limit: steps\n# curve: {\"columns\":[1,2],\"interpolation\":\"step\",\"role\":\"central\",\"rows\":[1,2],"
            + "\"end\":[\"9\",\"5\"]}\n"
            + table(["{low: 1, high: 2}", "{low: 2, high: 9}"], column("g", values("4", "5")))
        let record = ["a", "b", "c"].map { "---\nname: \($0)\ndata_file: \($0).yaml\n" }.joined()
        let found = folder(record, ["a.yaml": island(1), "b.yaml": island(7), "c.yaml": steps])
        #expect(found.errors.isEmpty, "\(found.errors)")
        #expect(found.tables.map(\.name) == ["own", "steps"])
        let curves = found.tables.first?.curves ?? []
        #expect(curves.map { $0.rows.first?.mass } == ["1", "7"])
        #expect(curves.first?.rows.map(\.edge) == [.measured, .cap, .measured])
        #expect(found.tables.last?.curves.first?.rows.map(\.mass).prefix(2) == ["1", "2"])
        #expect(found.tables.map(\.isExact) == [true, true])
        let broken = folder(
            record, ["a.yaml": island(1).replacing("[1,3]", with: "[1,4]"), "b.yaml": island(7), "c.yaml": steps])
        #expect(broken.error?.contains("rec/a.yaml: the head places curve") == true, "\(broken.errors)")
    }

    // MARK: Safety

    @Test func `aliases that grow without bound are refused`() {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for index in 1...9 {
            bomb +=
                "a\(index): &a\(index) [" + Array(repeating: "*a\(index - 1)", count: 10).joined(separator: ", ")
                + "]\n"
        }
        #expect(read(bomb).error?.contains("with its aliases the document has more than") == true)
        #expect(read(bomb + "? *a9\n: 1\n").error?.contains("a key that is not a plain word") == true)
        #expect(read(bomb + "*a9 : 1\n").error?.contains("a key that is not a plain word") == true)
        #expect(read(bomb + "{[*a9, *a9]: 1}\n").error != nil)
    }

    @Test func `aliases of ordinary size are followed`() {
        let text =
            "independent_variables:\n- header: &h {name: Mass, units: GeV}\n  values: &v [{value: 1}, {value: 2}]\n"
            + "dependent_variables:\n- header: {name: Observed, units: 1/GeV}\n  values: *v\n"
        #expect(read(text).rows == [["1", "1"], ["2", "2"]])
    }

    @Test func `deep nesting, many documents and large files are refused`() {
        #expect(
            read(String(repeating: "[", count: 100) + String(repeating: "]", count: 100)).error?.contains(
                "nests more than") == true)
        #expect(read(String(repeating: "[", count: 100_000)).error?.contains("not YAML") == true)
        #expect(read(String(repeating: "--- 1\n", count: 3000)).error?.contains("documents") == true)
        #expect(read(String(repeating: " ", count: ReaderLimits.yamlBytes) + "a").error?.contains("4 MiB") == true)
    }
}
