import LimitModel
import Regions
import Archive

/// How a computed limit compares with the published one of the same search.
public struct Agreement: Sendable {
    /// The ratio of one edge at one mass.
    public struct Ratio: Sendable, Hashable {
        /// The mass in GeV.
        public let mass: Double
        /// Lower or upper edge.
        public let side: Side
        /// The computed coupling over the published one.
        public let ratio: Double
    }

    /// The search both belong to.
    public let search: Slug
    public let plane: Slug
    public let computed, published: Slug
    /// The version of the search that the archive prefers; nil when nothing is recorded.
    public let preferred: Slug?
    /// Why it is preferred.
    public let reason: String?
    /// The ratios at every mass at which either curve has a point, lower edges first.
    public let ratios: [Ratio]
    /// The factor within which the two count as agreeing.
    public let tolerance: Double

    /// The ratios of one edge, sorted.
    private func sorted(_ side: Side) -> [Ratio] { ratios.filter { $0.side == side }.sorted { $0.ratio < $1.ratio } }

    /// The median ratio of an edge; nil when the two have no mass in common.
    public func median(_ side: Side) -> Double? {
        let sorted = sorted(side)
        guard !sorted.isEmpty else { return nil }
        return sorted[sorted.count / 2].ratio
    }

    /// The ratio of an edge that is farthest from one.
    public func worst(_ side: Side) -> Ratio? {
        sorted(side).max { abs(Scale.log($0.ratio)) < abs(Scale.log($1.ratio)) }
    }

    /// The outcome of a comparison.
    public enum Verdict: String, Sendable, Hashable {
        /// The lower edges are within the tolerance everywhere.
        case agree
        case disagree
        case noCommonMass = "no common mass"
    }

    /// The outcome for the lower edges.
    public var verdict: Verdict {
        guard let worst = worst(.lower) else { return .noCommonMass }
        return abs(Scale.log(worst.ratio)) <= Scale.log(tolerance) ? .agree : .disagree
    }
}

extension LimenArchive {
    /// Compares computed and published limits of every search that has both, or of one search or limit.
    /// - Parameter tolerance: the factor within which two edges count as agreeing; at least 1.
    /// - Throws: `LimenError` of kind `noInput` when the name is of no such search or limit.
    public func agreements(of name: String? = nil, tolerance: Double) throws -> [Agreement] {
        guard tolerance >= 1, tolerance.isFinite else {
            throw LimenError(.usage, "a factor of at least 1 is needed, such as 1.25", subject: .tolerance)
        }
        return try read { reader in
            let heads = try reader.heads(.limit).map { (stored: $0, limit: try $0.limit()) }
            let standing = try reader.standing()
            var agreements: [Agreement] = []
            for one in heads where one.limit.origin.kind == .computed {
                for other in heads where other.limit.origin.kind != .computed && other.limit.search == one.limit.search
                {
                    let names = [one.limit.search, one.limit.slug, other.limit.slug].map(\.text)
                    guard one.limit.plane == other.limit.plane, one.limit.status == other.limit.status,
                        name.map(names.contains) ?? true
                    else { continue }
                    let event = one.limit.holdings.first.flatMap {
                        standing.preference(
                            search: one.limit.search, plane: one.limit.plane, scenario: $0.scenario,
                            status: one.limit.status)
                    }
                    agreements.append(
                        Agreement(
                            search: one.limit.search, plane: one.limit.plane, computed: one.limit.slug,
                            published: other.limit.slug,
                            preferred: event?.event.limit, reason: event?.event.reason,
                            ratios: Self.ratios(
                                try reader.region(of: one.stored.id), try reader.region(of: other.stored.id)),
                            tolerance: tolerance))
                }
            }
            if let name, agreements.isEmpty {
                throw LimenError(.noInput, "\(name) is no search or limit with both a computed and a published version")
            }
            return agreements
        }
    }

    /// The ratios of the outermost measured edges at every abscissa at which either region has a corner; frames of
    /// figures are not compared.
    private static func ratios(_ computed: Region, _ published: Region) -> [Agreement.Ratio] {
        let corners = Set((computed.strips + published.strips).flatMap { [$0.x0, $0.x1] }).sorted()
        var ratios: [Agreement.Ratio] = []
        for side in [Side.lower, .upper] {
            for x in corners {
                let (ours, theirs) = (computed.intervals(at: x), published.intervals(at: x))
                guard let one = edge(of: ours, side), let other = edge(of: theirs, side) else { continue }
                ratios.append(.init(mass: Scale.value(x), side: side, ratio: Scale.value(one - other)))
            }
        }
        return ratios
    }

    private static func edge(of intervals: [Interval], _ side: Side) -> Double? {
        switch side {
        case .lower: intervals.first.flatMap { $0.fromKind == .measured ? $0.from : nil }
        case .upper: intervals.last.flatMap { $0.toKind == .measured && $0.to.isFinite ? $0.to : nil }
        }
    }
}
