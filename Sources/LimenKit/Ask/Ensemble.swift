import LimitModel
import Regions
import Answers
import Archive
import Foundation

/// The limits that answer one question together, as the archive held them at one moment.
public final class Ensemble: Sendable {
    /// A limit that joined.
    public struct Member: Sendable {
        /// The limit, without the points of its curves.
        public let limit: Limit
        /// How it holds in the scenario.
        public let holding: Holding
    }

    /// A limit that did not join.
    public struct LeftOut: Sendable, Hashable {
        public let limit: Slug
        /// The reason, in words.
        public let why: String
    }

    /// What was asked.
    public var question: Question { resolved.question }
    /// The plane.
    public var plane: Plane { resolved.plane }
    /// The scenario, with the values of parameters that the answers are for.
    public var scenario: Scenario { resolved.scenario }
    /// The limits that joined.
    public var members: [Member] { joined.map { Member(limit: $0.limit, holding: $0.holding) } }
    /// The limits of the plane that did not.
    public let leftOut: [LeftOut]
    /// Limits that could join if a curve of them were held.
    public let notHeld: [Slug]
    /// The archive's state hash.
    public let archiveHash: String
    /// The release the answers are for; nil for the present.
    public let release: String?
    /// The limits of descriptors that could matter here and are not computed, or from what has changed since; empty at a
    /// release, which stays as it is.
    public let pending: PendingLimits
    /// The stored revision of each member.
    package let revisions: [StoredRevision]
    private let resolved: ResolvedQuestion
    private let joined: [Selection.Member]
    private let geometry: Geometry

    init(
        question: ResolvedQuestion, selection: Selection, revisions: [StoredRevision], pending: PendingLimits,
        archiveHash: String, archive: LimenArchive
    ) {
        self.pending = pending
        resolved = question
        self.revisions = revisions
        joined = selection.members
        leftOut = selection.leftOut.map { LeftOut(limit: $0.limit, why: $0.why) }
        notHeld = selection.notHeld
        self.archiveHash = archiveHash
        release = archive.release
        geometry = Geometry(of: revisions.map(\.id), in: archive)
    }

    /// The unit of couplings.
    public var couplingUnit: String { plane.coupling.dimension.canonicalUnit }

    /// The excluded region of each member, in logarithms of the plane's units.
    /// - Throws: `LimenError` when the archive cannot be read.
    public func regions() throws -> [Region] { try geometry.regions() }

    /// The masses in the plane's unit between which some member excludes something; nil when none does.
    /// - Throws: `LimenError` when the archive cannot be read.
    public func massRange() throws -> ClosedRange<Double>? {
        let reaches = try geometry.xRanges().compactMap(\.self)
        guard let low = reaches.map(\.lowerBound).min(), let high = reaches.map(\.upperBound).max() else { return nil }
        return Scale.value(low)...Scale.value(high)
    }

    /// The members that are known to err, with the evidence.
    public var biased: [(limit: Slug, bias: Limit.Bias)] {
        joined.compactMap { member in member.limit.bias.map { (member.limit.slug, $0) } }
    }

    /// For each mass, the members whose table ends before it: they say nothing there, and may exclude anything.
    /// - Throws: `LimenError` when the archive cannot be read.
    func tableEnds(atMasses masses: [Double]) throws -> [[TableEnd]] {
        let ranges = try geometry.xRanges()
        var known: [String: TableEnd?] = [:]
        func end(_ index: Int, isLow: Bool, _ range: ClosedRange<Double>) throws -> TableEnd? {
            let key = "\(index) \(isLow)"
            if let end = known[key] { return end }
            let limit = joined[index].limit
            let x = isLow ? range.lowerBound : range.upperBound
            let intervals = try geometry.intervals(ofMember: index, atX: x)
            let isTip = intervals.allSatisfy { $0.to - $0.from < 1e-6 }
            let kind = isLow ? limit.ends?.low : limit.ends?.high
            var found: TableEnd?
            if kind ?? (isTip ? .physical : .table) == .table {
                found = TableEnd(limit: limit.slug, mass: Scale.value(x), isLow: isLow, intervals: intervals)
            }
            known[key] = .some(found)
            return found
        }
        return try masses.map { mass in
            let x = Scale.log(mass)
            return try ranges.indices.compactMap { index in
                guard let range = ranges[index], !range.contains(x) else { return nil }
                return try end(index, isLow: x < range.lowerBound, range)
            }
        }
    }

    // MARK: - Answers

    /// What is excluded at each mass in the plane's unit, and by whom.
    /// - Throws: `LimenError` of kind `usage` for a mass that is not positive.
    public func strongest(atMasses masses: [Double]) throws -> [StrongestAnswer] {
        let masses = try masses.map(LimenArchive.check)
        let (intervals, ends) = (try geometry.intervals(atMasses: masses), try tableEnds(atMasses: masses))
        return masses.indices.map { strongest(masses[$0], intervals[$0], ends[$0]) }
    }

    /// What is excluded at a mass in the plane's unit, and by whom.
    /// - Throws: `LimenError` of kind `usage` for a mass that is not positive.
    public func strongest(atMass mass: Double) throws -> StrongestAnswer { try strongest(atMasses: [mass])[0] }

    private func strongest(_ mass: Double, _ intervals: [[Interval]?], _ ends: [TableEnd]) -> StrongestAnswer {
        let answer = MassAnswer(members: joined, intervals: intervals)
        let winners = answer.ranking[.confidence] ?? []
        let criteria = answer.ranking[.criterion] ?? []
        let strongest = winners.first.map(bound)
        let runnerUp = winners.dropFirst().first.map(bound)
        return StrongestAnswer(
            mass: mass, excluded: answer.excluded.map(interval),
            excludedAbove: answer.excludedAbove(in: .confidence).map(Scale.value),
            excludedAboveByCriterion: answer.excludedAbove(in: .criterion).map(Scale.value),
            strongest: strongest, runnerUp: runnerUp, strongestCriterion: criteria.first.map(bound),
            runnerUpCriterion: criteria.dropFirst().first.map(bound), coverage: answer.coverage,
            isTie: Self.isTie(strongest, runnerUp), isReached: answer.isReached, tableEnds: ends)
    }

    /// Whether points in the plane's units are excluded.
    /// - Throws: `LimenError` of kind `usage` for a mass or a coupling that is not positive.
    public func excluded(_ points: [(mass: Double, coupling: Double)]) throws -> [ExcludedAnswer] {
        let masses = try points.map { try LimenArchive.check(mass: $0.mass) }
        for point in points where !(point.coupling > 0 && point.coupling.isFinite) {
            throw LimenError(
                .usage, "a coupling is a positive number, not \(point.coupling.printed())", subject: .coupling)
        }
        let (intervals, ends) = (try geometry.intervals(atMasses: masses), try tableEnds(atMasses: masses))
        return points.indices.map { place in
            var answer = excluded(mass: points[place].mass, coupling: points[place].coupling, intervals[place])
            let y = Scale.log(points[place].coupling)
            answer.tableEnds = ends[place].filter { $0.covers(y) }
            return answer
        }
    }

    /// Whether a point in the plane's units is excluded. Ends of tables are not looked for.
    /// - Throws: `LimenError` when the archive cannot be read.
    public func excluded(mass: Double, coupling: Double) throws -> ExcludedAnswer {
        excluded(mass: mass, coupling: coupling, try geometry.intervals(atMasses: [mass])[0])
    }

    private func excluded(mass: Double, coupling: Double, _ intervals: [[Interval]?]) -> ExcludedAnswer {
        let answer = MassAnswer(members: joined, intervals: intervals)
        let owners = answer.owners(excluding: Scale.log(coupling), intervals: intervals, tolerance: Scale.tolerance)
        func slugs(_ layer: Statement.Layer) -> [Slug] {
            owners.filter { joined[$0].limit.statement.layer == layer }.map { joined[$0].limit.slug }
        }
        return ExcludedAnswer(
            mass: mass, coupling: coupling, isExcluded: answer.isReached ? !owners.isEmpty : nil,
            by: slugs(.confidence), byCriterion: slugs(.criterion))
    }

    /// The open windows at each mass, and the share of each that projections would close.
    /// - Parameter projections: the ensemble of the same question for projections.
    /// - Throws: `LimenError` of kind `usage`.
    public func allowed(atMasses masses: [Double], projections: Ensemble) throws -> [AllowedAnswer] {
        let axis = plane.coupling
        let masses = try masses.map(LimenArchive.check)
        let found = try geometry.intervals(atMasses: masses)
        let ends = try tableEnds(atMasses: masses)
        let allPlanned = try projections.geometry.intervals(atMasses: masses)
        return masses.indices.map { place in
            let (mass, intervals, planned) = (masses[place], found[place], allPlanned[place])
            let parts = intervals.enumerated().flatMap { index, own in (own ?? []).map { (owner: index, interval: $0) }
            }
            let windows = Window.open(from: Scale.log(axis.from), to: Scale.log(axis.to), excluded: parts).map {
                window in
                let closing = planned.enumerated().compactMap { index, own -> OpenWindow.Closing? in
                    let share = window.shareCovered(by: own ?? [])
                    let member = projections.joined[index]
                    return share > 0
                        ? .init(limit: member.limit.slug, share: share, grade: member.holding.grade) : nil
                }
                return OpenWindow(
                    from: Scale.value(window.from), to: Scale.value(window.to),
                    fromLimit: window.fromOwner.map { joined[$0].limit.slug },
                    toLimit: window.toOwner.map { joined[$0].limit.slug },
                    tableEnds: ends[place].filter { $0.overlaps(from: window.from, to: window.to) },
                    closing: closing.sorted { ($1.share, $0.limit) < ($0.share, $1.limit) })
            }
            return AllowedAnswer(mass: mass, windows: windows, isReached: intervals.contains { $0 != nil })
        }
    }

    /// The boundary of the union of all members, each layer by itself.
    /// - Throws: `LimenError` when the archive cannot be read.
    public func envelope() throws -> EnvelopeAnswer {
        let layered = LayeredEnvelope(members: joined, regions: try regions())
        let pieces = layered.pieces.map { element in
            let piece = element.piece
            return EnvelopePiece(
                massFrom: Scale.value(piece.x0), massTo: Scale.value(piece.x1), couplingFrom: Scale.value(piece.y0),
                couplingTo: Scale.value(piece.y1), side: piece.side, kind: piece.kind, layer: element.layer,
                limit: joined[piece.owner].limit.slug, runnerUp: piece.runnerUp.map { joined[$0].limit.slug },
                isOverlap: piece.overlap, loop: piece.loop, order: piece.order)
        }
        let owners = Set(pieces.map(\.limit))
        let slugs = joined.map(\.limit.slug).sorted()
        return EnvelopeAnswer(
            pieces: pieces, contributors: slugs.filter(owners.contains), hidden: slugs.filter { !owners.contains($0) })
    }

    // MARK: - Pieces of answers

    private func bound(_ ranked: MassAnswer.Ranked) -> Bound {
        let member = joined[ranked.member]
        return Bound(
            limit: member.limit.slug, coupling: Scale.value(ranked.y), kind: ranked.kind,
            statement: member.limit.statement, bias: member.limit.bias,
            grade: member.holding.lowerGrade ?? member.holding.grade,
            origin: member.limit.origin.kind, digitisationError: member.limit.origin.digitisationError,
            publication: member.limit.publication)
    }

    private func interval(_ excluded: MassAnswer.Excluded) -> ExcludedInterval {
        let united = excluded.united
        let (low, high) = (joined[united.fromOwner].holding, joined[united.toOwner].holding)
        return ExcludedInterval(
            from: Scale.value(united.interval.from),
            to: united.interval.to == .infinity ? nil : Scale.value(united.interval.to),
            fromKind: united.interval.fromKind, toKind: united.interval.toKind, layer: excluded.layer,
            limits: united.owners.map { joined[$0].limit.slug }, fromGrade: low.lowerGrade ?? low.grade,
            toGrade: high.upperGrade ?? high.grade)
    }

    private static func isTie(_ one: Bound?, _ other: Bound?) -> Bool {
        guard let one, let other, let first = one.digitisationError, let second = other.digitisationError else {
            return false
        }
        return abs(Scale.log(one.coupling) - Scale.log(other.coupling)) <= hypot(first, second)
    }
}
