/// A target in which the beam keeps its energy: nuclei per area times cross section times exposure.
package struct ThinTarget: Sendable, Hashable {
    /// Nuclei per cm²: (ρ N_A/A) L.
    package let nucleiPerCm2: Double

    /// A target from density in g/cm³, atomic weight in g/mol and length in cm.
    package init(densityGPerCm3: Double, atomicWeight: Double, lengthCm: Double) {
        nucleiPerCm2 = densityGPerCm3 * Constants.avogadro / atomicWeight * lengthCm
    }

    /// Expected events N = exposure × nuclei/cm² × σ × efficiency; with σ/g² or σ/ε² they are events per g² or ε².
    /// - Parameters:
    ///   - exposure: beam particles on target.
    ///   - crossSectionCm2: σ(x > x_min) in cm².
    ///   - efficiency: share of the events that is seen.
    package func events(exposure: Double, crossSectionCm2: Double, efficiency: Double = 1) -> Double {
        exposure * nucleiPerCm2 * crossSectionCm2 * efficiency
    }
}

/// Conversion of a limit on the number of events into one on a coupling.
package enum Reach {
    /// The coupling where events = s_up, for events that go with its square: √(s_up/N₁); infinite without events.
    ///
    /// With N₁ in GeV² (events per g²) it is g in GeV⁻¹, with N₁ per ε² it is ε.
    package static func coupling(signalLimit: Double, eventsPerCouplingSquared: Double) -> Double {
        eventsPerCouplingSquared > 0 ? (signalLimit / eventsPerCouplingSquared).squareRoot() : .infinity
    }
}
