import Archive
import Formats
import LimitModel

// Limits as writers of formats take them.

extension LimenArchive {
    /// The names, and those of the limits that they were computed from, and so on: a recast rests on what it recasts.
    package func withSources(_ names: [String]) throws -> [String] {
        try read { reader in
            var sources: [Slug: [Slug]] = [:]
            for head in try reader.heads(.search) {
                for request in try head.requests() { sources[request.limit] = request.sources }
            }
            var all = names
            var seen = Set(names.map { String($0.prefix { $0 != "@" }) })
            var next = 0
            while next < all.count {
                let slug = try? Slug(all[next].prefix { $0 != "@" })
                next += 1
                for source in slug.flatMap({ sources[$0] }) ?? []
                where try seen.insert(source.text).inserted && reader.head(.limit, source) != nil {
                    all.append(source.text)
                }
            }
            return all
        }
    }

    /// Limits, or revisions of them as `LIMIT@NUMBER`, as writers of formats take them.
    /// - Parameter needsPoints: whether the points of their curves are read.
    /// - Throws: `LimenError`, of kind `noInput` with a suggestion for an unknown limit.
    package func exportedLimits(_ names: [String], needsPoints: Bool = true) throws -> [ExportedLimit] {
        try read { reader in
            let standing = try reader.standing()
            return try names.map { name in
                let stored = try Self.revision(name, reader)
                return try Self.exported(stored, reader, standing, needsPoints: needsPoints)
            }
        }
    }

    private static func exported(
        _ stored: StoredRevision, _ reader: ArchiveReader, _ standing: StandingHistory, needsPoints: Bool = true
    ) throws -> ExportedLimit {
        let limit = try needsPoints ? reader.limit(stored) : stored.limit()
        guard let plane = try reader.head(.plane, limit.plane)?.plane() else {
            throw LimenError(.badData, "plane \(limit.plane) of \(limit.slug) is missing from the archive")
        }
        let preference = limit.holdings.lazy.compactMap { holding in
            standing.preference(
                search: limit.search, plane: limit.plane, scenario: holding.scenario, status: limit.status)?.event
        }.first
        return ExportedLimit(
            limit: limit, plane: plane, revision: stored.number, hash: stored.hash,
            recordedAt: stored.recordedAt, searchTitle: try reader.head(.search, limit.search)?.search().title,
            preference: preference?.limit == limit.slug ? preference?.reason : nil)
    }

    /// The limits that own a piece of an envelope.
    /// - Throws: `LimenError` when the archive cannot be read.
    package func contributors(
        to answer: EnvelopeAnswer, of ensemble: Ensemble
    ) throws -> [ExportedEnvelope.Contributor] {
        let owners = Set(answer.contributors)
        return try read { reader in
            let standing = try reader.standing()
            return try ensemble.members.indices.filter { owners.contains(ensemble.members[$0].limit.slug) }.map {
                place in
                ExportedEnvelope.Contributor(
                    exported: try Self.exported(ensemble.revisions[place], reader, standing),
                    grade: ensemble.members[place].holding.grade)
            }
        }
    }
}
