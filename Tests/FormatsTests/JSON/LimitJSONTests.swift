import Formats
import JSON
import LimitModel
import Testing

/// A limit exported as JSON, on the way back.
@Suite struct LimitJSONTests {
    private func document(_ limit: Limit) -> JSON {
        [
            "format": "limen.limit/1", "plane": "p", "coupling_unit": "1/GeV", "release": .null, "document": limit.json,
            "curves": limit.curvesJSON,
        ]
    }

    private func read(
        _ text: String, name: String = "x.json", said: Declaration = Declaration()
    ) throws -> ReadSubmission {
        var request = ForeignRequest(input: ForeignInput(name: name, bytes: Array(text.utf8)), planes: [Written.plane])
        request.declaration = said
        return try request.read()
    }

    private func errors(_ text: String) -> [String] {
        do {
            _ = try read(text)
            return []
        } catch let error as FormatErrors {
            return error.findings.map(\.description)
        } catch {
            return ["\(error)"]
        }
    }

    @Test(arguments: Written.all + [Written.empty, RoundTripTests.limit("plain")], ["x.json", "-", "x"])
    func `it is recognised and read to the same content, without options`(_ limit: Limit, _ name: String) throws {
        let input = ForeignInput(name: name, bytes: Array(document(limit).document().utf8))
        #expect(!input.isSubmissionXML)
        for text in [document(limit).document(), "\u{FEFF}\n" + document(limit).line()] {
            let found = try read(text, name: name)
            #expect(found.submission.limits == [limit])
            #expect(try found.submission.limits.first?.canonicalBytes() == limit.canonicalBytes())
            #expect(found.summaries.first?.entries.first { $0.name == "format" }?.value.hasPrefix("json") == true)
        }
    }

    @Test(arguments: RoundTripTests.texts) func `every text comes back`(_ text: String) throws {
        let limit = RoundTripTests.limit(text)
        let again = try read(document(limit).document()).submission.limits
        #expect(try again.first?.canonicalBytes() == limit.canonicalBytes())
    }

    @Test func `an option against it wins with a warning`() throws {
        var said = Declaration()
        said.status = .projection
        let found = try read(document(Written.above).document(), said: said)
        #expect(found.submission.limits.first?.status == .projection)
        #expect(found.warnings.map(\.code) == [.overridden])
    }

    @Test(arguments: [
        "limen.envelope/1", "limen.show/1", "limen.strongest/1", "limen.scan/1", "limen.import/1", "limen.nonsense/9",
    ]) func `another answer is refused, and named`(_ format: String) {
        // Some answers are one object a line.
        for text in ["{\"format\": \"\(format)\", \"plane\": \"p\"}\n", "{\n \"format\":\"\(format)\"}\n{\"a\": 1}\n"] {
            let found = errors(text)
            #expect(
                found == [
                    "x.json: format: it is '\(format)', an answer of Limen and not a limit; "
                        + "import the limits that it was made of"
                ])
        }
    }

    @Test func `another version is refused, and so is JSON of somebody else`() {
        #expect(errors("{\"format\": \"limen.limit/2\"}").first?.contains("reads 'limen.limit/1'") == true)
        var request = ForeignRequest(input: ForeignInput(name: "x", bytes: Array("{\"a\": 1}".utf8)), planes: [])
        request.format = .json
        #expect(throws: FormatErrors.self) { try request.read() }
    }

    /// Whatever is wrong, the message names the file and the place.
    @Test(arguments: [
        ("\"points\":[[0.001", "\"points\":[[-0.001", "central points row 1: mass '-0.001' is not positive"),
        ("\"points\":[[0.001", "\"points\":[[0", "central points row 1"),
        ("\"points\":[[0.001", "\"points\":[[NaN", "it is not JSON: byte"),
        ("\"points\":[[0.001", "\"points\":[[1e999", "it is not JSON: byte"),
        ("\"points\":[[0.001", "\"points\":[[\"0.001\"", "curves 1 points 1: it is not a mass and a coupling"),
        ("\"points\":[[0.001", "\"points\":[[[0.001]", "curves 1 points 1"),
        ("\"points\":[[0.001", "\"points\":[[],[0.001", "curves 1 points 1"),
        (",\"cap\"]", ",\"lid\"]", "curves 1 points 3"), (",\"cap\"]", ",\"cap\",[\"odd\"]]", "curves 1 points 3"),
        (",\"cap\"]", ",\"cap\",[1]]", "curves 1 points 3"), (",\"cap\"]", ",\"cap\",[],1]", "curves 1 points 3"),
        ("\"curves\":[{\"role\":\"central\"", "\"curves\":[{\"role\":\"expected\"", "curves 1: its role"),
        ("\"curves\":[{\"role\"", "\"curves\":[{},{\"role\"", "curves: they are 4, but 3"),
        ("\"coupling_unit\":\"1/GeV\"", "\"coupling_unit\":\"GeV\"", "coupling unit"),
        ("\"coupling_unit\":\"1/GeV\"", "\"coupling_unit\":1", "coupling_unit: it is missing"),
        ("\"slug\":\"l\"", "\"slug\":\"../l\"", "document: 'slug' is '../l', not a name"),
        ("\"slug\":\"l\"", "\"slug\":1", "document: 'slug' is not a text"),
        ("\"status\":\"observed\"", "\"status\":\"guessed\"", "document: 'status' is 'guessed'"),
        ("\"plane\":\"p\",\"search\"", "\"plane\":\"q\",\"search\"", "plane: there is no plane 'q'"),
        ("\"scenario\":\"visible\"", "\"scenario\":\"visble\"", "scenario: there is no scenario 'visble'"),
        ("\"level\":0.9", "\"level\":90", "confidence level: 90.0 is not between 0 and 1"),
        ("\"level\":0.9", "\"level\":-0.9", "confidence level"),
        ("\"from\":0,\"parameter\"", "\"from\":7,\"parameter\"", "ends before its beginning"),
        ("\"kind\":\"published\"", "\"kind\":\"computed\"", "not computed"),
        (
            "\"kind\":\"published\"", "\"kind\":\"digitised\",\"digitisationError\":-1",
            "origin: -1.0 is not an error in decades"
        ),
        ("\"name\":\"ρ → γ\"", "\"name\":\"a\\u0000b\"", "curve: its name holds the character U+0000"),
        ("\"document\":{", "\"document\":[{", "it is not JSON"),
        ("\"document\":", "\"papers\":", "document: it is missing"),
        (
            "\"role\":\"component\"}", "\"role\":\"component\"},{\"interpolation\":\"step\",\"role\":\"central\"}",
            "curves: they are 3, but 4"
        ),
    ]) func `what is wrong is named with its place`(_ part: String, _ other: String, _ message: String) throws {
        // Without blanks, so that a part is found whatever the layout.
        let text = try JSON(document(Written.above).document().replacing(": null", with: ": false")).compact()
        #expect(text.contains(part))
        let found = errors(text.replacing(part, with: other))
        #expect(found.contains { $0.hasPrefix("x.json") && $0.contains(message) }, "\(found)")
    }

    @Test func `deep, endless and cut documents are refused`() throws {
        let head = "{\"format\": \"limen.limit/1\", \"coupling_unit\": \"1/GeV\", \"document\": "
        for text in [
            head + String(repeating: "[", count: 1_000_000), head + String(repeating: "{\"a\":", count: 1_000_000),
            head + "\"" + String(repeating: "x", count: 1_000_000), head,
        ] { #expect(errors(text).count == 1) }
        let whole = document(Written.cautious).document()
        for length in stride(from: 0, to: whole.utf8.count - 2, by: 17) {
            #expect(!errors(String(decoding: Array(whole.utf8)[..<length], as: UTF8.self)).isEmpty)
        }
    }

    @Test func `more points than are read are refused`() throws {
        var limit = Written.steps
        limit.curves[0].points = (0...ReaderLimits.rows).map { Curve.Point(mass: Double($0 + 1), coupling: 1) }
        #expect(errors(document(limit).line()).first?.contains("more than 200000 points together") == true)
    }
}
