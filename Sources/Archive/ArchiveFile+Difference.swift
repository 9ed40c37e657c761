import LimitModel

extension ArchiveFile {
    /// What has changed from `old` to `new`: two releases, or a release and the present (nil), of this archive, or of
    /// this one and another.
    ///
    /// Only what differs is read in full, one item after the other.
    /// - Throws: `ArchiveError.unknownRelease`.
    public func difference(
        from old: String?, to new: String?, in other: ArchiveFile? = nil
    ) throws -> Difference {
        let other = other ?? self
        let before = try read(at: old) { try $0.snapshot() }
        let after = try other.read(at: new) { try $0.snapshot() }
        return try Snapshot.difference(from: before, to: after) { key, one, another in
            try ItemDifference.Content(
                from: self.content(key, one), to: other.content(key, another))
        }
    }

    /// A revision never changes, so that it can be read after the snapshot was taken.
    private func content(_ key: Snapshot.Key, _ head: Snapshot.Head) throws -> RevisionContent {
        guard let content = try read({ try $0.content(key.kind, key.slug, number: head.number) }) else {
            throw ArchiveError.damaged(slug: key.slug, revision: head.number, why: "it is missing")
        }
        return content
    }
}
