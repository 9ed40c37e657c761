import Foundation
import Quadrature

/// Part of a scattering experiment that depends neither on m nor on G: mesons aimed at points of the detector. Make it
/// once.
package struct ScatteringTable: Sendable {
    /// The experiment.
    package let experiment: ScatteringExperiment
    /// The points.
    package let plan: SamplingPlan

    struct Entry: Sendable {
        let aim: MesonAim
        let weight: Double
        let distanceM: Double
        let energy: Double
    }
    /// By source, then replicate.
    let entries: [[[Entry]]]
    /// Share of the detector that massless daughters reach with each factor D = E/E*, over D: in equal steps of
    /// ln D, by source and replicate; in m.
    let dopplers: [[[Double]]]
    let logDopplerStart: Double
    let norms: [Double]

    static let dopplerStep = 0.01

    /// Samples mesons; nil when a source makes none, or the detector is not sound (see `Solid.isSound`).
    package init?(_ experiment: ScatteringExperiment, plan: SamplingPlan = .standard) {
        guard experiment.detector.isSound, !experiment.sources.isEmpty, experiment.electronsPerCm3 > 0,
            experiment.sources.allSatisfy(\.isSound)
        else {
            return nil
        }
        self.experiment = experiment
        self.plan = plan
        var entries: [[[Entry]]] = []
        var dopplers: [[[Double]]] = []
        var norms: [Double] = []
        // γ(1 + β) < 2γ bounds D from above, its inverse from below.
        let highest = experiment.sources.map { 2 * ($0.distribution.momentumRangeGeV.upperBound / $0.massGeV + 1) }
        let reach = log(highest.max() ?? 2)
        let bins = 2 + Int((2 * reach / Self.dopplerStep).rounded(.up))
        logDopplerStart = -reach
        for (index, source) in experiment.sources.enumerated() {
            let norm = source.distribution.integral()
            guard norm > 0 else { return nil }
            norms.append(norm)
            var lists: [[Entry]] = []
            var histograms: [[Double]] = []
            for replicate in 0..<plan.replicates {
                var list: [Entry] = []
                var histogram = [Double](repeating: 0, count: bins)
                plan.forEach(replicate: replicate, dimensions: 7, stream: index) { u in
                    let point = experiment.detector.point(atUnit: SIMD3(u[0], u[1], u[2]))
                    let square = (point * point).sum()
                    let aim = MesonAim(source, lowestMomentumGeV: 0, (u[3], u[4], u[5]))
                    let weight =
                        aim.weight(source, norm: norm, direction: point / square.squareRoot())
                        * experiment.detector.volumeM3 / (square * Double(plan.points))
                    guard weight > 0 else { return }
                    list.append(Entry(aim: aim, weight: weight, distanceM: square.squareRoot(), energy: u[6]))
                    let place = (log(aim.doppler) + reach) / Self.dopplerStep
                    let bin = min(max(Int(place), 0), bins - 2)
                    // Energies stretch by D, so densities in E shrink.
                    let share = place - Double(bin)
                    histogram[bin] += weight / aim.doppler * (1 - share)
                    histogram[bin + 1] += weight / aim.doppler * share
                }
                lists.append(list)
                histograms.append(histogram)
            }
            entries.append(lists)
            dopplers.append(histograms)
        }
        self.entries = entries
        self.dopplers = dopplers
        self.norms = norms
    }

    /// The rate at one mass as a function of G; nil for m ≤ 0.
    package func rate(darkPhotonMassGeV m: Double) -> ScatteringRate? {
        m > 0 ? ScatteringRate(self, darkPhotonMassGeV: m) : nil
    }

    /// N of massless daughters with a spectrum in the meson's frame, per lab energy (1/GeV), times the length of detector
    /// that they cross (m), at `count` energies in steps of `stride` × `dopplerStep` of ln E.
    ///
    /// Both grids are logarithmic with commensurate steps, so the spectrum is needed at E/D = exp(start − j step) only.
    func flux(
        source: Int, replicate: Int, count: Int, stride: Int, spectrum: [Double]
    ) -> [Double] {
        let histogram = dopplers[source][replicate]
        return (0..<count).map { index in
            var sum = 0.0
            for bin in histogram.indices {
                sum += histogram[bin] * spectrum[index * stride - bin + histogram.count]
            }
            return sum
        }
    }

    /// The spectrum at all ratios E/D that `flux` needs.
    func sampled(
        firstEnergyGeV: Double, count: Int, stride: Int, _ spectrum: (Double) -> Double
    ) -> [Double] {
        let bins = dopplers[0][0].count
        return (0..<count * stride + bins + 1).map { place in
            spectrum(firstEnergyGeV * exp(Double(place - bins) * Self.dopplerStep - logDopplerStart))
        }
    }
}
