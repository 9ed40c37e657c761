import JSON
import LimitModel

/// A name for what the archive held at one moment: the heads of all planes, searches and limits, and the decisions.
public struct Release: Sendable, Hashable {
    let id: Int64
    /// Its name, of letters, digits, `-` and `.`: `2026-1`.
    public let name: Slug
    /// What it is about.
    public let message: String
    /// SHA-256 over the canonical form of the release; the same in every archive that has it.
    public let hash: String
    /// The archive's hash at that moment.
    public let archiveHash: String
    /// When it was made, UTC, as `2026-01-31T12:00:00Z`.
    public let recordedAt: String
    /// The version of Limen that made it.
    public let toolVersion: String
    /// How many planes, searches and limits it froze, and how many decisions.
    public let entryCount, eventCount: Int
}

/// One plane, search or limit in a release.
public struct ReleaseEntry: Sendable, Hashable {
    public let kind: RevisionKind
    public let slug: Slug
    /// The number of the revision in this archive.
    public let revision: Int
    /// The content hash of the revision.
    public let hash: String
}

/// What a release freezes, before it is written.
struct ReleaseContent {
    struct Entry {
        var kind: RevisionKind
        var slug: Slug
        var hash: String
        var item, revision: Int64
    }

    var name: Slug
    var message: String
    var archiveHash: String
    var entries: [Entry]
    var events: [(seq: Int64, hash: String)]

    /// The hash, as `Docs/canonical-form.md` describes it: independent of times, row numbers and the order of entries.
    func hash() -> String {
        let keys = entries.map { (key: $0.kind.rawValue + "/" + $0.slug.text, hash: $0.hash) }
        let sorted = keys.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        var form = CanonicalForm(domain: "limen.release/1")
        form.append(
            .record([
                "archive": .text(archiveHash),
                "entries": .list(sorted.map { .list([.text($0.key), .text($0.hash)]) }),
                "events": .list(events.map { .text($0.hash) }), "message": .text(message), "name": .text(name.text),
            ]))
        return ContentHash.of(form.bytes)
    }
}
