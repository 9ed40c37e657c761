import Foundation
import LimitModel
import Quantities
import Regions
import Testing

@Suite struct CanonicalFormTests {
    private func bytes(_ document: String) throws -> [UInt8] {
        var form = CanonicalForm(domain: "d/1")
        try form.append(document: document)
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

    @Test func `points are binary64 with edge kind and flags`() throws {
        var form = CanonicalForm(domain: "d")
        try form.append(points: [.init(mass: 1, coupling: 2, edge: .cap, flags: [.nearThreshold])])
        #expect(
            Array(form.bytes.dropFirst(2)) == [0x70, 0, 0, 0, 0, 0, 0, 0, 1]
                + [0x3F, 0xF0, 0, 0, 0, 0, 0, 0] + [0x40, 0, 0, 0, 0, 0, 0, 0] + [1, 2])
        #expect(throws: ModelError.notFinite(path: "point 1")) {
            try form.append(points: [.init(mass: .nan, coupling: 1)])
        }
    }

    @Test func `order of keys, spaces and spelling of numbers do not matter`() throws {
        let one = try bytes("{\"a\":1,\"b\":[2.50,\"x/y\"],\"c\":1e2}")
        #expect(try bytes(" { \"c\" : 100.0 , \"b\":[25e-1, \"x\\/y\"],\n\"a\":1.0 } ") == one)
        #expect(try bytes("{\"a\":1,\"b\":[\"x/y\",2.5],\"c\":100}") != one)
    }

    @Test(arguments: ["", "{", "null", "{\"a\":null}", "1e999", "nonsense"])
    func `what is no document of ours is refused`(text: String) {
        #expect(throws: ModelError.self) { try bytes(text) }
    }

    @Test func `the canonical bytes of a limit never change`() throws {
        let limit = try Sample.limit()
        #expect(
            try limit.document()
                == #"{"citations":[{"locator":"Fig. 1","publication":{"arxiv":"0908.2840","authors":["A"],"id":"p","title":"T"},"role":"result"}],"curves":[{"interpolation":"log-log","role":"central"}],"data":["run-1"],"experiment":{"id":"e","name":"E"},"holdings":[{"grade":"published","ranges":[{"from":0,"parameter":"r","source":"stated","to":0.1}],"scenario":"visible"}],"origin":{"kind":"published"},"plane":"p","search":"s","shape":"above","slug":"l","statement":{"confidence":{"level":0.9,"method":"CLs","sides":"one"}},"status":"observed","title":"Limit"}"#
        )
        // FNV-1a of the bytes: a change of this number changes every content hash there is.
        let digest = try limit.canonicalBytes().reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        #expect(try limit.canonicalBytes().count == 1109)
        #expect(digest == 17_732_965_511_130_960_563)
    }
}
