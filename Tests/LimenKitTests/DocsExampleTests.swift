import Foundation
import LimenKit
import ShippedArchive
import Testing

/// The examples of `Sources/LimenKit/LimenKit.docc`, as code that is compiled and run.
@Suite struct DocsExampleTests {
    private func ask(_ path: String) throws {
        let archive = try LimenArchive(reading: path)
        let question = Question(scenario: "visible")
        let visible = try archive.ensemble(question)
        for interval in try visible.strongest(atMass: 0.01).excluded {
            let end = interval.to.map { "to \($0)" } ?? "upwards"
            print("excluded from \(interval.from) \(end) \(visible.couplingUnit) by \(interval.limits)")
        }
        let projections = try archive.projections(for: question)
        for window in try visible.allowed(atMasses: [0.01], projections: projections)[0].windows {
            print("open from \(window.from) to \(window.to), closed by \(window.closing.map(\.limit))")
        }
        for piece in try visible.envelope().pieces {
            print("\(piece.massFrom) to \(piece.massTo) GeV: \(piece.limit)")
        }
    }

    private func importing(_ folder: String, into path: String) throws {
        let archive = try LimenArchive.create(at: path)
        for report in try archive.importFiles([folder]) {
            for error in report.errors { print(error) }
            for item in report.items where item.newRevision != nil { print("new: \(item.slug)") }
        }
    }

    private func compute(_ path: String) throws {
        let archive = try LimenArchive(writing: path)
        for report in try archive.compute(only: ["babar-upsilon1s-invisible"]) {
            print("\(report.limit): \(report.verdict) \(report.why)")
        }
    }

    private func scan(_ path: String) throws {
        let archive = try LimenArchive(reading: path)
        let options = ScanOptions(variations: [Variation("ma-over-m", [0, 0.5])], masses: [0.1, 1])
        let scan = try archive.scan(of: "jpsi-invisible", options)
        print("\(scan.variantCount) variants")
        let outcome = try scan.run(
            making: { rows in rows.map { "\($0.massGeV ?? 0): \($0.bound?.point.coupling ?? .nan)" } },
            taking: { lines in for line in lines { print(line) } })
        print(outcome.hasBound)
    }

    private func stream(_ points: String, _ path: String) throws {
        let archive = try LimenArchive(reading: path)
        let visible = try archive.ensemble(Question(scenario: "visible"))
        try visible.answerPoints(
            from: points, as: .csv, write: { bytes, _ in print(String(decoding: bytes, as: UTF8.self)) })
    }

    private func history(_ path: String) throws {
        let archive = try LimenArchive(writing: path)
        let release = try archive.createRelease(named: "2026.1", message: "Limits of our paper")
        print("\(release.name): \(release.hash)")
        let then = try LimenArchive(reading: path, release: "2026.1")
        let bound = try then.ensemble(Question(scenario: "invisible")).strongest(atMass: 0.01).strongest
        print(bound.map { "\($0.coupling) by \($0.limit)" } ?? "no bound")
        for entry in try archive.log(of: "sn1987a") { print("\(entry.recordedAt) \(entry.hash)") }
    }

    @Test func `the examples of the articles run`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "limen-docs-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let copy = folder.appending(path: "limen.sqlite")
        try FileManager.default.copyItem(at: try await ShippedArchive.file(), to: copy)
        let points = folder.appending(path: "points.csv")
        try Data("mass_GeV,coupling_per_GeV\n0.01,0.02\n1,1e-4\n".utf8).write(to: points)
        try ask(copy.path)
        try importing(ShippedArchive.imports.appending(path: "planes").path, into: folder.path + "/new.sqlite")
        try compute(copy.path)
        try scan(copy.path)
        try stream(points.path, copy.path)
        try history(copy.path)
        #expect(try LimenArchive(reading: copy.path).releases().map(\.name.text) == ["2026.1"])
        #expect(try !LimenArchive(reading: folder.path + "/new.sqlite").planes().isEmpty)
    }

    @Test(arguments: ["Ask", "Import", "Compute", "Scan", "Stream", "History"])
    func `an article has the code that is run here`(name: String) throws {
        let catalogue = ShippedArchive.repository.appending(path: "Sources/LimenKit/LimenKit.docc")
        let article = lines(try String(contentsOf: catalogue.appending(path: "\(name).md"), encoding: .utf8))
        let start = try #require(article.firstIndex(of: "```swift"))
        let end = try #require(article[start...].firstIndex(of: "```"))
        let code = Array(article[(start + 1)..<end])
        let source = lines(try String(contentsOf: URL(filePath: #filePath), encoding: .utf8))
        #expect(!code.isEmpty && source.firstRange(of: code) != nil, "\(name)")
    }

    /// Lines without their indentation; empty ones are left out.
    private func lines(_ text: String) -> [String] {
        text.components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}
