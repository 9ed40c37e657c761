import Quantities
import Testing

@Suite struct UnitTests {
    static let units: [(symbol: String, dimension: PhysicalDimension, power: Int)] = {
        var units: [(String, PhysicalDimension, Int)] = [
            ("", .dimensionless, 0), ("1", .dimensionless, 0), ("%", .dimensionless, -2), ("events", .count, 0),
            ("", .count, 0), ("GeV^-1", .inverseEnergy, 0), ("GeV-1", .inverseEnergy, 0),
            ("GeV**-1", .inverseEnergy, 0),
            ("GeV^{-1}", .inverseEnergy, 0), ("GeV⁻¹", .inverseEnergy, 0), (" 1 / GeV ", .inverseEnergy, 0),
            ("µm", .length, -6), ("μm", .length, -6),
        ]
        for (prefix, power) in [("m", -12), ("", -9), ("k", -6), ("M", -3), ("G", 0), ("T", 3)] {
            units += [
                ("\(prefix)eV", .energy, power), ("1/\(prefix)eV", .inverseEnergy, -power),
                ("/\(prefix)eV", .inverseEnergy, -power),
            ]
        }
        for (prefix, power) in [("f", -15), ("n", -9), ("u", -6), ("m", -3), ("c", -2), ("", 0), ("k", 3)] {
            units.append(("\(prefix)m", .length, power))
        }
        return units
    }()

    @Test(arguments: units)
    func `every unit is known`(symbol: String, dimension: PhysicalDimension, power: Int) throws {
        let unit = try PhysicalUnit(symbol, expecting: dimension)
        #expect(unit.dimension == dimension)
        #expect(unit.power == power)
    }

    @Test(arguments: PhysicalDimension.allCases)
    func `the canonical unit has power zero and reads itself`(dimension: PhysicalDimension) throws {
        let unit = PhysicalUnit.canonical(dimension)
        #expect(unit.power == 0)
        #expect(try PhysicalUnit(unit.symbol, expecting: dimension) == unit)
    }

    @Test func `a unit of another dimension is named as such`() {
        #expect(throws: QuantityError.wrongDimension("GeV", found: .energy, expected: .inverseEnergy)) {
            try PhysicalUnit("GeV", expecting: .inverseEnergy)
        }
        #expect(throws: QuantityError.wrongDimension("cm", found: .length, expected: .energy)) {
            try PhysicalUnit("cm", expecting: .energy)
        }
    }

    @Test func `capital letters are not guessed but suggested`() {
        #expect(throws: QuantityError.unknownUnit("GEV", .energy, suggestion: "GeV")) {
            try PhysicalUnit("GEV", expecting: .energy)
        }
        #expect(throws: QuantityError.unknownUnit("/Gev", .inverseEnergy, suggestion: "1/GeV")) {
            try PhysicalUnit("/Gev", expecting: .inverseEnergy)
        }
        #expect(throws: QuantityError.unknownUnit("parsec", .length, suggestion: nil)) {
            try PhysicalUnit("parsec", expecting: .length)
        }
    }
}
