// swift-format-ignore-file: NeverUseForceTry, NeverForceUnwrap
import Foundation
import LimitModel
import Testing

@testable import Formats

@Suite struct BibTeXWriterTests {
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
