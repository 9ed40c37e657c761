import Foundation
@testable import PortalPhysics
import Quadrature

/// Weizsäcker-Williams approximations of ℓN → ℓNV, for comparison with the exact result only: they are off by factors
/// of 0.85 to 40, the improved one most.
enum EquivalentPhoton: Sendable, Hashable, CaseIterable {
    /// Flux with t_min = [U'/(2E0(1 − x))]² and t_max = M_V² + m².
    case weizsaeckerWilliams
    /// The same t_min; the form factor alone ends the flux.
    case withoutUpperCut
    /// "Improved": t_min = (M_V²/2E0)² for all x and U', so that the flux factors out; t_max = M_V² + m².
    case improved

    /// σ(x > x_min) in cm² for ε = 1:
    /// dσ/dx = 1/(1 − x) ∫ dU'/2 (αχ/π) |M₂₂|²/(8πS²), S = U'/(1 − x), |M₂₂|² = −½(4πα)² L_gg(S, −U', t = 0).
    func crossSectionCm2(
        _ process: VectorBremsstrahlung, vectorMassGeV: Double, aboveEnergyShare xMin: Double
    ) -> Double {
        let start = max(xMin, vectorMassGeV / process.beamEnergyGeV)
        let lowestRest = process.leptonMassGeV / process.beamEnergyGeV
        guard start < 1 - lowestRest else { return 0 }
        let (from, to) = (log(lowestRest), log(1 - start))
        let flux = self == .improved ? improvedFlux(process, vectorMassGeV: vectorMassGeV) : 0
        return Panels.integral(from: from, to: to, count: Panels.count(from: from, to: to, width: 1.2)) { logRest in
            let rest = exp(logRest)
            return rest
                * (self == .improved
                    ? flux * Self.improvedShape(process, vectorMassGeV: vectorMassGeV, restShare: rest)
                    : differential(process, vectorMassGeV: vectorMassGeV, restShare: rest))
        } * Constants.inverseGeVSquaredCm2
    }

    /// χ = ∫ dt (t − t_min)/t² F² between t_min and t_max.
    static func flux(_ formFactor: ElasticFormFactor, lowest: Double, highest: Double) -> Double {
        guard lowest < highest else { return 0 }
        let (from, to) = (log(lowest), log(highest))
        return Panels.integral(from: from, to: to, count: Panels.count(from: from, to: to, width: 2.5)) { logT in
            let t = exp(logT)
            return t * (t - lowest) * formFactor.overMomentumTransferSquared(t)
        }
    }

    /// The flux of the improved approximation, which depends on M_V only.
    func improvedFlux(_ process: VectorBremsstrahlung, vectorMassGeV: Double) -> Double {
        let lowest = vectorMassGeV * vectorMassGeV / (2 * process.beamEnergyGeV)
        return Self.flux(
            ElasticFormFactor(process.nucleus), lowest: lowest * lowest,
            highest: vectorMassGeV * vectorMassGeV + process.leptonMassGeV * process.leptonMassGeV)
    }

    /// dσ/dx/χ of the improved approximation in GeV⁻²: the integral over U' in closed form, from zero angle to the
    /// vector flying backwards.
    ///
    /// 2α³(1 − x){[1/(1 − x) + (1 − x)]/U' − Cx/U'² + D/(3U'³)} with C = M_V² + 2m²,
    /// D = 2(1 − x)(M_V⁴ − 4m⁴) + 2m²C(1 + (1 − x)²); for m → 0 and all angles 4α³(1 − x + x²/3)/U'_min.
    static func improvedShape(_ process: VectorBremsstrahlung, vectorMassGeV: Double, restShare rest: Double) -> Double
    {
        let x = 1 - rest
        let lepton = process.leptonMassGeV * process.leptonMassGeV
        let vector = vectorMassGeV * vectorMassGeV
        let energy = process.beamEnergyGeV
        let c = vector + 2 * lepton
        let d = 2 * rest * (vector * vector - 4 * lepton * lepton) + 2 * lepton * c * (1 + rest * rest)
        func antiderivative(_ u: Double) -> Double {
            ((1 / rest + rest) - (c * x - d / (3 * u)) / u) / u
        }
        let lowestU = vector * rest / x + lepton * x
        let momentumSquared = (energy * energy - lepton) * max(0, x * x * energy * energy - vector)
        let highestU = lowestU + 4 * momentumSquared.squareRoot()
        let alpha = Constants.alpha
        return 2 * alpha * alpha * alpha * rest * (antiderivative(lowestU) - antiderivative(highestU))
    }

    /// dσ/dx in GeV⁻² with the flux at each U'.
    func differential(_ process: VectorBremsstrahlung, vectorMassGeV: Double, restShare rest: Double) -> Double {
        let x = 1 - rest
        let formFactor = ElasticFormFactor(process.nucleus)
        let lepton = process.leptonMassGeV * process.leptonMassGeV
        let vector = vectorMassGeV * vectorMassGeV
        let tensor = LeptonTensor(leptonMassSquared: lepton, vectorMassSquared: vector)
        let lowestU = vector * rest / x + lepton * x
        let perRoot = 1 / (2 * process.beamEnergyGeV * rest)
        // t_min = (U' · perRoot)² ends the integral over U' at t_max, or where the form factor has ended the flux.
        let highestT = self == .withoutUpperCut ? 1e4 * formFactor.extentGeV2 : vector + lepton
        let highestU = highestT.squareRoot() / perRoot
        guard lowestU < highestU else { return 0 }
        let (from, to) = (log(lowestU), log(highestU))
        let alpha = Constants.alpha
        let integral = Panels.integral(from: from, to: to, count: Panels.count(from: from, to: to, width: 2)) { logU in
            let u = exp(logU)
            let lowestT = u * u * perRoot * perRoot
            let flux = Self.flux(formFactor, lowest: lowestT, highest: highestT)
            let s = u / rest
            return u * flux * -tensor.trace(s: s, u: -u, t: 0) / (s * s)
        }
        return alpha * alpha * alpha / 2 * integral / rest
    }
}
