import Foundation
import LimitModel

/// A decision about a limit, to be written down.
public enum Decision: Sendable, Hashable {
    /// Another limit takes its place: default answers leave it out.
    case supersede(Slug, by: Slug)
    /// Whoever published it has taken it back: default answers leave it out.
    case retract(Slug)
    /// It counts again.
    case reinstate(Slug)
    /// Of the versions of its search it stands for them, in one scenario or in every one.
    case prefer(Slug, scenario: Slug? = nil)
    /// It shares data with another limit.
    case overlap(Slug, with: Slug)

    /// The limit it is about.
    public var limit: Slug {
        switch self {
        case .supersede(let limit, _), .retract(let limit), .reinstate(let limit), .prefer(let limit, _),
            .overlap(let limit, _):
            limit
        }
    }
}

/// The outcome of a decision.
public struct DecisionOutcome: Sendable, Hashable {
    /// The decision as the archive keeps it.
    public var event: StandingEvent
    /// False when it was the present standing already, so that nothing was written.
    public var isNew: Bool
}

/// Checks a decision against the archive and turns it into the event to be written.
struct DecisionCheck {
    let archive: ArchiveReader
    let standing: StandingHistory

    init(archive: ArchiveReader) throws {
        self.archive = archive
        standing = try archive.standing()
    }

    /// - Throws: `ArchiveError.inconsistent` with the reason.
    func event(_ decision: Decision, reason: String) throws -> StandingEvent {
        guard !reason.allSatisfy(\.isWhitespace) else {
            throw ArchiveError.inconsistent(slug: decision.limit, .noReason)
        }
        switch decision {
        case .supersede(let slug, let other):
            let (limit, successor) = (try existing(slug), try existing(other))
            guard slug != other else { throw ArchiveError.inconsistent(slug: slug, .relatedToItself) }
            guard limit.plane == successor.plane else {
                let problem = SubmissionProblem.successorElsewhere(other, plane: successor.plane, not: limit.plane)
                throw ArchiveError.inconsistent(slug: slug, problem)
            }
            let chain = standing.successors(of: other)
            guard !chain.contains(slug) else {
                throw ArchiveError.inconsistent(slug: slug, .circle([other] + chain.prefix { $0 != slug } + [slug]))
            }
            return StandingEvent(kind: .superseded, limit: slug, other: other, reason: reason)
        case .retract(let slug):
            _ = try existing(slug)
            return StandingEvent(kind: .retracted, limit: slug, reason: reason)
        case .reinstate(let slug):
            _ = try existing(slug)
            return StandingEvent(kind: .reinstated, limit: slug, reason: reason)
        case .overlap(let slug, let other):
            _ = (try existing(slug), try existing(other))
            guard slug != other else { throw ArchiveError.inconsistent(slug: slug, .relatedToItself) }
            return StandingEvent(kind: .overlap, limit: slug, other: other, reason: reason)
        case .prefer(let slug, let scenario):
            let limit = try existing(slug)
            if let scenario, !limit.holdings.contains(where: { $0.scenario == scenario }) {
                let problem = SubmissionProblem.holdsNotIn(scenario, but: limit.holdings.map(\.scenario))
                throw ArchiveError.inconsistent(slug: slug, problem)
            }
            let scope = StandingEvent.Scope(
                search: limit.search, plane: limit.plane, scenario: scenario, status: limit.status)
            return StandingEvent(kind: .preferred, limit: slug, scope: scope, reason: reason)
        }
    }

    /// Tells whether an event would change nothing.
    func stands(_ event: StandingEvent) -> Bool {
        switch event.kind {
        case .reinstated: [nil, .reinstated].contains(standing.decision(about: event.limit)?.event.kind)
        case .superseded, .retracted: standing.decision(about: event.limit)?.event == event
        case .preferred, .overlap: standing.present.contains { $0.event == event || $0.event == event.turned }
        }
    }

    private func existing(_ slug: Slug) throws -> Limit {
        guard let head = try archive.head(.limit, slug) else {
            throw ArchiveError.inconsistent(slug: slug, .noSuchLimit(known: try archive.heads(.limit).map(\.slug)))
        }
        return try head.limit()
    }
}

extension StandingEvent {
    /// The same overlap, told from the other limit.
    fileprivate var turned: StandingEvent? {
        guard kind == .overlap, let other else { return nil }
        return StandingEvent(kind: .overlap, limit: other, other: limit, reason: reason)
    }
}

extension ArchiveFile {
    /// Writes a decision about a limit down, unless it stands already.
    /// - Parameter reason: why; it is part of the archive for ever.
    /// - Throws: `ArchiveError.inconsistent` when a limit does not exist, lies in another plane or would supersede
    ///   itself through others, and when there is no reason.
    @discardableResult
    package func decide(
        _ decision: Decision, reason: String, toolVersion: String, now: Date = Date(), isDryRun: Bool = false
    ) throws -> DecisionOutcome {
        try write(isDryRun: isDryRun) { database in
            let check = try DecisionCheck(archive: ArchiveReader(database: database))
            let event = try check.event(decision, reason: reason)
            guard !check.stands(event) else { return DecisionOutcome(event: event, isNew: false) }
            var writer = try Writer(database, Provenance(toolVersion: toolVersion, now: now))
            try writer.append(event)
            try writer.finish()
            return DecisionOutcome(event: event, isNew: true)
        }
    }
}
