import GRDB
import LimitModel

/// All decisions about the limits, and what they come to.
package struct StandingHistory: Sendable, Hashable {
    /// Every decision, first to last.
    package let events: [RecordedEvent]

    init(events: [RecordedEvent]) { self.events = events }

    /// The preferences that stand: the last one of every scope, in the order of writing.
    package var preferences: [RecordedEvent] { present.filter { $0.event.kind == .preferred } }

    /// The decisions that stand, in the order of writing: a later one of the same sense takes the place of an earlier one.
    package var present: [RecordedEvent] {
        var last: [Topic: Int] = [:]
        for recorded in events { last[Topic(recorded.event)] = recorded.seq }
        let seqs = Set(last.values)
        return events.filter { seqs.contains($0.seq) }
    }

    /// The preference that holds for a search in a plane, scenario and status: the last one that names no other.
    package func preference(search: Slug, plane: Slug, scenario: Slug, status: Status) -> RecordedEvent? {
        events.last { recorded in
            guard recorded.event.kind == .preferred, let scope = recorded.event.scope else { return false }
            return scope.search == search && scope.plane ?? plane == plane
                && scope.scenario ?? scenario == scenario && scope.status ?? status == status
        }
    }

    /// The last decision that a limit counts or does not: superseded, retracted or reinstated; nil without one.
    package func decision(about limit: Slug) -> RecordedEvent? {
        events.last { $0.event.limit == limit && [.superseded, .retracted, .reinstated].contains($0.event.kind) }
    }

    /// The limits that have taken its place, one after the other; it ends before a limit would come a second time.
    func successors(of limit: Slug) -> [Slug] {
        var chain: [Slug] = []
        var last = limit
        while let event = decision(about: last)?.event, event.kind == .superseded, let next = event.other,
            next != limit, !chain.contains(next)
        {
            chain.append(next)
            last = next
        }
        return chain
    }
}

/// The subject of a decision: of two decisions with one topic, the later one stands.
struct Topic: Hashable {
    /// That a limit counts; that it overlaps with another; which one is preferred in a scope.
    private let limit: Slug?
    private let other: Slug?
    private let scope: StandingEvent.Scope?

    init(_ event: StandingEvent) {
        switch event.kind {
        case .preferred: (limit, other, scope) = (event.scope == nil ? event.limit : nil, nil, event.scope)
        case .overlap: (limit, other, scope) = (event.limit, event.other, nil)
        case .superseded, .retracted, .reinstated: (limit, other, scope) = (event.limit, nil, nil)
        }
    }
}

extension ArchiveReader {
    private static let eventColumns =
        "seq, kind, slug, other_limit, search, plane, scenario, status, reason, recorded_at, hash"

    /// All decisions about limits.
    package func standing() throws -> StandingHistory {
        let rows = try Row.fetchAll(database, sql: "SELECT \(Self.eventColumns) FROM standing ORDER BY seq")
        return StandingHistory(events: try rows.map(Self.recorded))
    }

    /// The decisions that some limits stand by: those about them, and those about versions of their searches.
    package func standing(about limits: [Limit]) throws -> StandingHistory {
        func list(_ slugs: [Slug]) -> String {
            // A slug needs no escapes.
            "[" + Set(slugs).map { "\"\($0)\"" }.joined(separator: ",") + "]"
        }
        let condition =
            "slug IN (SELECT value FROM json_each(?)) OR search IN (SELECT value FROM json_each(?)) ORDER BY seq"
        let rows = try Row.fetchAll(
            database, sql: "SELECT \(Self.eventColumns) FROM standing WHERE \(condition)",
            arguments: [list(limits.map(\.slug)), list(limits.map(\.search))])
        return StandingHistory(events: try rows.map(Self.recorded))
    }

    private static func recorded(_ row: Row) throws -> RecordedEvent {
        guard let kind = StandingEvent.Kind(rawValue: try row.text(1)), let limit = try slug(row, 2) else {
            throw CorruptionError(why: "event \(try row.integer(0)) has an unknown kind or no limit")
        }
        let scope = try slug(row, 4).map { search in
            StandingEvent.Scope(
                search: search, plane: try slug(row, 5), scenario: try slug(row, 6),
                status: try row.optionalText(7).flatMap(Status.init(rawValue:)))
        }
        let event = StandingEvent(
            kind: kind, limit: limit, other: try slug(row, 3), scope: scope, reason: try row.text(8))
        return RecordedEvent(
            seq: Int(try row.integer(0)), event: event, hash: try row.text(10), recordedAt: try row.text(9))
    }

    private static func slug(_ row: Row, _ column: Int) throws -> Slug? {
        guard let text = try row.optionalText(column) else { return nil }
        do {
            return try Slug(text)
        } catch {
            throw CorruptionError(why: "event \(try row.integer(0)): \(error)")
        }
    }
}
