import Formats
import LimitModel
import Quantities
import Regions
import Testing

@Suite struct ReadingTests {
    @Test func `a limit keeps everything its file says`() throws {
        let text = Sample.document(
            """
            <publication id="p1" texkey="Example:2024abc" arxiv="2401.01234" doi="10.1234/x.1" year="2024">
              <title>A
                title</title><author>One</author><author>Two</author><journal>J</journal><url>https://example.org</url>
            </publication>
            <facility id="f" name="Ring"><note>old</note></facility>
            <experiment id="e" name="E" facility="f"><note>big</note></experiment>
            <search id="s" experiment="e" data="run-1 run-2"><title>Search</title>
              <cite role="result" publication="p1" locator="Fig. 3"/>
              <limit id="l" plane="p" status="expected"><title>Limit</title>
                <confidence level="95%" sides="two" method="Feldman-Cousins"/>
                <holds scenario="visible" grade="exact" lower-edge-grade="derived" upper-edge-grade="assumed">
                  <range parameter="ma-over-m" from="0" to="10" unit="%" status="stated"/><note>why</note></holds>
                <origin kind="digitised" digitiser="D" error-dex="0.02"/>
                <cite role="figure" publication="p1"/>
                <preferred>because</preferred>
                <above><points mass-unit="MeV" coupling-unit="1/GeV" interpolation="step">
                  27 1e-3  # first
                  # nothing
                  54 2e-3 cap
                </points></above>
                <curve role="component" name="brems"><points mass-unit="keV" coupling-unit="1/TeV">1 1
                  2 1</points></curve>
                <note>note</note>
              </limit></search>
            """)
        let result = try read(text, planes: [Sample.plane()])
        let limit = try #require(result.submission.limits.first)
        let publication = try #require(limit.citations.first?.publication)
        #expect(publication.title == "A title")
        #expect(publication.authors == ["One", "Two"])
        #expect(publication.texkey == "Example:2024abc")
        #expect(publication.arxiv == "2401.01234")
        #expect(publication.doi == "10.1234/x.1")
        #expect(publication.year == 2024)
        #expect(publication.journal == "J")
        #expect(publication.url == "https://example.org")
        #expect(limit.citations.map(\.role) == [.result, .figure])
        #expect(limit.citations.first?.locator == "Fig. 3")
        #expect(limit.experiment.facility?.name == "Ring")
        #expect(limit.experiment.note == "big")
        #expect(limit.search.text == "s")
        #expect(limit.data.map(\.text) == ["run-1", "run-2"])
        #expect(limit.status == .expected)
        #expect(
            limit.statement == .confidence(.init(level: .level(0.95), sides: .two, method: .feldmanCousins)))
        let holding = try #require(limit.holdings.first)
        #expect(holding.grade == .exact)
        #expect(holding.lowerGrade == .derived)
        #expect(holding.upperGrade == .assumed)
        #expect(holding.note == "why")
        #expect(holding.ranges.first?.to == 0.1)
        #expect(holding.ranges.first?.source == .stated)
        #expect(limit.origin == Origin(kind: .digitised, digitiser: "D", digitisationError: 0.02))
        #expect(limit.shape == .above)
        #expect(limit.note == "note")
        #expect(limit.curves.map(\.role) == [.central, .component])
        #expect(limit.curves[0].interpolation == .step)
        #expect(
            limit.curves[0].points == [
                .init(mass: 0.027, coupling: 1e-3), .init(mass: 0.054, coupling: 2e-3, edge: .cap),
            ])
        #expect(limit.curves[1].name == "brems")
        #expect(limit.curves[1].points.first == .init(mass: 1e-6, coupling: 1e-3))
        #expect(result.submission.preferences == [Preference(limit: limit.slug, reason: "because")])
        #expect(result.submission.searches.isEmpty)
        #expect(result.warnings.isEmpty)
    }

    @Test func `27 MeV and 0.027 GeV become the same double`() throws {
        let one = try read(Sample.above("27 3.3e-5\n28.1 1e-4")).submission.limits[0].curves
        let other = try read(Sample.above("0.027 0.033\n0.0281 .1", mass: "GeV", coupling: "1/TeV")).submission
        #expect(one == other.limits[0].curves)
    }

    @Test func `a cap continues the upper edge to the end of the lower one`() throws {
        let limit = try read(
            Sample.limit(
                """
                <between>
                <lower><points mass-unit="GeV" coupling-unit="1/GeV">
                1 1e-7
                10 1e-6
                </points></lower>
                <upper><points mass-unit="GeV" coupling-unit="1/GeV">
                1 1e-5
                2 0.9
                </points></upper>
                <cap><coupling value="1" unit="1/GeV" status="stated"/></cap>
                </between>
                """)
        ).submission.limits[0]
        #expect(
            limit.curves[1].points == [
                .init(mass: 1, coupling: 1e-5), .init(mass: 2, coupling: 0.9),
                .init(mass: 2, coupling: 1, edge: .cap), .init(mass: 10, coupling: 1, edge: .cap),
            ])
        let interval = try #require(limit.region().intervals(at: 0.5).first)
        #expect(interval.to == 0)
        #expect(interval.toKind == .cap)
    }

    @Test func `a cap reaches as far as it says`() throws {
        let text = Sample.limit(
            """
            <between><lower><points mass-unit="GeV" coupling-unit="1/GeV">1 1e-7
            10 1e-6</points></lower><upper><points mass-unit="GeV" coupling-unit="1/GeV">1 1e-5
            2 1</points></upper>
            <cap><coupling value="1" unit="1/GeV" status="stated"/><reach value="5000" unit="MeV" status="stated"/></cap>
            </between>
            """)
        let result = try read(text)
        #expect(result.submission.limits[0].curves[1].points.last == .init(mass: 5, coupling: 1, edge: .cap))
        #expect(result.warnings.map(\.code) == [.edgeWithoutPartner])
    }

    @Test func `a contour says what its closing segment is`() throws {
        let limit = try read(
            Sample.limit(
                """
                <inside><contour closing="cap" name="island"><points mass-unit="GeV" coupling-unit="1/GeV">
                1 1e-3
                2 1e-4
                3 1e-3 kinematic
                </points></contour></inside>
                """)
        ).submission.limits[0]
        #expect(limit.shape == .inside)
        #expect(limit.curves[0].name == "island")
        #expect(limit.curves[0].points.map(\.edge) == [.cap, .measured, .kinematic])
    }

    @Test func `an empty limit keeps its reason`() throws {
        let limit = try read(Sample.limit("<empty>no event was looked for</empty>")).submission.limits[0]
        #expect(limit.shape == .empty)
        #expect(limit.emptyReason == "no event was looked for")
        #expect(limit.curves.isEmpty)
    }

    @Test func `a criterion is not a confidence level`() throws {
        let text = Sample.limit("<empty>x</empty>", statement: "<criterion name=\"Raffelt\">energy  loss</criterion>")
        let limit = try read(text).submission.limits[0]
        #expect(limit.statement == .criterion(.init(name: "Raffelt", meaning: "energy loss")))
    }

    @Test func `the inputs of a derivation follow one rule`() throws {
        let submission = try read(Sample.derivation()).submission
        let search = try #require(submission.searches.first)
        #expect(search.data.map(\.text) == ["a", "b"])
        let request = try #require(search.derivations.first)
        #expect(request.limit.text == "d")
        let method = request.method
        #expect(method.name == "invisible-meson-decay")
        let meson = try #require(method.child("meson"))
        #expect(meson.child("name")?.text == "V")
        let mass = try #require(meson.child("mass"))
        #expect(
            mass.number
                == .init(value: 9.4604, dimension: .energy, error: 1e-4, status: .stated, source: "PDG"))
        #expect(mass.line == 8)
        #expect(meson.child("branching-ee")?.number?.value == 0.0239)
        #expect(meson.child("branching-ee")?.number?.dimension == .dimensionless)
        #expect(method.child("mass-range")?.child("from")?.number?.value == 1e-9)
    }

    @Test func `comments and CDATA do not shift the lines of rows`() {
        let text = Sample.above("1 1 <!-- a\nb -->\n2 1 <![CDATA[# c\n3 x]]>")
        #expect(errors(text).map(\.place.line) == [12])
    }

    @Test func `names may be used before they are defined`() throws {
        let text = Sample.document(
            """
            <search id="s" experiment="e"><title>S</title><cite role="result" publication="p1"/>
            <limit id="l" plane="q" status="observed"><title>L</title><confidence level="unknown"/>
            <holds scenario="x" grade="published"/><origin kind="published"/><empty>x</empty></limit></search>
            <experiment id="e" name="E" facility="f"/><facility id="f" name="F"/>
            <publication id="p1"><title>P</title></publication>
            <plane id="q" model="made-up"><title>Q</title><convention>L</convention>
            <mass-axis symbol="m" title="m"><from value="1" unit="eV" status="estimate"/><to value="1" unit="GeV" status="estimate"/></mass-axis>
            <coupling-axis symbol="g" title="g"><from value="1" unit="1/TeV" status="estimate"/><to value="1" unit="1/MeV" status="estimate"/></coupling-axis>
            <parameter name="r" symbol="r" from="0" to="100" unit="%">ratio</parameter>
            <scenario id="x"><title>X</title><set parameter="r" value="50" unit="%" status="stated"/></scenario></plane>
            """)
        let submission = try read(text).submission
        #expect(submission.limits.first?.statement.layer == .confidence)
        #expect(submission.limits.first?.statement.level == nil)
        let plane = try #require(submission.planes.first)
        #expect(plane.mass.from == 1e-9)
        #expect(plane.coupling.to == 1000)
        #expect(plane.scenarios.first?.values.first?.value == 0.5)
    }

    @Test func `what editors add is left alone`() throws {
        let text = Sample.above("1 1e-3\n2 1e-3").replacing(
            Sample.start,
            with:
                """
                <?xml version="1.0" encoding="utf-8"?><?style none?><submission xmlns="urn:limen:submission:1" \
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
                xsi:schemaLocation="urn:limen:submission:1 file:///nowhere/limen.xsd">
                """)
        #expect(try read("\u{FEFF}" + text.replacing("\n", with: "\r\n")).submission.limits.count == 1)
    }
}
