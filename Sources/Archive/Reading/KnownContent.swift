import LimitModel

/// What a submission is checked against: an archive, or nothing at all.
package protocol KnownContent {
    /// The newest revision of an item, nil when there is none of that kind.
    func head(_ kind: RevisionKind, _ slug: Slug) throws -> StoredRevision?
    /// The newest revision of every item of a kind, sorted by slug.
    func heads(_ kind: RevisionKind) throws -> [StoredRevision]
    /// The newest revisions of the limits that hold in a plane, or in one scenario of it, sorted by slug.
    func heads(plane: Slug, scenario: Slug?) throws -> [StoredRevision]
    /// All decisions about limits.
    func standing() throws -> StandingHistory
}

/// Nothing: what is known without an archive.
package struct NothingKnown: KnownContent {
    package init() {}
    package func head(_ kind: RevisionKind, _ slug: Slug) -> StoredRevision? { nil }
    package func heads(_ kind: RevisionKind) -> [StoredRevision] { [] }
    package func heads(plane: Slug, scenario: Slug?) -> [StoredRevision] { [] }
    package func standing() -> StandingHistory { StandingHistory(events: []) }
}

extension KnownContent {
    /// The planes as they are now, sorted by slug.
    package func planes() throws -> [Plane] { try heads(.plane).map { try $0.plane() } }

    /// The searches as they are now, sorted by slug.
    package func searches() throws -> [Search] { try heads(.search).map { try $0.search() } }

    /// Every experiment that a search or a limit names, each once.
    package func experiments() throws -> [Experiment] {
        var found: [Slug: Experiment] = [:]
        for search in try searches() { found[search.experiment.id] = search.experiment }
        for head in try heads(.limit) {
            let experiment = try head.limit().experiment
            found[experiment.id] = experiment
        }
        return found.values.sorted { $0.id < $1.id }
    }
}
