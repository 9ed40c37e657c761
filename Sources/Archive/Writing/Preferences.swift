import LimitModel

/// Turns the preferences of a submission into events, where they change what stands.
struct Preferences<Content: KnownContent> {
    let submission: Submission
    let archive: Content

    /// The events to append.
    /// - Throws: `ArchiveError.inconsistent` when a limit is unknown, or two are preferred in one place.
    func newEvents() throws -> [StandingEvent] {
        guard !submission.preferences.isEmpty else { return [] }
        let standing = try archive.standing().preferences.map(\.event)
        var given: [StandingEvent.Scope: Preference] = [:]
        var events: [StandingEvent] = []
        for preference in submission.preferences {
            guard let scope = try scope(of: preference.limit) else {
                throw ArchiveError.inconsistent(slug: preference.limit, .unknownLimit)
            }
            if let other = given.updateValue(preference, forKey: scope) {
                if other == preference { continue }
                throw ArchiveError.inconsistent(slug: preference.limit, .preferredTwice(other: other.limit))
            }
            let event = StandingEvent(
                kind: .preferred, limit: preference.limit, scope: scope, reason: preference.reason)
            if !standing.contains(event) { events.append(event) }
        }
        return events
    }

    /// Search, plane and status of a limit: from the submission, the archive, or the descriptor that will compute it.
    private func scope(of slug: Slug) throws -> StandingEvent.Scope? {
        let given = submission.limits.first { $0.slug == slug }
        if let limit = try given ?? archive.head(.limit, slug)?.limit() {
            return StandingEvent.Scope(search: limit.search, plane: limit.plane, status: limit.status)
        }
        for search in try submission.searches + archive.searches() {
            if let request = search.derivations.first(where: { $0.limit == slug }) {
                return StandingEvent.Scope(search: search.slug, plane: request.plane, status: request.status)
            }
        }
        return nil
    }
}
