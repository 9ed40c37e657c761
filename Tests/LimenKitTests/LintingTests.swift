import Foundation
import LimenKit
import Testing

@Suite struct LintingTests {
    /// A curve with bends in MeV and 1/GeV.
    private func bent(times factor: Double = 1) -> String {
        (0...12).map { step -> String in
            let x = Double(step) / 6
            return "\(pow(10, x)) \(factor * pow(10, -4 + 0.4 * sin(3 * x) + 0.1 * x * x))"
        }.joined(separator: "\n")
    }

    private func limit(_ name: String, times factor: Double = 1, data: String = "") -> String {
        XML.upper(name, data: data).replacing("1 1e-3\n", with: bent(times: factor) + "\n")
            .replacing("100 1e-3\n", with: "")
    }

    @Test func `an import shows a copy of a limit of the archive, and takes it in`() throws {
        let place = try Workplace()
        let archive = try place.archive()
        _ = try archive.importFiles([place.write(limit("one"), to: "one.xml")])
        let file = try place.write(limit("two", times: 3), to: "two.xml")
        let dry = try archive.importFiles([file], isDryRun: true)
        let report = try #require(try archive.importFiles([file]).first)
        #expect(report.errors == [] && report.items.map(\.slug.text) == ["two"])
        #expect(
            report.warnings == [
                "\(file):6: two: it is one with couplings times 3, though it counts as independent [copied-curve]"
            ])
        #expect(dry.first?.warnings == report.warnings)
        // Taken in again, it is not a copy of itself.
        #expect(try archive.importFiles([file]).first?.warnings == report.warnings)
    }

    @Test func `two copies in one import are named once`() throws {
        let place = try Workplace()
        let archive = try place.archive()
        let files = try [
            place.write(limit("one"), to: "one.xml"), place.write(limit("two", times: 3), to: "two.xml"),
        ]
        let reports = try archive.importFiles(files)
        #expect(reports.map(\.warnings.count) == [0, 1])
        #expect(try archive.lint().filter { $0.severity == .warning }.map(\.place.subject) == ["two"])
        #expect(try archive.lint(["one"]).filter { $0.severity == .warning }.map(\.place.subject) == ["one"])
    }

    @Test func `what was retracted or recorded as overlapping is not a copy`() throws {
        let place = try Workplace()
        let archive = try place.archive()
        _ = try archive.importFiles([
            place.write(limit("one"), to: "one.xml"), place.write(limit("two", times: 3), to: "two.xml"),
        ])
        func codes() throws -> [Finding.Code] { try archive.lint().filter { $0.severity == .warning }.map(\.code) }
        let (one, two) = (try Slug("one"), try Slug("two"))
        #expect(try codes() == [.copiedCurve])
        _ = try archive.decide(.retract(one), reason: "withdrawn")
        #expect(try codes() == [])
        _ = try archive.decide(.reinstate(one), reason: "it was right")
        #expect(try codes() == [.copiedCurve])
        _ = try archive.decide(.overlap(two, with: one), reason: "same data")
        #expect(try codes() == [])
    }

    @Test func `a file is looked at without an archive`() throws {
        let place = try Workplace()
        let file = try place.write(XML.upper("l", level: "unknown"), to: "l.xml")
        let found = try LimenArchive.lint(files: [file], archiveAt: nil)
        #expect(found.map(\.code) == [.unknownPlane, .levelUnknown, .noReference])
        #expect(found.allSatisfy { $0.severity == .note && $0.place.file == file })
        #expect(!FileManager.default.fileExists(atPath: place.archivePath))
    }

    @Test func `errors of a file carry their codes`() throws {
        let place = try Workplace()
        _ = try place.archive()
        let file = try place.write(XML.upper("l", level: "90"), to: "l.xml")
        let found = try LimenArchive.lint(files: [file], archiveAt: place.archivePath)
        #expect(found.map(\.code) == [.confidenceLevel] && found.first?.severity == .error)
        let estimate = try place.write(XML.meson(status: "estimate"), to: "meson.xml")
        #expect(
            try LimenArchive.lint(files: [estimate], archiveAt: place.archivePath).map(\.code) == [.estimateGrade])
        let scenario = try place.write(XML.upper("l").replacing("invisible", with: "elsewhere"), to: "s.xml")
        #expect(try LimenArchive.lint(files: [scenario], archiveAt: place.archivePath).first?.severity == .error)
    }

    @Test func `a limit that is not there is named with a suggestion`() throws {
        let place = try Workplace()
        let archive = try place.archive()
        _ = try archive.importFiles([place.write(limit("photon"), to: "one.xml")])
        let error = #expect(throws: LimenError.self) { try archive.lint(["photn"]) }
        #expect(error?.kind == .noInput && error?.message.contains("did you mean 'photon'?") == true)
    }

    @Test func `the data that ship with the program raise one warning`() throws {
        let place = try Workplace()
        let archive = try LimenArchive.create(at: place.archivePath)
        let reports = try archive.importFiles([Workplace.imports])
        #expect(reports.flatMap(\.errors) == [])
        #expect(reports.flatMap(\.findings).filter { $0.severity == .warning }.map(\.code) == [.edgeWithoutPartner])
        #expect(try archive.lint().filter { $0.severity > .note }.map(\.description).count == 1)
    }
}
