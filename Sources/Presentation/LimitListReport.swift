import JSON
import Formats
import LimenKit
import LimitModel
import Quantities

/// `limen.list/1`: limits, a line each.
package struct LimitListReport: Report {
    private let limits: [LimitSummary]
    private let archiveHash: String
    private let release: String?

    /// The limits of an archive.
    /// - Throws: `LimenError` when the archive cannot be read.
    package init(_ limits: [LimitSummary], of archive: LimenArchive) throws {
        self.limits = limits
        archiveHash = try archive.stateHash()
        release = archive.release
    }

    package var json: JSON {
        [
            "format": "limen.list/1", "archive": .text(archiveHash), "release": .text(release),
            "limits": .list(limits.map(\.json)),
        ]
    }

    /// One row for each limit.
    package var csv: String {
        var text = CSVText(
            comments: [],
            columns: [
                "limit", "plane", "scenarios", "status", "statement", "confidence_level", "origin", "publication",
                "mass_from_GeV", "mass_to_GeV", "variant", "revision", "hash", "holds_for", "shape", "bias",
            ])
        for limit in limits {
            let scenarios = limit.holdings.map { "\($0.scenario):\($0.grade.rawValue)" }.joined(separator: " ")
            text.append([
                .text(limit.slug.text), .text(limit.plane.text), .text(scenarios), .text(limit.status.rawValue),
                .text(limit.statement.shortText), limit.statement.level.map { .number($0) } ?? .none,
                .text(limit.origin.rawValue), .text(limit.publication?.key ?? ""),
                limit.masses.map { .number($0.lowerBound) } ?? .none,
                limit.masses.map { .number($0.upperBound) } ?? .none,
                .text(limit.isPreferredElsewhere ? "yes" : "no"), .integer(limit.revision), .text(limit.hash),
                .text(limit.extents.joined(separator: "; ")), .text(limit.shape.rawValue),
                .text(limit.bias?.direction.rawValue ?? ""),
            ])
        }
        return text.text
    }

    package var blocks: [Block] {
        guard !limits.isEmpty else { return [] }
        return [.table(limits.allSatisfy { $0.shape == .missing } ? missing : held)]
    }

    private var held: Table {
        var table = Table([
            .init(title: "limit", wraps: true), .init(title: "scenarios: grade", wraps: true), .init(title: "status"),
            .init(title: "CL or criterion", wraps: true), .init(title: "masses", wraps: true),
        ])
        for limit in limits {
            let scenarios = limit.holdings.map { "\($0.scenario): \($0.grade.rawValue)" }.joined(separator: ", ")
            let name = limit.isPreferredElsewhere ? "\(limit.slug) (variant)" : limit.slug.text
            table.append([name, scenarios, limit.status.rawValue, limit.statement.shortText, limit.massText])
        }
        return table
    }

    /// The limits of which no curve is held, with the reason in place of masses.
    private var missing: Table {
        var table = Table([
            .init(title: "limit", wraps: true), .init(title: "scenarios"), .init(title: "status"),
            .init(title: "publication", wraps: true), .init(title: "why no curve is held", wraps: true),
        ])
        for limit in limits {
            table.append([
                limit.slug.text, limit.holdings.map(\.scenario.text).joined(separator: ", "), limit.status.rawValue,
                limit.publication?.key ?? "", limit.emptyReason ?? "",
            ])
        }
        return table
    }
}

extension LimitSummary {
    /// The range of masses in words.
    fileprivate var massText: String {
        guard let masses else { return shape == .missing ? "no curve held" : "no bound" }
        let ends = [masses.lowerBound, masses.upperBound].map { Quantity($0, .energy).printed(digits: 3) }
        return "\(ends[0]) to \(ends[1])"
    }

    /// As an element of `limits`.
    fileprivate var json: JSON {
        [
            "limit": .text(slug.text), "title": .text(title), "plane": .text(plane.text), "search": .text(search.text),
            "status": .text(status.rawValue), "layer": .text(statement.layer.rawValue),
            "statement": .text(statement.shortText), "confidence_level": .number(statement.level),
            "scenarios": .list(
                zip(holdings, extents).map {
                    [
                        "scenario": .text($0.scenario.text), "grade": .text($0.grade.rawValue), "holds_for": .text($1),
                    ]
                }),
            "shape": .text(shape.rawValue), "reason": .text(emptyReason), "bias": .text(bias?.direction.rawValue),
            "origin": .text(origin.rawValue), "publication": .text(publication?.key),
            "mass_from": .number(masses?.lowerBound), "mass_to": .number(masses?.upperBound),
            "is_variant": .truth(isPreferredElsewhere), "revision": .integer(revision), "hash": .text(hash),
        ]
    }
}
