import Formats
import LimitModel
import Testing

/// Files of columns after accidents.
@Suite struct ColumnMutationTests {
    @Test func `random bytes and mutated files give errors, never a crash`() throws {
        let seeds = [
            "# Example\n# mass [eV]  kinetic mixing\n1e5\t2.5e-4\n2e6\t3.5e-4\n3e6\t1e0\n",
            "# mass lower upper\n1 1e-4 1e5\n2 1e-4 2\n",
            "ma[GeV]\tFa[GeV]\n0.1 200\n0.2 400\n0.1 200\n\n0.1 3\n", "\"a\",\"b\"\n1,2\n\"3\",4\n",
            "0 1 2\n1 2 3\n2 3 4\n3 4 1D3\n",
        ]
        var random = SplitMix64(seed: 20_260_101)
        let said = [try Foreign.said(), try Foreign.mixing { $0.shape = .inside }, Declaration()]
        for round in 0..<600 {
            var bytes = Array(seeds[round % seeds.count].utf8)
            for _ in 0..<(1 + random.next() % 6) {
                let index = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 4 {
                case 0: bytes[index] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.insert(Array("0123456789eE+-.,;#\n\t \"[]".utf8)[Int(random.next() % 24)], at: index)
                case 2: bytes.remove(at: index)
                default: bytes += bytes[index...]
                }
                if bytes.isEmpty { bytes = [0x31] }
            }
            let format =
                round % 3 == 0
                ? nil : [Format.text, .csv, .axionlimits, .darkcast, .foresee, .alpinist][round % 6]
            do {
                _ = try Foreign.read(bytes, as: format, said: said[round % said.count]) { aids in
                    aids.isBinned = round % 7 == 0
                    aids.splitsContours = round % 5 == 0
                    aids.columns = round % 11 == 0 ? ["1", "2", "3"] : []
                }
            } catch let error as FormatErrors {
                #expect(!error.findings.isEmpty)
            }
        }
    }
}
