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

    /// The scope of a preference; nil stands for every one.
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

/// A decision with its place in the archive.
package struct RecordedEvent: Sendable, Hashable {
    /// 1, 2, 3, ... in the order of writing.
    package var seq: Int
    package var event: StandingEvent
    package var hash: String
    /// UTC, as `2026-01-31T12:00:00Z`.
    package var recordedAt: String
}

extension StandingEvent {
    /// The event as a document, as it is hashed.
    func tree() throws -> JSONTree {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try JSONTree(bytes: Array(encoder.encode(self)))
    }

    /// The event of a document.
    init(_ tree: JSONTree) throws {
        self = try JSONDecoder().decode(StandingEvent.self, from: Data(tree.compact().utf8))
    }

    /// The content hash, as `Docs/canonical-form.md` describes it.
    func hash() throws -> String {
        var form = CanonicalForm(domain: "limen.event/1")
        form.append(try tree())
        return ContentHash.of(form.bytes)
    }
}
