/// A format that is read besides the program's own XML.
public enum ForeignFormat: String, Sendable, Hashable, CaseIterable {
    /// Two or three columns separated by blanks or tabs.
    case text
    case csv
    /// Text of the AxionLimits collection: `#` lines with name, address and column names; mass in eV.
    case axionlimits
    /// Darkcast `.lmt`: GeV and ε, one or two edges.
    case darkcast
    /// FORESEE lines: no header, GeV.
    case foresee
    /// ALPINIST: a header without comment sign, several contours in a row.
    case alpinist
    /// Limit XML of DMTools and its successors.
    case dmtools
    /// A HEPData submission folder, or one YAML table.
    case hepdata
    /// A WebPlotDigitizer project, version 3 or 4.
    case webplotdigitizer
    /// Paths of an SVG figure.
    case svg
    /// A limit that the program exported as JSON.
    case json
}
