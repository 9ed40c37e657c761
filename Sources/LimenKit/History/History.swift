import LimitModel
import Archive

extension LimenArchive {
    // MARK: - Decisions

    /// Records a decision about a limit; nothing is deleted, and default answers follow the decision from now on.
    /// - Returns: whether it is new; false when it stood already.
    /// - Throws: `LimenError` when a limit does not exist or the decision contradicts itself.
    public func decide(_ decision: Decision, reason: String) throws -> Bool {
        let known = try read { try $0.heads(.limit).map(\.slug) }
        for limit in decision.limits where !known.contains(limit) {
            throw LimenError(.noInput, Suggestion.unknown("limit", limit.text, among: known.map(\.text)))
        }
        return try translating { try file.decide(decision, reason: reason, toolVersion: Self.toolVersion).isNew }
    }

    /// The name of a limit, checked for its form.
    /// - Throws: `LimenError` of kind `usage`.
    package static func limitName(_ text: String) throws -> Slug {
        do {
            return try Slug(text)
        } catch {
            throw LimenError(.usage, error.description)
        }
    }

    /// What was written when, first to last: everything, or what concerns one limit, search or plane.
    /// - Throws: `LimenError` of kind `noInput` when there is nothing of that name.
    public func log(of name: String? = nil) throws -> [LogEntry] {
        let slug = try name.map { try Self.limitName($0) }
        return try read { reader in
            let entries = try reader.log(of: slug)
            if let name, entries.isEmpty {
                let known = try RevisionKind.allCases.flatMap { try reader.heads($0).map(\.slug.text) }
                throw LimenError(.noInput, Suggestion.unknown("limit, search or plane", name, among: known))
            }
            return entries
        }
    }

    // MARK: - Releases

    /// Gives a name to what the archive holds now.
    /// - Parameter allowingPending: whether limits may be missing or stale.
    /// - Throws: `LimenError`, of kind `usage` when limits are missing or stale and may not be.
    public func createRelease(named name: String, message: String, allowingPending: Bool = false) throws -> Release {
        let pending = try pending()
        guard allowingPending || pending.isEmpty else {
            throw LimenError(
                .usage,
                "nothing was released: \(pending.text ?? "")", remedies: [.compute, .allowPending])
        }
        return try translating { try file.createRelease(named: name, message: message, toolVersion: Self.toolVersion) }
    }

    /// The releases, first to last.
    public func releases() throws -> [Release] { try read { try $0.releases() } }

    /// A release with what it froze.
    /// - Throws: `LimenError` of kind `noInput` with the names there are.
    public func release(named name: String) throws -> (release: Release, entries: [ReleaseEntry]) {
        try read { reader in
            let known = try reader.releases()
            guard let release = known.first(where: { $0.name.text == name }) else {
                throw LimenError(.noInput, Suggestion.unknown("release", name, among: known.map(\.name.text)))
            }
            return (release, try reader.entries(of: release))
        }
    }

    // MARK: - Differences

    /// What differs between two states, each named by a release, the path of an archive, or `present`.
    /// - Throws: `LimenError`.
    public static func difference(from old: String, to new: String, in path: String) throws -> Difference {
        let (before, after) = (try State(old, in: path), try State(new, in: path))
        return try translating {
            try before.file.difference(from: before.release, to: after.release, in: after.file)
        }
    }

    /// What differs between two revisions, each named as `LIMIT@NUMBER`.
    /// - Throws: `LimenError`.
    public func difference(fromRevision old: String, toRevision new: String) throws -> ItemDifference.Content {
        let (before, after) = (try Self.revisionName(old), try Self.revisionName(new))
        return try read { reader in
            let contents = try [(old, before), (new, after)].map { text, name in
                guard let content = try reader.content(.limit, name.slug, number: name.number) else {
                    throw LimenError(.noInput, "there is no revision \(text)")
                }
                return content
            }
            return try ItemDifference.Content(from: contents[0], to: contents[1])
        }
    }

    private static func revisionName(_ text: String) throws -> (slug: Slug, number: Int) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let number = Int(parts[1]), number > 0, let slug = try? Slug(parts[0]) else {
            throw LimenError(.usage, "'\(text)' is not a revision: write LIMIT@NUMBER, such as sn1987a@1")
        }
        return (slug, number)
    }

    /// A state of an archive: the present of a file, or a release.
    private struct State {
        let file: ArchiveFile
        let release: String?

        init(_ text: String, in path: String) throws {
            if text == "present" {
                file = try translating { try ArchiveFile(readingAt: path) }
                release = nil
            } else if text.contains("/") || text.hasSuffix(".sqlite") {
                file = try translating { try ArchiveFile(readingAt: text) }
                release = nil
            } else {
                file = try translating { try ArchiveFile(readingAt: path) }
                release = text
            }
        }
    }
}

extension Decision {
    /// The limits it names.
    var limits: [Slug] {
        switch self {
        case .supersede(let limit, let other), .overlap(let limit, let other): [limit, other]
        case .retract(let limit), .reinstate(let limit), .prefer(let limit, _): [limit]
        }
    }
}

extension ItemDifference.Content {
    /// Whether anything differs but the numbers of the revisions.
    public var differs: Bool { !fields.isEmpty || !(curves?.isEmpty ?? true) }
}
