import Formats
import LimitModel
import Testing

/// What fuzzing and hostile files have found, made small: none of it may come back.
@Suite struct FindingsTests {
    private static func head(_ curve: String, rows: String = "1 1e-3\n2 1e-3\n3 1e-4\n") -> String {
        "# limen.table/1\n# curve: \(curve)\n\(rows)"
    }

    @Test(arguments: ["-9223372036854775808", "0", "9223372036854775807"])
    func `a head that names an absurd column is refused`(column: String) throws {
        let curve = #"{"columns":[\#(column),2],"interpolation":"log-log","role":"contour","rows":[1,3]}"#
        #expect(try Foreign.errors(Self.head(curve)).contains { $0.contains("do not fit") })
    }

    @Test func `a head cannot make more rows than a file may have`() throws {
        let curve = #"{"interpolation":"log-log","role":"contour","rows":[1,60000]}"#
        let text =
            "# limen.table/1\n" + String(repeating: "# curve: \(curve)\n", count: 9000)
            + String(repeating: "1 1\n", count: 60_000)
        #expect(try Foreign.errors(text).contains { $0.contains("more than 200000 rows together") })
    }

    @Test func `an element with very many attributes is refused before they are compared`() {
        let attributes = (0..<100_000).map { "a\($0)=\"\"" }.joined(separator: " ")
        let found = errors(Sample.document("<facility \(attributes)/>"))
        #expect(found.map(\.message) == ["an element has more than 256 attributes"])
    }

    @Test func `attributes and elements in comments and texts do not count`() throws {
        let many = String(repeating: "a=\"b\" <a/> ", count: 300)
        let text = Sample.above("1 1\n2 1").replacing(
            "<title>Limit", with: "<!-- \(many) --><title><![CDATA[\(many)]]>Limit")
        #expect(errors(text).isEmpty)
    }

    @Test func `very many faults take no longer than a hundred`() {
        let text = Sample.document(String(repeating: "<facility/>\n", count: 150_000))
        #expect(errors(text).count == ReaderLimits.errors)
    }

    @Test func `a misspelt name of great length is not compared`() {
        let long = String(repeating: "x", count: 1_000_000)
        #expect(Suggestion.nearest(to: long, among: [long + "y"]) == nil)
    }

    @Test func `a style sheet cannot have more rules than are read`() throws {
        let styles = Array(repeating: "path", count: 300_000).joined(separator: ",")
        let paths = String(repeating: "<path d=\"M1 1h1\"/>", count: 2000)
        #expect(try !Foreign.errors("<svg><style>\(styles){stroke:red}</style>\(paths)</svg>", as: .svg).isEmpty)
    }

    @Test func `two tables cannot share a data file`() {
        let table =
            "independent_variables: [{header: {name: Mass, units: GeV}, values: [{value: 1}, {value: 2}]}]\n"
            + "dependent_variables: [{header: {name: g, units: 1/GeV}, values: [{value: 1}, {value: 2}]}]\n"
        let submission = String(repeating: "---\nname: T\ndata_file: t.yaml\n", count: 2)
        var request = ForeignRequest(
            input: ForeignInput(
                folder: "f",
                files: [
                    .init(name: "submission.yaml", bytes: Array(submission.utf8)),
                    .init(name: "t.yaml", bytes: Array(table.utf8)),
                ]), planes: [])
        request.format = .hepdata
        request.aids.tables = ["T", "T (2)", "T 2"]
        let error = #expect(throws: FormatErrors.self) { try request.read() }
        #expect(error?.findings.isEmpty == false)
    }
}
