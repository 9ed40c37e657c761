import Archive

/// What an archive holds, in numbers.
public struct ArchiveSummary: Sendable {
    /// The planes.
    public let planes: [Plane]
    /// How many descriptors and limits there are.
    public let searches, limits: Int
    /// How many limits are asked for by a descriptor and missing or stale.
    public let uncomputed: Int
}

/// A limit in a list.
public struct LimitSummary: Sendable {
    /// The limit's name.
    public let slug: Slug
    public let title: String
    public let plane: Slug
    public let search: Slug
    public let status: Status
    public let statement: Statement
    public let holdings: [Holding]
    /// What it holds for, in words, by scenario.
    public let extents: [String]
    public let shape: Limit.Shape
    /// Why nothing is excluded, or why no curve is held.
    public let emptyReason: String?
    public let bias: Limit.Bias?
    public let origin: Origin.Kind
    public let publication: Publication?
    /// The range of masses in GeV in which it excludes something; nil when it excludes nothing.
    public let masses: ClosedRange<Double>?
    /// Whether another version of its search is the preferred one.
    public let isPreferredElsewhere: Bool
    public let revision: Int
    public let hash: String

    /// The range of masses in words.
    public var massText: String {
        guard let masses else { return shape == .missing ? "no curve held" : "no bound" }
        let ends = [masses.lowerBound, masses.upperBound].map { Quantity($0, .energy).printed(digits: 3) }
        return "\(ends[0]) to \(ends[1])"
    }

    /// `limen.list/1`.
    public static func document(_ limits: [LimitSummary], archive: LimenArchive) throws -> JSON {
        [
            "format": "limen.list/1", "archive": .text(try archive.stateHash()), "release": .text(archive.release),
            "limits": .list(
                limits.map { limit in
                    [
                        "limit": .text(limit.slug.text), "title": .text(limit.title), "plane": .text(limit.plane.text),
                        "search": .text(limit.search.text), "status": .text(limit.status.rawValue),
                        "layer": .text(limit.statement.layer.rawValue),
                        "statement": .text(limit.statement.shortText),
                        "confidence_level": .number(limit.statement.level),
                        "scenarios": .list(
                            zip(limit.holdings, limit.extents).map {
                                [
                                    "scenario": .text($0.scenario.text), "grade": .text($0.grade.rawValue),
                                    "holds_for": .text($1),
                                ]
                            }),
                        "shape": .text(limit.shape.rawValue), "reason": .text(limit.emptyReason),
                        "bias": .text(limit.bias?.direction.rawValue),
                        "origin": .text(limit.origin.rawValue), "publication": .text(limit.publication?.key),
                        "mass_from": .number(limit.masses?.lowerBound), "mass_to": .number(limit.masses?.upperBound),
                        "is_variant": .truth(limit.isPreferredElsewhere), "revision": .integer(limit.revision),
                        "hash": .text(limit.hash),
                    ]
                }),
        ]
    }

    /// One row per limit.
    public static func csv(_ limits: [LimitSummary]) -> String {
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
}

extension LimenArchive {
    /// What the archive holds, in numbers.
    public func summary() throws -> ArchiveSummary {
        return try read { reader in
            let pending = try Self.pending(reader)
            return ArchiveSummary(
                planes: try reader.planes(), searches: try reader.heads(.search).count,
                limits: try reader.heads(.limit).count, uncomputed: pending.missing.count + pending.stale.count)
        }
    }

    /// The limits, sorted by name.
    /// - Parameter areMissing: those that are known and have no curve here, instead of those that have one.
    /// - Throws: `LimenError` of kind `usage` for an unknown plane, scenario or status.
    public func list(
        plane: String? = nil, scenario: String? = nil, status: String? = nil, areMissing: Bool = false
    ) throws -> [LimitSummary] {
        let status: Status? = try status.map { try AskOptions.choice($0, "status") }
        return try read { reader in
            let planes = try reader.planes()
            try Self.check(plane, "plane", among: planes.map(\.slug.text))
            try Self.check(scenario, "scenario", among: planes.flatMap(\.scenarios).map(\.slug.text))
            let standing = try reader.standing()
            return try reader.heads(.limit).compactMap { head -> LimitSummary? in
                let limit = try head.limit()
                guard (limit.shape == .missing) == areMissing, plane == nil || limit.plane.text == plane,
                    status == nil || limit.status == status,
                    scenario == nil || limit.holdings.contains(where: { $0.scenario.text == scenario })
                else { return nil }
                let preferred = limit.holdings.first.flatMap {
                    standing.preference(
                        search: limit.search, plane: limit.plane, scenario: $0.scenario, status: limit.status)
                }
                let range = try reader.region(of: head.id).xRange
                return LimitSummary(
                    slug: limit.slug, title: limit.title, plane: limit.plane, search: limit.search,
                    status: limit.status, statement: limit.statement, holdings: limit.holdings,
                    extents: limit.holdings.map { holding in
                        planes.first { $0.slug == limit.plane }.map { holding.extentText(in: $0) } ?? ""
                    }, shape: limit.shape, emptyReason: limit.emptyReason, bias: limit.bias,
                    origin: limit.origin.kind, publication: limit.publication,
                    masses: range.map { Scale.value($0.lowerBound)...Scale.value($0.upperBound) },
                    isPreferredElsewhere: preferred.map { $0.event.limit != limit.slug } ?? false,
                    revision: head.number, hash: head.hash)
            }
        }
    }

    private static func check(_ name: String?, _ what: String, among names: [String]) throws {
        guard let name, !names.contains(name) else { return }
        let known = Set(names).sorted().joined(separator: ", ")
        throw LimenError(.usage, Suggestion.unknown(what, name, among: names) + " (possible: \(known))")
    }
}
