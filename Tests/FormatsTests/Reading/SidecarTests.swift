import Formats
import LimitModel
import Regions
import Testing

/// A sidecar says in XML what a data file leaves out.
@Suite struct SidecarTests {
    private func sidecar(_ table: String) -> String {
        Sample.document(
            """
            <publication id="p1" arxiv="2401.01234"><title>T</title></publication>
            <experiment id="e" name="E"/>
            <search id="s" experiment="e" data="run1"><title>Search</title>
            <cite role="result" publication="p1" locator="Fig. 1"/>
            <limit id="l" plane="dark-axion-portal" status="observed"><title>Limit</title>
            <confidence level="0.90"/>
            <holds scenario="visible" grade="published"><note>N</note></holds>
            <origin kind="digitised" error-dex="0.02" digitiser="D"/>
            \(table)
            </limit></search>
            """)
    }

    private let all = "<table shape=\"above\" mass-unit=\"MeV\" coupling-unit=\"1/GeV\" coupling-convention=\"g/4\"/>"
    private let rows = "1 1e-3\n10 2e-4\n"

    @Test func `it says everything`() throws {
        let read = try Foreign.read(rows, said: Declaration(), sidecar: sidecar(all))
        let limit = try #require(read.submission.limits.first)
        #expect(limit.slug.text == "l" && limit.search.text == "s" && limit.title == "Limit")
        #expect(limit.points == [[0.001, 5e-4], [0.01, 1e-4]])
        #expect(limit.publication?.arxiv == "2401.01234" && limit.data.map(\.text) == ["run1"])
        #expect(limit.origin.digitisationError == 0.02 && limit.holdings[0].note == "N")
        #expect(read.warnings.isEmpty)
    }

    @Test func `an option overrules it, and that is said`() throws {
        var said = Declaration()
        said.massUnit = "GeV"
        let read = try Foreign.read(rows, said: said, sidecar: sidecar(all))
        #expect(read.submission.limits[0].points[0][0] == 1)
        #expect(
            read.warnings.map(\.description) == [
                "x.txt:1: mass unit: 'GeV' an option says, the sidecar says 'MeV' [overridden]"
            ])
    }

    @Test func `what it leaves open is asked for`() throws {
        #expect(throws: FormatErrors.self) { try Foreign.read(rows, said: Declaration(), sidecar: sidecar("<table/>")) }
    }

    @Test func `its own faults are named with its own name`() throws {
        do {
            _ = try Foreign.read(rows, said: Declaration(), sidecar: sidecar("<table shape=\"abov\"/>"))
            Issue.record("it was read")
        } catch let error as FormatErrors {
            #expect(error.findings.first?.description.hasPrefix("x.txt.limen.xml:10") == true, "\(error)")
        }
    }

    @Test func `without a table it is not a sidecar, and a table without a data file is refused`() throws {
        #expect(throws: FormatErrors.self) {
            try Foreign.read(rows, said: Declaration(), sidecar: Sample.document("<experiment id=\"e\" name=\"E\"/>"))
        }
        do {
            _ = try SubmissionReader.read(Array(sidecar(all).utf8), name: "s.xml", planes: try Foreign.planes())
            Issue.record("it was read")
        } catch let error as FormatErrors {
            #expect(
                error.findings.first?.description.contains("import its data file with s.xml as the sidecar") == true,
                "\(error)")
        }
    }

    @Test func `aids stand in it as well`() throws {
        let table =
            "<table shape=\"inside\" mass-unit=\"GeV\" coupling-unit=\"1/GeV\" coupling-convention=\"plane\" log10=\"both\" columns=\"1,2\" close-at=\"1\"/>"
        let read = try Foreign.read("-3 -4\n-2 -4\n-1 -3\n", said: Declaration(), sidecar: sidecar(table))
        #expect(
            read.submission.limits[0].points == [[0.001, 1e-4], [0.01, 1e-4], [0.1, 1e-3], [0.1, 1], [0.001, 1]])
    }
}
