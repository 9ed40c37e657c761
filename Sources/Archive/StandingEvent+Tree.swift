import Foundation
import LimitModel

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
