import Foundation
import Quadrature

/// Expected events at one mass as a function of the coupling.
package protocol PortalRate: Sendable {
    /// Expected events at G in GeV⁻¹, with their numerical error.
    func events(couplingInverseGeV: Double) -> EventEstimate
}

/// The couplings that an experiment excludes at one mass: between the two roots of N(G) = N_cut.
package struct ExclusionIsland: Sendable, Hashable {
    /// One end of the excluded range.
    package struct Edge: Sendable, Hashable {
        /// G in GeV⁻¹.
        package let couplingInverseGeV: Double
        /// Relative numerical error of G: that of N over |d ln N/d ln G|.
        package let relativeError: Double
        /// d ln N/d ln G: 4 at a lower edge where nothing decays.
        package let slope: Double
    }

    /// Coupling at which N first reaches N_cut.
    package let lower: Edge
    /// Coupling at which it falls below again; nil when it had not up to the largest coupling: open above.
    package let upper: Edge?
    /// The G in GeV⁻¹ with most events, and their number: to 25% in G, exact near the tip of the island.
    package let peak: (couplingInverseGeV: Double, events: Double)

    /// Result of a search for both roots.
    package enum Outcome: Sendable {
        /// Something is excluded.
        case island(ExclusionIsland)
        /// N stays below N_cut; the most events, and where.
        case nothing(peakCouplingInverseGeV: Double, peakEvents: Double)
    }

    package static func == (left: ExclusionIsland, right: ExclusionIsland) -> Bool {
        left.lower == right.lower && left.upper == right.upper && left.peak == right.peak
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(lower)
        hasher.combine(upper)
        hasher.combine(peak.couplingInverseGeV)
        hasher.combine(peak.events)
    }
}

/// N(G) at one mass, followed upwards until it has risen above N_cut and fallen below again.
private struct RateTrace {
    /// Couplings in rising order with ln(N/N_cut).
    var points: [(coupling: Double, excess: Double)] = []
    var peak = (coupling: 0.0, excess: -Double.infinity)
}

extension PortalRate {
    private func excess(_ coupling: Double, cut: Double) -> Double {
        log(max(events(couplingInverseGeV: coupling).events, 1e-300) / cut)
    }

    /// The G in GeV⁻¹ with most events and their number, as `island` finds it, without the roots.
    package func peak(
        cut: Double, largestCouplingInverseGeV: Double = 1e3
    ) -> (couplingInverseGeV: Double, events: Double) {
        let peak = trace(cut: cut, largestCouplingInverseGeV).peak
        return (peak.coupling, cut * exp(peak.excess))
    }

    /// N starts as G⁴; it is followed in steps of 25% from below the root of that law until it has risen above N_cut and
    /// fallen below again, or has fallen far below its peak.
    private func trace(cut: Double, _ largestCoupling: Double) -> RateTrace {
        // The G⁴ law, taken where hardly anything decays: halve until N/G⁴ stands still.
        var probe = 1e-3
        var law = excess(probe, cut: cut) - 4 * log(probe)
        for _ in 0..<24 {
            let next = excess(probe / 4, cut: cut) - 4 * log(probe / 4)
            if abs(next - law) < 0.02 { break }
            (probe, law) = (probe / 4, next)
        }
        var trace = RateTrace()
        var coupling = min(exp(-law / 4) / 3, largestCoupling / 4)
        var isAbove = false
        while coupling < largestCoupling {
            let value = excess(coupling, cut: cut)
            trace.points.append((coupling, value))
            if value > trace.peak.excess { trace.peak = (coupling, value) }
            if value > 0 { isAbove = true }
            if isAbove ? value < 0 : value < trace.peak.excess - 3 { break }
            coupling *= 1.25
        }
        trace.peak = refined(trace.peak) { excess($0, cut: cut) }
        return trace
    }

    /// Both roots of N(G) = N_cut.
    /// - Parameters:
    ///   - cut: N_cut, positive.
    ///   - largestCouplingInverseGeV: where the search ends; an upper edge beyond counts as open.
    package func island(
        cut: Double, largestCouplingInverseGeV: Double = 1e3, relativeTolerance: Double = 1e-6
    ) -> ExclusionIsland.Outcome {
        func excess(_ coupling: Double) -> Double { self.excess(coupling, cut: cut) }
        let trace = trace(cut: cut, largestCouplingInverseGeV)
        let (points, peak) = (trace.points, trace.peak)
        guard peak.excess > 0 else {
            return .nothing(peakCouplingInverseGeV: peak.coupling, peakEvents: cut * exp(peak.excess))
        }
        let below = points.last { $0.coupling < peak.coupling && $0.excess <= 0 && isBeforeRise($0.coupling, points) }
        let first = points.first { $0.excess > 0 }?.coupling ?? peak.coupling
        guard let below,
            let low = Root.bracketedInLog(
                from: below.coupling, to: first, relativeTolerance: relativeTolerance, excess)
        else { return .nothing(peakCouplingInverseGeV: peak.coupling, peakEvents: cut * exp(peak.excess)) }
        var upper: ExclusionIsland.Edge?
        if let after = points.first(where: { $0.coupling > peak.coupling && $0.excess < 0 }) {
            let last = points.last { $0.coupling < after.coupling && $0.excess > 0 }?.coupling ?? peak.coupling
            upper = Root.bracketedInLog(
                from: last, to: after.coupling, relativeTolerance: relativeTolerance, excess
            ).map(edge)
        }
        return .island(
            ExclusionIsland(lower: edge(low), upper: upper, peak: (peak.coupling, cut * exp(peak.excess))))
    }

    /// Tells whether no point up to here lies above N_cut.
    private func isBeforeRise(_ coupling: Double, _ points: [(coupling: Double, excess: Double)]) -> Bool {
        points.allSatisfy { $0.coupling > coupling || $0.excess <= 0 }
    }

    /// The peak between its neighbours: by golden sections where it decides whether anything is excluded.
    private func refined(
        _ peak: (coupling: Double, excess: Double), _ excess: (Double) -> Double
    ) -> (coupling: Double, excess: Double) {
        guard abs(peak.excess) < 0.7 else { return peak }
        let golden = (5.0.squareRoot() - 1) / 2
        var (from, to) = (log(peak.coupling / 1.25), log(peak.coupling * 1.25))
        var (a, b) = (to - golden * (to - from), from + golden * (to - from))
        var (atA, atB) = (excess(exp(a)), excess(exp(b)))
        for _ in 0..<12 {
            if atA > atB {
                (to, b, atB) = (b, a, atA)
                a = to - golden * (to - from)
                atA = excess(exp(a))
            } else {
                (from, a, atA) = (a, b, atB)
                b = from + golden * (to - from)
                atB = excess(exp(b))
            }
        }
        return [peak, (exp(a), atA), (exp(b), atB)].max { $0.excess < $1.excess } ?? peak
    }

    private func edge(_ coupling: Double) -> ExclusionIsland.Edge {
        let here = events(couplingInverseGeV: coupling)
        let step = 1e-3
        let up = events(couplingInverseGeV: coupling * exp(step)).events
        let down = events(couplingInverseGeV: coupling * exp(-step)).events
        let slope = up > 0 && down > 0 ? log(up / down) / (2 * step) : .infinity
        return ExclusionIsland.Edge(
            couplingInverseGeV: coupling, relativeError: here.relativeError / max(abs(slope), 1e-9), slope: slope)
    }
}
