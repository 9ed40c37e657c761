import LimitModel
import Testing

@testable import Formats

/// Rows of two plain numbers take a short way; it must lead to where the long one leads.
@Suite struct PlainRowTests {
    /// A line of two plain numbers, or, seldom, one that only looks like it.
    private static func line(_ draw: inout SplitMix64, nasty: Double) -> String {
        func number() -> String {
            let digits = String(draw.int(1...999_999_999))
            let plain = [
                digits, "0.\(digits)", "\(digits).", "\(draw.int(0...99)).\(digits)", "1e-\(draw.int(0...30))",
                "\(draw.int(1...9)).\(digits)E+\(draw.int(0...9))", "0\(digits)e-5", "\(digits)\(digits)\(digits)e-12",
            ]
            guard draw.chance(nasty / 2) else { return plain[draw.int(0...plain.count - 1)] }
            let odd = [
                "0", "0.0", "-1", "+1", ".5", "1e", "1e400", "1e-400", "1d-3", "1,5", "nan", "inf", "1..2", "1e5e5",
                "1-2", "0x1p3", "1e0000003", "1e1000000", "\u{0661}", "1\u{A0}", "\"1\"", "1;", "MeV",
            ]
            return odd[draw.int(0...odd.count - 1)]
        }
        let gap = [" ", "  ", "\t", " \t "][draw.int(0...3)]
        let ends = ["", "", "", " ", "\t"]
        var text = ends[draw.int(0...4)] + number() + gap + number() + ends[draw.int(0...4)]
        if draw.chance(nasty) {
            let odd = [
                "", " ", "#", "# words", " 1", ", 1", "\u{FEFF}", "\u{85}", " # later", "\u{0C}", "mass g", " cap",
            ]
            text = draw.chance(0.5) ? text + odd[draw.int(0...odd.count - 1)] : odd[draw.int(0...odd.count - 1)]
        }
        return text
    }

    private static func outcome(_ read: () throws -> ReadSubmission) -> [String] {
        do {
            let read = try read()
            return ["\(read.submission)", "\(read.summaries)"] + read.warnings.map(\.description)
        } catch let errors as FormatErrors {
            return errors.findings.map(\.description)
        } catch {
            return ["\(error)"]
        }
    }

    @Test func `a text is read as the reader of all habits reads it`() throws {
        let seed = UInt64.random(in: .min ... .max)
        var draw = SplitMix64(seed: seed)
        var (plain, other) = (0, 0)
        for _ in 0..<600 {
            let nasty = [0, 0, 0.02, 0.2][draw.int(0...3)]
            let heads = ["", "# m g\n", "\n\n# a\n\n", "mass coupling\n", "\u{FEFF}", "% x\r\n", "words\nmore words\n"]
            let tails = ["", "\n", "\n\n \n", "\r\n", "\n# end\n", "\n\n1 2\n"]
            let feed = ["\n", "\r\n", "\r"][draw.int(0...2)]
            let lines = (0..<draw.int(1...9)).map { _ in Self.line(&draw, nasty: nasty) }
            let text =
                heads[draw.int(0...heads.count - 1)] + lines.joined(separator: feed)
                + tails[draw.int(0...tails.count - 1)]
            var unused = Findings(file: "x.txt")
            guard PlainColumns(Array(text.utf8), findings: &unused) != nil else {
                other += 1
                continue
            }
            plain += 1
            let short = Self.outcome { try Foreign.read(text, as: .text, said: try Foreign.said()) }
            // Columns that are named take the long way.
            let long = Self.outcome {
                try Foreign.read(text, as: .text, said: try Foreign.said()) { $0.columns = ["1", "2"] }
            }
            #expect(short == long, "\(text.debugDescription), seed \(seed)")
        }
        #expect(plain > 100 && other > 100, "\(plain) of \(plain + other) texts were plain, seed \(seed)")
    }

    @Test func `rows of a descriptor are read as the reader of all habits reads them`() throws {
        let seed = UInt64.random(in: .min ... .max)
        var draw = SplitMix64(seed: seed)
        for _ in 0..<300 {
            let nasty = [0, 0.02, 0.2][draw.int(0...2)]
            let rows = (0..<draw.int(1...9)).map { _ in Self.line(&draw, nasty: nasty) }
            let unit = ["GeV", "MeV", "eV"][draw.int(0...2)]
            func outcome(_ rows: [String]) -> [String] {
                let text = Sample.above(rows.joined(separator: "\n"), mass: unit)
                return Self.outcome { try SubmissionReader.read(Array(text.utf8), name: "x.xml") }
            }
            // Rows with a comment take the long way.
            #expect(outcome(rows) == outcome(rows.map { $0 + " # x" }), "\(rows), seed \(seed)")
        }
    }

    @Test(arguments: ["1 2", " 1\t2 ", "0.5 1e-3", "1. 2", "12345678901234567890 3"])
    func `usual rows take the short way`(_ text: String) {
        let bytes = Array(text.utf8)
        #expect(PlainRow(bytes, 0..<bytes.count) != nil)
    }

    @Test(arguments: [
        "", " ", "1", "1 ", "1,2", "1 2 3", "1 2x", "1 0", "0 1", "-1 2", "1 -2", "# 1 2", ".5 1", "1 nan", "1 2 #",
        "1e 2", "1 2e", "1e400 2", "1 MeV",
    ])
    func `anything else goes the long way`(_ text: String) {
        let bytes = Array(text.utf8)
        #expect(PlainRow(bytes, 0..<bytes.count) == nil)
    }
}
