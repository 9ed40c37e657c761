import Foundation
import LimitModel
import PortalPhysics
import Quantities
import Regions

/// The closed island that an experiment excludes where N(G) > N_cut: both roots at every mass, and the tips where they meet.
struct IslandTrace {
    /// Largest error of interpolation before a further mass is put in between, at lower and upper edges.
    private static let tolerance = (lower: 0.003, upper: 0.01)
    /// Masses within this share of a tip's mass do not count for the error of the coupling: there both edges run into the
    /// tip, and it is its mass that is uncertain.
    private static let tipShare = 0.03
    /// Most masses of an island.
    private static let mostMasses = 64

    /// One mass with something excluded.
    private struct Slice {
        let mass: Double
        let island: ExclusionIsland
        /// Masses at which N(G) had not fallen below N_cut.
        var upper: Double { island.upper?.couplingInverseGeV ?? .infinity }
        var lower: Double { island.lower.couplingInverseGeV }
    }

    private let cut: Double
    private let rate: (Double) -> (any PortalRate)?
    private let top: Double
    /// Couplings with the most events at the masses tried: a rate costs milliseconds, and a search for a tip comes back
    /// to masses.
    private var peaks: [Double: (couplingInverseGeV: Double, events: Double)] = [:]
    private var slices: [Slice] = []
    private var left: (mass: Double, coupling: Double)?
    private var right: (mass: Double, coupling: Double)?
    private var deviation = (lower: 0.0, upper: 0.0)
    /// The largest number of events at any mass tried, where nothing is excluded.
    private(set) var best: (mass: Double, coupling: Double, events: Double)?

    /// Follows the island from a mass to another.
    /// - Parameters:
    ///   - cut: N_cut.
    ///   - top: the largest coupling of the plane in 1/GeV; the island is cut off there.
    ///   - stations: masses tried first, at equal steps in ln m.
    init(
        cut: Double, from: Double, to: Double, top: Double, stations count: Int = 14,
        rate: @escaping (Double) -> (any PortalRate)?
    ) {
        self.cut = cut
        self.top = top
        self.rate = rate
        let stations = (0...count).map {
            $0 == count ? to : from * pow(to / from, Double($0) / Double(count))
        }
        // From the left until the island has begun and ended.
        var before: Double?
        var found: [Slice] = []
        for mass in stations {
            if let slice = slice(mass) {
                if found.isEmpty, let before { left = tip(inside: mass, outside: before) }
                found.append(slice)
            } else if let last = found.last {
                right = tip(inside: last.mass, outside: mass)
                break
            }
            before = mass
        }
        guard let first = found.first, let last = found.last else { return }
        // Near a tip the edges go like the root of the distance.
        var masses = Set<Double>()
        for share in [0.3, 0.12, 0.04, 0.01] {
            if let right { masses.insert(right.mass * (1 - share)) }
            if let left { masses.insert(left.mass * (1 + share)) }
        }
        found += masses.filter { mass in
            mass > (left?.mass ?? first.mass) && mass < (right?.mass ?? last.mass)
                && !found.contains { abs($0.mass / mass - 1) < 2e-3 }
        }.sorted().compactMap { slice($0) }
        slices = refined(found.sorted { $0.mass < $1.mass })
    }

    /// Exclusion at a mass, within the plane.
    private mutating func slice(_ mass: Double) -> Slice? {
        let outcome = rate(mass)?.island(cut: cut)
        if case .island(let island) = outcome, island.lower.couplingInverseGeV < top {
            peaks[mass] = island.peak
            return Slice(mass: mass, island: island)
        }
        switch outcome {
        case .island(let island): peaks[mass] = island.peak
        case .nothing(let coupling, let events): peaks[mass] = (coupling, events)
        case nil: break
        }
        if let peak = peaks[mass] { note(mass, peak.couplingInverseGeV, peak.events) }
        return nil
    }

    /// The coupling with most events at a mass, and their number.
    private mutating func peak(_ mass: Double) -> (couplingInverseGeV: Double, events: Double)? {
        if let known = peaks[mass] { return known }
        let peak = rate(mass)?.peak(cut: cut)
        peaks[mass] = peak
        return peak
    }

    private mutating func note(_ mass: Double, _ coupling: Double, _ events: Double) {
        if events > best?.events ?? 0 { best = (mass, coupling, events) }
    }

    /// Mass at which the most events at any coupling equal N_cut, by false position in ln m with halved weights.
    private mutating func tip(inside: Double, outside: Double) -> (mass: Double, coupling: Double)? {
        var coupling: Double?
        func excess(_ mass: Double) -> Double {
            guard let peak = peak(mass) else { return -3 }
            coupling = peak.couplingInverseGeV
            // Far from the tip the number says nothing.
            return max(-3, log(max(peak.events, 1e-300) / cut))
        }
        var (a, b) = (log(inside), log(outside))
        var (atA, atB) = (min(3, excess(inside)), excess(outside))
        guard atA > 0, atB < 0 else { return nil }
        for _ in 0..<30 where abs(b - a) > 1e-4 {
            let share = min(0.95, max(0.05, atA / (atA - atB)))
            let middle = a + (b - a) * share
            let value = excess(exp(middle))
            if abs(value) < 1e-4 {
                a = middle
                break
            }
            if value > 0 {
                (a, atA) = (middle, value)
                atB /= 2
            } else {
                (b, atB) = (middle, value)
                atA /= 2
            }
        }
        _ = excess(exp(a))
        return coupling.map { (exp(a), $0) }
    }

    /// Puts the middle between neighbours, and more where the edges bend.
    private mutating func refined(_ coarse: [Slice]) -> [Slice] {
        guard var last = coarse.first else { return [] }
        var fine = [last]
        for end in coarse.dropFirst() {
            var pending = [end]
            while let next = pending.last {
                guard fine.count + pending.count < Self.mostMasses, next.mass / last.mass > 1.004,
                    let middle = slice((last.mass * next.mass).squareRoot())
                else {
                    fine.append(next)
                    last = next
                    pending.removeLast()
                    continue
                }
                func bend(_ edge: (Slice) -> Double) -> Double {
                    let (low, high, inner) = (edge(last), edge(next), edge(middle))
                    guard low.isFinite, high.isFinite, inner.isFinite, min(low, high) < top else { return 0 }
                    return abs((low * high).squareRoot() / inner - 1)
                }
                let (lower, upper) = (bend(\.lower), bend(\.upper))
                if lower > Self.tolerance.lower * 4 || upper > Self.tolerance.upper * 4 {
                    pending.append(middle)
                } else {
                    // What is left after the middle has become a point: a quarter.
                    if isClear(middle.mass) {
                        deviation.lower = max(deviation.lower, lower / 4)
                        deviation.upper = max(deviation.upper, upper / 4)
                    }
                    fine += [middle, next]
                    last = next
                    pending.removeLast()
                }
            }
        }
        return fine
    }

    private func isClear(_ mass: Double) -> Bool {
        [left, right].allSatisfy { tip in tip.map { abs(mass / $0.mass - 1) > Self.tipShare } ?? true }
    }

    /// Relative numerical errors of the coupling at lower and upper edges, sampling and interpolation, away from the tips.
    var errors: (lower: Double, upper: Double) {
        let clear = slices.filter { isClear($0.mass) }
        let lower = clear.map(\.island.lower.relativeError).max() ?? 0
        let upper = clear.filter { $0.upper < top }.compactMap(\.island.upper?.relativeError).max() ?? 0
        return (lower + deviation.lower, upper + deviation.upper)
    }

    /// End of the island towards large masses; nil when it reaches the end of the range.
    var tip: (mass: Double, coupling: Double)? { right }

    /// The contour, or nil when nothing is excluded: along the lower edge, around the tip and back along the upper edge.
    /// - Parameter energyGeV: the energy that the effective vertex feels, for the flags.
    func contour(energyGeV: Double) -> Curve? {
        guard slices.count > 1 || (slices.count == 1 && left != nil && right != nil) else { return nil }
        func point(_ mass: Double, _ coupling: Double, _ edge: EdgeKind = .measured) -> Curve.Point {
            .init(
                mass: mass, coupling: min(coupling, top), edge: edge,
                flags: min(coupling, top) * energyGeV > 1 ? .effectiveTheory : [])
        }
        var points: [Curve.Point] = []
        if let left { points.append(point(left.mass, left.coupling)) }
        points += slices.map { point($0.mass, $0.lower) }
        if let right { points.append(point(right.mass, right.coupling)) }
        var previous: Slice?
        for slice in slices.reversed() {
            if slice.lower < min(slice.upper, top) {
                // Without a tip the range ends here; at the top of the plane the island is cut off.
                let isEnd = previous == nil && right == nil
                let isTop = slice.upper >= top && (previous.map { $0.upper >= top } ?? false)
                points.append(point(slice.mass, slice.upper, isEnd || isTop ? .cap : .measured))
            }
            previous = slice
        }
        if left == nil, !points.isEmpty { points[0].edge = .cap }
        return Curve(role: .contour, points: points)
    }
}

extension IslandTrace {
    /// The island as a limit.
    /// - Parameters:
    ///   - yieldFactor: the number of mesons may be larger or smaller by this factor.
    ///   - theory: what the error from the yield leaves out.
    ///   - note: how it was computed.
    func curves(energyGeV: Double, yieldFactor: Double?, theory: String, note: String) -> DerivedCurves {
        guard let contour = contour(energyGeV: energyGeV) else {
            let reason =
                best.map {
                    "at most \($0.events.printed(digits: 3)) events are expected (at "
                        + "\(Quantity($0.mass, .energy).printed()), G = "
                        + "\($0.coupling.printed(digits: 3)) /GeV), fewer than the \(cut.printed()) that would "
                        + "be excluded"
                } ?? "no events are expected at any coupling"
            return DerivedCurves(
                shape: .empty, curves: [], emptyReason: reason, numericalError: 0, theoryError: nil, note: note)
        }
        let errors = errors
        let tipNote =
            tip.map {
                " The island ends at \(Quantity($0.mass, .energy).printed()), G = "
                    + "\($0.coupling.printed(digits: 3)) /GeV."
            } ?? ""
        let error = yieldFactor.map { pow($0, 0.25) - 1 }
        return DerivedCurves(
            shape: .inside, curves: [contour], numericalError: max(errors.lower, errors.upper), theoryError: error,
            theoryNote: (error == nil
                ? "" : "the number of mesons up or down by its factor, at lower edges (fourth root). ")
                + "Not covered: \(theory)",
            note: note + tipNote
                + " Numerical error \((100 * errors.lower).printed(digits: 2))% at lower and "
                + "\((100 * errors.upper).printed(digits: 2))% at upper edges, away from the tip.")
    }
}
