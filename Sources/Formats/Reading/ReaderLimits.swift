/// The largest input that the readers take; `Docs/use/input-limits.md` names them.
package enum ReaderLimits {
    /// Size of a file.
    package static let fileBytes = 32 << 20
    /// The largest depth of nested elements.
    package static let depth = 64
    /// Length of one attribute.
    package static let attributeBytes = 64 << 10
    /// Attributes of one element.
    package static let attributes = 256
    /// Number of elements in a file.
    package static let elements = 200_000
    /// Rows of figures in a file.
    package static let rows = 200_000
    /// Rows of one curve in XML.
    package static let curveRows = 2_500_000
    /// Comment lines of a text that are looked at.
    package static let comments = 10_000
    /// Columns in a row.
    package static let columns = 64
    /// Errors, and warnings, that one report names at most.
    package static let errors = 100
}
