import JSON
import LimitModel

/// A revision inside one archive file; another file numbers it differently.
package struct RevisionID: Hashable, Sendable {
    let number: Int64
}

/// A revision as it is stored. Its document is decoded when asked for.
package struct StoredRevision: Sendable, Hashable {
    package let id: RevisionID
    package let kind: RevisionKind
    package let slug: Slug
    /// 1, 2, 3, ... within the item.
    package let number: Int
    /// The content hash, which is the same in every archive.
    package let hash: String
    /// JSON; of limits all but the points of the curves.
    package let document: String
    /// The time it was recorded, UTC, as `2026-01-31T12:00:00Z`. Order is by number, never by time.
    package let recordedAt: String
    /// The version of Limen that wrote it.
    package let toolVersion: String
    let submission: Int64

    /// The local name, `SLUG@N`.
    package var name: String { "\(slug)@\(number)" }

    /// The plane. - Throws: `ArchiveError.damaged` when the document is not one.
    package func plane() throws -> Plane { try decode() }

    /// The search. - Throws: `ArchiveError.damaged` when the document is not one.
    package func search() throws -> Search { try decode() }

    /// The requests of a descriptor. - Throws: `ArchiveError.damaged` when the document is not one.
    package func requests() throws -> [RequestOutline] {
        guard kind == .search else { throw damaged("it is a \(kind.rawValue), not a search") }
        let json = try json()
        do {
            return try RequestOutline.all(of: json)
        } catch {
            throw damaged("its document cannot be read: \(error)")
        }
    }

    /// The limit, its curves without their points. - Throws: `ArchiveError.damaged` when the document is not one.
    package func limit() throws -> Limit { try decode() }

    /// The document as a value. - Throws: `ArchiveError.damaged` when it is not JSON.
    func json() throws(ArchiveError) -> JSON {
        do {
            return try JSON(document)
        } catch {
            throw damaged("its document is not JSON: \(error)")
        }
    }

    private func decode<Value: Archivable>() throws(ArchiveError) -> Value {
        guard kind == Value.kind else { throw damaged("it is a \(kind.rawValue), not a \(Value.kind.rawValue)") }
        let json = try json()
        let value: Value
        do {
            value = try Value(json: json)
        } catch {
            throw damaged("its document cannot be read: \(error)")
        }
        guard value.slug == slug else { throw damaged("its document is about \(value.slug)") }
        return value
    }

    func damaged(_ why: String) -> ArchiveError { .damaged(slug: slug, revision: number, why: why) }
}
