import LimitModel

/// A summary of one table of a file, for a look before it is taken in.
public struct ReadingSummary: Sendable, Hashable {
    /// A line of it.
    public struct Entry: Sendable, Hashable {
        public let name: String
        public let value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The limit.
    public let limit: Slug
    /// The lines, in the order they are to be shown.
    public let entries: [Entry]

    public init(limit: Slug, entries: [Entry]) {
        self.limit = limit
        self.entries = entries
    }
}
