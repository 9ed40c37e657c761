import Archive

extension LogEntry {
    /// The name it concerns.
    public var subject: String {
        switch content {
        case .revision(_, let slug, let number): "\(slug)@\(number)"
        case .event(let event): event.limit.text
        case .release(let name, _): name.text
        }
    }

    /// What happened.
    public var what: String {
        switch content {
        case .revision(let kind, _, let number): number == 1 ? "new \(kind.rawValue)" : "revised \(kind.rawValue)"
        case .event(let event): event.kind.rawValue + (event.other.map { " by \($0)" } ?? "")
        case .release: "release"
        }
    }

    /// Why, when somebody said so.
    public var reason: String? {
        switch content {
        case .revision: nil
        case .event(let event): event.reason
        case .release(_, let message): message
        }
    }

    /// `limen.log/1`.
    public static func document(_ entries: [LogEntry], archive: String) -> JSON {
        [
            "format": "limen.log/1", "archive": .text(archive),
            "entries": .list(
                entries.map { entry in
                    [
                        "seq": .integer(entry.seq), "recorded_at": .text(entry.recordedAt), "what": .text(entry.what),
                        "subject": .text(entry.subject), "reason": .text(entry.reason),
                        "tool_version": .text(entry.toolVersion), "hash": .text(entry.hash),
                        "archive_hash": .text(entry.archiveHash),
                    ]
                }),
        ]
    }

    /// One row per entry.
    public static func csv(_ entries: [LogEntry]) -> String {
        var text = CSVText(
            comments: [],
            columns: ["seq", "recorded_at", "what", "subject", "reason", "tool_version", "hash", "archive_hash"])
        for entry in entries {
            text.append([
                .integer(entry.seq), .text(entry.recordedAt), .text(entry.what), .text(entry.subject),
                .text(entry.reason ?? ""), .text(entry.toolVersion), .text(entry.hash), .text(entry.archiveHash),
            ])
        }
        return text.text
    }
}

extension Release {
    /// As a member of a document.
    public var json: JSON {
        [
            "name": .text(name.text), "message": .text(message), "hash": .text(hash), "archive": .text(archiveHash),
            "recorded_at": .text(recordedAt), "tool_version": .text(toolVersion), "items": .integer(entryCount),
            "decisions": .integer(eventCount),
        ]
    }

    /// `limen.releases/1`.
    public static func document(_ releases: [Release]) -> JSON {
        ["format": "limen.releases/1", "releases": .list(releases.map(\.json))]
    }

    /// `limen.release/1`: a release with what it froze.
    public func document(entries: [ReleaseEntry]) -> JSON {
        [
            "format": "limen.release/1", "release": json,
            "entries": .list(
                entries.map {
                    [
                        "kind": .text($0.kind.rawValue), "slug": .text($0.slug.text),
                        "revision": .integer($0.revision), "hash": .text($0.hash),
                    ]
                }),
        ]
    }
}

extension Shift {
    /// In words: the largest shift with its mass, and the median.
    public var text: String {
        "\(largest.printed(digits: 3)) dex at \(Quantity(mass, .energy).printed()), median "
            + "\(median.printed(digits: 3)) over \(count) points"
    }

    var json: JSON {
        [
            "largest_dex": .number(largest), "at_mass": .number(mass), "median_dex": .number(median),
            "compared": .integer(count),
        ]
    }
}

extension ItemDifference.Content {
    /// What differs, in words.
    public var lines: [String] {
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

    var json: JSON {
        var members: [JSON.Member] = [
            .init("old_revision", .integer(oldRevision)), .init("new_revision", .integer(newRevision)),
            .init("old_hash", .text(oldHash)), .init("new_hash", .text(newHash)),
            .init("fields", .list(fields.map { .text($0) })),
        ]
        if let curves {
            let changed = curves.changed.map { curve -> JSON in
                [
                    "curve": .text(curve.label), "points_changed": .integer(curve.points.changed.count),
                    "points_added": .integer(curve.points.added.count),
                    "points_removed": .integer(curve.points.removed.count), "shift": curve.shift?.json ?? .null,
                    "points": .list(
                        curve.points.changed.map {
                            [
                                "index": .integer($0.newIndex),
                                "old": .list([.number($0.old.mass), .number($0.old.coupling)]),
                                "new": .list([.number($0.new.mass), .number($0.new.coupling)]),
                            ]
                        }),
                ]
            }
            members.append(.init("curves", .list(changed)))
            members.append(.init("curves_added", .list(curves.added.map { .text($0) })))
            members.append(.init("curves_removed", .list(curves.removed.map { .text($0) })))
            members.append(.init("region_shift", curves.region?.shift?.json ?? .null))
        }
        return .object(members)
    }

    /// `limen.diff/1` of two revisions.
    public var document: JSON {
        ["format": "limen.diff/1", "differs": .truth(!lines.isEmpty), "content": json]
    }
}

extension ItemDifference {
    /// In a word: added, removed or changed.
    public var what: String {
        switch change {
        case .added: "added"
        case .removed: "removed"
        case .changed: "changed"
        }
    }

    /// What differs, in words.
    public var lines: [String] {
        switch change {
        case .added(let revision, _): ["revision \(revision)"]
        case .removed(let revision, _): ["revision \(revision)"]
        case .changed(let content): content.lines
        }
    }
}

extension StandingDifference {
    /// What stands now instead of what stood before.
    public var lines: [String] {
        old.filter { !new.contains($0) }.map { "no longer \($0.kind.rawValue): \($0.reason)" }
            + new.filter { !old.contains($0) }.map { event in
                "now \(event.kind.rawValue)" + (event.other.map { " by \($0)" } ?? "") + ": \(event.reason)"
            }
    }
}

extension Difference {
    /// `limen.diff/1` of two states.
    public var document: JSON {
        [
            "format": "limen.diff/1", "differs": .truth(!isEmpty), "old_archive": .text(oldArchive),
            "new_archive": .text(newArchive),
            "items": .list(
                items.map { item in
                    var members: [JSON.Member] = [
                        .init("kind", .text(item.kind.rawValue)), .init("slug", .text(item.slug.text)),
                        .init("change", .text(item.what)),
                    ]
                    switch item.change {
                    case .added(let revision, let hash), .removed(let revision, let hash):
                        members += [.init("revision", .integer(revision)), .init("hash", .text(hash))]
                    case .changed(let content): members.append(.init("content", content.json))
                    }
                    return .object(members)
                }),
            "standing": .list(
                standing.map { ["limit": .text($0.limit.text), "changes": .list($0.lines.map { .text($0) })] }),
        ]
    }
}

extension Finding {
    /// `limen.findings/1`.
    public static func document(_ findings: [Finding]) -> JSON {
        [
            "format": "limen.findings/1",
            "findings": .list(
                findings.map {
                    [
                        "code": .text($0.code.rawValue), "severity": .text($0.severity.rawValue),
                        "place": .text($0.place), "message": .text($0.message),
                    ]
                }),
        ]
    }
}

extension Release {
    /// One row per release.
    public static func csv(_ releases: [Release]) -> String {
        var text = CSVText(comments: [], columns: ["release", "recorded_at", "items", "hash", "archive", "message"])
        for release in releases {
            text.append([
                .text(release.name.text), .text(release.recordedAt), .integer(release.entryCount), .text(release.hash),
                .text(release.archiveHash), .text(release.message),
            ])
        }
        return text.text
    }
}

extension ReleaseEntry {
    /// One row per entry.
    public static func csv(_ entries: [ReleaseEntry]) -> String {
        var text = CSVText(comments: [], columns: ["kind", "slug", "revision", "hash"])
        for entry in entries {
            text.append([
                .text(entry.kind.rawValue), .text(entry.slug.text), .integer(entry.revision), .text(entry.hash),
            ])
        }
        return text.text
    }
}
