/// A file of another format, or a folder whose files belong together, in memory.
public struct ForeignInput: Sendable {
    /// One file.
    public struct File: Sendable {
        /// The name inside the folder; of a single file, the name as the user gave it.
        public var name: String
        public var bytes: [UInt8]

        public init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// The path as the user gave it, for messages.
    public var name: String
    /// At least one; of a folder, every file a format may need.
    public var files: [File]
    /// Tells whether `name` is a folder, so that `files` are the files in it.
    public var isFolder: Bool

    /// A single file.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        files = [File(name: name, bytes: bytes)]
        isFolder = false
    }

    /// A folder.
    public init(folder name: String, files: [File]) {
        self.name = name
        self.files = files
        isFolder = true
    }

    /// The bytes of the file, or of the only file of a folder; empty when there are several.
    public var bytes: [UInt8] { files.count == 1 ? files[0].bytes : [] }

    /// A data file's name with this at its end is the name of its sidecar.
    public static let sidecarSuffix = ".limen.xml"

    /// The file of that name in a folder.
    public func file(_ name: String) -> File? { files.first { $0.name == name } }
}
