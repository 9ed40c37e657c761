import Foundation

/// A chemical element as target material: natural isotopic mixture, solid at room temperature unless noted.
///
/// Source: Particle Data Group, Atomic and Nuclear Properties of Materials (Review of Particle Physics, table 6.1):
/// atomic weight, density and radiation length.
package struct Element: Sendable, Hashable {
    /// The symbol, e.g. `Pb`.
    package let symbol: String
    /// The English name.
    package let name: String
    /// The charge number Z.
    package let charge: Int
    /// The standard atomic weight in g/mol.
    package let atomicWeight: Double
    /// Density in g/cm³.
    package let densityGPerCm3: Double
    /// Radiation length in g/cm².
    package let radiationLengthGPerCm2: Double

    /// Radiation length in cm.
    package var radiationLengthCm: Double { radiationLengthGPerCm2 / densityGPerCm3 }

    /// The nucleus with the natural atomic weight as mass number.
    package var nucleus: Nucleus { Nucleus(charge: Double(charge), massNumber: atomicWeight) }

    /// The element with this symbol (case counts); nil when it is not in the table.
    package init?(symbol: String) {
        guard let element = Self.all.first(where: { $0.symbol == symbol }) else { return nil }
        self = element
    }

    private init(_ symbol: String, _ name: String, _ charge: Int, _ weight: Double, _ density: Double, _ length: Double)
    {
        self.symbol = symbol
        self.name = name
        self.charge = charge
        atomicWeight = weight
        densityGPerCm3 = density
        radiationLengthGPerCm2 = length
    }

    /// Every element of the table, by charge number.
    package static let all: [Element] = [
        Element("Li", "lithium", 3, 6.94, 0.534, 82.78),
        Element("Be", "beryllium", 4, 9.0121831, 1.848, 65.19),
        Element("C", "carbon (graphite)", 6, 12.0107, 2.210, 42.70),
        Element("Al", "aluminium", 13, 26.9815385, 2.699, 24.01),
        Element("Si", "silicon", 14, 28.0855, 2.329, 21.82),
        Element("Ar", "argon (liquid)", 18, 39.948, 1.396, 19.55),
        Element("Ti", "titanium", 22, 47.867, 4.540, 16.16),
        Element("Fe", "iron", 26, 55.845, 7.874, 13.84),
        Element("Cu", "copper", 29, 63.546, 8.960, 12.86),
        Element("Ge", "germanium", 32, 72.630, 5.323, 12.25),
        Element("Sn", "tin", 50, 118.710, 7.310, 8.82),
        Element("Xe", "xenon (liquid)", 54, 131.293, 2.953, 8.48),
        Element("W", "tungsten", 74, 183.84, 19.300, 6.76),
        Element("Pt", "platinum", 78, 195.084, 21.450, 6.54),
        Element("Au", "gold", 79, 196.966569, 19.320, 6.46),
        Element("Pb", "lead", 82, 207.2, 11.350, 6.37),
        Element("U", "uranium", 92, 238.02891, 18.950, 6.00),
    ]
}
