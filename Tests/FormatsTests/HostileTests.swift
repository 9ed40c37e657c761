import Formats
import Foundation
import LimitModel
import Testing

/// Files that mean harm, or are broken in ways nobody thought of: the reader answers with an error, and never crashes.
@Suite struct HostileTests {
    private func only(_ text: String) -> Finding? { only(Array(text.utf8)) }

    private func only(_ bytes: [UInt8]) -> Finding? {
        let found = errors(bytes)
        return found.count == 1 ? found.first : nil
    }

    @Test func `a document type is refused before anything in it is read`() {
        let laughs =
            "<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [\n<!ENTITY a \"lol\">\n"
            + (0..<30).map {
                "<!ENTITY a\($0 + 1) \"\(String(repeating: "&a\($0 == 0 ? "" : "\($0)");", count: 10))\">\n"
            }.joined()
            + "]>\n<submission xmlns=\"urn:limen:submission:1\">&a30;</submission>"
        let found = only(laughs)
        #expect(found?.place.line == 2)
        #expect(found?.message == "a document type (DOCTYPE) is not allowed")
        #expect(only("<!DOCTYPE submission SYSTEM \"http://example.org/x.dtd\">\n" + Sample.document("")) != nil)
    }

    @Test func `an external entity cannot read a local file`() throws {
        let secret = FileManager.default.temporaryDirectory.appending(path: "limen-secret-\(UUID().uuidString)")
        try Data("the secret".utf8).write(to: secret)
        defer { try? FileManager.default.removeItem(at: secret) }
        let text =
            "<!DOCTYPE s [<!ENTITY x SYSTEM \"\(secret.path)\">]>"
            + Sample.above("1 1\n2 1").replacing("<title>Limit", with: "<title>&x;")
        let found = only(text)
        #expect(found?.message == "a document type (DOCTYPE) is not allowed")
        #expect(errors(text).allSatisfy { !$0.description.contains("secret") })
    }

    @Test func `an unknown entity is a fault of form`() {
        let found = only(Sample.above("1 1\n2 1").replacing("<title>Limit", with: "<title>&x;"))
        #expect(found?.place.line == 4)
        #expect(found?.message.hasPrefix("not well-formed XML: Entity 'x' not defined") == true)
    }

    @Test func `XInclude is refused`() {
        let include = "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"/etc/passwd\" parse=\"text\"/>"
        #expect(only(Sample.document(include))?.message == "XInclude is not allowed")
    }

    @Test func `deep nesting is refused`() {
        for depth in [100, 200, 300, 100_000] {
            let text = Sample.document(String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth))
            let found = errors(text)
            #expect(found.count == 1, "\(depth)")
        }
        let text = Sample.document(String(repeating: "<a>", count: 70) + String(repeating: "</a>", count: 70))
        #expect(only(text)?.message == "elements nest more than 64 deep")
    }

    @Test func `a huge attribute is refused`() {
        let text = Sample.document("<facility id=\"f\"\n name=\"\(String(repeating: "x", count: 70_000))\"/>")
        #expect(only(text)?.description == "x.xml:3: <facility> name: the attribute is longer than 64 KiB; shorten it")
    }

    @Test func `a huge comment or section is refused`() {
        let filler = String(repeating: "x", count: 11_000_000)
        #expect(only(Sample.above("1 1\n2 1 <![CDATA[#\(filler)]]>"))?.message.contains("longer than 10 MB") == true)
        #expect(only(Sample.above("1 1\n2 1 <!--\(filler)-->"))?.message.hasPrefix("not well-formed XML") == true)
    }

    @Test func `a huge file is refused`() {
        let found = only([UInt8](repeating: 0x20, count: ReaderLimits.fileBytes + 1))
        #expect(found?.place.line == nil)
        #expect(found?.message.contains("at most 32 MiB are read") == true)
    }

    @Test func `too many elements are refused`() {
        let text = Sample.document(String(repeating: "<a/>", count: ReaderLimits.elements + 1))
        #expect(only(text)?.message == "the file has more than 200000 elements")
    }

    @Test func `a report names a hundred errors at most`() {
        let rows = (0..<5000).map { "\($0),5 x" }.joined(separator: "\n")
        #expect(errors(Sample.above(rows)).count == ReaderLimits.errors)
        #expect(errors(Sample.document(String(repeating: "<facility/>\n", count: 5000))).count == ReaderLimits.errors)
    }

    @Test func `a file that is not UTF-8 text is refused`() {
        #expect(only([])?.message == "the file is empty")
        #expect(only(" \n\t")?.message == "the file is empty")
        #expect(only([0xFF, 0xFE, 0x3C, 0x00])?.message == "the file is in UTF-16")
        #expect(only(Array(Sample.document("").utf8) + [0])?.message == "the file contains a NUL byte")
        #expect(only(Array("<a>\n\n".utf8) + [0xE9, 0x20])?.place.line == 3)
        #expect(only(Array("<a>\n\n".utf8) + [0xE9, 0x20])?.message == "the text is not valid UTF-8")
        #expect(only(Array("<a>".utf8) + [0xC0, 0x80])?.message == "the text is not valid UTF-8")
        let latin = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + Sample.document("")
        #expect(only(latin)?.message == "the file says that its encoding is ISO-8859-1")
        #expect(only("hello")?.place.line == 1)
        #expect(only("{\"json\": 1}")?.message.hasPrefix("not well-formed XML") == true)
    }

    @Test func `an unclosed element is named by its line`() {
        let found = only(Sample.above("1 1\n2 1").replacing("</points>", with: ""))
        #expect(found?.place.line == 11)
        #expect(found?.message.contains("Opening and ending tag mismatch: points line 8 and above") == true)
    }

    @Test func `messages cannot steer a terminal`() {
        let text = Sample.above("1 \u{9B}31mred\u{202E}\n2 1")
        let found = errors(text)
        #expect(!found.isEmpty)
        let scalars = found.flatMap { Array($0.description.unicodeScalars) }
        #expect(scalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0.value != 0x202E })
        #expect(errors(Sample.above("1 \(String(repeating: "9x", count: 5000))\n2 1"))[0].message.count <= 401)
    }

    @Test func `xsi attributes cannot change types or load schemas`() {
        let text = Sample.derivation().replacing("<mass ", with: "<mass xsi:type=\"xs:string\" ").replacing(
            Sample.start,
            with: "<submission xmlns=\"urn:limen:submission:1\" xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" "
                + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x /etc/passwd\">")
        #expect(!errors(text).isEmpty)
    }

    @Test(arguments: ["bounds/sn1987a.xml", "searches/phi-invisible.xml"])
    func `a file cut anywhere is an error`(file: String) throws {
        let bytes = try importedBytes(file)
        let end = bytes.lastIndex(of: UInt8(ascii: ">")) ?? bytes.count
        for length in stride(from: 0, to: end, by: 7) {
            #expect(!errors(Array(bytes[..<length])).isEmpty, "cut at \(length)")
        }
    }

    @Test(arguments: ["bounds/sn1987a.xml", "searches/phi-invisible.xml", "planes/dark-axion-portal.xml"])
    func `flipped bytes never crash the reader`(file: String) throws {
        let original = try importedBytes(file)
        let seed = UInt64.random(in: .min ... .max)
        print("flipped bytes in \(file): seed \(seed)")
        var random = SplitMix(state: seed)
        var survivors = 0
        for _ in 0..<600 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let index = Int.random(in: bytes.indices, using: &random)
                switch Int.random(in: 0...3, using: &random) {
                case 0: bytes[index] ^= 1 << UInt8.random(in: 0...7, using: &random)
                case 1: bytes[index] = UInt8.random(in: 0x20...0x7E, using: &random)
                case 2: bytes.remove(at: index)
                default: bytes.insert(UInt8.random(in: .min ... .max, using: &random), at: index)
                }
            }
            if errors(bytes).isEmpty { survivors += 1 }
        }
        #expect(survivors < 600)
    }

    @Test func `many readers may work at once`() async throws {
        let files = try importedFiles.map { ($0, try importedBytes($0)) }
        await withTaskGroup(of: Int.self) { group in
            for round in 0..<8 {
                for (name, bytes) in files {
                    group.addTask {
                        let result = try? SubmissionReader.read(bytes, name: "\(name) \(round)")
                        return result == nil ? 1 : 0
                    }
                }
            }
            for await failures in group { #expect(failures == 0) }
        }
    }
}

/// A small random generator with a seed that can be printed.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
