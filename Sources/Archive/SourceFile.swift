/// A file as it was handed in.
public struct SourceFile: Sendable, Hashable {
    /// Its name, as given.
    public var name: String
    public var bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
