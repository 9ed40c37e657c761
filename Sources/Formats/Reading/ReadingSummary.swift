import LimitModel

/// A summary of one table of a file, for a look before it is taken in.
package struct ReadingSummary: Sendable, Hashable {
    /// A line of it.
    package struct Entry: Sendable, Hashable {
        package let name: String
        package let value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The limit.
    package let limit: Slug
    /// The lines, in the order they are to be shown.
    package let entries: [Entry]

    package init(limit: Slug, entries: [Entry]) {
        self.limit = limit
        self.entries = entries
    }
}
