import LimitModel

/// Checks that a submission fits itself and the archive, before anything is written.
struct Consistency<Content: KnownContent> {
    let submission: Submission
    let archive: Content
    /// Tells whether the computed limits of the submission were computed here, and not brought by a file.
    private let isComputedHere: Bool
    /// The planes as they will be.
    private let planes: [Slug: Plane]

    /// - Parameter also: planes that count as known, although the archive lacks them.
    init(
        _ submission: Submission, archive: Content, knowing also: [Plane] = [], isComputedHere: Bool = false
    ) throws {
        self.submission = submission
        self.isComputedHere = isComputedHere
        self.archive = archive
        var planes: [Slug: Plane] = [:]
        for plane in try archive.planes() { planes[plane.slug] = plane }
        for plane in also.reversed() + submission.planes { planes[plane.slug] = plane }
        self.planes = planes
    }

    /// - Throws: `ArchiveError.inconsistent` for the first thing that does not fit.
    func check() throws {
        try checkNames()
        for plane in submission.planes { try checkStillUsed(plane) }
        for limit in submission.limits {
            try checkPlace(limit.slug, plane: limit.plane, holdings: limit.holdings)
            if limit.origin.computation != nil, !isComputedHere { try checkNotDerived(limit) }
        }
        for search in submission.searches {
            for request in search.derivations {
                try checkComputable(request.limit)
                try checkPlace(request.limit, plane: request.plane, holdings: request.holdings)
            }
        }
    }

    /// A slug is given once within its kind, and a limit is computed once.
    private func checkNames() throws {
        let names = [
            submission.planes.map(\.slug), submission.searches.map(\.slug), submission.limits.map(\.slug),
            submission.searches.flatMap(\.derivations).map(\.limit),
        ]
        for slugs in names {
            var seen: Set<Slug> = []
            for slug in slugs where !seen.insert(slug).inserted {
                throw ArchiveError.inconsistent(slug: slug, .givenTwice)
            }
        }
    }

    /// The name of a limit to be computed does not belong to a limit that was given.
    private func checkComputable(_ slug: Slug) throws {
        let given = submission.limits.first { $0.slug == slug }
        guard let limit = try given ?? archive.head(.limit, slug)?.limit() else { return }
        guard limit.origin.kind == .computed else { throw ArchiveError.inconsistent(slug: slug, .isGiven) }
    }

    /// A result computed elsewhere does not take the place of what this archive derives by itself; the very same content
    /// changes nothing and may come.
    private func checkNotDerived(_ limit: Limit) throws {
        let known = try submission.searches + archive.heads(.search).map { try $0.search() }
        guard let search = known.first(where: { $0.derivations.contains { $0.limit == limit.slug } }) else { return }
        guard try archive.head(.limit, limit.slug)?.hash != PreparedItem(limit).hash else { return }
        throw ArchiveError.inconsistent(slug: limit.slug, .isDerived(search: search.slug))
    }

    /// The plane, its scenarios and parameters exist.
    private func checkPlace(_ slug: Slug, plane name: Slug, holdings: [Holding]) throws {
        guard let plane = planes[name] else {
            throw ArchiveError.inconsistent(slug: slug, .unknownPlane(name, known: Array(planes.keys)))
        }
        guard !holdings.isEmpty else { throw ArchiveError.inconsistent(slug: slug, .holdsNowhere) }
        for holding in holdings {
            guard plane.scenarios.contains(where: { $0.slug == holding.scenario }) else {
                let known = plane.scenarios.map(\.slug)
                throw ArchiveError.inconsistent(
                    slug: slug, .unknownScenario(holding.scenario, plane: name, known: known))
            }
            for parameter in holding.ranges.map(\.parameter) + holding.independent
            where plane.parameter(parameter) == nil {
                let known = plane.parameters.map(\.name)
                throw ArchiveError.inconsistent(slug: slug, .unknownParameter(parameter, plane: name, known: known))
            }
            for range in holding.ranges {
                guard let parameter = plane.parameter(range.parameter),
                    let value = [range.from, range.to].first(where: { !parameter.allows($0) })
                else { continue }
                throw ArchiveError.inconsistent(
                    slug: slug, .impossibleValue(value, of: parameter.name, domain: parameter.domain))
            }
        }
    }

    /// A new revision of a plane keeps what limits in the archive refer to, unless they are revised along with it.
    private func checkStillUsed(_ plane: Plane) throws {
        guard let before = try archive.head(.plane, plane.slug)?.plane() else { return }
        let scenarios = Set(before.scenarios.map(\.slug)).subtracting(plane.scenarios.map(\.slug))
        let parameters = Set(before.parameters.map(\.name)).subtracting(plane.parameters.map(\.name))
        guard !scenarios.isEmpty || !parameters.isEmpty else { return }
        let revised = Set(submission.limits.map(\.slug))
        for head in try archive.heads(plane: plane.slug, scenario: nil) where !revised.contains(head.slug) {
            for holding in try head.limit().holdings {
                let names =
                    [holding.scenario].filter(scenarios.contains)
                    + (holding.ranges.map(\.parameter) + holding.independent).filter(parameters.contains)
                if let name = names.first {
                    throw ArchiveError.inconsistent(slug: plane.slug, .stillUsed(name, by: head.slug))
                }
            }
        }
    }
}
