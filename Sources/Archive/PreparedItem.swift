import LimitModel

/// An item made ready for writing, outside of any transaction.
struct PreparedItem {
    let kind: RevisionKind
    let slug: Slug
    let document: String
    let hash: String
    /// The limit itself, for its curves and holdings.
    let limit: Limit?

    /// - Throws: `ArchiveError.inconsistent` when it holds a number that is not finite.
    init(_ value: some Archivable) throws {
        kind = type(of: value).kind
        slug = value.slug
        limit = value as? Limit
        do {
            document = try value.document()
            let points = value.pointsOfCurves
            hash = ContentHash.of(try Limit.canonicalBytes(kind: kind, document: document, points: points))
        } catch let error as ModelError {
            throw ArchiveError.inconsistent(slug: slug, .badContent(error))
        }
    }
}
