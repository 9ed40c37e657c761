import Formats
import JSON
import LimitModel
import Testing

/// What steers a terminal stands raw in nothing that is written.
@Suite struct SteeringTests {
    static let steering: [Unicode.Scalar] = (0...0xFFFF).compactMap(Unicode.Scalar.init).filter(\.steersText)

    /// The characters that steer and stand raw in a text, but line feeds, which end lines.
    static func raw(in text: String) -> [String] {
        let found = Set(text.unicodeScalars.filter { $0.steersText && $0 != "\n" })
        return found.map { "U+" + String($0.value, radix: 16) }.sorted()
    }

    private let hostile = "a" + String(String.UnicodeScalarView(steering.flatMap { [$0, "z"] }))

    @Test(arguments: [0, 0x1B, 0x85, 0x9B, 0x9D, 0x61C, 0x200E, 0x2028, 0x202E, 0x2066, 0xFEFF, 0xFFFE] as [UInt32])
    func `escapes, line separators, bidirectional marks and what is not a character steer`(_ value: UInt32) throws {
        #expect(try #require(Unicode.Scalar(value)).steersText)
    }

    @Test func `a limit full of characters that steer leaves none raw in any text format`() throws {
        for (format, input) in try RoundTripTests.files(RoundTripTests.limit(hostile)) {
            for file in input.files {
                #expect(Self.raw(in: String(decoding: file.bytes, as: UTF8.self)) == [], "\(format): \(file.name)")
            }
        }
    }

    @Test func `what is read back exactly keeps them`() throws {
        let limit = RoundTripTests.limit(hostile)
        for (format, input) in try RoundTripTests.files(limit).prefix(3) {
            #expect(try RoundTripTests.read(input) == limit, "\(format)")
        }
    }

    @Test func `each of them alone is read back too`() throws {
        for scalar in Self.steering {
            let limit = RoundTripTests.limit("\(scalar)b\(scalar)")
            for (format, input) in try RoundTripTests.files(limit).prefix(3) {
                #expect(try RoundTripTests.read(input) == limit, "\(format): U+\(String(scalar.value, radix: 16))")
            }
        }
    }

    @Test func `XML writes what it can hold as references, and refuses the rest`() throws {
        let kept = Self.steering.filter { !$0.properties.isWhitespace && (0x7F..<0xFFFE).contains($0.value) }
        #expect(kept.count > 40)
        let text = "a" + String(String.UnicodeScalarView(kept.flatMap { [$0, "z"] }))
        var limit = RoundTripTests.limit(text)
        (limit.citations[0].publication.arxiv, limit.citations[0].publication.doi) = (nil, nil)
        limit.citations[0].publication.texkey = nil
        // A curve of a limit with one shape has no name in XML.
        for index in limit.curves.indices { limit.curves[index].name = nil }
        let xml = try SubmissionWriter.text([Written.exported(limit)], head: ["query: \(hostile)"])
        #expect(Self.raw(in: xml) == [])
        #expect(xml.contains("&#x9B;z") && xml.contains("&#x202E;z"))
        let read = try SubmissionReader.read(Array(xml.utf8), name: "x").submission
        #expect(read.limits == [limit])
        let error = #expect(throws: ExportError.self) {
            try SubmissionWriter.text([Written.exported(RoundTripTests.limit(hostile))])
        }
        #expect(error?.message.contains("write it as json") == true)
    }

    @Test func `cells and heads of CSV show a mark in their place, except tabs and line feeds in cells`() {
        var text = CSVText(comments: ["a\u{9B}31m\nb"], columns: ["x\u{1B}[2J"])
        text.append([.text("\u{202E}tab\tline\n\u{2028}\r\n"), .text("=\u{301}1"), .text("\"\u{301}")])
        #expect(
            text.text == """
                # a\u{FFFD}31m\u{FFFD}b
                x\u{FFFD}[2J
                "\u{FFFD}tab\tline
                \u{FFFD}\u{FFFD}
                ",'=\u{301}1,"\""\u{301}"

                """)
    }

    @Test func `JSON of dumps escapes them, and is read back`() throws {
        let json: JSON = ["a\u{9B}": .text(hostile)]
        for text in [json.compact(), json.dumped()] {
            #expect(Self.raw(in: text) == [])
            #expect(try JSON(text) == json)
        }
        #expect(try JSON(json.stored()) == json)
    }
}
