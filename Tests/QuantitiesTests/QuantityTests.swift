import Quantities
import Testing

@Suite struct QuantityTests {
    @Test(arguments: [
        ("100 MeV", 0.1), ("100MeV", 0.1), ("0.1 GeV", 0.1), ("1eV", 1e-9), ("1e3eV", 1e-6), ("1E-3 TeV", 1),
        (".5GeV", 0.5),
        ("+2 keV", 2e-6), ("5.GeV", 5), ("27 MeV", 0.027), ("  3  GeV ", 3), ("1e+2MeV", 0.1), ("10 meV", 1e-11),
    ])
    func `a mass is read in every spelling`(text: String, gev: Double) throws {
        #expect(try Quantity(text, as: .energy) == Quantity(gev, .energy))
    }

    @Test(arguments: [
        ("1e-3/GeV", 1e-3), ("1e-3 GeV^-1", 1e-3), ("1e-3 1/GeV", 1e-3), ("2 /TeV", 2e-3), ("5e-9/eV", 5),
        ("3GeV-1", 3),
        ("1.145e-7 /GeV", 1.145e-7),
    ])
    func `a coupling is read in every spelling`(text: String, value: Double) throws {
        #expect(try Quantity(text, as: .inverseEnergy).value == value)
    }

    @Test(arguments: [("0.5", 0.5), ("50%", 0.5), ("50 %", 0.5), ("1e-4", 1e-4), ("2.39%", 0.0239)])
    func `a pure number needs no unit`(text: String, value: Double) throws {
        #expect(try Quantity(text, as: .dimensionless).value == value)
    }

    @Test func `counts and lengths are read`() throws {
        #expect(try Quantity("99", as: .count).value == 99)
        #expect(try Quantity("2.3 events", as: .count).value == 2.3)
        #expect(try Quantity("3 cm", as: .length).value == 0.03)
        #expect(try Quantity("35m", as: .length).value == 35)
    }

    @Test func `a change of unit by a power of ten is exact`() throws {
        let spellings = [("27", "MeV"), ("0.027", "GeV"), ("27e6", "eV"), ("0.000027", "TeV"), ("27000", "keV")]
        for (number, unit) in spellings {
            #expect(try Quantity(number: number, unit: unit, as: .energy).value == 0.027)
        }
        for digits in 1...9999 {
            let gev = try Quantity("\(digits)e-3 GeV", as: .energy)
            #expect(try Quantity("\(digits) MeV", as: .energy) == gev)
            #expect(gev.value == Double("\(digits)e-3"))
        }
    }

    @Test(arguments: [
        ("100", "'100' has no unit: write '100 MeV' or '100 GeV'"),
        ("1,5 GeV", "'1,5' uses a decimal comma: write 1.5"),
        ("1D-3 GeV", "'1D-3' uses a Fortran exponent: write 1e-3"),
        ("GeV", "'GeV' is not a number: write for example 0.5 or 1e-3"),
        ("", "a number is missing"),
        ("nan GeV", "'nan GeV' is not a number: write for example 0.5 or 1e-3"),
        ("inf", "'inf' is not a finite number: leave the point out"),
        ("1 Gev", "unknown unit 'Gev': did you mean GeV?"),
        ("1 parsec", "unknown unit 'parsec' for a mass or energy: use eV, keV, MeV, GeV or TeV"),
        ("1 cm", "'cm' is a length, but a mass or energy is needed: use eV, keV, MeV, GeV or TeV"),
        ("1e400 GeV", "the number 1e400 is too large or too small to be stored"),
        ("1e-400 GeV", "the number 1e-400 is too large or too small to be stored"),
        ("1e9999999 GeV", "'1e9999999' is not a number: write for example 0.5 or 1e-3"),
        ("0x10 GeV", "unknown unit 'x10 GeV' for a mass or energy: use eV, keV, MeV, GeV or TeV"),
    ])
    func `a text that is not a mass is refused with a remedy`(text: String, message: String) {
        let error = #expect(throws: QuantityError.self) { try Quantity(text, as: .energy) }
        #expect(error?.description == message)
    }

    @Test func `decimal text keeps what was written`() throws {
        #expect(try DecimalText("-27.50").description == "-27.50")
        #expect(try DecimalText("1E-03").description == "1e-3")
        #expect(try DecimalText("1e-3").double(timesTenTo: 5) == 100)
        #expect(try DecimalText("-0.0").double().sign == .plus)
        for text in ["", ".", "+", "-", "e5", "1e", "1e+", "1 2", "1_000", "1.2.3", "٣", "1e5x", "--1"] {
            #expect(throws: QuantityError.self, "\(text)") { try DecimalText(text) }
        }
    }

    @Test func `printing is for readers`() {
        #expect(Quantity(0.1, .energy).printed() == "100 MeV")
        #expect(Quantity(0.001, .energy).printed() == "1 MeV")
        #expect(Quantity(1e-9, .energy).printed() == "1 eV")
        #expect(Quantity(2.5e3, .energy).printed() == "2.5 TeV")
        #expect(Quantity(1.145e-7, .inverseEnergy).printed() == "1.145e-7 /GeV")
        #expect(Quantity(0.3333333, .dimensionless).printed() == "0.3333")
        #expect(Double.infinity.printed() == "inf")
        #expect((-Double.infinity).printed() == "-inf")
        #expect(Double.nan.printed() == "nan")
        #expect(1e10.printed(digits: 3) == "1e10")
    }
}

@Suite struct ConfidenceLevelTests {
    @Test(arguments: [("0.90", 0.9), ("90%", 0.9), ("95 %", 0.95), ("0.683", 0.683), (" 0.9 ", 0.9)])
    func `a level is a fraction or a percentage`(text: String, level: Double) throws {
        #expect(try ConfidenceLevel(text).value == level)
    }

    @Test func `unknown is said in so many words`() throws {
        #expect(try ConfidenceLevel("unknown") == .unknown)
        #expect(ConfidenceLevel.unknown.value == nil)
    }

    @Test(arguments: ["90", "1", "0", "100%", "-0.9", "", "two sigma", "0,9", "90 percent", "1.2"])
    func `anything else is refused`(text: String) {
        #expect(throws: QuantityError.badConfidenceLevel(text)) { try ConfidenceLevel(text) }
    }
}
