import Foundation
import JSON
import LimitModel
import Testing

@testable import Formats

/// The one list of formats: every one has a folder with a sample, and the guide has the same list.
@Suite struct FormatListTests {
    private static let tests = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    private static let root = tests.deletingLastPathComponent().deletingLastPathComponent()

    /// The folder of a format, in the sources and in the tests.
    private static func folder(_ format: Format) -> String {
        switch format {
        case .text: "Text"
        case .csv: "CSV"
        case .axionlimits: "AxionLimits"
        case .darkcast: "Darkcast"
        case .foresee: "FORESEE"
        case .alpinist: "ALPINIST"
        case .dmtools: "DMTools"
        case .hepdata: "HEPData"
        case .webplotdigitizer: "WebPlotDigitizer"
        case .svg: "SVG"
        case .json: "JSON"
        case .gnuplot: "Gnuplot"
        case .xml: "LimenXML"
        case .bibtex: "BibTeX"
        }
    }

    private static func file(_ name: String, of format: Format) -> URL {
        tests.appending(path: "\(folder(format))/\(name).\(format.ending)")
    }

    @Test(arguments: Format.allCases) func `a format has a folder of its own`(_ format: Format) throws {
        let folder = Self.root.appending(path: "Sources/Formats/\(Self.folder(format))")
        #expect(try !FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        #expect(format.isRead || format.isWritten)
        #expect(format.recognition == nil || format.isRead)
        #expect(!format.summary.isEmpty && !format.ending.hasPrefix("."))
    }

    @Test(arguments: Format.tables) func `a format that is read has a sample, which is told by itself`(
        _ format: Format
    ) throws {
        // Formats of the program's own have no other sample than what it writes.
        let sample = Self.file([.json, .gnuplot].contains(format) ? "written" : "sample", of: format)
        let input = ForeignInput(name: sample.path, bytes: Array(try Data(contentsOf: sample)))
        #expect(Format.recognised(in: input) == (format.recognition == nil ? .text : format))
        #expect(!input.isSubmissionXML)
        var aids = ReadingAids()
        if format == .svg {
            aids = try ImportOverrides([
                .path: ["limit"], .xAxis: ["100=1,300=100,log"], .yAxis: ["500=1e-4,100=1,log"],
            ]).aids
        }
        let reading = TableReading(input, as: format, aids: aids)
        #expect(reading.errors.isEmpty, "\(reading.errors)")
        #expect(reading.tables.contains { !$0.curves.isEmpty })
    }

    @Test(arguments: Format.written) func `a format that is written has a sample, which stays as it is`(
        _ format: Format
    ) throws {
        let files = try format.files([Written.exported(Written.above)], Written.source)
        #expect(format.isFolder || files.map(\.name) == ["l.\(format.ending)"])
        let text = format.isFolder ? files.map { "==== \($0.name)\n\($0.text)" }.joined() : files[0].text
        let sample = Self.file("written", of: format)
        if ProcessInfo.processInfo.environment["LIMEN_RECORD_SAMPLES"] != nil {
            try Data(text.utf8).write(to: sample)
        }
        #expect(try String(contentsOf: sample, encoding: .utf8) == text)
    }

    @Test func `a format that is only read is not written`() {
        #expect(throws: ExportError.self) { try Format.svg.files([Written.exported(Written.above)], Written.source) }
    }

    @Test(arguments: [Format.xml, .bibtex]) func `a format without tables is refused as one`(_ format: Format) throws {
        let errors = try Foreign.errors("1 2\n2 3\n", as: format)
        #expect(errors.first?.contains("'\(format.rawValue)' hold no tables") == true, "\(errors)")
    }

    @Test func `the guide has the list`() throws {
        let expected = Format.allCases.map { format in
            let marks = [format.isRead, format.isWritten].map { $0 ? "yes" : "" }
            let recognition = format.recognition ?? (format.isRead ? "nothing: name it" : "")
            return "| `\(format.rawValue)` | \(format.summary) | \(marks[0]) | \(marks[1]) | `.\(format.ending)` | "
                + "\(recognition) |"
        }
        try GuideTable(page: "formats.md", header: "| `--as` | what it is").check(expected, folder: Self.root)
    }
}
