import Formats
import LimitModel
import Testing

@Suite struct MalformedTests {
    @Test(arguments: Faults.inPoints + Faults.inStructure + Faults.inReferences)
    func `a fault is named with its line and a remedy`(fault: Fault) throws {
        let found = try #require(errors(fault.text).first)
        #expect(found.place.file == "x.xml")
        #expect(found.place.line == fault.line)
        #expect(found.place.field == fault.field)
        #expect(found.message == fault.message)
        #expect(found.remedy == fault.remedy)
    }

    @Test(arguments: ["0908.2840", "2105.06476", "hep-ph/0305261", "math.GT/0309136", "1412.5174"])
    func `real arXiv numbers are accepted`(number: String) {
        #expect(errors(Faults.publication("arxiv=\"\(number)\"")).isEmpty)
    }

    @Test func `all faults are reported, sorted by line`() {
        let text = Sample.above("1,5 1\n2 x\n3 1").replacing("0.90", with: "90").replacing("observed", with: "seen")
        let found = errors(text)
        #expect(found.map(\.place.line) == [4, 5, 9, 10])
        #expect(
            found.map(\.description) == [
                "x.xml:4: <limit> status: 'seen' is not known here; write observed, expected or projection",
                "x.xml:5: <confidence> level: '90' is not a confidence level; write 0.90, 90% or unknown",
                "x.xml:9: points row 1: mass '1,5' uses a decimal comma; write 1.5",
                "x.xml:10: points row 2: coupling 'x' is not a number; write for example 0.5 or 1e-3",
            ])
    }

    @Test func `a field is faulted once`() {
        let text = Sample.derivation().replacing("unit=\"MeV\"", with: "unit=\"mev\"")
        #expect(errors(text).map(\.place.field) == ["<mass> unit"])
    }

    @Test func `no message shows the namespace`() {
        for fault in Faults.inStructure where !fault.what.contains("root") && !fault.what.contains("namespace") {
            #expect(errors(fault.text).allSatisfy { !$0.description.contains("urn:limen") }, "\(fault.what)")
        }
    }

    @Test func `several versions need one preferred among them`() {
        let one = Sample.above("1 1\n2 1")
        let limit = one.between("<limit", "</limit>")
        let two = one.replacing(
            "</limit>", with: "</limit><limit\(limit.replacing("id=\"l\"", with: "id=\"k\""))</limit>")
        #expect(errors(two).map(\.message) == ["none of its versions l, k is preferred"])
        let both = two.replacing("<above>", with: "<preferred>x</preferred><above>")
        #expect(errors(both).map(\.message) == ["2 of its versions l, k is preferred"])
        let right = two.replacing("<above>", with: "<preferred>x</preferred><above>", maxReplacements: 1)
        #expect(errors(right).isEmpty)
        let elsewhere = two.replacing(
            "id=\"k\" plane=\"p\" status=\"observed\"", with: "id=\"k\" plane=\"p\" status=\"projection\"")
        #expect(errors(elsewhere).isEmpty)
    }

    @Test func `what a known plane does not have is an error`() throws {
        let plane = try Sample.plane()
        let rows = Sample.above("1 1e-3\n2 1e-3")
        #expect(
            errors(swapping("scenario=\"visible\"", "scenario=\"dim\"", in: rows), planes: [plane]).map(\.description)
                == [
                    "x.xml:6: <holds> scenario: the plane 'p' has no scenario 'dim'; write visible"
                ])
        let range = "><range parameter=\"r\" from=\"0\" to=\"1\" unit=\"1\" status=\"stated\"/></holds>"
        #expect(
            errors(swapping("grade=\"published\"/>", "grade=\"published\"" + range, in: rows), planes: [plane]).map(
                \.remedy)
                == ["write ma-over-m"])
        #expect(
            errors(Sample.above("1 1\n2 1", coupling: "1"), planes: [plane]).map(\.message) == [
                "'1' is a pure number, but a coupling in inverse energy is needed"
            ])
    }

    @Test func `curves that enclose no region are named at their line`() {
        let crossing = Sample.limit(
            """
            <between><lower><points mass-unit="MeV" coupling-unit="1/GeV">1 1
            2 1</points></lower>
            <upper><points mass-unit="MeV" coupling-unit="1/GeV">1 .1
            2 .1</points></upper></between>
            """)
        #expect(errors(crossing).map(\.place.line) == [8])
        #expect(errors(crossing).first?.message.contains("rises above the upper line") == true)
        let apart = Sample.limit(
            """
            <between><lower><points mass-unit="MeV" coupling-unit="1/GeV">1 .1
            2 .1</points></lower>
            <upper><points mass-unit="MeV" coupling-unit="1/GeV">3 1
            4 1</points></upper></between>
            """)
        #expect(errors(apart).first?.message.contains("no stretch") == true)
        let flat = Sample.limit(
            """
            <inside><contour><points mass-unit="MeV" coupling-unit="1/GeV">1 1
            1 2
            1 3</points></contour></inside>
            """)
        #expect(errors(flat).count == 1)
        let few = Sample.limit(
            "<inside><contour><points mass-unit=\"MeV\" coupling-unit=\"1/GeV\">1 1\n2 2</points></contour></inside>")
        #expect(errors(few).map(\.remedy) == ["a contour needs at least three"])
        let step = Sample.limit(
            """
            <inside><contour><points mass-unit="MeV" coupling-unit="1/GeV" interpolation="step">1 1
            2 2
            3 1</points></contour></inside>
            """)
        #expect(errors(step).map(\.message) == ["a closed contour cannot be a step curve"])
    }

    @Test func `all curves of a limit measure the same`() {
        let text = Sample.above("1 1\n2 1").replacing(
            "</above>",
            with:
                "</above><curve role=\"expected\"><points mass-unit=\"eV\" coupling-unit=\"1\">1 1\n2 1</points></curve>"
        )
        #expect(
            errors(text).map(\.message) == [
                "it is a pure number, but the first curve gives a coupling in inverse energy"
            ])
    }

    @Test func `caps must continue the upper edge`() {
        func cap(_ text: String) -> [String] {
            errors(
                Sample.limit(
                    """
                    <between><lower><points mass-unit="GeV" coupling-unit="1/GeV">1 1e-7
                    10 1e-6</points></lower><upper><points mass-unit="GeV" coupling-unit="1/GeV">1 1e-5
                    2 0.5</points></upper>
                    <cap>\(text)</cap></between>
                    """)
            ).map(\.message)
        }
        let top = "<coupling value=\"1\" unit=\"1/GeV\" status=\"stated\"/>"
        #expect(cap(top) == [])
        #expect(cap(top.replacing("\"1\"", with: "\"0.1\"")) == ["it lies below the end of the upper edge"])
        #expect(
            cap(top + "<reach value=\"1\" unit=\"GeV\" status=\"stated\"/>") == [
                "it ends at 1 GeV, before the upper edge does"
            ])
        #expect(cap(top.replacing("\"1\"", with: "\"-1\"")) == ["-1 is not positive"])
        #expect(
            cap(top.replacing("1/GeV", with: "GeV")) == [
                "'GeV' is a mass or energy, but a coupling in inverse energy is needed"
            ])
    }
}

extension String {
    fileprivate func between(_ start: String, _ end: String) -> String {
        components(of: start).dropFirst().first.map { components(of: end, in: $0).first ?? "" } ?? ""
    }

    private func components(of separator: String, in text: String? = nil) -> [String] {
        let text = text ?? self
        guard let range = text.firstRange(of: separator) else { return [text] }
        return [String(text[..<range.lowerBound]), String(text[range.upperBound...])]
    }
}
