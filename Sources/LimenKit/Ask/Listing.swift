import LimitModel
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

    /// The names of all limits.
    package func limitNames() throws -> [String] { try read { try $0.heads(.limit).map(\.slug.text) } }

    /// The limits, sorted by name.
    /// - Parameter areMissing: those that are known and have no curve here, instead of those that have one.
    /// - Throws: `LimenError` of kind `usage` for an unknown plane or scenario.
    public func list(
        plane: String? = nil, scenario: String? = nil, status: Status? = nil, areMissing: Bool = false
    ) throws -> [LimitSummary] {
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
