import Foundation
import LimitModel

/// A decision about a limit; the present standing is what all of them in order come to.
public struct StandingEvent: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// The limit stands for its search in default answers.
        case preferred
        /// Another limit has taken its place.
        case superseded
        /// Whoever published it has taken it back.
        case retracted
        /// It counts again.
        case reinstated
        /// It shares data with another limit.
        case overlap
    }

    /// Where a preference holds; nil stands for every one.
    public struct Scope: Sendable, Hashable, Codable {
        public var search: Slug
        public var plane: Slug?
        public var scenario: Slug?
        public var status: Status?

        public init(search: Slug, plane: Slug? = nil, scenario: Slug? = nil, status: Status? = nil) {
            self.search = search
            self.plane = plane
            self.scenario = scenario
            self.status = status
        }
    }

    public var kind: Kind
    public var limit: Slug
    /// The limit that supersedes or overlaps.
    public var other: Slug?
    /// Where a preference holds.
    public var scope: Scope?
    public var reason: String

    public init(kind: Kind, limit: Slug, other: Slug? = nil, scope: Scope? = nil, reason: String) {
        self.kind = kind
        self.limit = limit
        self.other = other
        self.scope = scope
        self.reason = reason
    }

    /// The content hash, as `Docs/canonical-form.md` describes it.
    func hash() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var form = CanonicalForm(domain: "limen.event/1")
        try form.append(document: String(decoding: try encoder.encode(self), as: UTF8.self))
        return ContentHash.of(form.bytes)
    }
}

/// A decision with its place in the archive.
public struct RecordedEvent: Sendable, Hashable {
    /// 1, 2, 3, ... in the order of writing.
    public var seq: Int
    public var event: StandingEvent
    public var hash: String
    /// UTC, as `2026-01-31T12:00:00Z`.
    public var recordedAt: String
}

/// What has been decided about the limits so far.
public struct Standing: Sendable, Hashable {
    /// Every decision, first to last.
    public let events: [RecordedEvent]

    init(events: [RecordedEvent]) { self.events = events }

    /// The preferences that stand: the last one of every scope, in the order of writing.
    public var preferences: [RecordedEvent] {
        var last: [StandingEvent.Scope: Int] = [:]
        for recorded in events where recorded.event.kind == .preferred {
            if let scope = recorded.event.scope { last[scope] = recorded.seq }
        }
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
}
