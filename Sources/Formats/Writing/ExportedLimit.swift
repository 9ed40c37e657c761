import LimitModel

/// A limit on its way out of an archive: the values, and the names that find it again.
public struct ExportedLimit: Sendable {
    /// The limit with the points of its curves.
    public let limit: Limit
    /// The plane it lives in.
    public let plane: Plane
    public let revision: Int
    /// The content hash.
    public let hash: String
    /// The title of its search, when the archive knows it.
    public let searchTitle: String?
    /// The reason why it stands for its search, when it does.
    public let preference: String?
    /// The document that shows it, made when a format asks for it; nil where nobody does.
    public var document: (@Sendable () throws -> String)?

    public init(
        limit: Limit, plane: Plane, revision: Int, hash: String, searchTitle: String? = nil, preference: String? = nil,
        document: (@Sendable () throws -> String)? = nil
    ) {
        self.limit = limit
        self.plane = plane
        self.revision = revision
        self.hash = hash
        self.searchTitle = searchTitle
        self.preference = preference
        self.document = document
    }
}

/// The source of exported numbers, which every file states.
public struct ExportSource: Sendable, Hashable {
    /// The archive's state hash.
    public var archive: String
    /// The release the numbers are of; nil for the present.
    public var release: String?
    /// The command that writes the same file again.
    public var query: String
    /// The version of the program.
    public var toolVersion: String

    public init(archive: String, release: String?, query: String, toolVersion: String) {
        self.archive = archive
        self.release = release
        self.query = query
        self.toolVersion = toolVersion
    }

    /// The lines of a head.
    public var lines: [String] {
        [
            "query: \(query)", "archive: \(archive)", "release: \(release ?? "none")",
            "written_by: limen \(toolVersion)",
        ]
    }
}

/// A file to be written: its name, used when there are several, and its text.
public struct ExportedFile: Sendable, Hashable {
    public var name: String
    public var text: String

    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}

/// Values that cannot be written in a format, with the reason and a remedy.
public struct ExportError: Error, Sendable, Hashable, CustomStringConvertible {
    public let message: String
    /// Tells whether the question was wrong (a unit, a convention), and not the values.
    public let isUsage: Bool

    public init(_ message: String, isUsage: Bool = false) {
        self.message = message
        self.isUsage = isUsage
    }

    public var description: String { message }
}
