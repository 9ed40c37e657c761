import Foundation
import LimitModel
import Testing

@testable import Formats

/// Files broken at random: every reader answers, and never crashes.
@Suite struct StructuredMutationTests {
    private static let seeds: [(Format, String)] = [
        (
            .dmtools,
            "<limit><data-label>a</data-label><data-values>{[1 2e-3; 10 1e-3],[1 2; 2 2; 1 2]}</data-values><y-rescale>1e-3</y-rescale><x-units>GeV</x-units></limit>"
        ),
        (
            .hepdata,
            "independent_variables:\n- header: {name: Mass, units: GeV}\n  values: [{low: 1, high: 2}, {low: 2, high: 3}]\ndependent_variables:\n- header: {name: Expected, units: 1/GeV}\n  qualifiers: [{name: CL, value: 90%}]\n  values:\n  - {value: 1, errors: [{asymerror: {minus: -0.1, plus: 10%}, label: 1 sigma}]}\n  - value: '-'\n"
        ),
        (
            .webplotdigitizer,
            #"{"version":[4,2],"axesColl":[{"name":"XY","type":"XYAxes","isLogX":true,"isLogY":false,"calibrationPoints":[{"px":1,"py":5,"dx":"1","dy":"1"},{"px":4,"py":5,"dx":"10","dy":"1"},{"px":1,"py":5,"dx":"1","dy":"0"},{"px":1,"py":1,"dx":"1","dy":"1"}]}],"datasetColl":[{"name":"a","axesName":"XY","data":[{"x":1,"y":5,"value":[1,0]},{"x":2,"y":3}]}]}"#
        ),
        (
            .svg,
            "<svg><style>.a{stroke:red}</style><defs><path id='d' d='M1 1h5'/></defs><g transform='rotate(10 5 5)scale(2)'><path class='a' id='p' d='M110 200C 120,210 1.5.5-3e1 4S1 2 3 4Q1 2 3 4T5 6A5 6 7 0 1 9 9z'/><use href='#d' x='4'/><polygon points='1,2 3,4 5,6' fill='#f00'/></g></svg>"
        ),
    ]

    private static let spices = Array("0123456789.,;:-+eE[]{}()<>/\"'&*?#%$ \n\t~|!@M".utf8) + [0, 0x80, 0xFF]

    @Test func `files broken at random give tables or errors`() {
        var random = SplitMix64(seed: 20_260_202)
        print("seed 20260202")
        var aids = ReadingAids()
        aids.paths = ["p"]
        aids.colours = ["red"]
        aids.tolerance = 0.05
        aids.massAxis = ReadingAids.Axis(
            first: ReadingAids.Mark(position: 1, value: 1), second: ReadingAids.Mark(position: 50, value: 10),
            isLogarithmic: true)
        aids.couplingAxis = ReadingAids.Axis(
            first: ReadingAids.Mark(position: 1, value: 1), second: ReadingAids.Mark(position: 50, value: 10),
            isLogarithmic: false)
        var answered = 0
        for (format, text) in Self.seeds {
            for _ in 0..<400 {
                var bytes = Array(text.utf8)
                for _ in 0..<Int.random(in: 1...6, using: &random) {
                    let at = Int.random(in: 0..<bytes.count, using: &random)
                    switch Int.random(in: 0..<4, using: &random) {
                    case 0: bytes.remove(at: at)
                    case 1: bytes.insert(Self.spices.randomElement(using: &random) ?? 0, at: at)
                    case 2: bytes[at] = Self.spices.randomElement(using: &random) ?? 0
                    default: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...20, using: &random)))
                    }
                    if bytes.isEmpty { bytes = [0x20] }
                }
                let found = TableReading(ForeignInput(name: "f", bytes: bytes), as: format, aids: aids)
                if !found.tables.isEmpty || !found.errors.isEmpty { answered += 1 }
            }
        }
        #expect(answered == 400 * Self.seeds.count)
    }
}
