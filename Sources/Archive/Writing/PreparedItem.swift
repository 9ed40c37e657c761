import JSON
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
            let json = try value.storedJSON()
            document = json.stored()
            hash = ContentHash.of(try kind.canonicalBytes(json, points: value.pointsOfCurves))
        } catch {
            throw ArchiveError.inconsistent(slug: slug, .badContent(error))
        }
    }

    /// What a submission brings: planes, searches and limits, in the order given.
    /// - Throws: `ArchiveError.inconsistent` for the first that holds a number that is not finite.
    static func all(of submission: Submission) throws -> [PreparedItem] {
        try submission.planes.map { try PreparedItem($0) } + submission.searches.map { try PreparedItem($0) }
            + submission.limits.map { try PreparedItem($0) }
    }

    /// Checks what writing the curves would find wrong with them.
    /// - Throws: `ArchiveError.inconsistent` when they enclose no region or cannot be stored.
    func checkCurves() throws {
        guard let limit else { return }
        do {
            for (seq, curve) in limit.curves.enumerated() {
                try Self.checkName(of: curve, at: seq)
                _ = try PointsText.print(curve.points)
            }
            _ = try limit.region()
        } catch let error as ModelError {
            throw ArchiveError.inconsistent(slug: slug, .badContent(error))
        }
    }

    /// A text of SQLite ends at the character U+0000.
    static func checkName(of curve: Curve, at seq: Int) throws(ModelError) {
        guard curve.name?.utf8.contains(0) != true else {
            throw .badCurve(curve: "\(seq + 1)", why: "its name holds the character U+0000")
        }
    }

    /// An item that is stored already, here or elsewhere: its parts are checked against its hash, and the document keeps its
    /// spelling.
    /// - Throws: `ArchiveError.damaged` when they do not fit together.
    init(_ stored: StoredRevision, points: [[Curve.Point]]) throws {
        (kind, slug, document, hash) = (stored.kind, stored.slug, stored.document, stored.hash)
        let computed: String
        let json = try stored.json()
        do {
            computed = ContentHash.of(try kind.canonicalBytes(json, points: points))
        } catch {
            throw stored.damaged(error.description)
        }
        guard computed == hash else { throw stored.damaged("its content has the hash \(computed), not \(hash)") }
        switch kind {
        case .plane:
            _ = try stored.plane()
            limit = nil
        case .search:
            _ = try stored.search()
            limit = nil
        case .limit:
            var value = try stored.limit()
            guard value.curves.count == points.count else {
                throw stored.damaged("it has \(value.curves.count) curves, but \(points.count) lists of points")
            }
            for (index, list) in points.enumerated() { value.curves[index].points = list }
            limit = value
        }
    }
}
