import JSON
import Testing

@Suite struct ScannerTests {
    @Test(arguments: [
        ("null", JSON.null), (" true ", .truth(true)), ("false\n", .truth(false)), ("\"\"", .text("")),
        ("[]", .list([])), ("{}", .object([])), ("\t[ 1 , 2 ]\r\n", .list([.integer(1), .integer(2)])),
        ("{\"\":0,\"a\":{\"a\":[]}}", .object([.init("", .integer(0)), .init("a", ["a": []])])),
        ("[[[true]]]", .list([.list([.list([.truth(true)])])])),
    ]) func `values are read`(text: String, value: JSON) throws {
        #expect(try JSON(text, acceptsNull: true) == value)
    }

    @Test(arguments: [
        ("0", 0), ("-0", -0.0), ("-1", -1), ("1.5", 1.5), ("1e3", 1000), ("1E+3", 1000), ("1.25e-2", 0.0125),
        ("1e-999", 0), ("5e-324", 5e-324), ("2.2250738585072011e-308", 2.225073858507201e-308),
        ("1.7976931348623157e308", .greatestFiniteMagnitude), ("9007199254740993", 9_007_199_254_740_992),
        ("123456789012345678901234567890", 123_456_789_012_345_678_901_234_567_890), ("0.1000000000000000055", 0.1),
    ]) func `numbers keep their value and their spelling`(text: String, value: Double) throws {
        let json = try JSON(text)
        #expect(json.double?.bitPattern == value.bitPattern)
        #expect(json.line() == text)
        #expect(json.stored() == text)
    }

    @Test(arguments: [
        ("9223372036854775807", Int.max), ("-9223372036854775808", .min), ("9007199254740993", 9_007_199_254_740_993),
        ("1e3", 1000), ("2.0", 2), ("9223372036854775808", nil), ("0.5", nil), ("\"1\"", nil),
    ]) func `whole numbers are exact`(text: String, value: Int?) throws {
        #expect(try JSON(text).integer == value)
    }

    @Test(arguments: [
        (#""a\"\\\/\b\f\n\r\tz""#, "a\"\\/\u{8}\u{C}\n\r\tz"), (#""\u0041\u00e9\u00E9\u20ac""#, "Aéé€"),
        (#""\ud834\udd1e""#, "𝄞"), (#""\u0000""#, "\0"), ("\"é€𝄞\u{7F}\"", "é€𝄞\u{7F}"), (#""\uFFFF""#, "\u{FFFF}"),
    ]) func `texts are read with their escapes`(text: String, value: String) throws {
        let read = try #require(JSON(text).string)
        #expect(Array(read.unicodeScalars) == Array(value.unicodeScalars))
    }

    @Test(arguments: [
        "", " ", "[", "]", "{", "}", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1]]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}",
        "{a:1}", "{\"a\" 1}", "{1:1}", "{\"a\":1 \"b\":2}", "{,}", "tru", "truee", "True", "nul", "NaN", "Infinity",
        "-", "+1", "01", "-01", "1.", ".5", "1.e1", "1e", "1e+", "0x10", "1_000", "--1", "1e999", "-1e999", "１",
        "\"", "\"a", "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"\u{1}\"", "\"a\nb\"", "'a'",
        "\"\\ud834\"", "\"\\ud834\\u0041\"", "\"\\udd1e\"", "\"\\ud834\\n\"", "\"\\udd1e\\ud834\"", "[1] // note",
        "/**/1", "1 2", "\u{FEFF}1", "\u{A0}1",
    ]) func `what is not JSON is refused`(text: String) {
        #expect(throws: JSON.SyntaxError.self) { try JSON(text, acceptsNull: true) }
    }

    @Test(
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xE2, 0x82, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
            [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0xFF, 0xFE, 0x31, 0x00], [0x31, 0x00], [0x00],
        ] as [[UInt8]]) func `bytes that are not UTF-8 are refused`(bytes: [UInt8])
    {
        #expect(throws: JSON.SyntaxError.self) { try JSON(bytes: bytes) }
    }

    @Test(arguments: ["null", "[null]", "{\"a\":null}"])
    func `null is refused where documents are read, and kept where files of other programs are`(text: String) throws {
        #expect(throws: JSON.SyntaxError.self) { try JSON(text) }
        #expect(try JSON(text, acceptsNull: true).line().replacing(" ", with: "") == text)
    }

    @Test func `a member that is null counts as absent`() throws {
        let json = try JSON("{\"a\":null,\"b\":[null]}", acceptsNull: true)
        #expect(json["a"] == nil)
        #expect(json["b"]?.elements == [.null])
        #expect(json["c"] == nil)
        #expect(JSON.null["a"] == nil)
    }

    @Test(arguments: [
        "{\"a\":1,\"a\":2}", "{\"a\":null,\"a\":2}", "{\"a\":1,\"\\u0061\":1}", "[{\"x\":{\"a\":1,\"a\":1}}]",
    ])
    func `a name stands once in an object`(text: String) {
        #expect(throws: JSON.SyntaxError.self) { try JSON(text, acceptsNull: true) }
    }

    @Test func `a name stands once in a large object as well`() throws {
        let members = (0..<100).map { "\"n\($0)\":\($0)" }
        let json = try JSON("{" + members.joined(separator: ",") + "}")
        #expect(json["n99"] == .integer(99))
        for again in [0, 23, 24, 25, 99] {
            let text = "{" + (members + [members[again]]).joined(separator: ",") + "}"
            let error = #expect(throws: JSON.SyntaxError.self) { try JSON(text) }
            #expect(error?.expected == "another name than 'n\(again)', which was given before")
        }
    }

    @Test func `values nest to a depth and no further`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(try JSON(nested(JSON.depth)).line() == nested(JSON.depth))
        #expect(throws: JSON.SyntaxError.self) { try JSON(nested(JSON.depth + 1)) }
        let error = #expect(throws: JSON.SyntaxError.self) { try JSON(String(repeating: "{\"a\":[", count: 500_000)) }
        #expect(error?.expected == "no more than 512 values inside each other")
        let wide = "[" + Array(repeating: "[]", count: 10_000).joined(separator: ",") + "]"
        #expect(try JSON(wide).elements?.count == 10_000)
    }

    @Test func `an error names the byte and the line`() throws {
        let text = "{\n  \"a\": 1,\n  \"b\": x\n}"
        let error = try #require(throws: JSON.SyntaxError.self) { try JSON(text) }
        #expect(error.offset == 19)
        #expect(error.description == "byte 20: expected a value")
        #expect(error.line(in: Array(text.utf8)) == 3)
    }

    @Test(arguments: [UInt64.random(in: 0 ... .max), 1])
    func `any bytes are either a value, which comes back, or an error`(seed: UInt64) throws {
        var state = seed
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let text = Array(#"{"a":[1,-2.5e-3,"x\u00e9\n",true,null],"bé":{"c":{},"d":[[],false]}}"#.utf8)
        for _ in 0..<20_000 {
            var bytes = text
            for _ in 0...random(3) where !bytes.isEmpty {
                let place = random(bytes.count)
                switch random(3) {
                case 0: bytes[place] = UInt8(random(256))
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random(4)))
                default: bytes.insert(contentsOf: bytes[place...].prefix(1 + random(9)), at: random(bytes.count))
                }
            }
            guard let json = try? JSON(bytes: bytes, acceptsNull: true) else { continue }
            for text in [json.stored(), json.compact(), json.line(), json.document(), json.dumped()] {
                let again = try? JSON(text, acceptsNull: true)
                #expect(again == json, "seed \(seed)")
            }
        }
    }
}

@Suite struct PrinterTests {
    private let json: JSON = [
        "b": 1.5, "a": [1, 2], "deep": .list([["x": .null], .list([])]), "none": .object([]), "text": "é\u{9B}\n",
    ]

    @Test func `every layout has its bytes`() {
        #expect(json.line() == #"{"b": 1.5, "a": [1, 2], "deep": [{"x": null}, []], "none": {}, "text": "é\u009b\n"}"#)
        #expect(
            json.stored()
                == "{\"b\":1.5,\"a\":[1,2],\"deep\":[{\"x\":null},[]],\"none\":{},\"text\":\"é\u{9B}\\n\"}")
        #expect(json.compact() == #"{"b":1.5,"a":[1,2],"deep":[{"x":null},[]],"none":{},"text":"é\u009b\n"}"#)
        #expect(
            json.document() == #"""
                {
                  "b": 1.5,
                  "a": [1, 2],
                  "deep": [
                    {
                      "x": null
                    },
                    []
                  ],
                  "none": {},
                  "text": "é\u009b\n"
                }
                """#)
        #expect(
            json.dumped() == #"""
                {
                  "b": 1.5,
                  "a": [
                    1,
                    2
                  ],
                  "deep": [
                    {
                      "x": null
                    },
                    []
                  ],
                  "none": {},
                  "text": "é\u009b\n"
                }

                """#)
    }

    @Test func `nothing that is printed for others steers a terminal`() throws {
        let hostile = String(
            String.UnicodeScalarView((0...0xFFFF).compactMap(Unicode.Scalar.init).filter(\.steersText)))
        let json: JSON = .object([.init(hostile, .list([.text(hostile)]))])
        for text in [json.line(), json.document(), json.compact(), json.dumped()] {
            #expect(!text.unicodeScalars.contains { $0.steersText && $0 != "\n" })
            #expect(try JSON(text) == json)
        }
    }

    @Test(arguments: [
        (0.0, "0"), (-0.0, "-0"), (1, "1"), (0.1, "0.1"), (1e16, "1e+16"), (1e15, "1000000000000000"), (1e-5, "1e-05"),
        (-2.5, "-2.5"), (.nan, "null"), (.infinity, "null"),
    ]) func `numbers are printed in their shortest form`(value: Double, text: String) {
        #expect(JSON.number(value).line() == text)
    }

    @Test func `what is not there is null, or absent from a record`() {
        #expect(JSON.number(nil) == .null)
        #expect(JSON.text(nil) == .null)
        #expect(JSON.number(Double?(2)) == .integer(2))
        #expect(JSON.record(["b": nil, "é": .text(""), "a": .null, "Z": 1]).stored() == #"{"Z":1,"a":null,"é":""}"#)
    }
}

extension JSON: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
    public init(integerLiteral value: Int) { self = .integer(value) }
    public init(floatLiteral value: Double) { self = .number(value) }
}
