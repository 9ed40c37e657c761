/// The largest input that the readers take; `Docs/descriptors.md` and `Docs/reading.md` name these limits.
public enum ReaderLimits {
    /// Size of a file.
    public static let fileBytes = 32 << 20
    /// How deep elements may nest.
    public static let depth = 64
    /// Length of one attribute.
    public static let attributeBytes = 64 << 10
    /// Attributes of one element.
    public static let attributes = 256
    /// Number of elements in a file.
    public static let elements = 200_000
    /// Rows of figures in a file.
    public static let rows = 200_000
    /// Rows of one curve in XML.
    public static let curveRows = 2_500_000
    /// Comment lines of a text that are looked at.
    public static let comments = 10_000
    /// Columns in a row.
    public static let columns = 64
    /// Errors, and warnings, that one report names at most.
    public static let errors = 100
}
