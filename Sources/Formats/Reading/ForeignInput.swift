/// A file of another format, or a folder whose files belong together, in memory.
package struct ForeignInput: Sendable {
    /// One file.
    package struct File: Sendable {
        /// The name inside the folder; of a single file, the name as the user gave it.
        package var name: String
        package var bytes: [UInt8]

        package init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// The path as the user gave it, for messages.
    package var name: String
    /// At least one; of a folder, every file a format may need.
    package var files: [File]
    /// Tells whether `name` is a folder, so that `files` are the files in it.
    package var isFolder: Bool

    /// A single file.
    package init(name: String, bytes: [UInt8]) {
        self.name = name
        files = [File(name: name, bytes: bytes)]
        isFolder = false
    }

    /// A folder.
    package init(folder name: String, files: [File]) {
        self.name = name
        self.files = files
        isFolder = true
    }

    /// The bytes of the file, or of the only file of a folder; empty when there are several.
    package var bytes: [UInt8] { files.count == 1 ? files[0].bytes : [] }

    /// A data file's name with this at its end is the name of its sidecar.
    package static let sidecarSuffix = ".limen.xml"

    /// The file of that name in a folder.
    package func file(_ name: String) -> File? { files.first { $0.name == name } }
}
