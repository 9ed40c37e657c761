import JSON
import Archive
import Formats
import LimitModel
import Quantities

/// `limen.diff/1`: what differs between two states of archives.
package struct DifferenceReport: Report {
    private let difference: Difference

    /// The difference of two states.
    package init(_ difference: Difference) {
        self.difference = difference
    }

    package var json: JSON {
        [
            "format": "limen.diff/1", "differs": .truth(!difference.isEmpty),
            "old_archive": .text(difference.oldArchive), "new_archive": .text(difference.newArchive),
            "items": .list(difference.items.map(\.json)),
            "standing": .list(
                difference.standing.map {
                    ["limit": .text($0.limit.text), "changes": .list($0.lines.map { .text($0) })]
                }),
        ]
    }

    /// One row for each thing that differs.
    package var csv: String {
        var text = CSVText(
            comments: [
                "limen.diff/1", "old archive: \(difference.oldArchive)", "new archive: \(difference.newArchive)",
            ], columns: ["kind", "name", "change", "what"])
        for item in difference.items {
            for line in item.lines {
                text.append([
                    .text(item.kind.rawValue), .text(item.slug.text), .text(item.change.name), .text(line),
                ])
            }
        }
        for standing in difference.standing {
            for line in standing.lines {
                text.append([.text("limit"), .text(standing.limit.text), .text("standing"), .text(line)])
            }
        }
        return text.text
    }

    package var blocks: [Block] {
        guard !difference.isEmpty else { return [.line("no difference")] }
        var table = Table([
            .init(title: "item", wraps: true), .init(title: "change"), .init(title: "what", wraps: true),
        ])
        for item in difference.items {
            for (index, line) in (item.lines.isEmpty ? [""] : item.lines).enumerated() {
                let head = index == 0 ? ["\(item.kind.rawValue) \(item.slug)", item.change.name] : ["", ""]
                table.append(head + [line])
            }
        }
        for standing in difference.standing {
            for line in standing.lines { table.append(["limit \(standing.limit)", "standing", line]) }
        }
        return [.table(table)]
    }
}

/// `limen.diff/1`: what differs between two revisions of a limit.
package struct RevisionDifferenceReport: Report {
    private let content: ItemDifference.Content

    /// The difference of two revisions.
    package init(_ content: ItemDifference.Content) {
        self.content = content
    }

    package var json: JSON {
        ["format": "limen.diff/1", "differs": .truth(!content.lines.isEmpty), "content": content.json]
    }

    /// One row for each thing that differs.
    package var csv: String {
        var text = CSVText(
            comments: [
                "limen.diff/1", "old revision: \(content.oldRevision), hash \(content.oldHash)",
                "new revision: \(content.newRevision), hash \(content.newHash)",
            ], columns: ["what"])
        for line in content.lines { text.append([.text(line)]) }
        return text.text
    }

    package var blocks: [Block] {
        content.lines.isEmpty ? [.line("no difference")] : content.lines.map { .line($0) }
    }
}

extension Shift {
    /// In words: the largest shift with its mass, and the median.
    fileprivate var text: String {
        "\(largest.printed(digits: 3)) dex at \(Quantity(mass, .energy).printed()), median "
            + "\(median.printed(digits: 3)) over \(count) points"
    }

    fileprivate var json: JSON {
        [
            "largest_dex": .number(largest), "at_mass": .number(mass), "median_dex": .number(median),
            "compared": .integer(count),
        ]
    }
}

extension ItemDifference.Content {
    /// The differences, in words.
    fileprivate var lines: [String] {
        var lines: [String] = []
        if !fields.isEmpty { lines.append("document: " + fields.joined(separator: ", ")) }
        guard let curves else { return lines }
        lines += curves.added.map { "curve added: \($0)" } + curves.removed.map { "curve removed: \($0)" }
        for curve in curves.changed {
            let points = curve.points
            let counts = [
                (points.changed.count, "changed"), (points.added.count, "added"), (points.removed.count, "removed"),
            ]
            .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
            lines.append("\(curve.label): points \(counts)" + (curve.shift.map { "; \($0.text)" } ?? ""))
            if points.changed.count == 1, let change = points.changed.first {
                lines.append(
                    "  point \(change.newIndex + 1): \(change.old.mass) GeV, \(change.old.coupling) → "
                        + "\(change.new.mass) GeV, \(change.new.coupling)")
            }
        }
        if let shift = curves.region?.shift { lines.append("region: \(shift.text)") }
        return lines
    }

    fileprivate var json: JSON {
        var members: [JSON.Member] = [
            .init("old_revision", .integer(oldRevision)), .init("new_revision", .integer(newRevision)),
            .init("old_hash", .text(oldHash)), .init("new_hash", .text(newHash)),
            .init("fields", .list(fields.map { .text($0) })),
        ]
        if let curves {
            members.append(.init("curves", .list(curves.changed.map(\.json))))
            members.append(.init("curves_added", .list(curves.added.map { .text($0) })))
            members.append(.init("curves_removed", .list(curves.removed.map { .text($0) })))
            members.append(.init("region_shift", curves.region?.shift?.json ?? .null))
        }
        return .object(members)
    }
}

extension CurveDifference {
    /// As an element of `curves`.
    fileprivate var json: JSON {
        [
            "curve": .text(label), "points_changed": .integer(points.changed.count),
            "points_added": .integer(points.added.count), "points_removed": .integer(points.removed.count),
            "shift": shift?.json ?? .null,
            "points": .list(
                points.changed.map {
                    [
                        "index": .integer($0.newIndex),
                        "old": .list([.number($0.old.mass), .number($0.old.coupling)]),
                        "new": .list([.number($0.new.mass), .number($0.new.coupling)]),
                    ]
                }),
        ]
    }
}

extension ItemDifference.Change {
    /// In a word.
    fileprivate var name: String {
        switch self {
        case .added: "added"
        case .removed: "removed"
        case .changed: "changed"
        }
    }
}

extension ItemDifference {
    /// The differences, in words.
    fileprivate var lines: [String] {
        switch change {
        case .added(let revision, _), .removed(let revision, _): ["revision \(revision)"]
        case .changed(let content): content.lines
        }
    }

    /// As an element of `items`.
    fileprivate var json: JSON {
        var members: [JSON.Member] = [
            .init("kind", .text(kind.rawValue)), .init("slug", .text(slug.text)), .init("change", .text(change.name)),
        ]
        switch change {
        case .added(let revision, let hash), .removed(let revision, let hash):
            members += [.init("revision", .integer(revision)), .init("hash", .text(hash))]
        case .changed(let content): members.append(.init("content", content.json))
        }
        return .object(members)
    }
}

extension StandingDifference {
    /// The present standing in place of the former one.
    fileprivate var lines: [String] {
        old.filter { !new.contains($0) }.map { "no longer \($0.kind.rawValue): \($0.reason)" }
            + new.filter { !old.contains($0) }.map { event in
                "now \(event.kind.rawValue)" + (event.other.map { " by \($0)" } ?? "") + ": \(event.reason)"
            }
    }
}
