import Quantities

/// A Lagrangian that this program knows: it fixes what a plane's coupling multiplies, and which methods may compute there.
///
/// A plane may name another model. Limits can be stored and combined in it, but nothing is computed.
public struct PortalModel: Sendable, Hashable {
    /// The name in files, for example `dark-axion-portal`.
    public let name: String
    /// The term that fixes the coupling's normalisation.
    public let lagrangian: String
    /// Dimension of the coupling.
    public let dimension: PhysicalDimension
    /// Factor of the coupling in the term, for example 0.5 for g/2; nil where the field knows one convention only.
    public let prefactor: Double?

    private init(_ name: String, _ lagrangian: String, _ dimension: PhysicalDimension, prefactor: Double? = nil) {
        self.name = name
        self.lagrangian = lagrangian
        self.dimension = dimension
        self.prefactor = prefactor
    }

    /// Axion, photon and dark photon (arXiv:1806.00757 Eq. (2), arXiv:2602.11405 Eq. (1)).
    public static let darkAxionPortal = PortalModel(
        "dark-axion-portal", "L = (g/2) a F_{μν} F̃'^{μν}", .inverseEnergy, prefactor: 0.5)
    /// Photon and dark photon.
    public static let kineticMixing = PortalModel("kinetic-mixing", "L = -(ε/2) F_{μν} F'^{μν}", .dimensionless)
    /// The product of couplings that a fermion's electric dipole moment bounds (arXiv:2602.11405 Sec. VI).
    public static let edm = PortalModel(
        "edm", "L = g_s a ψ̄ψ + e ε ψ̄γ^μψ A'_μ + (g/2) a F_{μν} F̃'^{μν}", .inverseEnergy)
    /// Axion and two photons.
    public static let axionPhoton = PortalModel(
        "axion-photon", "L = -(g/4) a F_{μν} F̃^{μν}", .inverseEnergy, prefactor: 0.25)

    /// All of them.
    public static let all = [darkAxionPortal, kineticMixing, edm, axionPhoton]

    /// The model of that name; nil when this program does not know it.
    public static func named(_ name: Slug?) -> PortalModel? { all.first { $0.name == name?.text } }
}
