import Foundation
import LimenKit
import ShippedArchive
import Presentation
import Testing

/// Limits bound to their physics, from files to answers.
@Suite struct BoundToPhysicsTests {
    private let work: Workplace

    init() throws { work = try Workplace() }

    /// Every parameter that a scenario fixes, every limit says something about.
    @Test func `shipped limits say for every parameter where they hold`() async throws {
        let archive = try await ShippedArchive.open()
        let planes = try archive.planes()
        let all = try archive.list()
        #expect(all.count > 60)
        for summary in all {
            let plane = try #require(planes.first { $0.slug == summary.plane })
            for holding in summary.holdings {
                let scenario = try #require(plane.scenario(holding.scenario))
                for value in scenario.values {
                    let isSaid =
                        holding.independent.contains(value.parameter)
                        || holding.ranges.contains { $0.parameter == value.parameter }
                    #expect(isSaid, "\(summary.slug) says nothing of \(value.parameter) in \(scenario.slug)")
                }
            }
        }
    }

    @Test func `shipped planes are of a known model, with domains and a window`() async throws {
        for plane in try await ShippedArchive.open().planes() {
            let model = try #require(PortalModel.named(plane.model))
            #expect(plane.coupling.dimension == model.dimension && plane.prefactor == model.prefactor)
            #expect(plane.parameters.allSatisfy { $0.from != nil })
            #expect([plane.mass, plane.coupling].allSatisfy { $0.shownFrom != nil && $0.shownTo != nil })
        }
    }

    @Test func `one rule for grades, and a bias for what is known to be too strong`() async throws {
        let archive = try await ShippedArchive.open()
        let limits = try archive.list().map { try archive.show($0.slug.text).limit }
        let loops = limits.filter { ["fermion-edm", "lepton-g-2"].contains($0.origin.computation?.derivation) }
        #expect(loops.count > 15)
        #expect(loops.flatMap(\.holdings).allSatisfy { $0.grade == .approximate })
        let biased = limits.filter { $0.bias?.direction == .tooStrong }.map(\.slug.text)
        #expect(biased.contains("charm-fine-grain-published") && biased.contains("babar-invisible-recast"))
        #expect(biased.contains("na64e-2023"))
        #expect(limits.first { $0.slug.text == "babar-invisible-recast" }?.statement.level == nil)
    }

    @Test func `a descriptor in a plane of another model is refused on import`() async throws {
        let archive = try work.archive()
        let edm = ShippedArchive.imports.appending(path: "planes/edm-product.xml").path
        #expect(try archive.importFiles([edm])[0].errors == [])
        let text = XML.meson().replacing("plane=\"dark-axion-portal\"", with: "plane=\"edm-product\"")
            .replacing("scenario=\"invisible\"", with: "scenario=\"light-axion-1tev\"")
        let errors = try archive.importFiles([work.write(text, to: "wrong.xml")])[0].errors
        #expect(errors.count == 1)
        #expect(errors.first?.contains("'dark-axion-portal'") == true)
        #expect(errors.first?.contains("'edm'") == true)
    }

    @Test func `a value outside its domain is refused everywhere`() throws {
        let archive = try work.archive()
        for value in [7.0, -3, .infinity] {
            let error = #expect(throws: LimenError.self) {
                try archive.ensemble(Question(scenario: "invisible", parameters: ["ma-over-m": value]))
            }
            #expect(error?.message.contains("0 to 1") == true)
        }
        let range = "<range parameter=\"ma-over-m\" from=\"0\" to=\"7\" unit=\"1\" status=\"stated\"/>"
        let text = XML.upper("a").replacing("grade=\"published\"/>", with: "grade=\"published\">\(range)</holds>")
        #expect(
            try archive.importFiles([work.write(text, to: "a.xml")])[0].errors.contains { $0.contains("cannot be 7") })
    }

    @Test func `what says nothing holds at the scenario's own value only`() throws {
        let archive = try work.archive()
        func text(_ name: String, _ inside: String) -> String {
            XML.upper(name).replacing("grade=\"published\"/>", with: "grade=\"published\">\(inside)</holds>")
        }
        _ = try archive.importFiles([
            work.write(XML.upper("own"), to: "own.xml"),
            work.write(text("any", "<independent of=\"ma-over-m\"/>"), to: "any.xml"),
            work.write(
                text("some", "<range parameter=\"ma-over-m\" from=\"0\" to=\"0.5\" unit=\"1\" status=\"stated\"/>"),
                to: "some.xml"),
        ])
        func members(_ value: Double) throws -> [String] {
            try archive.ensemble(Question(scenario: "invisible", parameters: ["ma-over-m": value])).members
                .map(\.limit.slug.text)
        }
        #expect(try members(0) == ["any", "own", "some"])
        #expect(try members(0.3) == ["any", "some"])
        #expect(try members(0.9) == ["any"])
    }

    @Test func `what is not computed or stale is said, and no release freezes it`() throws {
        let archive = try work.archive()
        _ = try archive.importFiles([work.write(XML.meson(), to: "meson.xml")])
        let limit = try #require(try archive.pending().missing.first)
        let question = Question(scenario: "invisible")
        #expect(try archive.ensemble(question).pending.missing == [limit])
        #expect(try archive.ensemble(question).notices.first?.contains("not computed") == true)
        #expect(try archive.ensemble(Question(scenario: "visible")).pending.isEmpty)
        #expect(throws: LimenError.self) { try archive.createRelease(named: "one", message: "m") }
        _ = try archive.createRelease(named: "one", message: "m", allowingPending: true)
        _ = try archive.compute()
        #expect(try archive.pending().isEmpty)
        _ = try archive.createRelease(named: "two", message: "m")
        _ = try archive.importFiles([work.write(XML.meson(branching: "4e-4"), to: "meson.xml")])
        #expect(try archive.ensemble(question).pending.stale == [limit])
        #expect(throws: LimenError.self) { try archive.createRelease(named: "three", message: "m") }
        // A release stays as it is.
        #expect(try LimenArchive(reading: archive.path, release: "two").ensemble(question).pending.isEmpty)
    }

    @Test func `no answer is taken in as a limit, in any format`() async throws {
        let shipped = try await ShippedArchive.open()
        let archive = try work.archive()
        let overrides = try ImportOverrides([
            .limit: ["copy"], .plane: ["dark-axion-portal"], .scenario: ["invisible"], .status: ["observed"],
            .confidenceLevel: ["0.9"], .experiment: ["X"], .origin: ["published"], .publication: ["unknown"],
            .shape: ["above"], .couplingConvention: ["plane"],
        ])
        for format in [Format.axionlimits, .csv, .gnuplot, .hepdata, .json] {
            let files = try Export(format: format) { _ in "" }.files(
                envelopeFor: Question(scenario: "invisible"), in: shipped)
            let folder = work.folder.appending(path: "\(format)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for file in files {
                try file.text.write(to: folder.appending(path: file.name), atomically: true, encoding: .utf8)
            }
            let path = format == .hepdata ? folder.path : folder.appending(path: files[0].name).path
            let reports = try archive.importFiles([path], overriding: overrides)
            let messages = reports.flatMap(\.errors)
            #expect(messages.contains { $0.contains("an answer of Limen and not a limit") }, "\(format): \(messages)")
        }
        #expect(try archive.list().isEmpty)
    }

    @Test func `a citation follows a recast to what it rests on`() async throws {
        let text = try Bibliography.text(["na64e-2019-recast"], of: await ShippedArchive.open(), query: "")
        #expect(text.contains("1906.00176"))
        let envelope = try Bibliography.text(
            envelopeFor: Question(scenario: "invisible"), in: await ShippedArchive.open(), query: "")
        #expect(envelope.contains("0908.2840"))
    }

    @Test func `beyond its table nothing is known of a limit`() async throws {
        let archive = try await ShippedArchive.open()
        let ensemble = try archive.ensemble(Question(scenario: "visible"))
        let answer = try #require(try ensemble.strongest(atMasses: [0.0005]).first)
        #expect(answer.tableEnds.contains { $0.limit.text == "sn1987a" && $0.isLow })
        let verdict = try #require(try ensemble.excluded([(0.0005, 1e-6)]).first)
        #expect(verdict.tableEnds.map(\.limit.text).contains("sn1987a"))
        let projections = try archive.projections(for: Question(scenario: "visible"))
        let allowed = try #require(try ensemble.allowed(atMasses: [0.0005], projections: projections).first)
        #expect(allowed.windows.contains { $0.tableEnds.contains { $0.limit.text == "sn1987a" } })
        // The bound from the Υ ends for a physical reason.
        let invisible = try archive.ensemble(Question(scenario: "invisible"))
        let above = try #require(try invisible.strongest(atMasses: [9.5]).first)
        #expect(!above.tableEnds.contains { $0.limit.text == "babar-upsilon1s-invisible" })
    }

    @Test func `known limits without a curve are listed apart, with publication and reason`() async throws {
        let archive = try await ShippedArchive.open()
        let missing = try archive.list(areMissing: true)
        #expect(missing.count > 15)
        #expect(missing.allSatisfy { $0.publication != nil && $0.emptyReason?.isEmpty == false && $0.masses == nil })
        let shown = Set(try archive.list().map(\.slug))
        #expect(missing.allSatisfy { !shown.contains($0.slug) })
    }
}
