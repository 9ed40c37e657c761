import Archive
import Foundation

/// The limits that answer one question together, as the archive held them at one moment.
public final class Ensemble: Sendable {
    /// The question, with the plane and scenario as the archive defines them.
    public let question: Question
    /// The limits that joined.
    public let members: [Selection.Member]
    /// The limits of the plane that did not, with the reason.
    public let leftOut: [Selection.LeftOut]
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
    let revisions: [StoredRevision]
    private let geometry: Geometry

    init(
        question: Question, selection: Selection, revisions: [StoredRevision], pending: PendingLimits,
        archiveHash: String, archive: LimenArchive
    ) {
        self.pending = pending
        self.question = question
        self.revisions = revisions
        members = selection.members
        leftOut = selection.leftOut
        notHeld = selection.notHeld
        self.archiveHash = archiveHash
        release = archive.release
        geometry = Geometry(of: revisions.map(\.id), in: archive)
    }

    /// The unit of couplings.
    public var couplingUnit: String { question.plane.coupling.dimension.canonicalUnit }

    /// One line for tables: what was asked.
    public var heading: String {
        let values = question.scenario.values.map { "\($0.parameter)=\($0.value.printed())" }.joined(separator: ", ")
        let grade = question.worstGrade == .derived ? "" : ", grade \(question.worstGrade.rawValue) or better"
        return "plane \(question.plane.slug), scenario \(question.scenario.slug)"
            + (values.isEmpty ? "" : " (\(values))")
            + "; \(question.status.rawValue)\(grade); couplings in \(couplingUnit)"
    }

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
        members.compactMap { member in member.limit.bias.map { (member.limit.slug, $0) } }
    }

    /// For each mass, the members whose table ends before it: they say nothing there, and may exclude anything.
    /// - Throws: `LimenError` when the archive cannot be read.
    func tableEnds(atMasses masses: [Double]) throws -> [[TableEnd]] {
        let ranges = try geometry.xRanges()
        var known: [String: TableEnd?] = [:]
        func end(_ index: Int, isLow: Bool, _ range: ClosedRange<Double>) throws -> TableEnd? {
            let key = "\(index) \(isLow)"
            if let end = known[key] { return end }
            let limit = members[index].limit
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

    /// What is excluded at each mass, and by whom. Masses carry their unit.
    /// - Throws: `LimenError` of kind `usage` for a text that is not a mass.
    public func strongest(atMasses masses: [String]) throws -> [StrongestAnswer] {
        let masses = try masses.map(mass)
        let (intervals, ends) = (try geometry.intervals(atMasses: masses), try tableEnds(atMasses: masses))
        return masses.indices.map { strongest(masses[$0], intervals[$0], ends[$0]) }
    }

    /// What is excluded at a mass in the plane's unit.
    /// - Throws: `LimenError` when the archive cannot be read.
    public func strongest(atMass mass: Double) throws -> StrongestAnswer {
        strongest(mass, try geometry.intervals(atMasses: [mass])[0], try tableEnds(atMasses: [mass])[0])
    }

    private func strongest(_ mass: Double, _ intervals: [[Interval]?], _ ends: [TableEnd]) -> StrongestAnswer {
        let answer = MassAnswer(members: members, intervals: intervals)
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

    /// Whether points are excluded. Masses and couplings carry their units.
    /// - Throws: `LimenError` of kind `usage`.
    public func excluded(_ points: [(String, String)]) throws -> [ExcludedAnswer] {
        let points = try points.map { point in
            let coupling = try AskOptions.quantity(point.1, as: question.plane.coupling.dimension, "--coupling")
            return (mass: try mass(point.0), coupling: coupling)
        }
        let masses = points.map(\.mass)
        let (intervals, ends) = (try geometry.intervals(atMasses: masses), try tableEnds(atMasses: masses))
        return points.indices.map { place in
            var answer = excluded(mass: points[place].mass, coupling: points[place].coupling, intervals[place])
            let y = Scale.log(points[place].coupling)
            answer.tableEnds = ends[place].filter { $0.covers(y) }
            return answer
        }
    }

    /// Whether a point in the plane's units is excluded.
    /// - Throws: `LimenError` when the archive cannot be read.
    public func excluded(mass: Double, coupling: Double) throws -> ExcludedAnswer {
        excluded(mass: mass, coupling: coupling, try geometry.intervals(atMasses: [mass])[0])
    }

    private func excluded(mass: Double, coupling: Double, _ intervals: [[Interval]?]) -> ExcludedAnswer {
        let answer = MassAnswer(members: members, intervals: intervals)
        let owners = answer.owners(excluding: Scale.log(coupling), intervals: intervals, tolerance: Scale.tolerance)
        func slugs(_ layer: Statement.Layer) -> [Slug] {
            owners.filter { members[$0].limit.statement.layer == layer }.map { members[$0].limit.slug }
        }
        return ExcludedAnswer(
            mass: mass, coupling: coupling, isExcluded: answer.isReached ? !owners.isEmpty : nil,
            by: slugs(.confidence), byCriterion: slugs(.criterion))
    }

    /// The open windows at each mass, and the share of each that projections would close.
    /// - Parameter projections: the ensemble of the same question for projections.
    /// - Throws: `LimenError` of kind `usage`.
    public func allowed(atMasses masses: [String], projections: Ensemble) throws -> [AllowedAnswer] {
        let axis = question.plane.coupling
        let masses = try masses.map(mass)
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
                    let member = projections.members[index]
                    return share > 0
                        ? .init(limit: member.limit.slug, share: share, grade: member.holding.grade) : nil
                }
                return OpenWindow(
                    from: Scale.value(window.from), to: Scale.value(window.to),
                    fromLimit: window.fromOwner.map { members[$0].limit.slug },
                    toLimit: window.toOwner.map { members[$0].limit.slug },
                    tableEnds: ends[place].filter { $0.overlaps(from: window.from, to: window.to) },
                    closing: closing.sorted { ($1.share, $0.limit) < ($0.share, $1.limit) })
            }
            return AllowedAnswer(mass: mass, windows: windows, isReached: intervals.contains { $0 != nil })
        }
    }

    /// The boundary of the union of all members, each layer by itself.
    /// - Throws: `LimenError` when the archive cannot be read.
    public func envelope() throws -> EnvelopeAnswer {
        let layered = LayeredEnvelope(members: members, regions: try regions())
        let pieces = layered.pieces.map { element in
            let piece = element.piece
            return EnvelopePiece(
                massFrom: Scale.value(piece.x0), massTo: Scale.value(piece.x1), couplingFrom: Scale.value(piece.y0),
                couplingTo: Scale.value(piece.y1), side: piece.side, kind: piece.kind, layer: element.layer,
                limit: members[piece.owner].limit.slug, runnerUp: piece.runnerUp.map { members[$0].limit.slug },
                isOverlap: piece.overlap, loop: piece.loop, order: piece.order)
        }
        let owners = Set(pieces.map(\.limit))
        let slugs = members.map(\.limit.slug).sorted()
        return EnvelopeAnswer(
            pieces: pieces, contributors: slugs.filter(owners.contains), hidden: slugs.filter { !owners.contains($0) })
    }

    // MARK: - Pieces of answers

    func mass(_ text: String) throws -> Double { try AskOptions.quantity(text, as: .energy, "--mass") }

    private func bound(_ ranked: MassAnswer.Ranked) -> Bound {
        let member = members[ranked.member]
        return Bound(
            limit: member.limit.slug, coupling: Scale.value(ranked.y), kind: ranked.kind,
            statement: member.limit.statement, bias: member.limit.bias,
            grade: member.holding.lowerGrade ?? member.holding.grade,
            origin: member.limit.origin.kind, digitisationError: member.limit.origin.digitisationError,
            publication: member.limit.publication)
    }

    private func interval(_ excluded: MassAnswer.Excluded) -> ExcludedInterval {
        let united = excluded.united
        let (low, high) = (members[united.fromOwner].holding, members[united.toOwner].holding)
        return ExcludedInterval(
            from: Scale.value(united.interval.from),
            to: united.interval.to == .infinity ? nil : Scale.value(united.interval.to),
            fromKind: united.interval.fromKind, toKind: united.interval.toKind, layer: excluded.layer,
            limits: united.owners.map { members[$0].limit.slug }, fromGrade: low.lowerGrade ?? low.grade,
            toGrade: high.upperGrade ?? high.grade)
    }

    private static func isTie(_ one: Bound?, _ other: Bound?) -> Bool {
        guard let one, let other, let first = one.digitisationError, let second = other.digitisationError else {
            return false
        }
        return abs(Scale.log(one.coupling) - Scale.log(other.coupling)) <= hypot(first, second)
    }
}
