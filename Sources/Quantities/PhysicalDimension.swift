/// Kind of thing that a quantity measures. Values are held in the canonical unit of the dimension.
public enum PhysicalDimension: String, Sendable, Hashable, CaseIterable {
    /// Masses, energies and widths; canonical unit GeV (natural units).
    case energy
    /// Couplings of dimension-five operators; canonical unit 1/GeV.
    case inverseEnergy = "inverse-energy"
    /// Lengths; canonical unit m.
    case length
    /// Pure numbers: ratios, mixings, branching fractions; canonical unit 1.
    case dimensionless
    /// Numbers of events or particles; canonical unit events.
    case count
    /// Densities of materials; canonical unit g/cm3, as tables of materials have it.
    case density

    /// The name used in messages.
    public var name: String {
        switch self {
        case .energy: "a mass or energy"
        case .inverseEnergy: "a coupling in inverse energy"
        case .length: "a length"
        case .dimensionless: "a pure number"
        case .count: "a number of events"
        case .density: "a density"
        }
    }

    /// The symbol of the canonical unit.
    public var canonicalUnit: String {
        switch self {
        case .energy: "GeV"
        case .inverseEnergy: "1/GeV"
        case .length: "m"
        case .dimensionless: "1"
        case .count: "events"
        case .density: "g/cm3"
        }
    }

    /// The units a user may write, for messages.
    public var unitList: String {
        switch self {
        case .energy: "eV, keV, MeV, GeV or TeV"
        case .inverseEnergy: "/eV, /keV, /MeV, /GeV or /TeV"
        case .length: "fm, nm, um, mm, cm, m or km"
        case .dimensionless: "no unit, 1 or %"
        case .count: "no unit or events"
        case .density: "g/cm3"
        }
    }

    func examples(for number: String) -> String {
        switch self {
        case .energy: "'\(number) MeV' or '\(number) GeV'"
        case .inverseEnergy: "'\(number) /GeV' or '\(number) GeV^-1'"
        case .length: "'\(number) cm' or '\(number) m'"
        case .dimensionless: "'\(number)'"
        case .count: "'\(number) events'"
        case .density: "'\(number) g/cm3'"
        }
    }
}
