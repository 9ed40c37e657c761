import Testing

@testable import Formats

/// What counts as an alias in YAML, and what only looks like one.
@Suite struct AliasTests {
    private func read(_ text: String) -> (documents: [YAMLTree]?, errors: [String]) {
        var findings = Findings(file: "t.yaml")
        let documents = YAMLTree.documents(Array(text.utf8), findings: &findings)
        return (documents, findings.errors.map(\.description))
    }

    /// Ten lists, each of ten aliases of the one before: ten thousand million values.
    private let bomb: String =
        "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        + (1...9).map { level in
            "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
        }.joined()

    @Test(arguments: [
        "a: \"&a *a [*a]: x\"\n{b: c}: d\n", "a: ' &a *a : '\n? [b, c]\n: d\n", "a: |\n  *a : b\n  ? *c\n{b: c}: d\n",
        "a: >\n  x *a\n[b]: d\n", "# *a : b\n[b]: d\n", "a: x *a : y\n", "a: 2*x\n[b]: d\n",
        "'it''s *a': \"\\\"*a\"\n[b]: d\n",
    ]) func `stars in quoted texts, comments and blocks are not aliases`(_ text: String) {
        let found = read(text)
        #expect(!found.errors.contains { $0.contains("aliases and a key") }, "\(found.errors)")
    }

    @Test(arguments: [
        "? *a9\n: 1\n", "*a9 : 1\n", "{[*a9, *a9]: 1}\n", "b: {*a9:1}\n", "b: [*a9 :1]\n", "b: [*a9\n :1]\n",
        "b: {? *a9 : 1}\n", "b: {?*a9:1}\n", "b: {\"x\":*a9, *a9 : 1}\n", "b: [ *a9 : 1 ]\n", "b: {a: 1,*a9 : 2}\n",
        "? - *a9\n: 1\n", "? {x: *a9}\n: 1\n", "? &k [*a9]\n: 1\n", "b: \"it's\"\n*a9 : 1\n", "b: it's\n*a9 : '\n",
        "b: x # it's\n*a9 : '\n", "b: |\n '\n*a9 : 1\n", "b: 'x'\n--- # '\n*a9 : 1\n", "b:\n- *a9 : 1\n",
        "b: \"\\\"\"\n*a9 : 1\n", "b: !t\n  *a9 : 1\n", "b\u{85}*a9 : 1\n", "b: 1\u{2028}*a9 : 1\n",
    ]) func `an alias in a key is refused before it is followed`(_ end: String) {
        let clock = ContinuousClock()
        let took = clock.measure {
            let found = read(bomb + end)
            #expect(found.documents == nil && found.errors.count == 1, "\(found.errors)")
        }
        #expect(took < .seconds(5))
    }

    @Test func `a text that has every character for private use and an alias is refused`() {
        let taken = String(String.UnicodeScalarView((0xE000...0xF8FF).compactMap(Unicode.Scalar.init)))
        #expect(read(bomb + "# \(taken)\n? *a9\n: 1\n").documents == nil)
        #expect(read("a: \(taken)\n").documents?.first?["a"]?.text == taken)
    }

    @Test func `aliases in values are followed, also beside stars in quotes`() {
        let found = read("a: &x [1, 2]\nb: *x\nc: {d: *x, e: \"*x : 1\"}\nf: [*x, *x]\n")
        #expect(found.errors == [])
        #expect(found.documents?.first?["c"]?["d"]?.elements.map(\.text) == ["1", "2"])
        #expect(found.documents?.first?["c"]?["e"]?.text == "*x : 1")
        #expect(found.documents?.first?["f"]?.elements.count == 2)
    }
}

/// YAML that is written for others.
@Suite struct YAMLTextTests {
    @Test func `what YAML does not allow, or breaks lines with, is escaped and comes back`() throws {
        let all = (0...0xFFFF).compactMap(Unicode.Scalar.init) + ["\u{10000}", "\u{1F600}", "\u{10FFFF}"]
        let value = String(String.UnicodeScalarView(all))
        let text = YAMLText.map([("value", .text(value)), ("rows", .list([.map([("a", .text(value))])]))]).document()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A, 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...:
                continue
            default: Issue.record("U+\(String(scalar.value, radix: 16)) stands raw")
            }
        }
        var findings = Findings(file: "t.yaml")
        let tree = try #require(YAMLTree.documents(Array(text.utf8), findings: &findings)?.first)
        guard case .scalar(let again, _) = try #require(tree["value"]) else {
            Issue.record("it is not a scalar")
            return
        }
        #expect(Array(again.unicodeScalars) == all)
    }
}
