import JSON
import Testing

private enum Colour: String, JSONConvertible { case red, blue }

private struct Thing: JSONConvertible, Equatable {
    var name: String
    var colours: [Colour] = []
    var size: Double?
    var count = 0
    var parts: [Thing]?
    var words: [String: String]?

    init(_ name: String) { self.name = name }

    init(json: JSON) throws(JSON.MemberError) {
        name = try json.member("name")
        colours = try json.member("colours")
        size = try json.optional("size")
        count = try json.member("count")
        parts = try json.optional("parts")
        words = try json.optional("words")
    }

    var json: JSON {
        .record([
            "colours": colours.json, "count": count.json, "name": name.json, "parts": parts?.json, "size": size?.json,
            "words": words?.json,
        ])
    }
}

@Suite struct ConversionTests {
    private func whole() -> Thing {
        var thing = Thing("a")
        thing.colours = [.red, .blue]
        thing.size = 0.1
        thing.count = 3
        thing.words = ["b": "B", "a": "A"]
        thing.parts = [Thing("b"), thing]
        return thing
    }

    @Test func `a value comes back`() throws {
        for thing in [Thing("x"), whole()] { #expect(try Thing(json: thing.json) == thing) }
        #expect(Thing("x").json.stored() == #"{"colours":[],"count":0,"name":"x"}"#)
        #expect(whole().json["words"]?.stored() == #"{"a":"A","b":"B"}"#)
    }

    @Test(arguments: [
        ("\"name\":\"b\"", "\"name\":1", "'parts[0].name' is not a text"),
        ("\"name\":\"b\"", "\"nom\":1", "'parts[0].name' is missing"),
        ("\"size\":0.1", "\"size\":\"0.1\"", "'parts[1].size' is not a number"),
        ("[\"red\",\"blue\"]", "[\"red\",\"bleu\"]", "'colours[1]' is 'bleu'"),
        ("\"count\":0", "\"count\":0.5", "'parts[0].count' is not a whole number"),
        ("\"colours\":[]", "\"colours\":{}", "'parts[0].colours' is not a list"),
        ("\"B\"}}", "[]}}", "'words.b' is not a text"),
    ]) func `an error names the path of the member`(part: String, other: String, message: String) throws {
        var text = whole().json.stored()
        // The parts come before the words.
        let at = try #require(message.contains("words") ? text.ranges(of: part).last : text.firstRange(of: part))
        text.replaceSubrange(at, with: other)
        let json = try JSON(text)
        let error = #expect(throws: JSON.MemberError.self) { try Thing(json: json) }
        #expect(error?.description == message)
    }

    @Test func `another value than an object has no members`() {
        let error = #expect(throws: JSON.MemberError.self) { try Thing(json: .list([])) }
        #expect(error?.description == "'name' is missing")
        #expect(throws: JSON.MemberError("is not a text")) { try Colour(json: .null) }
    }

    @Test func `a number that is not finite is found`() {
        var thing = whole()
        #expect(thing.json.pathOfNonFinite == nil)
        thing.parts?[1].size = .nan
        #expect(thing.json.pathOfNonFinite == "parts[1].size")
    }
}
