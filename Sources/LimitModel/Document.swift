import JSON
import Regions

/// A value that the archive keeps as a revision: a JSON document, and for limits the points of its curves.
package protocol Archivable: JSONConvertible, Sendable {
    /// `plane`, `search` or `limit`.
    static var kind: RevisionKind { get }
    /// Its name in the archive.
    var slug: Slug { get }
    /// The points of each curve, in the order of the document's curves.
    var pointsOfCurves: [[Curve.Point]] { get }
}

/// The kinds of things that an archive keeps revisions of.
public enum RevisionKind: String, Sendable, Hashable, CaseIterable {
    case plane, search, limit
}

extension Archivable {
    package var pointsOfCurves: [[Curve.Point]] { [] }

    /// The document, fit to be stored.
    /// - Throws: `ModelError.notFinite` when a number is not finite.
    package func storedJSON() throws(ModelError) -> JSON {
        let json = json
        if let path = json.pathOfNonFinite { throw .notFinite(path: path) }
        return json
    }

    /// The text of the document as it is stored.
    /// - Throws: `ModelError.notFinite` when a number is not finite.
    package func document() throws(ModelError) -> String { try storedJSON().stored() }
}

extension Limit {
    /// The bytes that the content hash is taken over; `Docs/use/canonical-form.md` describes them.
    /// - Throws: `ModelError.notFinite` when a number is not finite.
    public func canonicalBytes() throws(ModelError) -> [UInt8] {
        try Self.kind.canonicalBytes(storedJSON(), points: pointsOfCurves)
    }
}

extension RevisionKind {
    /// The bytes that the content hash of a revision is taken over.
    /// - Throws: `ModelError.notFinite` when a point is not finite.
    package func canonicalBytes(_ document: JSON, points: [[Curve.Point]]) throws(ModelError) -> [UInt8] {
        var form = CanonicalForm(domain: "limen.\(rawValue)/1")
        form.append(document)
        for curve in points { try form.append(points: curve) }
        return form.bytes
    }
}

extension CanonicalForm {
    /// Appends the points of a curve: their number, then for each mass and coupling as binary64, edge kind and flags.
    package mutating func append(points: [Curve.Point]) throws(ModelError) {
        reserve(18 * points.count + 9)
        append(tag: "p", count: points.count)
        for (index, point) in points.enumerated() {
            guard point.mass.isFinite, point.coupling.isFinite else {
                throw .notFinite(path: "point \(index + 1)")
            }
            append(point.mass)
            append(point.coupling)
            append(byte: point.edge.canonicalCode)
            append(byte: point.flags.rawValue)
        }
    }
}

extension EdgeKind {
    fileprivate var canonicalCode: UInt8 {
        switch self {
        case .measured: 0
        case .cap: 1
        case .kinematic: 2
        case .open: 3
        }
    }
}

extension Plane: Archivable {
    package static var kind: RevisionKind { .plane }
}

extension Search: Archivable {
    package static var kind: RevisionKind { .search }
}

extension Limit: Archivable {
    package static var kind: RevisionKind { .limit }
    package var pointsOfCurves: [[Curve.Point]] { curves.map(\.points) }
}
