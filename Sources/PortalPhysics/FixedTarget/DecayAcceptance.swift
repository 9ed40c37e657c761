import Foundation

/// The share of decays of one γ' that a decay experiment sees.
struct DecayAcceptance {
    private let channel: DecayExperiment.Channel
    private let law: DecayLaw
    private let mass: Double
    /// Masses of the lepton pair in GeV with their branching fractions.
    private var pairs: [(massGeV: Double, share: Double)] = []

    init(_ channel: DecayExperiment.Channel, law: DecayLaw, darkPhotonMassGeV m: Double) {
        self.channel = channel
        self.law = law
        mass = m
        if case .leptonPair(let lepton, _) = channel {
            let decay = DileptonDecay(darkPhotonMassGeV: m, leptonMassGeV: lepton)
            let total = decay.ratio
            guard total > 0 else { return }
            let norm = decay.branching / total
            decay.pairs(panels: 2) { pairs.append(($0, $1 * norm)) }
        }
    }

    /// The share for a γ' of an energy and direction; a photon gets its angle in the rest frame from a coordinate in (0, 1),
    /// and leaves the direction towards a unit vector across it.
    func share(
        energyGeV energy: Double, momentumGeV momentum: Double, direction n: SIMD3<Double>,
        across: SIMD3<Double>, restCosine: Double
    ) -> Double {
        switch channel {
        case .leptonPair(_, let lowest):
            return pairs.reduce(0) { $0 + $1.share * Self.above(lowest, energy, momentum, mass, pair: $1.massGeV) }
        case .photon(let window, let largest):
            // E_γ = (E' + p'c*)/2.
            let from = max(-1, (2 * window.lowerBound - energy) / momentum)
            let to = min(1, (2 * window.upperBound - energy) / momentum)
            guard from < to else { return 0 }
            let cosine = from + (to - from) * restCosine
            let share = (to - from) * (law == .isotropic ? 0.5 : 3.0 / 8 * (1 + cosine * cosine))
            guard let largest else { return share }
            let photon = (energy + momentum * cosine) / 2
            let opening = (energy * cosine + momentum) / (2 * photon)
            let sine = mass * (max(0, 1 - cosine * cosine)).squareRoot() / (2 * photon)
            let flight = min(1, opening) * n + sine * across
            let angle = atan2((flight.x * flight.x + flight.y * flight.y).squareRoot(), flight.z)
            return photon * photon * angle * angle < largest ? share : 0
        }
    }

    /// The share of pairs above an energy, isotropic: E = (E'e + p'k c*)/m.
    private static func above(
        _ lowest: Double, _ energy: Double, _ momentum: Double, _ m: Double, pair: Double
    ) -> Double {
        let rest = (m * m + pair * pair) / (2 * m)
        let reach = momentum * (m * m - pair * pair) / (2 * m)
        return min(1, max(0, 0.5 - (lowest * m - energy * rest) / (2 * reach)))
    }
}
