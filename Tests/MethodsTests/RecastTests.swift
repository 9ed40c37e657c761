import Foundation
import LimitModel
import Testing

@testable import Methods

@Suite struct RecastTests {
    private static let source = Descriptor.group("curve-of", [Descriptor.text("limit", "source")], line: 40)

    private func context(_ points: [(Double, Double)], plane: Plane) throws -> MethodContext {
        MethodContext(limits: [try Descriptor.limit("source", plane: "plane", points: points)], planes: [plane])
    }

    private func fold(_ changes: [String: InputNode?] = [:]) throws -> FoldedMixing {
        let inputs = [
            Self.source, Descriptor.beam(), Descriptor.lead, Descriptor.number("x-min", 0.5),
            Descriptor.number("largest-dropped-share", 0.2, line: 41), Descriptor.masses(),
        ]
        return try FoldedMixing(
            Descriptor.request(
                "fold-epsilon", Descriptor.changed(inputs, changes),
                statement: .confidence(.init(level: .level(0.9)))),
            plane: Descriptor.plane())
    }

    @Test func `folding the engine's own reach in kinetic mixing returns its own reach in g`() throws {
        let counting = Descriptor.na64()
        let tables = CrossSectionTables()
        let own = try DarkPhotonReach(
            Descriptor.request("dark-photon-epsilon", counting), plane: Descriptor.plane(.dimensionless, top: 1e9)
        ).derive(MethodContext(tables: tables)).curves[0]
        let direct = try MissingEnergy(Descriptor.request("missing-energy", counting), plane: Descriptor.plane())
            .derive(MethodContext(tables: tables)).curves[0]
        let source = try Descriptor.limit("source", plane: "plane", points: own.points.map { ($0.mass, $0.coupling) })
        let context = try MethodContext(
            limits: [source], planes: [Descriptor.plane(.dimensionless)], tables: tables)
        let folded = try fold().derive(context)
        for mass in [1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 2] {
            let ratio = try #require(coupling(folded.curves[0], mass)) / #require(coupling(direct, mass))
            #expect(abs(ratio - 1) < 1e-4, "\(mass): \(ratio)")
            let restored = try #require(coupling(folded.curves[1], mass)) / #require(coupling(folded.curves[0], mass))
            #expect(abs(restored - 1) < 1e-6, "nothing is dropped")
        }
    }

    @Test func `the fold ends where the dropped share passes its limit and stores the share`() throws {
        let context = try context([(1e-3, 1e-5), (1, 1e-2)], plane: Descriptor.plane(.dimensionless))
        let derived = try fold().derive(context)
        let last = try #require(derived.curves[0].points.last)
        let restored = try #require(derived.curves.last)
        #expect(restored.role == .component && last.mass < 0.3)
        let ratio = try #require(coupling(restored, last.mass)) / last.coupling
        #expect(abs(1 - ratio * ratio - 0.2) < 1e-6)
        #expect(try abs(#require(derived.theoryError) - (1 / 0.8.squareRoot() - 1)) < 1e-6)
        #expect(derived.theoryNote?.contains("20%") == true)
    }

    @Test func `what the fold cannot use is refused with field and line`() throws {
        let mixing = try Descriptor.plane(.dimensionless)
        let missing = try #require(failure { _ = try fold().derive(MethodContext()) })
        #expect(missing.field == "fold-epsilon/curve-of/limit" && missing.line == 40)
        let couplings = try context([(1e-3, 1), (1, 1)], plane: Descriptor.plane())
        #expect(failure { _ = try fold().derive(couplings) }?.problem.contains("plane") == true)
        let late = try context([(1e-2, 1), (1, 1)], plane: mixing)
        #expect(failure { _ = try fold().derive(late) }?.field == "fold-epsilon/mass-range/from")
        let short = try context([(1e-3, 1e-5), (2e-3, 1e-5)], plane: mixing)
        #expect(failure { _ = try fold().derive(short) }?.problem.contains("above the end") == true)
        let share = Descriptor.number("largest-dropped-share", 1, line: 41)
        #expect(failure { _ = try fold(["largest-dropped-share": share]) }?.line == 41)
        #expect(failure { _ = try fold(["curve-of": InputNode?.none]) }?.field == "fold-epsilon/curve-of")
    }

    private func window(level: Double? = nil, smoothing: Double = 2) throws -> WindowRecast {
        let inputs = [
            Self.source,
            Descriptor.group(
                "window",
                [Descriptor.number("half-width-root", 1.5.squareRoot(), .energy), Descriptor.number("slope", 0.0125)]),
            Descriptor.number("smoothing", smoothing, line: 42), Descriptor.masses(),
        ]
        return try WindowRecast(
            Descriptor.request(
                "window-recast", inputs,
                statement: .confidence(.init(level: level.map { .level($0) } ?? .unknown))),
            plane: Descriptor.plane())
    }

    @Test func `a flat curve in the widest window gives the closed form`() throws {
        let context = try context([(1e-3, 1e-3), (8, 1e-3)], plane: Descriptor.plane(.dimensionless))
        let derived = try window().derive(context)
        // A massless pair: g² = ε² 96π²/(2w), largest w at the smallest mass whose window does not pass q = 0.
        let width = 1.5 / (1 + 0.0125)
        let expected = 1e-3 * (96 * Double.pi * Double.pi / (2 * width)).squareRoot()
        #expect(abs(derived.curves[0].points[0].coupling / expected - 1) < 5e-3)
        #expect(derived.theoryError == nil)
    }

    @Test func `smoothing takes the edge off a fluctuation`() throws {
        var points = stride(from: 0.1, through: 8, by: 0.1).map { ($0, 1e-3) }
        points[45].1 = 2e-4
        let context = try context([(1e-3, 1e-3)] + points, plane: Descriptor.plane(.dimensionless))
        let rough = try window(smoothing: 0.05).derive(context).curves[0].points[0].coupling
        let smooth = try window(smoothing: 3).derive(context).curves[0].points[0].coupling
        #expect(rough < 0.5 * smooth)
    }

    @Test func `a window recast keeps no confidence level`() throws {
        let error = try #require(failure { _ = try window(level: 0.9) })
        #expect(error.field == "confidence/level")
        #expect(failure { _ = try window(smoothing: 0) }?.line == 42)
    }

    private func ratio(_ inputs: [InputNode]) throws -> RatioRecast {
        try RatioRecast(
            Descriptor.request(
                "recast-ratio", [Self.source, Descriptor.text("class", "scaling", line: 43)] + inputs),
            plane: Descriptor.plane())
    }

    @Test func `a ratio multiplies, be it a number, a curve or a root of exposures`() throws {
        let context = try context([(1e-3, 1e-4), (0.1, 1e-3), (1, 0.1)], plane: Descriptor.plane())
        let number = try ratio([Descriptor.number("ratio", 3, error: 0.3)]).derive(context)
        for (point, expected) in zip(number.curves[0].points, [3e-4, 3e-3, 0.3]) {
            #expect(abs(point.coupling / expected - 1) < 1e-12)
        }
        #expect(number.theoryError == 0.3 / 3 && number.note?.contains("scaling") == true)
        func point(_ mass: Double, _ value: Double) -> InputNode {
            Descriptor.group("point", [Descriptor.number("mass", mass, .energy), Descriptor.number("ratio", value)])
        }
        let curve = try ratio([Descriptor.group("ratio-curve", [point(1e-2, 2), point(1, 8)])]).derive(context)
        #expect(curve.curves[0].points.map(\.mass) == [1e-2, 0.1, 1])
        #expect(try abs(#require(coupling(curve.curves[0], 0.1)) / 4e-3 - 1) < 1e-12)
        func exposure(_ name: String, _ count: Double, _ length: Double) -> InputNode {
            Descriptor.group(
                name, [Descriptor.number("particles", count, .count), Descriptor.number("length", length, .length)])
        }
        let root = try ratio([
            Descriptor.group("exposures", [exposure("reference", 1e12, 2), exposure("new", 1e10, 0.5)])
        ]).derive(context)
        #expect(abs(root.curves[0].points[0].coupling / 2e-3 - 1) < 1e-12)
    }

    @Test func `a ratio ends at the top of the plane`() throws {
        let context = try context([(1e-3, 1e-4), (0.1, 1e-3), (1, 0.1)], plane: Descriptor.plane())
        #expect(try ratio([Descriptor.number("ratio", 1000)]).derive(context).curves[0].points.count == 2)
        #expect(try ratio([Descriptor.number("ratio", 1e6)]).derive(context).shape == .empty)
    }

    @Test func `there is exactly one ratio`() throws {
        #expect(failure { _ = try ratio([]) }?.remedy == "give one of <ratio>, <ratio-curve> and <exposures>")
        let two = [Descriptor.number("ratio", 1), Descriptor.group("exposures", [])]
        #expect(failure { _ = try ratio(two) }?.line == 10)
        #expect(failure { _ = try ratio([Descriptor.number("ratio", 0, line: 44)]) }?.line == 44)
    }
}
