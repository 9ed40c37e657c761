import JSON
import Foundation
import LimenKit
import Presentation
import Testing

/// What leaves an archive whose texts steer a terminal.
@Suite struct SteeringExportTests {
    private let work: Workplace
    private let steering = (0...0xFFFF).compactMap(Unicode.Scalar.init).filter(\.steersText)
    private let hostile: String

    init() throws {
        work = try Workplace()
        hostile = "a" + String(String.UnicodeScalarView(steering.flatMap { [$0, "z"] }))
    }

    /// An upper limit with a hostile text in the place of every text that it has.
    private func limit() throws -> Limit {
        let slug = try Slug("evil")
        // A text of SQLite ends at U+0000, so that no archive takes it in a name of a curve.
        let name = hostile.replacing("\u{0}", with: "")
        let paper = Publication(
            id: slug, texkey: hostile, arxiv: hostile, doi: hostile, authors: [hostile], title: hostile,
            journal: hostile, year: 2020, url: "https://a.b/\(hostile)")
        let points = [Curve.Point(mass: 1e-3, coupling: 1e-4), Curve.Point(mass: 1e-2, coupling: 2e-4, edge: .cap)]
        return Limit(
            slug: slug, title: hostile, search: slug,
            experiment: Experiment(
                id: slug, name: hostile, facility: Facility(id: slug, name: hostile, note: hostile), note: hostile),
            plane: try Slug("dark-axion-portal"), status: .observed,
            statement: .criterion(.init(name: hostile, meaning: hostile)),
            holdings: [Holding(scenario: try Slug("invisible"), grade: .published, note: hostile)],
            origin: Origin(
                kind: .digitised, digitiser: hostile, digitisationError: 0.02,
                reading: Reading(
                    format: hostile, table: hostile, massUnit: hostile, couplingUnit: hostile, convention: hostile,
                    dropped: [hostile], calibration: hostile)),
            citations: [Citation(role: .result, publication: paper, locator: hostile)], data: [slug], shape: .above,
            curves: [
                Curve(role: .central, name: name, points: points),
                Curve(role: .component, name: name, points: points),
            ], note: hostile)
    }

    private func raw(in text: String) -> [String] {
        let found = Set(text.unicodeScalars.filter { $0.steersText && $0 != "\n" })
        return found.map { "U+" + String($0.value, radix: 16) }.sorted()
    }

    /// An archive that holds the limit.
    private func archive() throws -> LimenArchive {
        let archive = try work.archive()
        let limit = try limit()
        let document: JSON = [
            "format": "limen.limit/1", "coupling_unit": "1/GeV", "document": limit.json, "curves": limit.curvesJSON,
        ]
        let path = try work.write(document.document(), to: "evil.json")
        let reports = try archive.importFiles([path])
        #expect(reports.flatMap(\.errors) == [])
        return archive
    }

    @Test(arguments: Format.written) func `no format leaves any of them raw, and exact formats give them back`(
        _ format: Format
    ) throws {
        let archive = try archive()
        guard format != .xml else {
            let error = #expect(throws: LimenError.self) {
                try Export(format: .xml) { _ in "" }.files(["evil"], of: archive)
            }
            #expect(error?.message.contains("write it as json") == true)
            return
        }
        let files = try Export(format: format) { _ in "" }.files(["evil"], of: archive)
        for file in files { #expect(raw(in: file.text) == [], "\(file.name)") }
        guard [.csv, .gnuplot, .json, .hepdata].contains(format) else { return }
        for file in files { _ = try work.write(file.text, to: "out/\(file.name)") }
        let path = format.isFolder ? "out" : "out/\(try #require(files.first).name)"
        let other = try Workplace()
        let copy = try other.archive()
        let reports = try copy.importFiles([work.folder.appending(path: path).path])
        #expect(reports.flatMap(\.errors) == [])
        #expect(try copy.show("evil").hash == archive.show("evil").hash)
    }

    @Test func `envelopes and bibliographies hold none of them`() throws {
        let archive = try archive()
        for format in Format.written where format != .xml {
            let question = Question(scenario: "invisible")
            for file in try Export(format: format) { _ in "" }.files(envelopeFor: question, in: archive) {
                #expect(raw(in: file.text) == [], "\(file.name)")
            }
        }
        #expect(raw(in: try Bibliography.text([], of: archive, query: "")) == [])
    }

    @Test func `CSV of answers shows a mark in their place`() throws {
        let archive = try archive()
        let query = try work.write("SELECT '\u{9B}31m' || char(27) || char(8238) AS \"\u{202E}x\"", to: "q.sql")
        let answer = QueryReport(try archive.query(query)).csv
        #expect(answer == "\u{FFFD}x\n\u{FFFD}31m\u{FFFD}\u{FFFD}\n")
        let file = try work.write("nothing", to: "\u{2028}\u{1B}[31m.txt")
        let texts = [
            try LimitListReport(try archive.list(), of: archive).csv,
            ImportReport(try archive.importFiles([file], isDryRun: true), isDryRun: true).csv,
            try LimitReport(try archive.show("evil")).csv,
            try LimitReport(try archive.show("evil", masses: [0.005])).csv,
        ]
        for text in texts {
            #expect(text.contains("\u{FFFD}") || !text.contains("31m"))
            #expect(raw(in: text.replacing("\t", with: "")) == [])
        }
    }

    @Test func `the JSON of a dump holds none of them, and is restored to the same archive`() throws {
        let archive = try archive()
        let folder = work.folder.appending(path: "dump").path
        try archive.dump(to: folder)
        let submissions = try FileManager.default.contentsOfDirectory(atPath: folder + "/submissions")
        #expect(!submissions.isEmpty)
        for name in submissions.map({ "submissions/" + $0 }) + ["limits/evil/0001.json"] {
            let text = try String(contentsOf: URL(filePath: "\(folder)/\(name)"), encoding: .utf8)
            #expect(raw(in: text) == [], "\(name)")
        }
        let restored = try LimenArchive.restore(from: folder, to: work.folder.appending(path: "again.sqlite").path)
        #expect(try restored.stateHash() == archive.stateHash())
        #expect(try restored.verify().isEmpty)
    }
}
