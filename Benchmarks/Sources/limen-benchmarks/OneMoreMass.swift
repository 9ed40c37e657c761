import Foundation
import LimenKit

/// One more mass on an existing missing-energy curve, once its tables are made; and what it costs from nothing.
enum OneMoreMass {
    private static let count = 2_000

    static func main() throws {
        let archive = try Shipped.archive()
        for name in ["ldmx-phase2", "na64e-1e13", "na64mu-projection"] {
            var prepared: PreparedLimit?
            let tables = try seconds { prepared = try archive.prepared(name) }
            guard let prepared else { continue }
            let (low, high) = (prepared.massesGeV.lowerBound, prepared.massesGeV.upperBound)
            let masses = (0..<count).map { low * pow(high / low, (Double($0) + 0.5) / Double(count)) }
            var times: [Double] = []
            var sum = 0.0
            for mass in masses {
                times.append(seconds { sum += (try? prepared.point(atMassGeV: mass))?.coupling ?? 0 })
            }
            times.sort()
            report([
                "benchmark": "one more mass", "limit": .text(name), "masses": .integer(count),
                "median": .number(times[count / 2]), "largest": .number(times[count - 1]),
                "with_tables": .number(tables), "sum_of_couplings": .number(sum),
            ])
        }
    }
}
