import GRDB
import LimitModel

/// The change of one plane, search or limit between two states.
public struct ItemDifference: Sendable, Hashable {
    public enum Change: Sendable, Hashable {
        /// Only the new state has it: its revision and hash there.
        case added(revision: Int, hash: String)
        /// Only the old state has it.
        case removed(revision: Int, hash: String)
        /// Its content differs.
        case changed(Content)
    }

    /// The differences of content.
    public struct Content: Sendable, Hashable {
        public var oldRevision, newRevision: Int
        public var oldHash, newHash: String
        /// The top-level members of the document that differ.
        public var fields: [String]
        /// The differences of curves and region; nil for planes and searches, and when all points are the same.
        public var curves: CurvesDifference?
    }

    public var kind: RevisionKind
    public var slug: Slug
    public var change: Change
}

/// A limit about which something else is decided.
public struct StandingDifference: Sendable, Hashable {
    public var limit: Slug
    /// The decisions about it that stand in the old and in the new state.
    public var old, new: [StandingEvent]
}

/// The changes from one state of an archive to another, or from one archive to another.
public struct Difference: Sendable, Hashable {
    /// Sorted by kind (plane, search, limit) and slug.
    public var items: [ItemDifference]
    /// Sorted by limit.
    public var standing: [StandingDifference]
    /// The hashes of the two archives at these moments.
    public var oldArchive, newArchive: String

    /// Tells whether the two say the same.
    public var isEmpty: Bool { items.isEmpty && standing.isEmpty }
}

/// The names, hashes and decisions of one state: enough to say what differs, and small.
package struct StateSummary: Sendable, Hashable {
    /// A plane, search or limit.
    struct Key: Hashable, Comparable {
        var kind: RevisionKind
        var slug: Slug

        static func < (one: Key, other: Key) -> Bool {
            let order = RevisionKind.allCases
            let (i, j) = (order.firstIndex(of: one.kind) ?? 0, order.firstIndex(of: other.kind) ?? 0)
            return i == j ? one.slug < other.slug : i < j
        }
    }

    struct Head: Hashable {
        var number: Int
        var hash: String
    }

    let heads: [Key: Head]
    /// The decisions that stand, by limit.
    let standing: [Slug: [StandingEvent]]
    /// The archive's hash.
    package let archiveHash: String

    /// The differences between two states; `content` gives a revision of either side with its points.
    static func difference(
        from old: StateSummary, to new: StateSummary,
        content: (_ key: Key, _ old: Head, _ new: Head) throws -> ItemDifference.Content
    ) rethrows -> Difference {
        var items: [ItemDifference] = []
        for key in Set(old.heads.keys).union(new.heads.keys).sorted() {
            let change: ItemDifference.Change
            switch (old.heads[key], new.heads[key]) {
            case (nil, let head?): change = .added(revision: head.number, hash: head.hash)
            case (let head?, nil): change = .removed(revision: head.number, hash: head.hash)
            case (let before?, let after?) where before.hash != after.hash:
                change = .changed(try content(key, before, after))
            default: continue
            }
            items.append(ItemDifference(kind: key.kind, slug: key.slug, change: change))
        }
        let limits = Set(old.standing.keys).union(new.standing.keys).sorted()
        let standing = limits.compactMap { limit -> StandingDifference? in
            let (before, after) = (old.standing[limit] ?? [], new.standing[limit] ?? [])
            return Set(before) == Set(after) ? nil : StandingDifference(limit: limit, old: before, new: after)
        }
        return Difference(
            items: items, standing: standing, oldArchive: old.archiveHash, newArchive: new.archiveHash)
    }
}

extension ItemDifference.Content {
    /// The differences between two revisions of one item.
    package init(from old: RevisionContent, to new: RevisionContent) throws {
        (oldRevision, newRevision) = (old.stored.number, new.stored.number)
        (oldHash, newHash) = (old.stored.hash, new.stored.hash)
        do {
            fields = try DocumentDifference.fields(from: old.stored.document, to: new.stored.document)
        } catch {
            throw new.stored.damaged(error.description)
        }
        if let before = old.limit, let after = new.limit {
            let difference = CurvesDifference(from: before, to: after)
            curves = difference.isEmpty && difference.region == nil ? nil : difference
        }
    }
}

/// A revision with all its parts.
package struct RevisionContent: Sendable {
    package let stored: StoredRevision
    /// The limit with its points; nil for planes and searches.
    package let limit: Limit?
}

extension ArchiveReader {
    /// The names, hashes and decisions of this state.
    package func snapshot() throws -> StateSummary {
        var heads: [StateSummary.Key: StateSummary.Head] = [:]
        let rows = try Row.fetchCursor(database, sql: "SELECT kind, slug, revision, hash FROM heads")
        while let row = try rows.next() {
            guard let kind = RevisionKind(rawValue: try row.text(0)), let slug = try? Slug(try row.text(1)) else {
                throw CorruptionError(why: "an item has no proper name")
            }
            heads[StateSummary.Key(kind: kind, slug: slug)] = StateSummary.Head(
                number: Int(try row.integer(2)), hash: try row.text(3))
        }
        let standing = Dictionary(grouping: try standing().present.map(\.event), by: \.limit)
        return StateSummary(heads: heads, standing: standing, archiveHash: try stateHash())
    }

    /// A revision with its points.
    package func content(_ kind: RevisionKind, _ slug: Slug, number: Int) throws -> RevisionContent? {
        guard let stored = try revision(kind, slug, number: number) else { return nil }
        return RevisionContent(stored: stored, limit: kind == .limit ? try limit(stored) : nil)
    }
}

extension ArchiveFile {
    /// The changes from `old` to `new`: two releases, or a release and the present (nil), of this archive, or of
    /// this one and another.
    ///
    /// Only what differs is read in full, one item after the other.
    /// - Throws: `ArchiveError.unknownRelease`.
    package func difference(
        from old: String?, to new: String?, in other: ArchiveFile? = nil
    ) throws -> Difference {
        let other = other ?? self
        let before = try read(at: old) { try $0.snapshot() }
        let after = try other.read(at: new) { try $0.snapshot() }
        return try StateSummary.difference(from: before, to: after) { key, one, another in
            try ItemDifference.Content(
                from: self.content(key, one), to: other.content(key, another))
        }
    }

    /// A revision never changes, so that it can be read after the snapshot was taken.
    private func content(_ key: StateSummary.Key, _ head: StateSummary.Head) throws -> RevisionContent {
        guard let content = try read({ try $0.content(key.kind, key.slug, number: head.number) }) else {
            throw ArchiveError.damaged(slug: key.slug, revision: head.number, why: "it is missing")
        }
        return content
    }
}
