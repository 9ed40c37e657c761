import Formats
import LimitModel
import Regions
import Testing

/// AxionLimits, Darkcast, FORESEE, ALPINIST and CSV, with made-up numbers.
@Suite struct TextFormatTests {
    private func format(_ text: String, name: String = "x.txt", said: Declaration) throws -> String? {
        try Foreign.limit(text, name: name, said: said).origin.reading?.format
    }

    @Test func `AxionLimits are masses in eV with a title in the first comment`() throws {
        let text = "# Example https://example.org/a.pdf\n# mass [eV]  kinetic mixing\n1e5\t2.5e-4\n2e6\t3.5e-4\n"
        let limit = try Foreign.limit(text, said: try Foreign.mixing { $0.shape = .above })
        #expect(limit.points == [[1e-4, 2.5e-4], [2e-3, 3.5e-4]])
        #expect(limit.title == "Example")
        #expect(limit.origin.reading?.format == "axionlimits" && limit.origin.reading?.convention == "epsilon")
    }

    @Test(arguments: [
        "#mass [eV] kinetic mixing [dimensionless]", "# m_a [eV]  kinetic mixing", "# mass [eV] \t kinetic mixing",
    ])
    func `headers of AxionLimits are recognised in their spellings`(header: String) throws {
        let text = "# Example\n\(header)\n# https://example.org\n1e5 2.5e-4\n2e6 3.5e-4\n"
        #expect(try format(text, said: try Foreign.mixing { $0.shape = .above }) == "axionlimits")
    }

    @Test func `a header may have remarks before its units`() throws {
        let text = "# mass [eV]    coupling (max) [TeV^-1]   coupling (min) [TeV^-1]\n1e6 3e-1 2e-4\n2e6 4e-1 3e-4\n"
        let said = try Foreign.said {
            $0.massUnit = nil
            $0.couplingUnit = nil
            $0.shape = nil
        }
        let limit = try Foreign.limit(text, said: said) { $0.columns = ["1", "3", "2"] }
        #expect(limit.shape == .between && limit.points == [[1e-3, 2e-7], [2e-3, 3e-7]])
    }

    @Test func `a product in the header is no coupling`() throws {
        let errors = try Foreign.errors(
            "# mass [eV]  kinetic mixing * mass [eV]\n1 1e-12\n2 1e-12\n",
            said: try Foreign.mixing { $0.shape = .above })
        #expect(errors.first?.contains("is a product, not a coupling") == true, "\(errors)")
    }

    @Test func `Darkcast is GeV and epsilon, one edge or two`() throws {
        let one = try Foreign.limit("# mass lower\n1e-3 1e-4\n1e-2 2e-4\n", name: "a.lmt", said: try Foreign.mixing())
        #expect(one.shape == .above && one.points == [[1e-3, 1e-4], [1e-2, 2e-4]])
        let two = try Foreign.limit(
            "# mass lower upper\n 1e-3 1e-6 1e-4\n 1e-2 1e-7 1e-5\n", said: try Foreign.mixing())
        #expect(two.shape == .between && two.curves.map(\.role) == [.lowerEdge, .upperEdge])
        #expect(two.origin.reading?.format == "darkcast" && two.origin.reading?.couplingUnit == "1")
    }

    @Test func `1e5 as the upper edge of every row is an upper limit`() throws {
        let limit = try Foreign.limit(
            "# mass lower upper\n1e-3 1e-4 1e5\n1e-2 2e-4 1.0e5\n", said: try Foreign.mixing())
        #expect(limit.shape == .above && limit.curves.count == 1)
        #expect(try limit.region().strips.allSatisfy { $0.upperKind == .open })
    }

    @Test func `1e5 in some rows is a cap that claims nothing between the rows`() throws {
        let read = try Foreign.read(
            "# mass lower upper\n1e-3 1e-6 1e-4\n1e-2 1e-6 1e-4\n1e-1 1e-6 1e5\n1 1e-6 1e5\n10 1e-6 1e-4\n",
            name: "a.lmt",
            said: try Foreign.mixing())
        #expect(read.warnings.map(\.code) == [.openEdge])
        let upper = read.submission.limits[0].curves[1]
        #expect(upper.points.map(\.coupling) == [1e-4, 1e-4, 1e-4, 1e5, 1e5, 1e-4, 1e-4])
        #expect(upper.points.map(\.edge) == [.measured, .measured, .cap, .cap, .cap, .cap, .cap])
    }

    @Test func `another plane than kinetic mixing is no place for Darkcast`() throws {
        let errors = try Foreign.errors(
            "# mass lower\n1e-3 1e-4\n1e-2 2e-4\n", name: "a.lmt",
            said: try Foreign.mixing { $0.plane = try Slug("dark-axion-portal") })
        #expect(
            errors.contains { $0.contains("no convention 'epsilon' in the plane 'dark-axion-portal'") }, "\(errors)")
    }

    @Test func `FORESEE is GeV and does not say what the coupling is`() throws {
        let text = "  0.01 1e-5\n  0.1 1e-5\n  0.1 1e-4\n"
        let said = try Foreign.mixing { $0.shape = .inside }
        #expect(try Foreign.errors(text, as: .foresee, said: said).first?.contains("--coupling-convention") == true)
        let limit = try Foreign.limit(
            text, as: .foresee,
            said: try Foreign.mixing {
                $0.shape = .inside
                $0.convention = "plane"
            })
        #expect(limit.points[0] == [0.01, 1e-5] && limit.shape == .inside)
    }

    @Test func `ALPINIST names units without a comment sign`() throws {
        let text = "ma[GeV]\tFa[GeV]\n0.1 200\n0.2 400\n0.3 800\n"
        let limit = try Foreign.limit(
            text, name: "a.dat",
            said: try Foreign.said {
                $0.massUnit = nil
                $0.couplingUnit = nil
                $0.convention = "1/f"
            })
        #expect(limit.points.map { $0[0] } == [0.1, 0.2, 0.3] && limit.points[0][1] == 0.01)
        #expect(limit.origin.reading?.format == "alpinist" && limit.origin.reading?.couplingUnit == "GeV")
    }

    @Test func `CSV has names, quotes and units in names`() throws {
        let text = "\"mass_MeV\",\"coupling_per_TeV\"\n\"1\",\"0.5\"\n2,0.25\n"
        let limit = try Foreign.limit(
            text, name: "a.csv",
            said: try Foreign.said {
                $0.massUnit = nil
                $0.couplingUnit = nil
            })
        #expect(limit.points == [[0.001, 0.0005], [0.002, 0.00025]])
        #expect(try Foreign.limit("x,y\n1,0.1\n2,0.2\n", name: "a.csv", said: try Foreign.said()).points.count == 2)
    }

    @Test func `random bytes and mutated files give errors, never a crash`() throws {
        let seeds = [
            "# Example\n# mass [eV]  kinetic mixing\n1e5\t2.5e-4\n2e6\t3.5e-4\n3e6\t1e0\n",
            "# mass lower upper\n1 1e-4 1e5\n2 1e-4 2\n",
            "ma[GeV]\tFa[GeV]\n0.1 200\n0.2 400\n0.1 200\n\n0.1 3\n", "\"a\",\"b\"\n1,2\n\"3\",4\n",
            "0 1 2\n1 2 3\n2 3 4\n3 4 1D3\n",
        ]
        var random = SplitMix(state: 20_260_101)
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
                ? nil : [ForeignFormat.text, .csv, .axionlimits, .darkcast, .foresee, .alpinist][round % 6]
            do {
                _ = try Foreign.read(bytes, as: format, said: said[round % said.count]) { aids in
                    aids.isBinned = round % 7 == 0
                    aids.splitsContours = round % 5 == 0
                    aids.columns = round % 11 == 0 ? ["1", "2", "3"] : []
                }
            } catch let error as FormatErrors {
                #expect(!error.messages.isEmpty)
            }
        }
    }

    private struct SplitMix {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }
}
