import JSON
import LimitModel
import Quantities
import Regions
import Testing

@Suite struct CanonicalFormTests {
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
