import LimitModel

/// What has been decided about the limits so far.
public struct Standing: Sendable, Hashable {
    /// Every decision, first to last.
    public let events: [RecordedEvent]

    init(events: [RecordedEvent]) { self.events = events }

    /// The preferences that stand: the last one of every scope, in the order of writing.
    public var preferences: [RecordedEvent] { present.filter { $0.event.kind == .preferred } }

    /// The decisions that stand, in the order of writing: a later one of the same sense takes the place of an earlier one.
    public var present: [RecordedEvent] {
        var last: [Topic: Int] = [:]
        for recorded in events { last[Topic(recorded.event)] = recorded.seq }
        let seqs = Set(last.values)
        return events.filter { seqs.contains($0.seq) }
    }

    /// The preference that holds for a search in a plane, scenario and status: the last one that names no other.
    public func preference(search: Slug, plane: Slug, scenario: Slug, status: Status) -> RecordedEvent? {
        events.last { recorded in
            guard recorded.event.kind == .preferred, let scope = recorded.event.scope else { return false }
            return scope.search == search && scope.plane ?? plane == plane
                && scope.scenario ?? scenario == scenario && scope.status ?? status == status
        }
    }

    /// The last decision whether a limit counts: superseded, retracted or reinstated; nil when there is none.
    public func decision(about limit: Slug) -> RecordedEvent? {
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

/// What a decision decides: of two decisions with one topic, the later one stands.
struct Topic: Hashable {
    /// Whether the limit counts; whether it overlaps with another; who is preferred in a scope.
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
