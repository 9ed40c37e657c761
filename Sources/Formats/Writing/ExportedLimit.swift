import LimitModel

/// A limit on its way out of an archive: the values, and the names that find it again.
package struct ExportedLimit: Sendable {
    /// The limit with the points of its curves.
    package let limit: Limit
    /// The plane it lives in.
    package let plane: Plane
    package let revision: Int
    /// The content hash.
    package let hash: String
    /// The title of its search, when the archive knows it.
    package let searchTitle: String?
    /// The reason why it stands for its search, when it does.
    package let preference: String?
    /// When its revision was recorded.
    package let recordedAt: String

    package init(
        limit: Limit, plane: Plane, revision: Int, hash: String, recordedAt: String = "", searchTitle: String? = nil,
        preference: String? = nil
    ) {
        self.limit = limit
        self.plane = plane
        self.revision = revision
        self.hash = hash
        self.searchTitle = searchTitle
        self.preference = preference
        self.recordedAt = recordedAt
    }
}

/// The source of exported numbers, which every file states.
package struct ExportSource: Sendable, Hashable {
    /// The archive's state hash.
    package var archive: String
    /// The release the numbers are of; nil for the present.
    package var release: String?
    /// The command that writes the same file again.
    package var query: String
    /// The version of the program.
    package var toolVersion: String

    package init(archive: String, release: String?, query: String, toolVersion: String) {
        self.archive = archive
        self.release = release
        self.query = query
        self.toolVersion = toolVersion
    }

    /// The lines of a head.
    package var lines: [String] {
        [
            "query: \(query)", "archive: \(archive)", "release: \(release ?? "none")",
            "written_by: limen \(toolVersion)",
        ]
    }
}

/// A file to be written: its name, used when there are several, and its text.
package struct ExportedFile: Sendable, Hashable {
    package var name: String
    package var text: String

    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}

/// Values that cannot be written in a format, with the reason and a remedy.
package struct ExportError: Error, Sendable, Hashable, CustomStringConvertible {
    package let message: String
    /// Tells whether the question was wrong (a unit, a convention), and not the values.
    package let isUsage: Bool

    package init(_ message: String, isUsage: Bool = false) {
        self.message = message
        self.isUsage = isUsage
    }

    package var description: String { message }
}
