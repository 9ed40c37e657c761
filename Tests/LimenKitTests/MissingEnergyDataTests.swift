import Foundation
import LimenKit
import Presentation
import ShippedArchive
import Testing

/// The limits of arXiv:2602.11405 from their descriptors: imported, computed, asked.
@Suite struct MissingEnergyDataTests {
    private let archive: LimenArchive

    init() async throws { archive = try await ShippedArchive.open() }

    private func edge(_ limit: String, _ mass: String) throws -> Double {
        try #require(archive.show(limit, masses: [Quantity(mass, as: .energy).value]).answers[0].excluded.first).from
    }

    /// The tables of the physics notes use 2.3 events, the limits −ln 0.1.
    private let signal = (2.302585092994046 / 2.3).squareRoot()

    /// Headline values of the physics notes: bremsstrahlung alone, and with mesons, printed to so many digits.
    @Test(arguments: [
        ("na64e-2023", "1 MeV", 1.186e-2, 7.4e-3), ("na64e-2023", "100 MeV", 2.923e-2, 9.0e-3),
        ("na64e-2023", "1 GeV", 0.2355, 1.15e-2), ("na64e-2023", "2 GeV", 1.109, 2.2e-2),
        ("na64e-5e12", "10 MeV", 6.37e-3, 3.4e-3), ("na64e-5e12", "300 MeV", 2.482e-2, 4.1e-3),
        ("na64e-5e12", "3 GeV", 1.78, 0.27), ("na64e-1e13", "1 MeV", 3.629e-3, 2.3e-3),
        ("na64e-1e13", "500 MeV", 2.814e-2, 3.1e-3), ("na64e-1e13", "2 GeV", 0.3394, 6.7e-3),
        ("ldmx-phase2", "1 MeV", 2.947e-4, 2.87e-4), ("ldmx-phase2", "100 MeV", 1.221e-3, 8.8e-4),
        ("ldmx-phase2", "500 MeV", 9.235e-3, 2.4e-3), ("ldmx-phase2", "1 GeV", 6.302e-2, 6.2e-2),
        ("ldmx-phase2", "2 GeV", 1.168, 1.168),
    ])
    func `the reach is that of the physics notes`(
        limit: String, mass: String, bremsstrahlung: Double, combined: Double
    ) throws {
        let table = try archive.show(limit, masses: [Quantity(mass, as: .energy).value]).components
        let row = try #require(table.rows.first)
        let column = try #require(table.columns.firstIndex(of: "bremsstrahlung"))
        let alone = try #require(row.couplings[column])
        #expect(abs(alone / (bremsstrahlung * signal) - 1) < 2e-3)
        #expect(try abs(edge(limit, mass) / (combined * signal) - 1) < 2.5e-2)
    }

    @Test func `the published NA64 limit folds to the values of the physics notes and ends at a fifth dropped`() throws
    {
        #expect(try abs(edge("na64e-2019-recast", "1 MeV") / 3.37e-2 - 1) < 3e-3)
        #expect(try abs(edge("na64e-2019-recast", "100 MeV") / 0.110 - 1) < 3e-3)
        #expect(try !archive.show("na64e-2019-recast", masses: [0.2]).answers[0].isReached)
        let last = try archive.show("na64e-2019-recast").components.rows.last
        let couplings = try #require(last?.couplings)
        let ratio = try #require(couplings[1]) / #require(couplings[0])
        #expect(abs(1 - ratio * ratio - 0.2) < 1e-4)
    }

    /// An idealised yield is 1.7 to 5 times too high: see the note of the limit.
    @Test(arguments: [("1 MeV", 0.70), ("3 MeV", 0.77), ("30 MeV", 0.67), ("100 MeV", 0.61), ("600 MeV", 0.46)])
    func `computed over published kinetic mixing is as the descriptor says`(mass: String, ratio: Double) throws {
        let computed = try edge("na64e-2019-epsilon", mass)
        let published = try edge("na64e-2019-epsilon-published", mass)
        #expect(abs(computed / published - ratio) < 0.01)
    }

    @Test(arguments: [
        ("electron-edm", "1 MeV", 1.2006e-15), ("electron-edm-equal-masses-10tev", "100 MeV", 1.4897e-15),
        ("muon-edm", "1 GeV", 1.0451e-4), ("muon-edm-10tev", "10 GeV", 1.0427e-4),
        ("neutron-edm-equal-masses", "1 GeV", 1.1499e-11), ("neutron-edm-pauli", "1 MeV", 4.878e-12),
    ])
    func `dipole bounds are those of the physics notes`(limit: String, mass: String, expected: Double) throws {
        #expect(try abs(edge(limit, mass) / expected - 1) < 2e-4)
    }

    @Test func `dipole limits answer as criteria, each in its scenario`() throws {
        let options = Question(plane: "edm-product", scenario: "light-axion-1tev")
        #expect(try archive.ensemble(options).members.isEmpty)
        var rougher = options
        rougher.worstGrade = .approximate
        #expect(
            Set(try archive.ensemble(rougher).members.map(\.limit.slug.text)) == [
                "electron-edm", "muon-edm", "neutron-edm",
            ])
        let rough = try archive.ensemble(
            Question(plane: "edm-product", scenario: "equal-masses-10tev", worstGrade: .approximate))
        #expect(
            Set(rough.members.map(\.limit.slug.text)) == [
                "electron-edm-equal-masses-10tev", "muon-edm-equal-masses-10tev", "neutron-edm-equal-masses-10tev",
            ])
    }

    @Test func `the recast is the NA64 limit of observed answers, and the estimate gives way to it`() throws {
        let sound = try archive.ensemble(Question(scenario: "invisible"))
        #expect(sound.members.contains { $0.limit.slug.text == "na64e-2019-recast" })
        let rough = try archive.ensemble(Question(scenario: "invisible", worstGrade: .approximate))
        #expect(rough.members.contains { $0.limit.slug.text == "na64e-2019-recast" })
        let reason = rough.leftOut.first { $0.limit.text == "na64e-2023" }?.why
        #expect(reason?.contains("na64e-2016-2018") == true)
        #expect(!sound.members.contains { $0.holding.grade >= .approximate })
    }

    @Test func `open windows name the projections that close them`() throws {
        let options = Question(scenario: "invisible")
        let answer = try archive.ensemble(options).allowed(
            atMasses: [0.01], projections: archive.projections(for: options))[0]
        let closing = try #require(answer.windows.first?.closing.first)
        #expect(closing.limit.text == "ldmx-phase2" && closing.grade == .approximate && closing.share > 0.1)
        #expect(answer.windows.allSatisfy { window in !window.closing.contains { $0.limit.text == "na64e-5e12" } })
    }

    @Test func `atlas follows from na64mu by one number`() throws {
        let ratio = try edge("atlas-muon-recast", "20 MeV") / edge("na64mu-projection", "20 MeV")
        #expect(abs(ratio / (2e13 * 22.4 / (3e10 * 48)).squareRoot() - 1) < 1e-9)
    }

    @Test func `curves reach from 1 MeV with at least 60 masses and state their errors`() throws {
        for name in ["na64e-2023", "na64e-5e12", "na64e-1e13-background", "ldmx-phase2", "na64mu-projection"] {
            let limit = try archive.show(name).limit
            let points = limit.curves[0].points
            #expect(points.count >= 60 && points.first?.mass == 1e-3)
            #expect(points.allSatisfy { $0.coupling <= 10 })
            let computation = try #require(limit.origin.computation)
            #expect(computation.numericalError <= 1e-4 && computation.theoryError ?? 0 > 0.1)
            #expect(limit.holdings.allSatisfy { $0.grade == .approximate })
        }
    }

    @Test func `yields count the events behind a limit`() throws {
        let table = try archive.yields(of: "na64e-2023", masses: [0.001, 1])
        #expect(table.yields.components == ["bremsstrahlung", "ρ", "ω", "φ", "J/ψ", "sum"])
        #expect(abs(table.yields.rows[0].events[0] / 1.6363e4 - 1) < 1e-3)
        #expect(abs(table.yields.rows[1].events[0] / 41.471 - 1) < 1e-3)
        let limit = try edge("na64e-2023", "1 MeV")
        #expect(abs(limit * limit * table.yields.rows[0].events[5] / 2.302585092994046 - 1) < 1e-6)
        #expect(YieldsReport(table).csv.contains("mass_GeV,bremsstrahlung,ρ,ω,φ,J/ψ,sum"))
        #expect(throws: LimenError.self) { try archive.yields(of: "na64e") }
        #expect(throws: LimenError.self) { try archive.yields(of: "sn1987a") }
        #expect(try archive.yields(of: "ldmx").yields.rows.count == 61)
    }
}
