// swift-format-ignore-file: NeverUseForceTry, NeverForceUnwrap
import Foundation
import LimitModel
import Testing

@testable import Formats

private let hash = String(repeating: "0", count: 64)

/// What is written in XML, HEPData and BibTeX.
@Suite struct OutwardTests {
    private func text(_ limits: [Limit]) throws -> String { try SubmissionWriter.text(limits.map(Written.exported)) }

    // MARK: - XML

    @Test(arguments: Written.all + [Written.empty]) func `a limit comes back from XML with the same content`(
        _ limit: Limit
    ) throws {
        let submission = try SubmissionReader.read(Array(text([limit]).utf8), name: "x").submission
        #expect(submission.limits == [limit])
        #expect(submission.planes == [Written.plane])
        #expect(try submission.limits[0].canonicalBytes() == limit.canonicalBytes())
    }

    @Test func `every limit and plane of imports comes back from XML with the same content`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "imports")
        func read(_ part: String) throws -> [Submission] {
            try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: part).path).sorted().map {
                name in
                let bytes = Array(try Data(contentsOf: folder.appending(path: "\(part)/\(name)")))
                return try SubmissionReader.read(bytes, name: name).submission
            }
        }
        let planes = try read("planes").flatMap(\.planes)
        let limits = try read("bounds").flatMap(\.limits)
        #expect(limits.count >= 7)
        for limit in limits {
            let plane = try #require(planes.first { $0.slug == limit.plane })
            let text = try SubmissionWriter.text([ExportedLimit(limit: limit, plane: plane, revision: 1, hash: "")])
            let again = try SubmissionReader.read(Array(text.utf8), name: "x").submission
            #expect(again.limits == [limit])
            #expect(again.planes == [plane])
        }
    }

    @Test func `where the file comes from stands above the root, hyphens and all`() throws {
        let xml = try SubmissionWriter.text(
            [Written.exported(Written.above)], head: ["query: limen export --as xml ?> <x/>"])
        #expect(xml.contains("<?limen query: limen export --as xml ? > <x/>?>"))
        #expect(throws: Never.self) { try SubmissionReader.read(Array(xml.utf8), name: "x") }
    }

    @Test func `what XML would change is refused, not changed`() throws {
        var limit = Written.above
        limit.note = "two  blanks"
        let error = #expect(throws: ExportError.self) { try text([limit]) }
        #expect(error?.message.contains("--as json") == true)
    }

    @Test func `limits that describe one publication differently do not share a file`() throws {
        var other = Written.above
        other.slug = try Slug("other")
        other.search = try Slug("other")
        other.citations[0].publication.title = "Another title"
        let error = #expect(throws: ExportError.self) { try text([Written.above, other]) }
        #expect(error?.message.contains("publication 'first'") == true)
    }

    @Test(arguments: [
        ("<origin kind=\"computed\"/>", "record of its computation"),
        (
            "<origin kind=\"published\"><computation derivation=\"d\" version=\"1\" descriptor-hash=\"\(hash)\" "
                + "input-hash=\"\(hash)\" numerical-error=\"0\"/></origin>", "not 'computed'"
        ),
        (
            "<origin kind=\"computed\"><computation derivation=\"d\" version=\"1\" descriptor-hash=\"\(hash)\" "
                + "input-hash=\"\(hash)\" numerical-error=\"-1\"/></origin>", "negative"
        ),
        (
            "<origin kind=\"computed\"><computation derivation=\"d\" version=\"1\" descriptor-hash=\"x\" "
                + "input-hash=\"\(hash)\" numerical-error=\"1\"/></origin>", "descriptor-hash"
        ),
    ]) func `an origin that contradicts itself is refused`(_ origin: String, _ message: String) {
        let above = "<above><points mass-unit=\"GeV\" coupling-unit=\"1/GeV\">1 1\n2 1</points></above>"
        let found = errors(Sample.limit(above, origin: origin))
        #expect(found.contains { $0.description.contains(message) }, "\(found)")
    }

    @Test func `a flag nobody knows is refused with its line`() {
        let found = errors(Sample.above("1 1\n2 1 measured odd"))
        #expect(found.first?.description.contains("near-threshold") == true)
        #expect(found.first?.line == 10)
    }

    // MARK: - HEPData

    private func hepdata(_ limit: Limit) throws -> [ExportedFile] {
        try HEPDataWriter.files([Written.exported(limit)], Written.source) { plane throws(ExportError) in
            try ColumnUnits(plane: plane)
        }
    }

    @Test(arguments: Written.all) func `a HEPData record of our own is read back to the same curves`(_ limit: Limit)
        throws
    {
        let files = try hepdata(limit)
        var record = OwnRecord()
        var findings = Findings(file: "x")
        for file in files.dropFirst() {
            let bytes = Array(file.text.utf8)
            let tree = try #require(YAMLTree.documents(bytes, findings: &findings)?.first)
            #expect(record.take(tree, head: OwnRecord.head(of: bytes), findings: &findings))
        }
        #expect(!findings.hasErrors)
        let found = try #require(record.limits.first)
        #expect(record.limits.count == 1)
        #expect(found.curves.map(\.role) == limit.curves.map(\.role))
        for (curve, rows) in zip(limit.curves, found.curves.map(\.rows)) {
            #expect(curve.points.map(\.mass) == rows.map { Double($0.mass)! })
            #expect(curve.points.map(\.coupling) == rows.map { Double($0.coupling)! })
            #expect(curve.points.map(\.edge) == rows.map(\.edge))
        }
    }

    @Test func `islands are tables of their own with a running number, and bands are no errors`() throws {
        let files = try hepdata(Written.islands)
        #expect(
            files.map(\.name) == ["submission.yaml", "l-island-1.yaml", "l-island-2.yaml", "l-further-curves-1.yaml"])
        #expect(files[1].text.contains("name: \"index\""))
        let bands = try hepdata(Written.above)[1].text
        #expect(bands.contains("g, expected limit"))
        #expect(!bands.contains("error"))
        #expect(bands.contains("{name: \"confidence level\", value: \"0.9\"}"))
    }

    @Test func `steps become bins`() throws {
        let text = try hepdata(Written.steps)[1].text
        #expect(text.contains("{low: 0.001, high: 0.01}"))
        #expect(text.contains("{low: 0.1, high: 0.2}"))
    }

    @Test func `a limit without curves is no table`() {
        var limit = Written.empty
        limit.curves = []
        #expect(throws: ExportError.self) { try hepdata(limit) }
    }

    // MARK: - BibTeX

    @Test func `an entry has what is known, escaped, and the part it plays in a comment`() {
        let text = BibTeXWriter.text([Written.exported(Written.above)], head: ["query: limen cite l@3"])
        #expect(
            text == """
                % query: limen cite l revision 3

                % result of l, Fig. 1
                @article{Example:2020abc,
                  author = {Example, A. and {Some Collaboration}},
                  title = {{A 50\\% \\textbraceleft{}search\\textbraceright{} for γ' \\& friends}},
                  journal = {J. Ex.},
                  volume = {1},
                  pages = {2},
                  year = {2020},
                  eprint = {2001.00001},
                  archivePrefix = {arXiv},
                  doi = {10.1000/x_1}
                }

                """)
    }

    @Test func `a title that steers a terminal or turns the direction of writing is plain in BibTeX`() {
        var limit = Written.above
        limit.citations[0].publication.title = "A\u{1B}[31m\u{202E}title\u{2028}of two lines"
        let text = BibTeXWriter.text([Written.exported(limit)], head: [])
        #expect(text.contains("title = {{A [31m title of two lines}}"))
    }

    @Test func `one publication under two names is one entry, two with one name are two`() throws {
        var one = Written.above
        one.citations.append(one.citations[0])
        one.citations[1].publication.id = try Slug("other-name")
        one.citations[1].role = .figure
        one.citations.append(
            Citation(role: .input, publication: Publication(id: try Slug("note"), title: "N", url: "https://a.b/{c}")))
        one.citations.append(Citation(role: .input, publication: Publication(id: try Slug("note"), title: "M")))
        let text = BibTeXWriter.text([Written.exported(one)], head: [])
        #expect(text.components(separatedBy: "\n@").count == 4)
        #expect(text.contains("% result of l, Fig. 1\n% figure of l, Fig. 1\n@article{Example:2020abc,"))
        #expect(text.contains("@misc{note,"))
        #expect(text.contains("@misc{note-2,"))
        #expect(text.contains("url = {https://a.b/\\%7Bc\\%7D}"))
    }

    @Test(arguments: [
        ("https://a.b/c?d=e&f=(g);h~i#j", "https://a.b/c?d=e&f=(g);h~i\\#j"), ("HTTP://a.b/%7eC", "HTTP://a.b/\\%7eC"),
        ("https://a.b/100%", "https://a.b/100\\%25"), ("https://a.b/%zz#c#d", "https://a.b/\\%25zz\\#c\\%23d"),
        ("https://a.b/\\input{x}", "https://a.b/\\%5Cinput\\%7Bx\\%7D"),
        ("https://a.b/$x$^`|", "https://a.b/\\%24x\\%24\\%5E\\%60\\%7C"),
        ("https://a.b/\"<c d>\"", "https://a.b/\\%22\\%3Cc\\%20d\\%3E\\%22"),
        ("https://a.b/ü", "https://a.b/\\%C3\\%BC"),
        ("https://a.b/\u{1B}[\n\u{202E}", "https://a.b/\\%1B[\\%0A\\%E2\\%80\\%AE"),
        (" https://a.b/}\u{301} ", "https://a.b/\\%7D\\%CC\\%81"),
        ("javascript:alert(1)", nil), ("file:///etc/passwd", nil), ("//a.b", nil), ("a.b", nil), ("ftp://a.b/c", nil),
        ("data:text/html,x", nil), ("https:a", nil), ("", nil),
    ]) func `an address in BibTeX is of http or https, spelt as RFC 3986 and BibTeX have it`(
        _ url: String, _ written: String?
    ) {
        var limit = Written.above
        limit.citations[0].publication.url = url
        let text = BibTeXWriter.text([Written.exported(limit)], head: [])
        let line = text.split(separator: "\n").first { $0.hasPrefix("  url = ") }
        #expect(line.map(String.init) == written.map { "  url = {\($0)}" })
    }

    @Test func `numbers of publications cannot end a field or an address`() {
        var limit = Written.above
        limit.citations[0].publication.texkey = "a\u{9B},}@b"
        limit.citations[0].publication.doi = "10.1000/a{b}%c#d?e<f>\u{1B}\\"
        limit.citations[0].publication.arxiv = "2001.00001}\n"
        limit.citations[0].publication.title = "\\\u{301}x}\u{301} @\u{301}"
        let text = BibTeXWriter.text([Written.exported(limit)], head: ["a@\u{301}b"])
        #expect(text.contains("@article{a----b,\n"))
        #expect(text.contains("doi = {10.1000/a\\%7Bb\\%7D\\%25c\\%23d\\%3Fe\\%3Cf\\%3E\\%1B\\%5C}"))
        #expect(text.contains("eprint = {2001.00001\\%7D}"))
        #expect(text.contains("title = {{\\textbackslash{}\u{301}x\\textbraceright{}\u{301} @\u{301}}}"))
        #expect(text.hasPrefix("% a revision b\n"))
        let address = limit.citations[0].publication.address
        #expect(address == "https://arxiv.org/abs/2001.00001%7D")
        limit.citations[0].publication = Publication(id: limit.slug, title: "T", url: "javascript:alert(1)")
        #expect(limit.citations[0].publication.address == nil)
    }
}
