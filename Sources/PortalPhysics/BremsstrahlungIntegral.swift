import Foundation
import Quadrature

/// The three nested integrals of ℓN → ℓNV at one vector mass.
struct BremsstrahlungIntegral {
    private let beam: RecoilKinematics.Beam
    private let formFactor: ElasticFormFactor
    private let average: AzimuthAverage
    private let resolution: BremsstrahlungResolution
    /// α³/(16M²p0²) in GeV⁻⁴, times the area of 1 GeV⁻² in cm².
    private let prefactor: Double

    init(_ process: VectorBremsstrahlung, beam: RecoilKinematics.Beam, resolution: BremsstrahlungResolution) {
        self.beam = beam
        formFactor = ElasticFormFactor(process.nucleus)
        average = AzimuthAverage(beam: beam, spin: process.spin)
        self.resolution = resolution
        let alpha = Constants.alpha
        let momentum = beam.momentum
        prefactor =
            alpha * alpha * alpha / (16 * beam.nucleus * beam.nucleus * momentum * momentum)
            * Constants.inverseGeVSquaredCm2
    }

    /// σ in cm² for E_k in the range.
    ///
    /// The upper part is integrated in η with E' = E'_min cosh η: logarithmic in 1 − x, where the spectrum peaks at
    /// (m/M_V)², and smooth at the end point, where the lepton's velocity vanishes like a square root. The lower part,
    /// when x_min asks for it, in ζ with E_k = M_V cosh ζ for the same two reasons.
    func total(lowestEnergy: Double, highestEnergy: Double) -> Double {
        let vector = beam.vector
        let lowestRest = beam.energy - highestEnergy
        let split = (vector + highestEnergy) / 2
        let isSplit = lowestEnergy < 0.8 * split || lowestEnergy <= vector
        let middle = isSplit ? split : lowestEnergy
        var sum = 0.0
        if isSplit {
            let (from, to) = (acosh(lowestEnergy / vector), acosh(split / vector))
            let panels = Panels.count(from: from, to: to, width: resolution.energy)
            sum += Panels.integral(from: from, to: to, count: panels) { zeta in
                let energy = vector * cosh(zeta)
                return perEnergy(vectorEnergy: energy, restEnergy: beam.energy - energy) * vector * sinh(zeta)
            }
        }
        let to = acosh(max(1, (beam.energy - middle) / lowestRest))
        let panels = Panels.count(from: 0, to: to, width: resolution.energy)
        sum += Panels.integral(from: 0, to: to, count: panels) { eta in
            let rest = lowestRest * cosh(eta)
            return perEnergy(vectorEnergy: beam.energy - rest, restEnergy: rest) * lowestRest * sinh(eta)
        }
        return sum
    }

    /// dσ/dE_k in cm²/GeV.
    func perEnergy(vectorEnergy: Double, restEnergy: Double) -> Double {
        let kinematics = RecoilKinematics(beam: beam, vectorEnergy: vectorEnergy, restEnergy: restEnergy)
        let (low, high) = (kinematics.lowestU, kinematics.highestU)
        guard low > 0, low < high else { return 0 }
        func integrand(_ logU: Double) -> Double {
            let u = exp(logU)
            guard let range = RecoilRange(kinematics, u: u) else { return 0 }
            return u * transferIntegral(range, u: u) / range.kappa
        }
        // At the highest U' the range of t closes like a square root: there ln U' = to − w².
        let (from, to) = (log(low), log(high))
        let middle = max(from, to - resolution.virtuality)
        let reach = (to - middle).squareRoot()
        let panels = Panels.count(from: 0, to: reach, width: resolution.virtuality / 3)
        var integral = Panels.integral(from: 0, to: reach, count: panels) { w in 2 * w * integrand(to - w * w) }
        if from < middle {
            let panels = Panels.count(from: from, to: middle, width: resolution.virtuality)
            integral += Panels.integral(from: from, to: middle, count: panels, integrand)
        }
        return prefactor * integral
    }

    /// ∫ dt F²/t² ⟨L·W⟩, in ln t but for the neighbourhood of a collinear peak, where ln t = ln t* + δ sinh v.
    private func transferIntegral(_ range: RecoilRange, u: Double) -> Double {
        let (from, to) = (log(range.lowestT), log(range.highestT))
        // Beyond the nucleus' extent the integrand falls like t⁻² and wide panels are plenty.
        let knee = min(to, max(from, log(50 * max(formFactor.extentGeV2, range.lowestT))))
        func integrand(_ logT: SIMD8<Double>) -> SIMD8<Double> {
            let t = Self.map(logT, exp)
            return t * formFactor.overMomentumTransferSquared(t) * average.values(range, u: u, t: t)
        }
        func plain(_ low: Double, _ high: Double) -> Double {
            guard low < high else { return 0 }
            let middle = min(high, max(low, knee))
            var sum = 0.0
            if low < middle {
                let panels = Panels.count(from: low, to: middle, width: resolution.transfer)
                sum += Panels.integralByEight(from: low, to: middle, count: panels, integrand)
            }
            if middle < high {
                let panels = Panels.count(from: middle, to: high, width: 3 * resolution.transfer)
                sum += Panels.integralByEight(from: middle, to: high, count: panels, integrand)
            }
            return sum
        }
        guard let peak = range.collinearPeak, case let centre = log(peak.centre), centre < knee else {
            return plain(from, to)
        }
        let (low, high) = (max(from, centre - Self.peakReach), min(to, centre + Self.peakReach))
        let width = peak.relativeWidth
        let (first, last) = (asinh((low - centre) / width), asinh((high - centre) / width))
        let panels = Panels.count(from: first, to: last, width: resolution.transfer)
        let middle = Panels.integralByEight(from: first, to: last, count: panels) { v in
            integrand(centre + width * Self.map(v, sinh)) * width * Self.map(v, cosh)
        }
        return plain(from, low) + middle + plain(high, to)
    }

    @inline(__always)
    private static func map(_ lanes: SIMD8<Double>, _ function: (Double) -> Double) -> SIMD8<Double> {
        var values = lanes
        for lane in 0..<8 { values[lane] = function(lanes[lane]) }
        return values
    }

    /// Reach in ln t of the map around a collinear peak.
    private static let peakReach = 2.5
}
