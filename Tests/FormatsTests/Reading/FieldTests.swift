import Foundation
import LimitModel
import Testing

@testable import Formats

/// The table of fields, and what follows from it.
@Suite struct FieldTests {
    private static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test func `the attributes of a table in the schema are those of the fields`() throws {
        let schema = try String(
            contentsOf: Self.root.appending(path: "imports/schema/core.xsd"), encoding: .utf8)
        let type = try #require(schema.between("<xs:complexType name=\"table\">", "</xs:complexType>"))
        let names = type.components(separatedBy: "<xs:attribute name=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(Set(names.map(String.init)) == Set(Field.allCases.compactMap(\.attribute)))
    }

    @Test func `the page for readers has the options of the fields`() throws {
        let expected = Field.allCases.compactMap { field in
            field.option.map { option in
                "| `--\(field.optionName)` | \(option.help) | \(field.attribute.map { "`\($0)`" } ?? "") |"
            }
        }
        try GuideTable(page: "formats.md", header: "| option | what it states").check(expected, folder: Self.root)
    }

    @Test func `a field is read once, and what is asked for can be stated`() {
        let parts = Field.allCases.flatMap(\.entry.parts)
        #expect(Set(parts).count == parts.count)
        for field in Field.allCases {
            #expect(field.option == nil || parts.contains(field) != (field.entry.read != nil), "\(field)")
            #expect(field.entry.question == nil || field.option != nil, "\(field)")
            #expect(field.attribute == nil || field.entry.read != nil, "\(field)")
            #expect(field.entry.element == nil || field.entry.print != nil && field.entry.read != nil, "\(field)")
        }
    }

    @Test func `readers and writers do not know the options of the command line`() throws {
        let folder = Self.root.appending(path: "Sources/Formats")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL]
        for file in try #require(files) where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter {
                !$0.drop { $0 == " " }.hasPrefix("//")
            }.joined(separator: "\n")
            for field in Field.allCases where field.option != nil {
                for end in [" ", "\"", ",", ":", ";", "'"] {
                    #expect(
                        !text.contains("--\(field.optionName)\(end)"), "\(file.lastPathComponent): \(field.optionName)")
                }
            }
        }
    }

    @Test(arguments: Written.all) func `a limit states every field that it keeps, and takes it back`(_ limit: Limit) {
        let stated = Declaration(limit)
        #expect(stated.limit == limit.slug && stated.statement == limit.statement && stated.holdings == limit.holdings)
        #expect(stated.originKind == limit.origin.kind && stated.shape == limit.shape)
        var bare = limit
        (bare.bias, bare.ends, bare.citations, bare.data, bare.note) = (nil, nil, [], [], nil)
        stated.store(in: &bare)
        #expect(bare == limit)
    }

    // MARK: Words of the place

    @Test(arguments: [
        (FieldSpelling.keys, "error-dex: 'much'"), (.options(prefix: "--"), "--error-dex: 'much'"),
        (.attributes, "error-dex: 'much'"),
    ])
    func `a mistake is named as the place spells the field`(_ spelling: FieldSpelling, _ start: String) {
        do throws(FieldError) {
            _ = try ImportOverrides([.errorDex: ["much"]], spelling: spelling)
            Issue.record("it was read")
        } catch {
            #expect(error.text(spelling) == "\(start) is not an error in decades; write for example 0.02, or unknown")
        }
    }

    @Test func `options and attributes have their own names for the format and the table`() {
        #expect(FieldSpelling.options(prefix: "--")(.format, "svg") == "--as svg")
        #expect(FieldSpelling.keys(.format) == "format" && FieldSpelling.attributes(.table) == "name")
    }

    @Test(arguments: [
        ([Field.status: ["observd"]], Field.status, "did you mean 'observed'?"),
        ([.plane: ["No Name"]], .plane, "No Name"), ([.scenario: ["visible", "A B"]], .scenario, "A B"),
        ([.range: ["ma-over-m"]], .range, "is not a range"), ([.experiment: ["…"]], .experiment, "no letter or digit"),
        ([.criterion: ["n"], .confidenceLevel: ["0.9"]], .criterion, "not both"),
        ([.sides: ["one"]], .sides, "belongs to confidence-level"), ([.method: ["CLs"]], .method, "belongs to"),
        ([.confidenceLevel: ["1.9"]], .confidenceLevel, "1.9"), ([.arxiv: ["x"]], .arxiv, "'x' is not"),
        ([.publication: ["unknown"], .doi: ["10.1000/a"]], .publication, "contradicts arxiv, doi and texkey"),
        ([.year: ["2009"]], .year, "belongs to a publication"), ([.figure: ["1"]], .figure, "belongs to a publication"),
        ([.arxiv: ["2401.01234"], .year: ["9"]], .year, "is not a year"), ([.columns: ["1"]], .columns, "two or three"),
        ([.log10: ["z"]], .log10, "not one of the columns"), ([.tolerance: ["-1"]], .tolerance, "positive"),
        ([.xAxis: ["1=2,3=4"]], .xAxis, "log or linear"), ([.yAxis: ["1=2,1=4,log"]], .yAxis, "not different"),
        ([.format: ["bibtex"]], .format, "there is no format 'bibtex'"),
    ])
    func `what cannot be understood is named with its field`(
        _ texts: [Field: [String]], _ field: Field, _ message: String
    ) {
        do throws(FieldError) {
            _ = try ImportOverrides(texts)
            Issue.record("it was read")
        } catch {
            #expect(error.field == field)
            #expect(error.message.contains(message), "\(error)")
            #expect(!error.remedy.isEmpty)
        }
    }

    @Test func `texts become values`() throws {
        let stated = try ImportOverrides([
            .limit: ["l"], .scenario: ["a", "b"], .range: ["x=0:1"], .independentOf: ["y"],
            .confidenceLevel: ["90%"], .sides: ["one"], .errorDex: ["unknown"], .arxiv: ["2401.01234"],
            .figure: ["Fig. 1"], .data: ["d"], .log10: ["both"], .binned: [""], .format: ["csv"],
        ])
        #expect(stated.format == .csv && stated.aids.isBinned && stated.aids.isMassLog10 && stated.aids.isCouplingLog10)
        let said = stated.declaration
        #expect(said.scenarios.map(\.text) == ["a", "b"] && said.ranges.first?.to == 1)
        #expect(said.independent.map(\.text) == ["y"] && said.data.map(\.text) == ["d"])
        #expect(said.statement?.level == 0.9 && said.isDigitisationErrorUnknown)
        #expect(said.citations.first?.publication.title == "arXiv:2401.01234")
        #expect(said.citations.first?.locator == "Fig. 1")
        #expect(!stated.isEmpty && ImportOverrides().isEmpty)
    }
}
