// swift-format-ignore-file: NeverUseForceTry, NeverForceUnwrap
import JSON
import Foundation
import LimenKit
import Presentation
import ShippedArchive
import Testing

/// What is fast gives the answers of what is plain.
@Suite struct FastPathTests {
    private let scenarios = [("dark-axion-portal", "invisible"), ("dark-axion-portal", "visible")]
    private let work = try! Workplace()

    private func options(_ plane: String, _ scenario: String, grade: Grade = .approximate) -> Question {
        Question(plane: plane, scenario: scenario, worstGrade: grade)
    }

    @Test func `looking at one scenario gives the members of looking at the whole plane`() async throws {
        let archive = try await ShippedArchive.open()
        for (plane, scenario) in scenarios {
            for inclusions in [[], Set(Question.Inclusion.allCases)] {
                var options = options(plane, scenario)
                options.inclusions = inclusions
                let whole = try archive.ensemble(options)
                let part = try archive.ensemble(options, leavingOut: .scenario)
                #expect(whole.members.map(\.limit) == part.members.map(\.limit))
                #expect(!part.members.isEmpty)
                let others = whole.leftOut.filter { !part.leftOut.contains($0) }
                #expect(others.allSatisfy { $0.why == "not for scenario \(scenario)" })
                #expect(others.count == whole.leftOut.count - part.leftOut.count)
            }
        }
    }

    @Test func `seeking at a mass gives what whole regions give`() async throws {
        let archive = try await ShippedArchive.open()
        for (plane, scenario) in scenarios {
            let whole = try archive.ensemble(options(plane, scenario))
            let corners = try whole.regions().flatMap(\.strips).flatMap { [$0.x0, $0.x1] }
            let masses = corners.prefix(50).map { pow(10, $0) } + (0..<30).map { pow(10, -4 + 0.2 * Double($0)) }
            for mass in masses {
                // A new ensemble has read no region.
                let seeking = try archive.ensemble(options(plane, scenario), leavingOut: .scenario)
                let answers = try [seeking, whole].map { StrongestReport([try $0.strongest(atMass: mass)], of: $0).csv }
                #expect(answers[0] == answers[1], "\(mass)")
            }
        }
    }

    @Test func `a stream of points gives the answers of single questions`() async throws {
        let archive = try await ShippedArchive.open()
        let ensemble = try archive.ensemble(options("dark-axion-portal", "visible"))
        var random = SystemRandomNumberGenerator()
        let points = (0..<3000).map { _ in
            (pow(10, Double.random(in: -5...3, using: &random)), pow(10, Double.random(in: -9...1, using: &random)))
        }
        // Comments, quotes, blank lines, spaces and line ends of another system among plain lines.
        var text = "coupling_per_GeV,name,mass_MeV\r\n"
        for (index, point) in points.enumerated() {
            let cells = ["\(point.1)", "p", "\(point.0)"]
            switch index % 7 {
            case 3: text += "# \(index)\n\n\(cells[0]), \"a,b\" ,\(cells[2])\n".replacing("a,b", with: "ab")
            case 5: text += cells.joined(separator: " , ") + "\r\n"
            default: text += cells.joined(separator: ",") + "\n"
            }
        }
        let file = try work.write(text, to: "points.csv")
        func stream(isBrief: Bool) throws -> [Substring] {
            var bytes: [UInt8] = []
            try ensemble.answerPoints(from: file, as: .csv, isBrief: isBrief) { part, _ in bytes += part }
            return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        }
        let plain = try ensemble.points(from: file)
        #expect(plain.count == points.count)
        let rows = ExcludedReport(plain, of: ensemble).csv.split(separator: "\n").drop { $0.hasPrefix("#") }
        // Streams do not look for ends of tables, of which there are none here.
        let streamed = rows.map { $0.hasSuffix("table_ends") ? $0.dropLast(",table_ends".count) : $0.dropLast() }
        #expect(try stream(isBrief: false) == streamed)
        // The strongest is one of them, and the binary answer names the same.
        let brief = try stream(isBrief: true).dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        var columns = Data()
        for answer in plain {
            for value in [answer.mass, answer.coupling] {
                withUnsafeBytes(of: value.bitPattern.littleEndian) { columns.append(contentsOf: $0) }
            }
        }
        let binary = work.folder.appending(path: "points.bin")
        try columns.write(to: binary)
        var answers: [UInt8] = []
        try ensemble.answerPoints(from: binary.path, as: .binary, head: ensemble.pointsHead) { part, _ in
            answers += part
        }
        let codes = answers[(answers.firstIndex(of: 0x0A)! + 1)...]
        #expect(codes.count == 4 * plain.count)
        for (index, answer) in plain.enumerated() {
            let owners = (answer.by + answer.byCriterion).map(\.text)
            let name = String(brief[index][3])
            #expect(owners.isEmpty ? name.isEmpty : owners.contains(name))
            let start = codes.startIndex + 4 * index
            let code = codes[start..<(start + 4)].enumerated().reduce(UInt32(0)) {
                $0 | UInt32($1.element) << (8 * $1.offset)
            }
            switch Int32(bitPattern: code) {
            case -1: #expect(answer.isExcluded == nil)
            case 0: #expect(answer.isExcluded == false)
            case let number: #expect(ensemble.members[Int(number) - 1].limit.slug.text == name)
            }
        }
    }

    @Test func `a mistake far down names its line, and the answers before it are written`() async throws {
        let archive = try await ShippedArchive.open()
        let ensemble = try archive.ensemble(options("dark-axion-portal", "visible"))
        let count = 60_000
        let good = String(repeating: "0.01,1e-3\n", count: count)
        let file = try work.write("mass_GeV,g_per_GeV\n" + good + "0.01,-1e-3\n" + good, to: "bad.csv")
        var lines = 0
        let error = #expect(throws: LimenError.self) {
            try ensemble.answerPoints(from: file, as: .csv) { part, _ in lines += part.count { $0 == 0x0A } }
        }
        #expect(error?.message.contains("bad.csv:\(count + 2): ") == true)
        #expect(lines == count + 1)
        let binary = try work.write(String(repeating: "x", count: 40), to: "bad.bin")
        let cut = #expect(throws: LimenError.self) {
            try ensemble.answerPoints(from: binary, as: .binary) { _, _ in }
        }
        #expect(cut?.message.contains("ends inside point 3") == true)
    }

    @Test func `documents are read as they were written`() async throws {
        let archive = try await ShippedArchive.open()
        for summary in try archive.list() {
            var limit = try archive.show(summary.slug.text).limit
            for index in limit.curves.indices { limit.curves[index].points = [] }
            #expect(try Limit(json: JSON(limit.document())) == limit)
        }
    }
}
