import Testing

@testable import Formats

/// Documents longer than libxml2 takes in one piece.
@Suite struct LongDocumentTests {
    private static func text(of document: String) -> String? {
        guard let document = XMLDocument(Array(document.utf8), name: "x.xml", messages: XMLDocument.Messages()),
            let root = document.root
        else { return nil }
        var reader = ElementReader(findings: Findings(file: "x.xml"))
        return reader.read(root)?.text
    }

    @Test(arguments: ["", "x", "xy"])
    func `a text arrives whole, wherever the pieces end`(_ start: String) {
        let text = start + String(repeating: "1 €\n", count: 2_200_000)
        #expect(text.utf8.count > 10_000_000)
        #expect(Self.text(of: "<a>\(text)</a>") == text)
    }

    @Test func `what is wrong in it is found on its line`() {
        let rows = String(repeating: "1 2\n", count: 2_700_000)
        let messages = XMLDocument.Messages()
        let document = XMLDocument(Array("<a>\n\(rows)&no; 3\n</a>".utf8), name: "x.xml", messages: messages)
        let isRefused = document == nil
        #expect(isRefused && messages.messages.first?.line == 2_700_002)
        #expect(Self.text(of: "<!DOCTYPE a>\n<a>\(rows)</a>") == nil)
        #expect(Self.text(of: "<a>\(rows)") == nil)
        #expect(Self.text(of: "<a>\(rows)</a><a/>") == nil)
    }
}
