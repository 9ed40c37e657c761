import LimitModel

/// What became of one item of a submission.
public struct ItemOutcome: Sendable, Hashable {
    public enum Change: Sendable, Hashable {
        /// It is in the archive for the first time.
        case new
        /// It has another content than before: the new revision's number.
        case revised(Int)
        /// Its content equals the head's: nothing was written.
        case unchanged(Int)
    }

    public var kind: RevisionKind
    public var slug: Slug
    /// The content hash of the head.
    public var hash: String
    public var change: Change
}

/// What became of a submission.
public struct AppendReport: Sendable, Hashable {
    /// Planes, searches and limits, in the order given.
    public var items: [ItemOutcome]
    /// The decisions that were added; those that stood already are not among them.
    public var events: [StandingEvent]

    /// Whether nothing was written.
    public var isUnchanged: Bool {
        events.isEmpty
            && items.allSatisfy { if case .unchanged = $0.change { true } else { false } }
    }
}
