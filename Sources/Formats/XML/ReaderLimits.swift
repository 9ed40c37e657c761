/// The largest input that the XML reader takes; `Docs/descriptors.md` names these limits.
public enum ReaderLimits {
    /// Size of a file.
    public static let fileBytes = 32 << 20
    /// How deep elements may nest.
    public static let depth = 64
    /// Length of one attribute.
    public static let attributeBytes = 64 << 10
    /// Number of elements in a file.
    public static let elements = 200_000
    /// Errors, and warnings, that one report names at most.
    public static let errors = 100
}
