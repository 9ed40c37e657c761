// swift-format-ignore-file: NeverUseForceTry, NeverForceUnwrap
import Formats
import JSON
import Foundation
import Presentation
import ShippedArchive
import Testing

@testable import LimenKit

@Suite struct ScanTests {
    /// A scan's text, with the rows apart from head and names of columns.
    private struct Printed {
        var text = ""
        var outcome: ParameterScan.Outcome?

        var columns: [String] { lines.first ?? [] }
        var rows: [[String: String]] {
            lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(columns, $0)) }
        }
        private var lines: [[String]] {
            text.split(separator: "\n").filter { !$0.hasPrefix("#") }
                .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        }

        init(_ scan: ParameterScan, as format: ScanText.Format = .csv, stopAfter: Int = .max) throws {
            var text = ""
            let asked = Counter()
            let rows = ScanText(scan, as: format)
            text = rows.head
            outcome = try scan.run(
                isStopped: { asked.next() > stopAfter }, making: rows.text, taking: { text += $0 })
            self.text = text
        }
    }

    private final class Counter: @unchecked Sendable {
        private let lock = NSLock()
        private var count = 0
        func next() -> Int {
            lock.withLock {
                count += 1; return count
            }
        }
    }

    private static let muons = ShippedArchive.imports.appending(path: "searches/na64mu.xml")

    private func planes() throws -> [Plane] {
        let file = ShippedArchive.imports.appending(path: "planes/dark-axion-portal.xml")
        return try SubmissionReader.read(Array(Data(contentsOf: file)), name: "plane").submission.planes
    }

    private func scan(_ variations: [String], masses: [Double] = [0.1], mesons: ScanOptions.Mesons? = nil) throws
        -> ParameterScan
    {
        try ParameterScan(
            descriptorAt: Self.muons.path, planes: planes(),
            ScanOptions(variations: variations.map(Variation.init(parsing:)), masses: masses, mesons: mesons))
    }

    private func refusal(_ body: () throws -> Void) -> String {
        do { try body() } catch { return "\(error)" }
        return ""
    }

    @Test func `rows are what compute derives from a descriptor with these values`() throws {
        let place = try Workplace()
        let archive = try LimenArchive.create(at: place.archivePath)
        var text = try String(contentsOf: Self.muons, encoding: .utf8)
        text = text.replacing("<energy value=\"160\"", with: "<energy value=\"100\"")
            .replacing("<x-min value=\"0.5\"", with: "<x-min value=\"0.6\"")
            .replacing(
                "</holds>", with: "</holds><set parameter=\"ma-over-m\" value=\"0.3\" unit=\"1\" status=\"stated\"/>"
            )
            .replacing(
                "parameter=\"ma-over-m\" from=\"0\" to=\"0.01\"",
                with: "parameter=\"ma-over-m\" from=\"0.3\" to=\"0.3\"")
        let planeFile = ShippedArchive.imports.appending(path: "planes/dark-axion-portal.xml").path
        let reports = try archive.importFiles([planeFile, try place.write(text, to: "changed.xml")])
        #expect(reports.flatMap(\.errors) == [])
        #expect(try archive.compute().allSatisfy { !$0.isFailure })
        let record = try archive.show("na64mu-projection")
        let points = try #require(record.limit.curves.first?.points).dropLast()
        let chosen = points.enumerated().filter { $0.offset % 40 == 0 }.map(\.element)
        #expect(chosen.count > 5)

        let scan = try scan(
            ["ma-over-m=0,0.3", "energy=100 GeV", "x-min=0.6"], masses: chosen.map(\.mass))
        let rows = try Printed(scan).rows.filter { $0["ma-over-m"] == "0.3" }
        #expect(rows.count == chosen.count)
        for (row, point) in zip(rows, chosen) {
            #expect(Double(row["mass_GeV"]!) == point.mass)
            #expect(Double(row["coupling_per_GeV"]!) == point.coupling)
        }
        let prepared = try archive.prepared("na64mu-projection")
        for point in chosen { #expect(try prepared.point(atMassGeV: point.mass).coupling == point.coupling) }
    }

    @Test func `tables change slowest, the last parameter fastest`() throws {
        let scan = try scan(["ma-over-m=0,0.5", "target=Pb,Fe", "alpha-d=0.1:0.3:3"])
        let rows = try Printed(scan).rows
        #expect(rows.map { $0["variant"]! } == (1...12).map(String.init))
        #expect(rows.map { $0["target"]! } == Array(repeating: "Pb", count: 6) + Array(repeating: "Fe", count: 6))
        #expect(rows.prefix(6).map { $0["ma-over-m"]! } == ["0.0", "0.0", "0.0", "0.5", "0.5", "0.5"])
        #expect(rows.prefix(3).map { Double($0["alpha-d"]!)! } == [0.1, 0.2, 0.3])
        #expect(try Printed(scan).text == Printed(scan).text)
        // α_D changes the width alone.
        #expect(Set(rows.prefix(3).map { $0["coupling_per_GeV"]! }).count == 1)
        #expect(Set(rows.prefix(3).map { $0["width_over_mass"]! }).count == 3)
    }

    @Test func `JSON lines say the same as CSV`() throws {
        let scan = try scan(["ma-over-m=0,0.5,0.9"], masses: [0.1, 500])
        let rows = try Printed(scan).rows
        let lines = try Printed(scan, as: .jsonLines).text.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(lines.first?["format"] as? String == "limen.scan/1")
        #expect(lines.first?["variants"] as? Int == 3)
        #expect(lines.count == 7 && rows.count == 6)
        for (line, row) in zip(lines.dropFirst(), rows) {
            // Foundation's reader may be off by the last bit.
            let (one, other) = (line["coupling"] as? Double, Double(row["coupling_per_GeV"]!))
            #expect((one == nil) == (other == nil) && abs((one ?? 1) / (other ?? 1) - 1) < 1e-15)
            #expect((line["parameters"] as? [String: Any])?["ma-over-m"] as? Double == Double(row["ma-over-m"]!))
            #expect((line["why"] == nil) == row["why"]!.isEmpty)
        }
    }

    @Test func `a row without a bound says why`() throws {
        let rows = try Printed(try scan(["mchi-over-m=0.3,0.5", "energy=160 GeV,0.11 GeV"])).rows
        #expect(rows.map { $0["coupling_per_GeV"]!.isEmpty } == [false, true, true, true])
        #expect(rows[1]["why"]!.contains("does not decay invisibly"))
        #expect(rows[2]["why"]!.contains("cannot lose its energy"))
        #expect(rows[2]["mass_GeV"] == "")
        let absurd = try Printed(try scan(["exposure=1e-300,1e308"])).rows.map { $0["why"]! }
        #expect(absurd[0].contains("above the top") && absurd[1].contains("positive number"))
    }

    @Test func `what cannot be varied is refused with what can`() async throws {
        #expect(refusal { _ = try scan([]) }.contains("ma-over-m"))
        #expect(refusal { _ = try scan(["enrgy=1 GeV"]) }.contains("did you mean 'energy'"))
        #expect(refusal { _ = try scan(["energy=100"]) }.contains("GeV"))
        #expect(refusal { _ = try scan(["energy=1:2 GeV"]) }.contains("from:to:count"))
        #expect(refusal { _ = try scan(["ma-over-m=0:1:5:log"]) }.contains("positive ends"))
        #expect(refusal { _ = try scan(["x-min=0.5,1.5"]) }.contains("between 0 and 1"))
        #expect(refusal { _ = try scan(["target=Xx"]) }.contains("no element 'Xx'"))
        #expect(refusal { _ = try scan(["alpha-d=0"]) }.contains("impossible"))
        #expect(refusal { _ = try scan(["ma-over-m=0", "ma-over-m=1"]) }.contains("twice"))
        #expect(refusal { _ = try scan(["ma-over-m=0:1:1000000"]) }.contains("at most"))
        let three = ["ma-over-m=0:1:1000", "alpha-d=0.1:1:1000", "mchi-over-m=0:0.4:1000"]
        #expect(refusal { _ = try scan(three) }.contains("more than"))
        let archive = try await ShippedArchive.open()
        let one = ScanOptions(variations: [Variation("ma-over-m", [0.5])])
        #expect(refusal { _ = try archive.scan(of: "lsnd", one) }.contains("meson-scattering"))
        #expect(refusal { _ = try archive.scan(of: "ldmx-phase", one) }.contains("ldmx-phase2"))
        let two = ScanOptions(variations: [Variation("energy", [4])])
        #expect(refusal { _ = try archive.scan(of: "ldmx-phase2", two) }.contains("mesons"))
    }

    @Test func `meson yields of another beam are marked and assumed`() async throws {
        let archive = try await ShippedArchive.open()
        let options = ScanOptions(
            variations: [Variation("x-min", [0.7]), Variation("energy", [8, 6])], masses: [0.1], mesons: .asGiven)
        let rows = try Printed(try archive.scan(of: "ldmx-phase2", options)).rows
        #expect(rows.map { $0["grade"]! } == ["approximate", "assumed"])
        #expect(rows.map { $0["flags"]! } == ["", "meson-yields-as-given"])
        var without = options
        without.mesons = ScanOptions.Mesons.none
        let alone = try Printed(try archive.scan(of: "ldmx-phase2", without)).rows
        #expect(Double(alone[0]["coupling_per_GeV"]!)! > Double(rows[0]["coupling_per_GeV"]!)!)
    }

    @Test func `masses are the limit's own when none are given`() async throws {
        let archive = try await ShippedArchive.open()
        let scan = try archive.scan(of: "jpsi-invisible", ScanOptions(variations: [Variation("ma-over-m", [0])]))
        let own = try #require(try archive.show("jpsi-invisible").limit.curves.first).points
        let rows = try Printed(scan).rows
        #expect(rows.map { Double($0["mass_GeV"]!) } == own.map(\.mass))
        #expect(rows.dropLast().map { Double($0["coupling_per_GeV"]!) } == own.dropLast().map(\.coupling))
        let counted = try archive.scan(
            of: "jpsi-invisible", ScanOptions(variations: [Variation("ma-over-m", [0])], count: 7))
        #expect(counted.massesGeV.count == 7 && counted.massesGeV == counted.massesGeV.sorted())
    }

    @Test(arguments: [
        ["energy=50:150 GeV:1000", "ma-over-m=0:0.9:1000"], ["ma-over-m=0:0.9:1000", "alpha-d=0.1:1:1000"],
    ])
    func `a wave holds a bounded number of rows and tables, however many variants there are`(_ vary: [String]) throws {
        let scan = try scan(vary)
        #expect(scan.variantCount == 1_000_000)
        var next = 0
        while next < scan.variantCount {
            let wave = scan.wave(from: next)
            #expect(wave.lowerBound == next && !wave.isEmpty)
            #expect(wave.count * scan.massesGeV.count <= ParameterScan.waveRows)
            #expect(scan.groups(of: wave).count <= ParameterScan.tablesPerCore * AllCores.count + 1)
            next = wave.upperBound
        }
        #expect(next == scan.variantCount)
    }

    @Test func `a scan that is stopped ends after a whole row`() throws {
        let scan = try scan(["ma-over-m=0:0.9:50"])
        let whole = try Printed(scan).text
        let stopped = try Printed(scan, stopAfter: 20)
        let finished = try #require(stopped.outcome).finishedVariants
        #expect(finished < 50)
        #expect(stopped.rows.count == finished)
        #expect(whole.hasPrefix(stopped.text))
    }
}
