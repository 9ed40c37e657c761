import Formats
import LimitModel
import Testing

@Suite struct WarningTests {
    private func warnings(_ rows: String, plane: Bool = false) throws -> [Finding] {
        try read(Sample.above(rows), planes: plane ? [Sample.plane()] : []).warnings
    }

    @Test func `values outside the plane are suspicious`() throws {
        let found = try warnings("1e-6 1e-3\n1e-5 1e-3\n1 50", plane: true)
        #expect(
            found.map(\.description) == [
                "x.xml:9: points row 1: mass 1 eV is outside the plausible range 1 keV to 1 TeV (and 1 more); is the unit right? [outside-plane]",
                "x.xml:11: points row 3: coupling 50 /GeV is outside the plausible range 1e-9 /GeV to 1 /GeV; is the unit right? [outside-plane]",
            ])
        #expect(try warnings("1e-6 1e-3\n1e-5 1e-3\n1 50").isEmpty)
    }

    @Test func `a limit column that equals the mass column is suspicious`() throws {
        let rows = "0.001 0.001\n0.002 0.002\n0.003 0.003"
        let text = Sample.above(rows, mass: "GeV")
        #expect(try read(text).warnings.map(\.code) == [.equalColumns])
    }

    @Test func `a flat tail is suspicious, a flat curve or middle is not`() throws {
        #expect(try warnings("1 2\n2 1\n3 1\n4 1\n5 1").map(\.code) == [.flatTail])
        #expect(try warnings("1 2\n2 1\n3 1\n4 1\n5 1").first?.place.line == 10)
        #expect(try warnings("1 1\n2 1\n3 1\n4 1\n5 1").isEmpty)
        #expect(try warnings("1 2\n2 1\n3 1\n4 1\n5 1\n6 3").isEmpty)
    }

    @Test(arguments: ["1e5", "1e0", "1E30", "1.0e+2"])
    func `rows that only close a polygon are suspicious`(mark: String) throws {
        #expect(try warnings("1 2e-5\n2 3e-5\n2.0001 \(mark)").map(\.code) == [.sentinel])
        #expect(try warnings("1 2e-5\n2 3e-5\n2.0001 \(mark) cap").isEmpty)
        #expect(try warnings("1e-20 2e-5\n2 3e-5\n3 2e-5").map(\.code) == [.sentinel])
    }

    @Test func `steep but correct curves raise no suspicion`() throws {
        #expect(try warnings("1 1e-7\n10 1e-5\n100 1e-2\n1000 1").isEmpty)
    }

    @Test func `a mass may come twice above a cap`() throws {
        #expect(try warnings("1 2e-5\n2 3e-5\n2 2e-4 cap\n3 2e-4").isEmpty)
    }

    @Test func `a repeated row is named`() throws {
        #expect(
            try warnings("1 2\n2 3\n2 3\n4 1").map(\.description) == [
                "x.xml:11: points row 3: it repeats the row before [repeated-row]"
            ])
    }

    @Test func `years that do not go together are suspicious`() throws {
        func codes(_ attributes: String) throws -> [Finding.Code] {
            try read(
                Sample.document("<publication id=\"p1\" \(attributes)><title>T</title></publication>")
            ).warnings.map(\.code).filter { $0 != .unused }
        }
        #expect(try codes("arxiv=\"0908.2840\" texkey=\"BaBar:2009gco\" year=\"2009\"") == [])
        #expect(try codes("arxiv=\"1908.28401\" texkey=\"BaBar:2009gco\"") == [.referenceYears])
        #expect(try codes("arxiv=\"1908.28401\" year=\"2009\"") == [.referenceYears])
        #expect(try codes("arxiv=\"hep-ph/9912123\" texkey=\"Some:1999abc\" year=\"2000\"") == [])
    }

    @Test func `what nothing refers to is named`() throws {
        let found = try read(Sample.document("<facility id=\"f\" name=\"F\"/>")).warnings
        #expect(found.map(\.description) == ["x.xml:2: <facility>: nothing refers to 'f' [unused]"])
    }

    @Test func `the number of warnings is limited`() throws {
        let many = (0..<500).map { "<facility id=\"f\($0)\" name=\"F\"/>" }.joined(separator: "\n")
        #expect(try read(Sample.document(many)).warnings.count == ReaderLimits.errors)
    }
}
