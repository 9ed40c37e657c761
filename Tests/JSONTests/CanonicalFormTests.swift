import JSON
import Testing

@Suite struct CanonicalFormTests {
    private func bytes(_ document: String) throws -> [UInt8] {
        var form = CanonicalForm(domain: "d/1")
        form.append(try JSON(document))
        return Array(form.bytes.dropFirst(4))
    }

    @Test func `the form begins with its domain`() {
        #expect(CanonicalForm(domain: "limen.limit/1").bytes == Array("limen.limit/1\n".utf8))
    }

    @Test func `every kind of value has known bytes`() throws {
        let count: (UInt8) -> [UInt8] = { [0, 0, 0, 0, 0, 0, 0, $0] }
        #expect(try bytes("true") == [0x74])
        #expect(try bytes("false") == [0x66])
        #expect(try bytes("1") == [0x64, 0x3F, 0xF0, 0, 0, 0, 0, 0, 0])
        #expect(try bytes("-0.0") == [0x64, 0, 0, 0, 0, 0, 0, 0, 0])
        #expect(try bytes("\"é\"") == [0x73] + count(2) + [0xC3, 0xA9])
        #expect(try bytes("[]") == [0x61] + count(0))
        #expect(try bytes("[true,\"\"]") == [0x61] + count(2) + [0x74, 0x73] + count(0))
        #expect(
            try bytes("{\"b\":true,\"a\":false}")
                == [0x6F] + count(2) + [0x73] + count(1) + [0x61, 0x66] + [0x73] + count(1) + [0x62, 0x74])
    }

    @Test func `order of keys, spaces and spelling of numbers do not matter`() throws {
        let one = try bytes("{\"a\":1,\"b\":[2.50,\"x/y\"],\"c\":1e2}")
        #expect(try bytes(" { \"c\" : 100.0 , \"b\":[25e-1, \"x\\/y\"],\n\"a\":1.0 } ") == one)
        #expect(try bytes("{\"a\":1,\"b\":[\"x/y\",2.5],\"c\":100}") != one)
    }

    @Test func `a value has the form of its text`() throws {
        let json: JSON = ["n": .number(2.5), "i": .integer(7), "t": "é", "l": [.truth(true), "x"]]
        var form = CanonicalForm(domain: "d/1")
        form.append(json)
        for text in [json.stored(), json.line(), json.document(), json.dumped()] {
            #expect(try bytes(text) == Array(form.bytes.dropFirst(4)))
        }
    }
}
