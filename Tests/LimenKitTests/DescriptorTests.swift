import Foundation
import LimenKit
import Testing

/// New descriptors, good and bad ones, through import and compute.
@Suite struct DescriptorTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    private static let beam = #"<beam lepton="electron"><energy value="20" unit="GeV" status="stated"/></beam>"#
    private static let target = """
        <target element="W"><radiation-lengths value="0.5" unit="1" status="stated"/></target>
        """
    private static let cut = #"<x-min value="0.4" unit="1" status="stated"/>"#
    private static let exposure = #"<exposure value="1e14" unit="events" status="stated"/>"#
    private static let rest = """
        <efficiency value="0.5" unit="1" status="stated"/>
        <background value="4" unit="events" status="stated"/>
        """
    private static let count = #"<observed value="0" unit="events" status="stated"/>"#
    private static let masses = """
        <mass-range><from value="2" unit="MeV" status="stated"/><to value="0.5" unit="GeV" status="stated"/></mass-range>
        """

    private static func search(_ method: String, statement: String = "CLs", grade: String = "derived") -> String {
        XML.submission(
            """
            <experiment id="e" name="E"/>
            <search id="new" experiment="e">
            <title>Search</title>
            <derivation id="new" plane="dark-axion-portal" status="observed">
            <title>Limit</title>
            <confidence level="0.95" method="\(statement)"/>
            <holds scenario="invisible" grade="\(grade)"/>
            \(method)
            </derivation>
            </search>
            """)
    }

    private static func energy(
        beam: String = beam, target: String = target, cut: String = cut, exposure: String = exposure,
        count: String = count
    ) -> String {
        "<missing-energy>\n" + [beam, target, cut, exposure, rest, count, masses].joined(separator: "\n")
            + "\n</missing-energy>"
    }

    private func errors(_ text: String) throws -> [String] {
        try place.archive().importFiles([place.write(text, to: "new.xml")]).flatMap(\.errors)
    }

    @Test func `another beam on another element computes without touching Swift`() throws {
        let archive = try place.archive()
        _ = try archive.importFiles([place.write(Self.search(Self.energy()), to: "new.xml")])
        let report = try #require(try archive.compute().first)
        #expect(report.verdict == "computed", "\(report)")
        let limit = try archive.show("new").limit
        #expect(limit.curves.count == 1 && limit.origin.computation?.derivation == "missing-energy")
        #expect(limit.curves[0].points.last?.mass == 0.5)
        #expect(try archive.compute().first?.verdict == "up to date")
    }

    /// The line of the file, the field, and what the message says.
    @Test(arguments: [
        (
            energy(cut: #"<x-min value="1" unit="1" status="stated"/>"#), "CLs", 13, "missing-energy/x-min",
            "between 0 and 1"
        ),
        (energy(target: #"<target element="Xx"/>"#), "CLs", 12, "missing-energy/target/element", "use one of: Li"),
        (
            energy(exposure: #"<exposure value="0" unit="events" status="stated"/>"#), "CLs", 14,
            "missing-energy/exposure", "positive"
        ),
        (energy(), "classical", 17, "missing-energy/observed", "CLs"),
        (energy(), "unknown", 10, "confidence/method", "Feldman-Cousins"),
        (energy(count: ""), "CLs", 10, "missing-energy/observed", "add <observed>"),
        (
            energy(target: #"<target element="W"/>"#), "CLs", 12, "missing-energy/target/thickness",
            "<radiation-lengths>"
        ),
    ])
    func `a bad descriptor is refused with line and field`(
        method: String, statement: String, line: Int, field: String, remedy: String
    ) throws {
        let errors = try errors(Self.search(method, statement: statement))
        let error = try #require(errors.first)
        #expect(errors.count == 1)
        #expect(error.contains("new.xml:\(line): new: \(field): "), "\(error)")
        #expect(error.contains(remedy), "\(error)")
    }

    @Test func `a missing beam is refused by the schema with its line`() throws {
        let error = try #require(try errors(Self.search(Self.energy(beam: ""))).first)
        #expect(error.contains("new.xml:") && error.contains("beam"), "\(error)")
    }

    @Test func `an estimate forces grade approximate`() throws {
        let estimate = Self.energy(exposure: #"<exposure value="1e14" unit="events" status="estimate"/>"#)
        let error = try #require(try errors(Self.search(estimate)).first)
        #expect(error.contains("use grade approximate"))
        let rough = try place.write(Self.search(estimate, grade: "approximate"), to: "rough.xml")
        let reports = try LimenArchive(writing: place.archivePath).importFiles([rough])
        #expect(reports.flatMap(\.errors) == [])
    }

    private static let ratio = """
        <recast-ratio class="same-events">
        <curve-of limit="base"/><ratio value="%" unit="1" status="stated"/>
        </recast-ratio>
        """

    @Test func `a limit computed from another one waits for it and follows it`() throws {
        let archive = try place.archive()
        let text = Self.search(Self.ratio.replacing("%", with: "2"))
        #expect(try archive.importFiles([place.write(text, to: "new.xml")]).flatMap(\.errors) == [])
        let waiting = try #require(try archive.compute().first)
        #expect(waiting.isFailure && waiting.why.contains("no limit 'base'"), "\(waiting)")
        _ = try archive.importFiles([place.write(XML.upper("base"), to: "base.xml")])
        #expect(try archive.compute().first?.verdict == "computed")
        #expect(try archive.show("new", masses: [0.01]).answers[0].excluded.first?.from == 2e-3)
        #expect(try archive.compute().first?.verdict == "up to date")
        _ = try archive.importFiles([place.write(XML.upper("base", coupling: "3e-3"), to: "base.xml")])
        let stale = try #require(try archive.compute().first)
        #expect(stale.verdict == "computed" && stale.why.contains("starts from"), "\(stale)")
        #expect(try archive.show("new", masses: [0.01]).answers[0].excluded.first?.from == 6e-3)
    }

    @Test func `a limit computed from another one claims no better grade`() throws {
        let archive = try place.archive()
        let base = XML.upper("base").replacing("grade=\"published\"", with: "grade=\"approximate\"")
        let text = Self.search(Self.ratio.replacing("%", with: "2"))
        _ = try archive.importFiles([place.write(base, to: "base.xml"), place.write(text, to: "new.xml")])
        let report = try #require(try archive.compute().first)
        #expect(report.isFailure && report.why.contains("use grade approximate"), "\(report)")
    }

    @Test func `limits that start from each other are reported, not computed for ever`() throws {
        let archive = try place.archive()
        let one = Self.search(Self.ratio.replacing("%", with: "2"))
        let other = one.replacing("\"base\"", with: "\"new\"").replacing("id=\"new\"", with: "id=\"base\"")
        _ = try archive.importFiles([place.write(one, to: "one.xml"), place.write(other, to: "other.xml")])
        let reports = try archive.compute()
        #expect(reports.count == 2 && reports.allSatisfy(\.isFailure))
    }
}
