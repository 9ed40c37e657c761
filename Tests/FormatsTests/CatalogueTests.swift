import Formats
import Foundation
import LimitModel
import Testing

@Suite struct CatalogueTests {
    private let guide = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Docs/use/lint.md")

    @Test func `a code means one thing`() {
        let codes = Check.catalogue.map(\.code)
        #expect(Set(codes).count == codes.count)
        #expect(Set(codes) == Set(Finding.Code.allCases))
    }

    @Test func `the guide lists every check as the program does`() throws {
        let text = try String(contentsOf: guide, encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
        let expected = Check.catalogue.map {
            "| `\($0.code.rawValue)` | \($0.severity.rawValue) | \($0.meaning) | \($0.remedy) |"
        }
        #expect(rows == expected, "write into Docs/use/lint.md:\n\(expected.joined(separator: "\n"))")
    }

    @Test(arguments: [
        (Finding.Code.decimalComma, Sample.above("1 1\n2,5 1")), (.fortranNumber, Sample.above("1 1\n2 1D-3")),
        (.notANumber, Sample.above("1 1\n2 x")), (.notFinite, Sample.above("1 1\n2 nan")),
        (.notFinite, Sample.above("1 1\n2 1e999")), (.notPositive, Sample.above("1 1\n2 0")),
        (.notPositive, Sample.above("1 1\n2 -1")), (.columns, Sample.above("1 1\n2 1 3 4")),
        (.columns, Sample.above("1,1\n2,1")), (.fewPoints, Sample.above("1 1")), (.fewPoints, Sample.above("")),
        (.massTwice, Sample.above("1 1\n2 1\n2 2")), (.massOrder, Sample.above("1 1\n2 1\n4 1\n1.5 1\n8 1")),
        (.massDecimalPoint, Sample.above("158.49 1\n2511.9 1\n398.1 1\n501 1")),
        (.unit, Sample.above("1 1\n2 1", mass: "Mev")), (.confidenceLevel, swapping("0.90", "90")),
        (.confidenceLevel, swapping("0.90", "100%")), (.reference, Faults.publication("arxiv=\"0913.2840\"")),
        (.reference, Faults.publication("doi=\"11.1103/x\"")), (.reference, Faults.publication("texkey=\"Hook:21\"")),
        (.readingErrorMissing, swapping("kind=\"published\"", "kind=\"digitised\"")), (.unreadableFile, ""),
        (.unreadableFile, "<submission>"), (.notAllowedHere, "<limits/>"),
        (.notAllowedHere, swapping("observed", "seen")),
        (
            .region,
            Sample.limit(
                "<inside><contour><points mass-unit=\"MeV\" coupling-unit=\"1/GeV\">1 1\n1 1\n1 1</points></contour></inside>"
            )
        ),
        (.notAllowedHere, swapping("<experiment id=\"e\"", "<experiment id=\"f\"")),
        (.invalid, Sample.above("1 1e-3 cap\n2 1e-3")),
    ])
    func `an error has its code`(code: Finding.Code, text: String) {
        #expect(errors(text).first?.code == code)
    }

    @Test(arguments: ["0.90", "90%", "unknown", "0.9"])
    func `these confidence levels are read`(level: String) {
        #expect(errors(swapping("0.90", level)).isEmpty)
    }

    @Test func `curves of an archive are looked at as a reader would`() throws {
        let read = try read(Sample.above("1 2\n2 1\n3 1\n3 1\n4 1\n5 1"))
        let limit = try #require(read.submission.limits.first)
        #expect(limit.readerFindings(in: nil).map(\.code) == read.warnings.map(\.code))
        #expect(
            limit.readerFindings(in: try Sample.plane()).map(\.description) == [
                "l: central points row 1: coupling 2 /GeV is outside the plausible range 1e-9 /GeV to 1 /GeV; is the unit right? [outside-plane]",
                "l: central points row 2: the last 5 rows repeat the coupling 1.0; does the source go so far, or was it continued? [flat-tail]",
                "l: central points row 4: it repeats the row before [repeated-row]",
            ])
    }
}
