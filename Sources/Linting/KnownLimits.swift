import LimitModel

/// The limits that a limit is compared with: those of an archive, and those that files bring.
package struct KnownLimits {
    private var index = LimitIndex()
    /// Pairs that were recorded as overlapping, so that nothing is wrong when they are alike.
    private let overlaps: Set<[Slug]>

    /// No limits.
    /// - Parameter overlaps: pairs of limits, each sorted, that were recorded as overlapping.
    package init(overlaps: Set<[Slug]> = []) {
        self.overlaps = overlaps
    }

    /// Adds a limit; one of the same name is replaced.
    /// - Parameter plane: its plane, when known.
    package mutating func insert(_ limit: Limit, plane: Plane?) { index.insert(limit, plane: plane) }

    /// Adds the limits of a file.
    /// - Returns: what looks wrong with them, by themselves and beside those before them.
    package mutating func insert(_ limits: [Limit], planes: [Plane]) -> [Finding] {
        var found: [Finding] = []
        for limit in limits {
            let plane = planes.first { $0.slug == limit.plane }
            insert(limit, plane: plane)
            found += limit.lintFindings(in: plane)
        }
        // Two limits of one file are compared once.
        let own = Set(limits.map(\.slug))
        for slug in own.sorted() { found += findings(about: slug) { !own.contains($0) || $0 < slug } }
        return found
    }

    /// What looks wrong with one limit beside the others.
    /// - Parameter others: which of them to compare it with.
    package func findings(about slug: Slug, among others: (Slug) -> Bool = { _ in true }) -> [Finding] {
        index.findings(about: slug) { others($0) && !overlaps.contains([slug, $0].sorted()) }
    }

    /// Scenarios in which confidence levels are mixed.
    package var mixedLevels: [Finding] { index.mixedLevels() }
}
