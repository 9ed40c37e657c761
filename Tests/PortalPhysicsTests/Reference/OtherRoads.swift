import Foundation
@testable import PortalPhysics
import Quadrature

extension DarkAxionPortal {
    /// Γ(γ*(q) → a γ')/g² = λ^{3/2}(q², m², m_a²)/(96π q³) in GeV³, averaged over the three polarisations.
    static func virtualPhotonWidthPerCouplingSquared(
        invariantMassGeV q: Double, darkPhotonMassGeV: Double, axionMassGeV: Double
    ) -> Double {
        let shape = phaseSpace(
            invariantMassGeV: q, darkPhotonMassGeV: darkPhotonMassGeV, axionMassGeV: axionMassGeV)
        return q * q * q * shape / (96 * Double.pi)
    }

    /// The mean path c τ βγ = (ħc/Γ) p/m of a particle in the laboratory, in cm; infinite when it is stable.
    static func decayLengthCm(widthGeV: Double, massGeV: Double, momentumGeV: Double) -> Double {
        guard widthGeV > 0 else { return .infinity }
        return Constants.hbarCGeVCm / widthGeV * (momentumGeV / massGeV)
    }
}

extension AnnihilationSearch {
    /// 1 − exp(−L m/(p cτ)): γ' of momentum p in the centre of mass decays within L.
    /// - Parameter couplingInverseGeV: G in GeV⁻¹.
    static func decayProbability(
        _ production: AnnihilationProduction, couplingInverseGeV coupling: Double, lengthM: Double
    ) -> Double {
        let width = DarkAxionPortal.darkPhotonWidthPerCouplingSquared(
            darkPhotonMassGeV: production.darkPhotonMassGeV, axionMassGeV: production.axionMassGeV)
        let path = DarkAxionPortal.decayLengthCm(
            widthGeV: coupling * coupling * width, massGeV: production.darkPhotonMassGeV,
            momentumGeV: production.momentumGeV)
        return -expm1(-100 * lengthM / path)
    }
}

extension SecondaryPhoton {
    /// W(c, c*, φ*) = (9/32)[1 + c² − (1 − c*²) + (1 − c²)(1 − c*²) sin²φ*], the exact joint density over
    /// dc dc* dφ*/2π: c is the cosine of γ', φ* the photon's azimuth from the production plane.
    static func chainDensity(cosine c: Double, restCosine: Double, azimuthRad: Double) -> Double {
        let transverse = 1 - restCosine * restCosine
        let sine = sin(azimuthRad)
        return 9.0 / 32 * (1 + c * c - transverse + (1 - c * c) * transverse * sine * sine)
    }
}

extension PortalElectronScattering {
    /// The cosine of the recoil against the incoming particle: [±m² + 2(E + m_e)T]/(2 p p_e), + for a.
    func recoilCosine(recoilGeV kinetic: Double) -> Double {
        let square = darkPhotonMassGeV * darkPhotonMassGeV
        let momentum = (kinetic * (kinetic + 2 * Constants.electronMassGeV)).squareRoot()
        let linear = 2 * (energyGeV + Constants.electronMassGeV) * kinetic
        return incoming == .axion
            ? (linear + square) / (2 * energyGeV * momentum)
            : (linear - square) / (2 * (energyGeV * energyGeV - square).squareRoot() * momentum)
    }
}

extension PseudoscalarDecay {
    /// The same for m_a = 0 in closed form: Br_γγ M²/(48π²) I(r), r = m²/M²; it cancels for r → 1 (eight digits are
    /// lost at r = 0.7).
    ///
    /// I(r) = Σ_{j,k=0..3} C(3,j)C(3,k)(−1)^{j+k} r^k [−ln r if j − k = −1, else (1 − r^{j−k+1})/(j − k + 1)].
    static func closedFormBranchingPerCouplingSquared(
        mesonMassGeV: Double, twoPhotonBranching: Double, darkPhotonMassGeV: Double
    ) -> Double {
        let ratio = darkPhotonMassGeV / mesonMassGeV
        guard ratio < 1 else { return 0 }
        let r = ratio * ratio
        let binomial = [1.0, 3, 3, 1]
        var sum = 0.0
        for j in 0...3 {
            for k in 0...3 {
                let power = j - k + 1
                let part = power == 0 ? -log(r) : (1 - pow(r, Double(power))) / Double(power)
                sum += binomial[j] * binomial[k] * ((j + k) % 2 == 0 ? 1 : -1) * pow(r, Double(k)) * part
            }
        }
        return twoPhotonBranching * mesonMassGeV * mesonMassGeV / (48 * Double.pi * Double.pi) * sum
    }
}

extension SignalLimit {
    /// The median of s_up over the counts that the background alone makes: s_up at the median count, because s_up
    /// rises with n.
    func medianExpected(background: Double, confidenceLevel: Double) -> Double? {
        guard background >= 0, background <= Double(Self.largestCount) else { return nil }
        return upperLimit(
            observed: Poisson.median(mean: background), background: background, confidenceLevel: confidenceLevel)
    }

    /// The mean of s_up over the counts that the background alone makes.
    func meanExpected(background: Double, confidenceLevel: Double) -> Double? {
        guard background >= 0, background <= Double(Self.largestCount) else { return nil }
        let reach = 9 * (background + 1).squareRoot() + 12
        let first = max(0, Int((background - reach).rounded(.down)))
        var (sum, weight) = (0.0, 0.0)
        for count in first...Int((background + reach).rounded(.up)) {
            guard let limit = upperLimit(observed: count, background: background, confidenceLevel: confidenceLevel)
            else { return nil }
            let share = Poisson.probability(count: count, mean: background)
            sum += share * limit
            weight += share
        }
        return sum / weight
    }
}

extension LeptonAnomaly {
    /// The same from the spectral function: (α²/3π²) ∫ ds/s R(s)[K(s) − m_ℓ²/(3s)], an independent route for checks.
    var subtractedByDispersionPerCouplingSquared: IntegralEstimate {
        dispersion(to: .infinity) { -Self.kernelBeyondSlope($0) }
    }

    /// 1/(3r) − K = ∫₀¹ dx x⁴/{r[x² + (1 − x) r]}, without cancellation.
    static func kernelBeyondSlope(_ r: Double) -> Double {
        overUnit(r) { x, rest in x * x * x * x / (r * (x * x + rest * r)) }
    }
}

extension VectorBremsstrahlung {
    /// The largest possible x = E_V/E0 for this mass; nil below threshold.
    func highestEnergyShare(vectorMassGeV: Double) -> Double? {
        beam(vectorMassGeV: vectorMassGeV).highestVectorEnergy.map { $0 / beamEnergyGeV }
    }

    /// ⟨L·W⟩_φ at one point; 0 outside the kinematic range. For tests of the amplitude.
    /// - Parameters: `leptonVirtualityGeV2` is U' = m² − (p − k)², `momentumTransferGeV2` is t.
    func azimuthAverage(
        vectorMassGeV: Double, energyShare x: Double, leptonVirtualityGeV2 uPrime: Double,
        momentumTransferGeV2 t: Double
    ) -> Double {
        let beam = beam(vectorMassGeV: vectorMassGeV)
        guard let top = beam.highestVectorEnergy, case let energy = x * beamEnergyGeV, energy < top,
            energy > vectorMassGeV
        else { return 0 }
        let kinematics = RecoilKinematics(beam: beam, vectorEnergy: energy, restEnergy: beamEnergyGeV - energy)
        guard uPrime >= kinematics.lowestU, let range = RecoilRange(kinematics, u: uPrime), t >= range.lowestT,
            t <= range.highestT
        else { return 0 }
        return AzimuthAverage(beam: beam, spin: spin).value(range, u: uPrime, t: t)
    }

    /// dσ/dx in cm² at x = E_V/E0, for ε = 1; 0 outside the kinematic range.
    func differentialCm2(
        vectorMassGeV: Double, energyShare x: Double, resolution: BremsstrahlungResolution = .fine
    ) -> Double {
        let beam = beam(vectorMassGeV: vectorMassGeV)
        guard let top = beam.highestVectorEnergy, case let energy = x * beamEnergyGeV, energy < top,
            energy > vectorMassGeV
        else { return 0 }
        let integral = BremsstrahlungIntegral(self, beam: beam, resolution: resolution)
        return integral.perEnergy(vectorEnergy: energy, restEnergy: beamEnergyGeV - energy) * beamEnergyGeV
    }
}

/// The Källén function λ(x, y, z) = x² + y² + z² − 2xy − 2yz − 2zx, in the form (x − y − z)² − 4yz, which does not
/// cancel for y, z ≪ x.
func kallen(_ x: Double, _ y: Double, _ z: Double) -> Double {
    let rest = x - y - z
    return rest * rest - 4 * y * z
}
