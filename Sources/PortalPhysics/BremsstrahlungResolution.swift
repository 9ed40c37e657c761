/// Widths of the quadrature panels (eight nodes each) of the bremsstrahlung integrals, in e-folds of the variables
/// 1 − x, U' and t. A panel's number grows with the range it has to cover, so every mass, beam and target gets the
/// same accuracy.
package struct BremsstrahlungResolution: Sendable, Hashable {
    /// Panel width in the energy variable.
    package let energy: Double
    /// Panel width in ln U'.
    package let virtuality: Double
    /// Panel width in ln t.
    package let transfer: Double

    /// A resolution from the three widths, all positive.
    package init(energy: Double, virtuality: Double, transfer: Double) {
        self.energy = energy
        self.virtuality = virtuality
        self.transfer = transfer
    }

    /// For integrated cross sections: better than 1e-5 for electrons and muons from 1 MeV to the kinematic end.
    package static let standard = BremsstrahlungResolution(energy: 2.5, virtuality: 2.5, transfer: 3.5)
    /// For comparisons, and for single points of a spectrum, which have one average less: about 1e-6.
    package static let fine = BremsstrahlungResolution(energy: 0.7, virtuality: 0.6, transfer: 0.8)

    /// Panels half as wide again: the comparison that gives the error.
    package var coarser: BremsstrahlungResolution { scaled(by: 1.5) }

    /// All panel widths times a factor.
    package func scaled(by factor: Double) -> BremsstrahlungResolution {
        BremsstrahlungResolution(
            energy: energy * factor, virtuality: virtuality * factor, transfer: transfer * factor)
    }
}
