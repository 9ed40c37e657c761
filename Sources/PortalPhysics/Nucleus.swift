import Foundation

/// A target nucleus as the beam sees it.
package struct Nucleus: Sendable, Hashable {
    /// The charge number Z.
    package let charge: Double
    /// The mass number A, or the atomic weight of a natural mixture.
    package let massNumber: Double

    /// A nucleus from charge number and mass number, both positive.
    package init(charge: Double, massNumber: Double) {
        self.charge = charge
        self.massNumber = massNumber
    }

    /// M = A × 0.93149410 GeV. Cross sections feel 1% of M at the level of 1e-4 or less.
    package var massGeV: Double { massNumber * Constants.atomicMassUnitGeV }

    /// Spin of the nucleus: a scalar or a Dirac current without anomalous moment. The cross sections differ by less
    /// than 1e-3 for targets of interest.
    package enum Spin: Sendable, Hashable, CaseIterable {
        /// Vertex (P_i + P_f)^μ F(t).
        case zero
        /// Vertex γ^μ F(t).
        case half
    }
}

/// The elastic form factor F(t) = Z · a²t/(1 + a²t) · 1/(1 + t/d) of an atom: screening by its electrons and the
/// extent of its nucleus (arXiv:0906.0580 App. A, from Kim and Tsai 1973). No inelastic part.
package struct ElasticFormFactor: Sendable, Hashable {
    /// Z².
    let chargeSquared: Double
    /// a² in GeV⁻², a = 111 Z^{-1/3}/m_e: the screening cloud is made of electrons whatever the beam is.
    let screeningSquared: Double
    /// d = 0.164 GeV² A^{-2/3}.
    let extentGeV2: Double

    /// The form factor of an atom around a nucleus.
    package init(_ nucleus: Nucleus) {
        chargeSquared = nucleus.charge * nucleus.charge
        let screening = 111 / (cbrt(nucleus.charge) * Constants.electronMassGeV)
        screeningSquared = screening * screening
        let root = cbrt(nucleus.massNumber)
        extentGeV2 = 0.164 / (root * root)
    }

    /// F(t), Z included.
    /// - Parameter momentumTransferGeV2: t = −(P_i − P_f)² ≥ 0 in GeV².
    package func value(momentumTransferGeV2 t: Double) -> Double {
        t * overMomentumTransferSquared(t).squareRoot()
    }

    /// F²/t² in GeV⁻⁴, which stays finite for t → 0.
    func overMomentumTransferSquared(_ t: Double) -> Double {
        overMomentumTransferSquared(SIMD8(repeating: t))[0]
    }

    /// F²/t² in GeV⁻⁴ at eight t.
    @inline(__always)
    func overMomentumTransferSquared(_ t: SIMD8<Double>) -> SIMD8<Double> {
        let ratio = screeningSquared / ((1 + screeningSquared * t) * (1 + t / extentGeV2))
        return chargeSquared * ratio * ratio
    }
}
