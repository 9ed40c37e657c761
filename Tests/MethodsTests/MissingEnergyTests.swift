import Foundation
import LimitModel
import Testing

@testable import Methods

@Suite struct MissingEnergyTests {
    /// One table for all curves of a test.
    private let context = MethodContext()

    private func derivation(
        _ inputs: [InputNode], top: Double = 10, point: [String: Double] = [:]
    ) throws -> MissingEnergy {
        try MissingEnergy(Descriptor.request("missing-energy", inputs, point: point), plane: Descriptor.plane(top: top))
    }

    /// The reference uses 2.3 events, the limit −ln 0.1.
    private let signal = (2.302585092994046 / 2.3).squareRoot()

    /// Independent values for 5e12 electrons on target: bremsstrahlung, mesons, both.
    @Test(arguments: [
        (0.0010000000000000002, 0.005132439652201233, 0.004086898134496015, 0.003197112787073088),
        (0.014422495703074092, 0.006810629470477374, 0.004087133251270883, 0.0035045163128018296),
        (0.10673841067709, 0.013051810908774317, 0.0040997887046897, 0.003911361970750707),
        (0.5658756330071739, 0.04567692314974809, 0.004411536746432987, 0.004391104287714571),
        (1.539434269343288, 0.24323481009830525, 0.006463137449218873, 0.006460857008311148),
        (2.9, 0, 0, 0),
    ])
    func `the reach of NA64e agrees with the reference`(
        mass: Double, bremsstrahlung: Double, mesons: Double, combined: Double
    ) throws {
        let derived = try derivation(Descriptor.na64() + Descriptor.na64Mesons).derive(context)
        #expect(derived.numericalError <= 1e-4)
        guard combined > 0 else { return }
        let central = try #require(coupling(derived.curves[0], mass))
        #expect(abs(central / (combined * signal) - 1) < 1.5e-4)
        let alone = try #require(derived.curves.first { $0.name == "bremsstrahlung" })
        #expect(try abs(#require(coupling(alone, mass)) / (bremsstrahlung * signal) - 1) < 1.1e-3)
        let single = try derivation(Descriptor.na64()).derive(context)
        #expect(try abs(#require(coupling(single.curves[0], mass)) / (bremsstrahlung * signal) - 1) < 1.5e-4)
    }

    @Test(arguments: [
        (0.0019487678426697496, 0.0003130291219550517), (0.0547722557505166, 0.0008306635278644589),
        (0.4053600464421103, 0.006148188246076322), (2.1490236871728197, 1.6627429668918745),
    ])
    func `the reach of LDMX agrees with the reference`(mass: Double, bremsstrahlung: Double) throws {
        let inputs = Descriptor.changed(
            Descriptor.na64(exposure: 1e16),
            [
                "beam": Descriptor.beam(8), "target": Descriptor.aluminium,
                "x-min": Descriptor.number("x-min", 0.7),
            ])
        let derived = try derivation(inputs).derive(context)
        let value = try #require(coupling(derived.curves[0], mass))
        #expect(abs(value / (bremsstrahlung * signal) - 1) < 1.5e-4)
    }

    @Test func `the inverse squares of the components add up to the sum at every point`() throws {
        let curves = try derivation(Descriptor.na64() + Descriptor.na64Mesons).derive(context).curves
        let parts = curves.filter { $0.role == .component }
        #expect(parts.count == 5)
        for point in curves[0].points {
            let values = parts.compactMap { part in part.points.first { $0.mass == point.mass }?.coupling }
            guard values.count == parts.count else { continue }
            let sum = values.reduce(0) { $0 + 1 / ($1 * $1) }
            #expect(abs(sum.squareRoot() * point.coupling - 1) < 1e-12)
        }
    }

    @Test func `g goes with the inverse root of the exposure, mesons included`() throws {
        let one = try derivation(Descriptor.na64(exposure: 5e12) + Descriptor.na64Mesons).derive(context).curves[0]
        let four = try derivation(Descriptor.na64(exposure: 2e13) + Descriptor.na64Mesons).derive(context).curves[0]
        for mass in [1e-3, 0.03, 0.4, 1.3] {
            let ratio = try #require(coupling(one, mass)) / #require(coupling(four, mass))
            #expect(abs(ratio - 2) < 4e-4)
        }
        #expect(abs(one.points[0].coupling / four.points[0].coupling - 2) < 1e-13)
    }

    @Test func `the band comes from the yield factors`() throws {
        let curves = try derivation(Descriptor.na64() + Descriptor.na64Mesons).derive(context).curves
        let low = try #require(curves.first { $0.role == .bandLow })
        let high = try #require(curves.first { $0.role == .bandHigh })
        let mass = 1.539434269343288
        // Mesons are all there is at this mass, so g goes with the root of their number.
        let centre = try #require(coupling(curves[0], mass))
        #expect(try abs(#require(coupling(low, mass)) / centre * 3.0.squareRoot() - 1) < 3e-3)
        #expect(try abs(#require(coupling(high, mass)) / centre / 3.0.squareRoot() - 1) < 3e-3)
    }

    @Test func `curves are dense, straight between their points, and end where the effective theory does`() throws {
        let method = try derivation(Descriptor.na64())
        let derived = try method.derive(context)
        let points = derived.curves[0].points
        #expect(points.count >= 60 && points.first?.mass == 1e-3)
        let table = try context.table(method.experiment.beam, of: method.range)
        for (left, right) in zip(points, points.dropFirst()) {
            for share in [0.2, 0.5, 0.7] {
                let mass = exp(log(left.mass) * (1 - share) + log(right.mass) * share)
                let exact =
                    (2.302585092994046 / method.events(table, atMassGeV: mass, at: ParameterPoint()).bremsstrahlung)
                    .squareRoot()
                #expect(try abs(#require(coupling(derived.curves[0], mass)) / exact - 1) < 8e-5)
            }
        }
        let last = try #require(points.last)
        let energy = max(
            last.mass, method.events(table, atMassGeV: last.mass, at: ParameterPoint()).meanInvariantMassGeV)
        #expect(abs(last.coupling * energy / (4 * Double.pi) - 1) < 1e-6)
        #expect(last.flags == [.effectiveTheory] && points[0].flags == [])
        for point in points {
            let energy = max(
                point.mass, method.events(table, atMassGeV: point.mass, at: ParameterPoint()).meanInvariantMassGeV)
            let product = point.coupling * energy
            if abs(product - 1) > 1e-9 { #expect(point.flags.contains(.effectiveTheory) == (product > 1)) }
        }
    }

    @Test func `a low top of the plane ends the curve, and a lower one leaves nothing`() throws {
        let points = try derivation(Descriptor.na64(), top: 0.1).derive(context).curves[0].points
        #expect(try abs(#require(points.last?.coupling) - 0.1) < 1e-9)
        let nothing = try derivation(Descriptor.na64(), top: 1e-4).derive(context)
        #expect(nothing.shape == .empty && nothing.emptyReason != nil)
    }

    @Test func `near a meson's threshold the points say so`() throws {
        let curve = try derivation(Descriptor.na64() + Descriptor.na64Mesons).derive(context).curves[0]
        let near = curve.points.filter { $0.flags.contains(.nearThreshold) }.map(\.mass)
        #expect(near.contains { abs($0 - 0.9 * 1.019) < 1e-9 } && near.contains { abs($0 - 1.019) < 1e-9 })
        #expect(!near.contains { $0 < 0.69 } && !near.contains { $0 > 1.02 && $0 < 2.78 })
    }

    @Test func `half the efficiency is half the events, and a flat efficiency curve is a number`() throws {
        let full = try derivation(Descriptor.na64()).derive(context).curves[0]
        let half = Descriptor.changed(Descriptor.na64(), ["efficiency": Descriptor.number("efficiency", 0.5)])
        let number = try derivation(half).derive(context).curves[0]
        #expect(abs(number.points[0].coupling / full.points[0].coupling - 2.0.squareRoot()) < 1e-12)
        func point(_ mass: Double, _ share: Double) -> InputNode {
            Descriptor.group(
                "point", [Descriptor.number("mass", mass, .energy), Descriptor.number("efficiency", share)])
        }
        let flat = Descriptor.group("efficiency-curve", [point(1e-3, 0.5), point(0.1, 0.5), point(1, 0.5)])
        let curve = try derivation(Descriptor.changed(half, ["efficiency": flat])).derive(context).curves[0]
        #expect(curve.points.last?.mass == 1, "an efficiency is not extrapolated")
        #expect(try abs(#require(coupling(curve, 0.02)) / #require(coupling(number, 0.02)) - 1) < 2e-4)
        let falling = Descriptor.group("efficiency-curve", [point(1e-3, 1), point(1, 0.01)])
        let corner = try derivation(Descriptor.changed(half, ["efficiency": falling])).derive(context).curves[0]
        let ratio = try #require(coupling(corner, 1)) / #require(coupling(full, 1))
        #expect(abs(ratio - 10) < 2e-3)
    }

    @Test func `a heavier axion weakens the bound as in the reference`() throws {
        // σ falls by 1.0% at 0.1 GeV and 5.1% at 1 GeV for m_a = m/10.
        let heavy = try derivation(Descriptor.na64(), point: ["ma-over-m": 0.1])
            .derive(context, at: ["ma-over-m": 0.1]).curves[0]
        let light = try derivation(Descriptor.na64()).derive(context).curves[0]
        for (mass, loss) in [(0.1, 0.010), (1.0, 0.051)] {
            let ratio = try #require(coupling(light, mass)) / #require(coupling(heavy, mass))
            #expect(abs(1 - ratio * ratio - loss) < 2e-3)
        }
    }

    @Test func `muons radiate light pairs far less than electrons of their energy, and heavy ones about as much`()
        throws
    {
        let electron = try derivation(
            Descriptor.changed(Descriptor.na64(), ["beam": Descriptor.beam(160)])
        ).derive(context).curves[0]
        let muon = try derivation(
            Descriptor.changed(Descriptor.na64(), ["beam": Descriptor.beam(160, lepton: "muon")])
        ).derive(context).curves[0]
        #expect(try #require(coupling(muon, 1e-3)) > 2 * #require(coupling(electron, 1e-3)))
        #expect(try abs(#require(coupling(muon, 1)) / #require(coupling(electron, 1)) - 1) < 0.5)
    }

    @Test func `another beam and another element need no code`() throws {
        let target = Descriptor.group(
            "target", [Descriptor.text("element", "W"), Descriptor.number("radiation-lengths", 1)])
        let inputs = Descriptor.changed(
            Descriptor.na64(),
            ["beam": Descriptor.beam(20), "target": target, "x-min": Descriptor.number("x-min", 0.3)])
        let derived = try derivation(inputs).derive(context)
        #expect(derived.shape == .above && derived.numericalError < 1e-4)
    }

    @Test func `a stated efficiency error becomes the error of the coupling`() throws {
        let rough = Descriptor.changed(
            Descriptor.na64(), ["efficiency": Descriptor.number("efficiency", 1, error: 0.75)])
        #expect(try abs(#require(derivation(rough).derive(context).theoryError) - 1) < 1e-12)
        #expect(try derivation(Descriptor.na64()).derive(context).theoryError == nil)
    }

    @Test func `the same inputs give the same curves`() throws {
        let inputs = Descriptor.na64() + Descriptor.na64Mesons
        #expect(try derivation(inputs).derive(context).curves == derivation(inputs).derive(context).curves)
    }

    @Test func `yields and limits are two views of one number`() throws {
        let method = try derivation(Descriptor.na64() + Descriptor.na64Mesons)
        let yields = try method.answers(at: ParameterPoint(), context)
            .yields(#require(method.eventColumns), at: [0.1, 1e4], count: 3)
        #expect(yields.components == ["bremsstrahlung", "rho", "omega", "phi", "J/psi", "sum"])
        let row = try #require(yields.rows.first)
        #expect(yields.rows.count == 1 && row.mass == 0.1)
        #expect(abs(row.events.dropLast().reduce(0, +) / row.events[5] - 1) < 1e-14)
        let limit = try #require(coupling(method.derive(context).curves[0], 0.1))
        #expect(abs(limit * limit * row.events[5] / 2.302585092994046 - 1) < 3e-4)
    }
}
