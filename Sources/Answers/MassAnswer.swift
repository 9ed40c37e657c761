import LimitModel
import Regions

/// Exclusion at one mass, and who excludes. Couplings are y = log10 of the plane's unit.
package struct MassAnswer: Sendable {
    /// An interval excluded by the union of one layer. Owners are places in the list of members.
    package struct Excluded: Sendable, Hashable {
        /// The layer: intervals of different layers are never merged.
        package let layer: Statement.Layer
        /// The interval and its owners.
        package let united: UnitedInterval
    }

    /// A member with the lowest edge it has at this mass.
    package struct Ranked: Sendable, Hashable {
        /// The place in the list of members.
        package let member: Int
        /// The lowest lower edge.
        package let y: Double
        /// Kind of that edge.
        package let kind: EdgeKind
    }

    /// The excluded intervals, by layer and then upwards.
    package let excluded: [Excluded]
    /// All members that exclude something at this mass, strongest first, by layer.
    package let ranking: [Statement.Layer: [Ranked]]
    /// Coverage of the confidence layer, over the members that reach this mass.
    package let coverage: Coverage
    /// Tells whether any member reaches this mass.
    package let isReached: Bool

    /// Combines what each member excludes at one mass.
    /// - Parameters:
    ///   - intervals: for each member, its excluded intervals there; nil when it does not reach this mass.
    package init(members: [Selection.Member], intervals: [[Interval]?]) {
        var excluded: [Excluded] = []
        var ranking: [Statement.Layer: [Ranked]] = [:]
        var levels: [Double?] = []
        for layer in Statement.Layer.allCases {
            var parts: [(owner: Int, interval: Interval)] = []
            var ranked: [Ranked] = []
            for (index, member) in members.enumerated() where member.limit.statement.layer == layer {
                guard let own = intervals[index] else { continue }
                if layer == .confidence { levels.append(member.limit.statement.level) }
                parts += own.map { (owner: index, interval: $0) }
                if let lowest = own.min(by: { $0.from < $1.from }) {
                    ranked.append(Ranked(member: index, y: lowest.from, kind: lowest.fromKind))
                }
            }
            excluded += unite(parts).map { Excluded(layer: layer, united: $0) }
            ranking[layer] = ranked.sorted { ($0.y, $0.member) < ($1.y, $1.member) }
        }
        self.excluded = excluded
        self.ranking = ranking
        coverage = Coverage(levels: levels)
        isReached = intervals.contains { $0 != nil }
    }

    /// Lower end of the interval without upper end in a layer; nil when there is none.
    package func excludedAbove(in layer: Statement.Layer) -> Double? {
        excluded.first { $0.layer == layer && $0.united.interval.to == .infinity }?.united.interval.from
    }

    /// The members that exclude a coupling, edges included; `tolerance` is in dex.
    package func owners(excluding y: Double, intervals: [[Interval]?], tolerance: Double) -> [Int] {
        intervals.indices.filter { index in
            (intervals[index] ?? []).contains { $0.from - tolerance <= y && y <= $0.to + tolerance }
        }
    }
}
