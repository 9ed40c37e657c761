import Foundation
import LimenKit
import Presentation

/// What a scan costs for each hundred variants: with tables that all share, and with a table for each.
enum ScanCost {
    static func main() throws {
        let archive = try Shipped.archive()
        let shared = [100, 1_000, 10_000].map { count in
            (count, ["ma-over-m=0:0.9:\(count / 100)", "alpha-d=0.01:1:10:log", "mchi-over-m=0.01:0.49:10"])
        }
        for (count, vary) in shared { try measure(archive, "shared tables", count, vary) }
        for count in [10, 40] { try measure(archive, "a table each", count, ["energy=4:16 GeV:\(count)"]) }
    }

    private static func measure(_ archive: LimenArchive, _ what: String, _ count: Int, _ vary: [String]) throws {
        // One variant has to vary something too; equal steps need two.
        let vary = vary.map { $0.hasSuffix(":1") ? "ma-over-m=0" : $0 }
        let masses = (0..<10).map { pow(10, -2.9 + 0.3 * Double($0)) }
        let scan = try archive.scan(
            of: "ldmx-phase2",
            ScanOptions(
                variations: vary.map(Variation.init(parsing:)), masses: masses, mesons: ScanOptions.Mesons.none))
        var bytes = 0
        let time = try seconds {
            let text = ScanText(scan, as: .csv)
            _ = try scan.run(making: text.text) { bytes += $0.utf8.count }
        }
        report([
            "benchmark": .text("scan, \(what)"), "variants": .integer(scan.variantCount),
            "masses": .integer(masses.count), "seconds": .number(time),
            "per_hundred": .number(100 * time / Double(scan.variantCount)), "bytes": .integer(bytes),
        ])
    }
}
