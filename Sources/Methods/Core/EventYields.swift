/// Expected events per squared coupling against mass, by component.
public struct EventYields: Sendable {
    /// The coupling whose square divides the events: `g` in 1/GeV, or `epsilon`.
    public let coupling: String
    /// The unit of the numbers: GeV² or 1.
    public let unit: String
    /// The names of the columns; the last one is their sum.
    public let components: [String]
    /// Mass in GeV, and a number per column.
    public let rows: [(mass: Double, events: [Double])]
}

/// Events that a method counts.
package struct EventColumns: Sendable {
    let coupling, unit: String
    /// The names of the components, then their sum.
    let components: [String]

    init(per coupling: String, unit: String, _ components: [String]) {
        self.coupling = coupling
        self.unit = unit
        self.components = components + ["sum"]
    }
}
