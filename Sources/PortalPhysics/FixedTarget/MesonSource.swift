import Foundation
import Quadrature

/// Mesons of one kind made at a target.
package struct MesonSource: Sendable {
    /// The meson's mass in GeV.
    package let massGeV: Double
    /// Br(P → γγ).
    package let twoPhotonBranching: Double
    /// Number made over the whole run.
    package let count: Double
    /// Their spectrum.
    package let distribution: any MesonDistribution

    /// A source.
    package init(massGeV: Double, twoPhotonBranching: Double, count: Double, distribution: any MesonDistribution) {
        self.massGeV = massGeV
        self.twoPhotonBranching = twoPhotonBranching
        self.count = count
        self.distribution = distribution
    }

    /// Tells whether mass, number and momenta are positive and finite.
    var isSound: Bool {
        let top = distribution.momentumRangeGeV.upperBound
        return [massGeV, twoPhotonBranching, count, top].allSatisfy { $0 > 0 && $0.isFinite }
    }

    /// Neutral pions.
    package static func pions(count: Double, distribution: any MesonDistribution) -> MesonSource {
        MesonSource(
            massGeV: Constants.neutralPionMassGeV, twoPhotonBranching: Constants.neutralPionTwoPhotonBranching,
            count: count, distribution: distribution)
    }

    /// η mesons.
    package static func etas(count: Double, distribution: any MesonDistribution) -> MesonSource {
        MesonSource(
            massGeV: Constants.etaMassGeV, twoPhotonBranching: Constants.etaTwoPhotonBranching, count: count,
            distribution: distribution)
    }
}

/// The low-discrepancy points of an estimate: fixed seeds, so that the same inputs give the same numbers.
package struct SamplingPlan: Sendable, Hashable {
    /// Points per replicate; a power of two.
    package let points: Int
    /// Independently shifted copies; their spread is the numerical error.
    package let replicates: Int
    /// The seed of the first shift; the others follow.
    package let seed: UInt64

    /// A plan; at least 16 points and 2 replicates are used.
    package init(points: Int, replicates: Int = 4, seed: UInt64 = 1_806_00757) {
        self.points = max(16, points)
        self.replicates = max(2, replicates)
        self.seed = seed
    }

    /// About 0.4% on event numbers, 0.1% on G at lower edges.
    package static let standard = SamplingPlan(points: 2048)

    /// Visits the points of one replicate.
    func forEach(replicate: Int, dimensions: Int, stream: Int, _ body: (_ u: [Double]) -> Void) {
        let seed = seed &+ UInt64(replicate) &+ UInt64(stream) << 32
        guard var sequence = SobolPoints(dimensions: dimensions, seed: seed) else { return }
        var point = [Double](repeating: 0, count: dimensions)
        for _ in 0..<points {
            sequence.next(into: &point)
            body(point)
        }
    }
}

/// Events with their numerical error.
package struct EventEstimate: Sendable, Hashable {
    /// Expected events.
    package let events: Double
    /// Relative standard error from the spread of the replicates.
    package let relativeError: Double

    /// The mean of replicates and the error of that mean.
    init(replicates: [Double]) {
        let count = Double(replicates.count)
        let mean = replicates.reduce(0, +) / count
        let variance = replicates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count * max(1, count - 1))
        events = mean
        relativeError = mean > 0 ? variance.squareRoot() / mean : 0
    }
}
