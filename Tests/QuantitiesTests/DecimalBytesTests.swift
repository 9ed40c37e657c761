import Testing

@testable import Quantities

@Suite struct DecimalBytesTests {
    private func read(_ text: String, timesTenTo shift: Int = 0) -> (value: Double, rest: String)? {
        let bytes = Array(text.utf8)
        var at = 0
        return DecimalBytes.positive(in: bytes, at: &at, end: bytes.count, timesTenTo: shift).map {
            ($0, String(decoding: bytes[at...], as: UTF8.self))
        }
    }

    @Test func `numbers are those of the plain reader, to the bit`() throws {
        var generator = SystemRandomNumberGenerator()
        let seed = generator.next()
        var state = seed
        func next(_ range: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % range
        }
        for _ in 0..<20_000 {
            let digits = (0..<(1 + next(20))).map { _ in String(next(10)) }.joined()
            var text = next(2) == 0 ? digits : "\(next(1000)).\(digits)"
            if next(2) == 0 { text += "\(next(2) == 0 ? "e" : "E")\(["", "-", "+"][next(3)])\(next(40))" }
            let shift = [0, 0, -3, 3, 9][next(5)]
            guard let found = read(text, timesTenTo: shift) else { continue }
            #expect(found.value == (try DecimalText(text).double(timesTenTo: shift)), "'\(text)', seed \(seed)")
            #expect(found.rest.isEmpty)
            #expect(DecimalBytes.positive(text, timesTenTo: shift) == found.value)
            #expect(DecimalBytes.positive(text + " ", timesTenTo: shift) == nil)
        }
    }

    @Test func `usual numbers are read, and the offset stands behind them`() {
        #expect(read("0.082049493,7")?.value == 0.082049493)
        #expect(read("0.082049493,7")?.rest == ",7")
        #expect(read("27", timesTenTo: -3)?.value == 0.027)
        #expect(read("1e-3")?.value == 1e-3)
        #expect(read(".5")?.value == 0.5)
        #expect(read("1.2345678901234567890123e-7")?.value == 1.2345678901234567890123e-7)
    }

    @Test(arguments: ["", "-1", "+1", "0", "0.0e5", "x", ".", "e5", "1e", "1e999", "inf", "nan", " 1", "1e-400"])
    func `anything that needs a closer look is left alone`(_ text: String) {
        #expect(read(text) == nil)
    }
}
