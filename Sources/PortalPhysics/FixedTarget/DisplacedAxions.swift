import Foundation

/// Axions from γ' → a γ that decays on its way: which of them reach the detector depends on where, hence on G.
///
/// A point y of the detector, the length s flown and the angle θ_a between γ' and a fix the triangle target - decay -
/// y. Rays and volume are related by dΩ' dφ_a dl = d³y dχ/(d² cos ψ), d = |y|, ψ the triangle's angle at y, sin ψ =
/// (s/d) sin θ_a, χ its azimuth; so nothing is wasted on axions that miss. Decays beyond the distance of y are left
/// out, and those inside the detector, whose photon is seen.
struct DisplacedAxions: Sendable {
    struct Part: Sendable {
        /// Place of the axion's energy on the grid of the response.
        let place: Double
        /// Weight in m as if γ' decayed in the target, and where it does (per metre of s).
        let prompt, displaced: Double
        /// Decay lengths per metre at G = 1; the length s flown, and the shortest one, in metres.
        let perMetre, flownM, shortestM: Double
    }

    /// By replicate.
    let replicates: [[Part]]
    /// Fewest decay lengths at G = 1 on the shortest flight, by replicate.
    private let fewestLengths: [Double]

    /// Shorter flights than this share of the distance count as decays in the target.
    private static let shortestShare = 1e-3

    init(_ table: ScatteringTable, source index: Int, spectrum: MesonSpectrum, response: ScatteringResponse) {
        let m = spectrum.decay.darkPhotonMassGeV
        let width = DarkAxionPortal.darkPhotonWidthPerCouplingSquared(darkPhotonMassGeV: m, axionMassGeV: 0)
        let source = table.experiment.sources[index]
        let detector = table.experiment.detector
        let norm = table.norms[index]
        let stretch = -log(Self.shortestShare)
        replicates = (0..<table.plan.replicates).map { replicate in
            var parts: [Part] = []
            table.plan.forEach(replicate: replicate, dimensions: 10, stream: 100 + index) { u in
                let aim = MesonAim(source, lowestMomentumGeV: 0, (u[3], u[4], u[5]))
                guard let dark = aim.darkPhoton(spectrum, lowestEnergyGeV: 0, power: 2, u[6]) else { return }
                let rest = 2 * u[7] - 1
                let axion = (dark.energyGeV + dark.momentumGeV * rest) / 2
                guard let place = response.place(energyGeV: axion) else { return }
                let cosine = (dark.energyGeV * rest + dark.momentumGeV) / (2 * axion)
                let sine = m * (1 - rest * rest).squareRoot() / (2 * axion)

                let point = detector.point(atUnit: SIMD3(u[0], u[1], u[2]))
                let square = (point * point).sum()
                let distance = square.squareRoot()
                let scale = dark.weight * detector.volumeM3 / (square * Double(table.plan.points))
                func weight(flownM: Double) -> Double {
                    let atPoint = flownM / distance * sine
                    let cosinePoint = max(1e-12, 1 - atPoint * atPoint).squareRoot()
                    // The angle at the target is θ_a − ψ.
                    let flight = MesonAim.tilted(
                        point / distance, cosine: cosine * cosinePoint + sine * atPoint,
                        sine: sine * cosinePoint - cosine * atPoint, turn: u[9])
                    if flownM > 0, detector.contains(flownM * flight) { return 0 }
                    return scale * aim.weight(source, norm: norm, direction: flight) / cosinePoint
                }
                let flown = distance * exp(-stretch * u[8])
                parts.append(
                    Part(
                        place: place, prompt: weight(flownM: 0),
                        displaced: weight(flownM: flown) * flown * stretch,
                        perMetre: width * m / (dark.momentumGeV * Constants.hbarCGeVMetre), flownM: flown,
                        shortestM: distance * Self.shortestShare))
            }
            return parts
        }
        fewestLengths = replicates.map { parts in parts.reduce(.infinity) { min($0, $1.perMetre * $1.shortestM) } }
    }

    /// The share of the axions of prompt decays that arrive at G, weighted with cross sections on the grid of the
    /// response: 1 when γ' decays at once, 0 when it outlives the way.
    func arrivingShare(couplingInverseGeV coupling: Double, replicate: Int, sections: [Double]) -> Double {
        let square = coupling * coupling
        // From e⁻⁴⁰ on the flight does not count.
        guard square * fewestLengths[replicate] < 40 else { return 1 }
        var (arriving, prompt) = (0.0, 0.0)
        for part in replicates[replicate] {
            let section = ScatteringResponse.value(sections, at: part.place)
            let lengths = square * part.perMetre
            prompt += part.prompt * section
            let flown = lengths * part.flownM
            // Beyond, e^−x is 0 even as a subnormal number, and finding that out takes long.
            arriving +=
                section
                * (part.prompt * -expm1(-lengths * part.shortestM)
                    + (flown < 746 ? part.displaced * lengths * exp(-flown) : 0))
        }
        return prompt > 0 ? arriving / prompt : 0
    }
}
