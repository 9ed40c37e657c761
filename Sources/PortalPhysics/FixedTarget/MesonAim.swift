import Foundation

/// One sampled meson, seen from the direction n in which its daughter flies.
///
/// The daughters of a spinless meson are isotropic in its rest frame. A massless one then reaches the direction n with
/// D²/4π per solid angle and energy E = D E*, D = 1/[γ(1 − β cos α)], α between meson and n. Mesons are drawn with
/// exactly this density about n, so only their spectrum remains as a weight.
struct MesonAim {
    /// E/M of the meson.
    let gamma: Double
    /// γβ cos α.
    let boostAlong: Double
    /// D.
    let doppler: Double
    /// √(γ² − (γβ cos α)²), and the rapidity artanh(β cos α): neither depends on the daughter's mass.
    private let transverse, rapidity: Double
    /// p in GeV and dp/du.
    private let momentum, slope: Double
    /// cos α, sin α, and the meson's azimuth about n as a share of a turn.
    private let cosine, sine, turn: Double

    /// - Parameters:
    ///   - lowestMomentumGeV: where sampling starts.
    ///   - u: three coordinates in (0, 1), for p, α and the azimuth about n.
    init(_ source: MesonSource, lowestMomentumGeV: Double, _ u: (Double, Double, Double)) {
        // Denser at small momenta: spectra fall by decades.
        let span = source.distribution.momentumRangeGeV.upperBound - lowestMomentumGeV
        let root = u.0.squareRoot()
        momentum = lowestMomentumGeV + span * u.0 * u.0 * root
        slope = 2.5 * span * u.0 * root
        let energy = (momentum * momentum + source.massGeV * source.massGeV).squareRoot()
        gamma = energy / source.massGeV
        let beta = momentum / energy
        // 1/k is uniform between 1/(1 + β) and 1/(1 − β) = γ²(1 + β), with k = 1 − β cos α.
        let slow = 1 / (gamma * gamma * (1 + beta))
        let k = 1 / (1 / (1 + beta) + u.1 * (1 / slow - 1 / (1 + beta)))
        let versine = min(2, max(0, (k - slow) / max(beta, 1e-12)))
        cosine = 1 - versine
        sine = (versine * (2 - versine)).squareRoot()
        turn = u.2
        boostAlong = gamma * (1 - k)
        doppler = 1 / (gamma * k)
        transverse = ((gamma - boostAlong) * (gamma + boostAlong)).squareRoot()
        rapidity = atanh(boostAlong / gamma)
    }

    /// dN/(dp dΩ) of the meson times dp/du, for one meson, when its daughter flies along n.
    /// - Parameter norm: the integral of the distribution.
    func weight(_ source: MesonSource, norm: Double, direction n: SIMD3<Double>) -> Double {
        let meson = Self.tilted(n, cosine: cosine, sine: sine, turn: turn)
        let angle = atan2((meson.x * meson.x + meson.y * meson.y).squareRoot(), meson.z)
        return slope * source.distribution.density(momentumGeV: momentum, polarAngleRad: angle) / norm
    }

    /// A unit vector at an angle to n, turned about it by a share of a full turn.
    static func tilted(_ n: SIMD3<Double>, cosine: Double, sine: Double, turn: Double) -> SIMD3<Double> {
        cosine * n + sine * across(n, turn: turn)
    }

    /// A unit vector across n, turned about it by a share of a full turn.
    static func across(_ n: SIMD3<Double>, turn: Double) -> SIMD3<Double> {
        let flat = (n.x * n.x + n.y * n.y).squareRoot()
        let (u, v): (SIMD3<Double>, SIMD3<Double>)
        if flat > 1e-12 {
            u = SIMD3(n.x * n.z / flat, n.y * n.z / flat, -flat)
            v = SIMD3(-n.y / flat, n.x / flat, 0)
        } else {
            (u, v) = (SIMD3(1, 0, 0), SIMD3(0, n.z < 0 ? -1 : 1, 0))
        }
        let angle = 2 * Double.pi * turn
        return cos(angle) * u + sin(angle) * v
    }

    /// A γ' of the aimed direction: its energy, and its weight without that of the meson.
    struct DarkPhoton {
        let energyGeV, momentumGeV, weight: Double
    }

    /// Draws the energy of a γ' of mass m that flies along n; nil when none does.
    ///
    /// Per solid angle dN/dE' = p' h(E*)/4π with h = dN/dE*/p*, because E dN/d³p is invariant. E* = γE' − γβ cos α p'
    /// is m g cosh(y − y₀) in the rapidity y along n, g² = γ² − (γβ cos α)²: the range of E' is in closed form.
    /// - Parameters:
    ///   - lowestEnergyGeV: smaller energies do not count.
    ///   - power: E'^power is uniform.
    func darkPhoton(
        _ spectrum: MesonSpectrum, lowestEnergyGeV: Double, power: Double, _ u: Double
    ) -> DarkPhoton? {
        let m = spectrum.decay.darkPhotonMassGeV
        let reach = spectrum.highestDarkPhotonEnergyGeV / (m * transverse)
        guard reach > 1 else { return nil }
        let spread = acosh(reach)
        guard rapidity + spread > 0 else { return nil }
        let from = max(m * cosh(max(0, rapidity - spread)), lowestEnergyGeV)
        let to = m * cosh(rapidity + spread)
        guard from < to else { return nil }
        let (energy, slope): (Double, Double)
        if power == 1 {
            (energy, slope) = (from + u * (to - from), to - from)
        } else {
            let (low, high) = (pow(from, power), pow(to, power))
            energy = pow(low + u * (high - low), 1 / power)
            slope = (high - low) / (power * pow(energy, power - 1))
        }
        guard energy > m else { return nil }
        let momentum = ((energy - m) * (energy + m)).squareRoot()
        let atRest = gamma * energy - boostAlong * momentum
        let density = momentum * spectrum.darkPhotonPerMomentum(energyGeV: atRest)
        guard density > 0 else { return nil }
        return DarkPhoton(
            energyGeV: energy, momentumGeV: momentum, weight: density * slope / (doppler * doppler))
    }
}
