import Formats
import LimitModel
import Regions
import Testing

/// Numbers stay numbers: what is exported in any format, in any unit, comes back as the same double.
@Suite struct NumbersTests {
    /// Awkward doubles, rising: the neighbours of powers of ten, the smallest, the largest, and random ones.
    private static func masses(_ random: inout SplitMix64, count: Int) -> [Double] {
        var values: Set<Double> = [5e-308, .leastNormalMagnitude, 1e290, 0.1, 1.0 / 3, 1, 0.027]
        for power in [-300.0, -20, -9, -3, 3, 6, 9, 22, 23, 280] {
            let value = Double("1e\(Int(power))") ?? 1
            values.formUnion([value, value.nextUp, value.nextDown])
        }
        while values.count < count {
            let value = Double(bitPattern: random.next())
            if value.isFinite, value > 1e-297, value < 1e290 { values.insert(value) }
        }
        return values.sorted()
    }

    private static func exported(_ plane: Plane, _ random: inout SplitMix64) throws -> ExportedLimit {
        let masses = masses(&random, count: 120)
        let points = masses.map { mass in
            // Within three decades, so that no row looks like one that closes a polygon.
            Curve.Point(mass: mass, coupling: Double.random(in: 1e-6...1e-3, using: &random))
        }
        let experiment = Experiment(id: try Slug("e"), name: "E")
        let limit = Limit(
            slug: try Slug("l"), title: "L", search: try Slug("s"), experiment: experiment, plane: plane.slug,
            status: .observed, statement: .confidence(.init(level: .level(0.9))),
            holdings: [Holding(scenario: try Slug("visible"), grade: .published, ranges: [])],
            origin: Origin(kind: .published), shape: .above,
            curves: [Curve(role: .central, interpolation: .logLog, points: points)])
        return ExportedLimit(limit: limit, plane: plane, revision: 1, hash: String(repeating: "0", count: 64))
    }

    private static func back(_ text: String, _ format: Format) throws -> [Curve.Point] {
        var request = ForeignRequest(
            input: ForeignInput(name: "back", bytes: Array(text.utf8)), planes: try Foreign.planes())
        request.format = format
        return try request.read().submission.limits.first?.curves.first?.points ?? []
    }

    private static func same(_ one: [Curve.Point], _ other: [Curve.Point]) -> Bool {
        one.count == other.count
            && zip(one, other).allSatisfy {
                $0.mass.bitPattern == $1.mass.bitPattern && $0.coupling.bitPattern == $1.coupling.bitPattern
            }
    }

    private static let source = ExportSource(archive: "0", release: nil, query: "limen export l", toolVersion: "0")

    @Test(arguments: ["eV", "keV", "MeV", "GeV", "TeV"], ["1/eV", "1/MeV", "1/GeV", "1/TeV"])
    func `text formats give back the same doubles in every unit`(mass: String, coupling: String) throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = SplitMix64(seed: seed)
        let exported = try Self.exported(try Foreign.planes()[0], &random)
        let units = try ColumnUnits(plane: exported.plane, mass: mass, coupling: coupling)
        let texts: [(Format, String)] = [
            (.csv, CSVWriter.text(exported, Self.source, units)),
            (.axionlimits, try AxionLimitsWriter.text(exported, Self.source, units)),
            (.text, GnuplotWriter.text(exported, Self.source, units)),
        ]
        for (format, text) in texts {
            let back = try Self.back(text, format)
            #expect(Self.same(back, exported.limit.curves[0].points), "\(format) seed \(seed)")
        }
    }

    @Test func `a point that comes twice comes back twice, as it was`() throws {
        var random = SplitMix64(seed: 1)
        let whole = try Self.exported(try Foreign.planes()[0], &random)
        var limit = whole.limit
        let points = [(1.0, 1.0), (1, 1), (100, 1)].map { Curve.Point(mass: $0.0, coupling: $0.1) }
        limit.curves[0].points = points
        let exported = ExportedLimit(limit: limit, plane: whole.plane, revision: 1, hash: whole.hash)
        let text = CSVWriter.text(exported, Self.source, try ColumnUnits(plane: whole.plane))
        #expect(try Self.back(text, .csv) == points)
    }

    @Test func `Darkcast, XML and documents give back the same doubles`() throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = SplitMix64(seed: seed)
        let mixing = try Self.exported(try Foreign.planes()[1], &random)
        let darkcast = try DarkcastWriter.text(mixing, Self.source, try ColumnUnits(plane: mixing.plane))
        #expect(Self.same(try Self.back(darkcast, .darkcast), mixing.limit.curves[0].points), "seed \(seed)")
        let xml = try SubmissionWriter.text([mixing])
        let read = try SubmissionReader.read(Array(xml.utf8), name: "x")
        #expect(Self.same(read.submission.limits[0].curves[0].points, mixing.limit.curves[0].points), "seed \(seed)")
    }
}
