import JSON
import Formats
import LimenKit
import LimitModel
import Quantities
import Regions

/// `limen.agreement/1`: computed limits beside the published ones of the same search.
package struct AgreementReport: Report {
    private let agreements: [Agreement]
    private let archiveHash: String
    private let release: String?

    /// The comparisons of an archive.
    /// - Throws: `LimenError` when the archive cannot be read.
    package init(_ agreements: [Agreement], of archive: LimenArchive) throws {
        self.agreements = agreements
        archiveHash = try archive.stateHash()
        release = archive.release
    }

    package var json: JSON {
        [
            "format": "limen.agreement/1", "archive": .text(archiveHash), "release": .text(release),
            "agreements": .list(agreements.map(\.json)),
        ]
    }

    /// One row for each ratio.
    package var csv: String {
        var text = CSVText(
            comments: ["limen.agreement/1", "ratio: computed coupling over published coupling"],
            columns: ["search", "computed", "published", "mass_GeV", "side", "ratio"])
        for agreement in agreements {
            for ratio in agreement.ratios {
                text.append([
                    .text(agreement.search.text), .text(agreement.computed.text), .text(agreement.published.text),
                    .number(ratio.mass), .text(ratio.side.rawValue), .number(ratio.ratio),
                ])
            }
        }
        return text.text
    }

    package var blocks: [Block] {
        guard let tolerance = agreements.first?.tolerance else { return [] }
        var table = Table([
            .init(title: "computed", wraps: true), .init(title: "edge"), .init(title: "median", isNumber: true),
            .init(title: "worst", isNumber: true), .init(title: "at"), .init(title: "verdict"),
            .init(title: "preferred", wraps: true),
        ])
        for agreement in agreements {
            for side in [Side.lower, .upper] {
                guard let median = agreement.median(side), let worst = agreement.worst(side) else { continue }
                let isLower = side == .lower
                table.append([
                    isLower ? agreement.computed.text : "", side.rawValue, median.printed(digits: 3),
                    worst.ratio.printed(digits: 3), Quantity(worst.mass, .energy).printed(digits: 3),
                    isLower ? agreement.verdict.rawValue : "",
                    isLower ? agreement.preferred?.text ?? "none" : "",
                ])
            }
        }
        return [
            .line("computed over published; agreement means within a factor of \(tolerance.printed())"),
            .table(table),
        ]
    }
}

extension Agreement {
    /// As an element of `agreements`.
    fileprivate var json: JSON {
        var members: [JSON.Member] = [
            .init("search", .text(search.text)), .init("plane", .text(plane.text)),
            .init("computed", .text(computed.text)), .init("published", .text(published.text)),
            .init("preferred", .text(preferred?.text)), .init("reason", .text(reason)),
            .init("tolerance", .number(tolerance)), .init("verdict", .text(verdict.rawValue)),
        ]
        for side in [Side.lower, .upper] {
            let worst = worst(side)
            members.append(
                .init(
                    side.rawValue,
                    [
                        "median": .number(median(side)), "worst": .number(worst?.ratio),
                        "worst_at_mass": .number(worst?.mass),
                        "ratios": .list(
                            ratios.filter { $0.side == side }.map { .list([.number($0.mass), .number($0.ratio)]) }),
                    ]))
        }
        return .object(members)
    }
}
