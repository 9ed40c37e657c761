import JSON
import LimitModel

/// A decision about a limit; the present standing is what all of them in order come to.
public struct StandingEvent: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, JSONConvertible, CaseIterable {
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

    /// The scope of a preference; nil stands for every one.
    public struct Scope: Sendable, Hashable {
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
    /// The scope of a preference.
    public var scope: Scope?
    public var reason: String

    public init(kind: Kind, limit: Slug, other: Slug? = nil, scope: Scope? = nil, reason: String) {
        self.kind = kind
        self.limit = limit
        self.other = other
        self.scope = scope
        self.reason = reason
    }
}

extension StandingEvent: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(
            kind: try json.member("kind"), limit: try json.member("limit"), other: try json.optional("other"),
            scope: try json.optional("scope"), reason: try json.member("reason"))
    }

    /// The event as a document, as it is hashed.
    package var json: JSON {
        .record([
            "kind": kind.json, "limit": limit.json, "other": other?.json, "reason": reason.json, "scope": scope?.json,
        ])
    }

    /// The content hash, as `Docs/use/canonical-form.md` describes it.
    var hash: String {
        var form = CanonicalForm(domain: "limen.event/1")
        form.append(json)
        return ContentHash.of(form.bytes)
    }
}

extension StandingEvent.Scope: JSONConvertible {
    package init(json: JSON) throws(JSON.MemberError) {
        self.init(
            search: try json.member("search"), plane: try json.optional("plane"),
            scenario: try json.optional("scenario"), status: try json.optional("status"))
    }

    package var json: JSON {
        .record([
            "plane": plane?.json, "scenario": scenario?.json, "search": search.json, "status": status?.json,
        ])
    }
}

/// A decision with its place in the archive.
package struct RecordedEvent: Sendable, Hashable {
    /// 1, 2, 3, ... in the order of writing.
    package var seq: Int
    package var event: StandingEvent
    package var hash: String
    /// UTC, as `2026-01-31T12:00:00Z`.
    package var recordedAt: String
}
