import Foundation

/// Reading files that a person names.
package enum InputFile {
    /// Whether there is anything at a path, links followed.
    package static func exists(_ path: String) -> Bool { FileStatus.of(path) != nil }

    /// Whether a path leads to a folder.
    package static func isFolder(_ path: String) -> Bool { FileStatus.of(path)?.kind == .folder }

    /// The bytes of a file, or the first of them: one more than a limit tells a file that is too large.
    /// - Throws: `FileError`.
    package static func bytes(of path: String, atMost limit: Int = .max) throws -> [UInt8] {
        try OpenFile(path, O_RDONLY).readToEnd(atMost: limit)
    }

    /// Where a path leads, with all links followed; nil when there is nothing.
    package static func real(_ path: String) -> String? {
        guard let found = realpath(PathText.cPath(path), nil) else { return nil }
        defer { free(found) }
        return PathText.text(ofCPath: found)
    }

    /// The working directory.
    package static var workingFolder: String { real(".") ?? "/" }

    /// The paths of all files below a folder, seen from it, sorted; folders that are links are not entered.
    /// - Parameter isWanted: whether a file or folder of a name counts.
    package static func files(below folder: String, where isWanted: (String) -> Bool) throws -> [String] {
        func list(_ folder: OpenFolder, _ prefix: String) throws -> [String] {
            try folder.names().filter(isWanted).flatMap { name in
                guard folder.status(of: name)?.kind == .folder else { return [prefix + name] }
                return try list(folder.folder(name), prefix + name + "/")
            }
        }
        return try list(OpenFolder(folder), "").sorted()
    }
}
