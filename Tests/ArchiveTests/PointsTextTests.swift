import JSON
import LimitModel
import Regions
import Testing

@testable import Archive

@Suite struct PointsTextTests {
    @Test("every double comes back bit for bit", arguments: [UInt64.random(in: 0 ... .max), 1, 2])
    func roundTrip(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        var values = [
            0.0, -0.0, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, 0.1, 1e16, 1e-5, 123456,
            Double.leastNormalMagnitude.nextDown, 1.0.nextUp, 9_007_199_254_740_991,
        ]
        while values.count < 20_000 {
            let value = Double(bitPattern: random.next())
            if value.isFinite { values.append(value) }
            values.append(Double(bitPattern: random.next() >> 12))
        }
        let kinds = EdgeKind.allCases
        let points = zip(values, values.reversed()).enumerated().map { index, pair in
            Curve.Point(
                mass: pair.0, coupling: pair.1, edge: kinds[index % 4],
                flags: Curve.Flags(rawValue: UInt8(index / 4 % 4)))
        }
        let back = try PointsText.parse(PointsText.print(points))
        let same = zip(points, back).allSatisfy { one, other in
            one.mass.bitPattern == other.mass.bitPattern && one.coupling.bitPattern == other.coupling.bitPattern
                && one.edge == other.edge && one.flags == other.flags
        }
        #expect(back.count == points.count && same, "seed \(seed)")
    }

    @Test("the text is the one that is documented")
    func text() throws {
        let points = [
            Curve.Point(mass: 0.027, coupling: 1e-7), Curve.Point(mass: 1, coupling: 2.5, edge: .cap),
            Curve.Point(mass: 2, coupling: 3, flags: [.effectiveTheory, .nearThreshold]),
        ]
        let text = #"[[0.027,1e-07],[1.0,2.5,"cap"],[2.0,3.0,"measured",["effective-theory","near-threshold"]]]"#
        #expect(try PointsText.print(points) == text)
        #expect(try PointsText.parse(text) == points)
        #expect(try PointsText.parse("[]").isEmpty)
        #expect(try PointsText.print([]) == "[]")
    }

    @Test(
        "a text that is not a list of points is refused",
        arguments: [
            "", "[", "[]]", "[[]]", "[[1]]", "[[1,2]", "[[1,2],]", "[[1,2,]]", "[[1,2,\"cap\",]]", "[[1,2,\"cap\",[]]]",
            "[[1,2,\"nothing\"]]", "[[1,2,\"cap\",[\"what\"]]]", "[[1e999,2]]", "[[nan,1]]", "[[0x1p3,1]]", "[[1,2]] ",
            "[[+1,2]]", "[[01,2]]", "[[1.,2]]", "[[.5,2]]", "[[1e,2]]", "[[--1,2]]", "[[1,2,\"cap\"", "[[1,2,\"cap",
        ])
    func refused(text: String) {
        #expect(throws: JSON.SyntaxError.self) { try PointsText.parse(text) }
    }

    @Test("any bytes are either points or a mistake", arguments: [UInt64.random(in: 0 ... .max), 3])
    func total(seed: UInt64) {
        var random = SplitMix(state: seed)
        let text = Array(#"[[0.027,1e-07],[1.0,2.5,"cap"],[2.0,3.0,"measured",["near-threshold"]]]"#.utf8)
        for _ in 0..<20_000 {
            var bytes = text
            for _ in 0...(random.next() % 3) {
                let place = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 3 {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.removeSubrange(place...)
                default: bytes.insert(contentsOf: bytes[place...].prefix(9), at: place)
                }
                if bytes.isEmpty { bytes = [0x5B] }
            }
            let parsed = try? PointsText.parse(String(decoding: bytes, as: UTF8.self))
            #expect(parsed?.allSatisfy { $0.mass.isFinite && $0.coupling.isFinite } ?? true, "seed \(seed)")
        }
    }

    @Test("what is not finite is refused")
    func notFinite() {
        for value in [Double.nan, .infinity, -.infinity] {
            #expect(throws: ModelError.self) { try PointsText.print([Curve.Point(mass: 1, coupling: value)]) }
        }
    }
}

/// A small generator whose seed can be printed.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
