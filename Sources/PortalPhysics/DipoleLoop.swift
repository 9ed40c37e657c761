import Foundation
import Quadrature

/// The one-loop electric dipole moment of a fermion from a scalar coupling g_s a ψ̄ψ, a vector coupling e ε ψ̄γψ A' and
/// the mixing g a F ∂A': d/e = ε g_s g/(16π²) J(m_f, m_a, m, Λ) (arXiv:2602.11405 Sec. V; derivation in `Docs/use/physics.md`).
///
/// No factor m_f: g_s flips the chirality. J depends on the regulator by a constant of order one.
package struct DipoleLoop: Sendable, Hashable {
    /// Mass of the fermion in GeV.
    package let fermionMassGeV: Double
    /// Mass of the axion in GeV.
    package let axionMassGeV: Double
    /// Mass of the dark photon in GeV.
    package let darkPhotonMassGeV: Double
    /// The cutoff Λ in GeV.
    package let cutoffGeV: Double

    /// The loop for masses ≥ 0, at least one of them positive, and a positive cutoff.
    package init(fermionMassGeV: Double, axionMassGeV: Double, darkPhotonMassGeV: Double, cutoffGeV: Double) {
        self.fermionMassGeV = fermionMassGeV
        self.axionMassGeV = axionMassGeV
        self.darkPhotonMassGeV = darkPhotonMassGeV
        self.cutoffGeV = cutoffGeV
    }

    /// J with a cutoff on the bosons' Euclidean momentum:
    /// ∫₀^{Λ²} ds s W(4m_f²/s)/[(s + m_a²)(s + m²)]; infinite when no mass cuts it off below.
    package var euclidean: Double {
        let scales = [2 * fermionMassGeV, axionMassGeV, darkPhotonMassGeV, cutoffGeV].filter { $0 > 0 }.map { $0 * $0 }
        guard scales.count > 1, let smallest = scales.min() else { return .infinity }
        let (fermion, axion, dark) = (
            fermionMassGeV * fermionMassGeV, axionMassGeV * axionMassGeV, darkPhotonMassGeV * darkPhotonMassGeV
        )
        let to = 2 * log(cutoffGeV)
        // Below every scale the integrand falls at least like the square root of s.
        let from = min(log(smallest), to) - 80
        return Panels.integral(from: from, to: to, count: Panels.count(from: from, to: to, width: 1.5)) { logS in
            let s = exp(logS)
            return s / (s + axion) * (s / (s + dark)) * Self.fermionLine(4 * fermion / s)
        }
    }

    /// W(b) = (8/3)[(1 + b)^{3/2} − 1 − 3b/2]/b² = (4/3)(2r + 1)/(r + 1)², r = √(1 + b): the fermion line averaged
    /// over the directions of the Euclidean momentum, b = 4m_f²/s. The second form has no cancellation at any b.
    package static func fermionLine(_ b: Double) -> Double {
        let r = (1 + b).squareRoot()
        return 4 * (2 * r + 1) / (3 * (r + 1) * (r + 1))
    }

    /// J with a cutoff on the shifted momentum of the Feynman parametrisation:
    /// 2∫dy∫dz [ln((Λ² + D)/D) + 2D/(Λ² + D) − D²/(2(Λ² + D)²) − 3/2], D = y²m_f² + z m² + (1 − y − z)m_a².
    ///
    /// It agrees with `euclidean` up to masses²/Λ²: a check, and a measure of the regulator's freedom when they differ.
    package var feynman: Double {
        let square = cutoffGeV * cutoffGeV
        let (fermion, axion, dark) = (
            fermionMassGeV * fermionMassGeV, axionMassGeV * axionMassGeV, darkPhotonMassGeV * darkPhotonMassGeV
        )
        // y = 1/(1 + exp(−v)) resolves the logarithms at both ends; D is linear in z, from d0 to d1.
        return 2
            * Panels.integral(from: -45, to: 45, count: 60) { v in
                let y = 1 / (1 + exp(-v))
                let rest = 1 / (1 + exp(v))
                let d0 = y * y * fermion + rest * axion
                let d1 = y * y * fermion + rest * dark
                let smooth = Panels.integral(from: 0, to: 1, count: 2) { share in
                    let d = d0 + share * (d1 - d0)
                    let ratio = d / (square + d)
                    return log1p(d / square) + ratio * (2 - ratio / 2)
                }
                return y * rest * rest * (log(square) - Self.meanLog(d0, d1) + smooth - 1.5)
            }
    }

    /// The mean of ln D for D linear between two values: ln d0 + (1 + e) ln(1 + e)/e − 1 with e = (d1 − d0)/d0.
    private static func meanLog(_ d0: Double, _ d1: Double) -> Double {
        let (low, high) = (min(d0, d1), max(d0, d1))
        guard low > 0 else { return log(high) - 1 }
        let e = (high - low) / low
        // Series (1 + e) ln(1 + e)/e − 1 = e/2 − e²/6 + e³/12 − …
        if e < 1e-3 { return log(low) + e * (0.5 - e * (1.0 / 6 - e * (1.0 / 12 - e / 20))) }
        return log(low) + (1 + e) * log1p(e) / e - 1
    }

    /// J when A' couples through the Pauli term κ/(4m_f) ψ̄σF'ψ instead of ψ̄γA'ψ: exactly κ J.
    package func pauli(anomalousMoment: Double) -> Double { anomalousMoment * euclidean }

    /// The bound |g_s ε g| < 16π² (d/e)/J in GeV⁻¹ from a limit on the dipole moment.
    /// - Parameter dipoleLimitECm: limit on |d| in e cm.
    package static func couplingBound(dipoleLimitECm: Double, loop: Double) -> Double {
        16 * Double.pi * Double.pi * (dipoleLimitECm / Constants.hbarCGeVCm) / abs(loop)
    }
}
