import Formats
import LimitModel
import Testing

/// Texts that a file could take for something else: what is written as a text comes back as that text.
@Suite struct RoundTripTests {
    static let texts = [
        "", " blanks at the ends \u{A0}", "two  blanks", "\"quoted\"", "\"", "limit: other", "limen.table/1",
        "curve: {\"role\":\"central\"}", "\u{301}accent first", "accent last \u{301}", "\u{200D}joiner",
        "# comment", "a # b", "a // b", "a!b", "1;2", "1,5", "0.5 1e-3", "a, \"b\"", "\"\u{301}", ",\u{301}",
        "tab\tand\nline", "\r\n", "&a *a", " &a *a", "*a : 1, ? b", "- a: b", "{[*a]: 1}", "a: [b]: c",
        "!tag %x @y `z`",
        "--- |", "~", "\\u001b \\n", "𝛾 🜚 \u{10FFFF}", "`rm -rf`",
    ]

    /// The limit with the text in the place of every text that it has.
    static func limit(_ text: String, _ base: Limit = Written.foreign) -> Limit {
        var limit = base
        limit.title = text
        limit.note = text
        limit.experiment.name = text
        limit.experiment.note = text
        limit.experiment.facility?.name = text
        limit.statement = .criterion(.init(name: text, meaning: text))
        limit.holdings[0].note = text
        limit.bias = .init(direction: .tooWeak, evidence: text)
        limit.ends = .init(low: .table, high: .physical)
        limit.origin.digitiser = text
        limit.origin.reading?.table = text
        limit.origin.reading?.dropped = [text, text]
        limit.origin.reading?.calibration = text
        limit.citations[0].locator = text
        limit.citations[0].publication.title = text
        limit.citations[0].publication.authors = [text]
        limit.citations[0].publication.journal = text
        limit.citations[0].publication.texkey = text
        limit.citations[0].publication.doi = text
        limit.citations[0].publication.arxiv = text
        limit.citations[0].publication.url = text
        // No archive keeps a curve whose name has a zero in it.
        let name = text.replacing("\0", with: "0")
        for index in limit.curves.indices { limit.curves[index].name = name }
        return limit
    }

    private static func units(_ plane: Plane) throws(ExportError) -> ColumnUnits { try ColumnUnits(plane: plane) }

    /// The files of every format but JSON, which the archive writes.
    static func files(_ limit: Limit) throws -> [(format: String, input: ForeignInput)] {
        let (exported, units) = (Written.exported(limit), try units(Written.plane))
        func file(_ name: String, _ text: String) -> ForeignInput { ForeignInput(name: name, bytes: Array(text.utf8)) }
        let record = try HEPDataWriter.files([exported], Written.source, units: Self.units).map {
            ForeignInput.File(name: $0.name, bytes: Array($0.text.utf8))
        }
        return [
            ("csv", file("l.csv", CSVWriter.text(exported, Written.source, units))),
            ("gnuplot", file("l.dat", GnuplotWriter.text(exported, Written.source, units))),
            ("hepdata", ForeignInput(folder: "record", files: record)),
            ("axionlimits", file("l.txt", try AxionLimitsWriter.text(exported, Written.source, units))),
            ("darkcast", file("l.lmt", try DarkcastWriter.text(exported, Written.source, units))),
            ("bibtex", file("l.bib", BibTeXWriter.text([exported], head: ["Publications"] + Written.source.lines))),
        ]
    }

    static func read(_ input: ForeignInput) throws -> Limit {
        let read = try ForeignRequest(input: input, planes: [Written.plane]).read()
        return try #require(read.submission.limits.first)
    }

    @Test(arguments: texts) func `CSV, gnuplot columns and HEPData give every text back`(_ text: String) throws {
        for base in [Written.foreign, Written.above, Written.islands] {
            let limit = Self.limit(text, base)
            for (format, input) in try Self.files(base.shape == .inside ? Written.above : limit).prefix(3) {
                #expect(throws: Never.self, "\(format)") { try Self.read(input) }
            }
        }
        let limit = Self.limit(text)
        for (format, input) in try Self.files(limit).prefix(3) {
            let again = try Self.read(input)
            #expect(again == limit, "\(format)")
            #expect(try again.canonicalBytes() == limit.canonicalBytes(), "\(format)")
        }
    }

    @Test func `the title before the head of AxionLimits text says nothing of the limit`() throws {
        var limit = Written.above
        limit.title = "plane: other"
        let input = try #require(try Self.files(limit).first { $0.format == "axionlimits" }?.input)
        let again = try Self.read(input)
        #expect(again.plane == limit.plane && again.title == limit.title)
    }

    @Test func `an empty limit comes back from CSV and gnuplot columns`() throws {
        let exported = Written.exported(Written.empty)
        let units = try Self.units(Written.plane)
        for text in [
            CSVWriter.text(exported, Written.source, units), GnuplotWriter.text(exported, Written.source, units),
        ] {
            #expect(try Self.read(ForeignInput(name: "l", bytes: Array(text.utf8))) == Written.empty)
        }
    }

    @Test func `the order of the curves comes back`() throws {
        var limit = Written.above
        limit.curves.reverse()
        for (format, input) in try Self.files(limit).prefix(2) {
            #expect(try Self.read(input) == limit, "\(format)")
        }
    }

    @Test func `edges written as scales come back as the edges they were`() throws {
        let units = try ColumnUnits(plane: Written.plane, convention: "1/f")
        let text = CSVWriter.text(Written.exported(Written.stepEdges), Written.source, units)
        let again = try Self.read(ForeignInput(name: "l.csv", bytes: Array(text.utf8)))
        #expect(again.curves.map(\.role) == [.lowerEdge, .upperEdge])
        #expect(try again.region().strips.count == Written.stepEdges.region().strips.count)
    }
}
