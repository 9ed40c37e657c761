import Foundation

/// A value that the archive keeps as a revision: a JSON document, and for limits the points of its curves.
public protocol Archivable: Codable, Sendable {
    /// `plane`, `search` or `limit`.
    static var kind: RevisionKind { get }
    /// Its name in the archive.
    var slug: Slug { get }
    /// The points of each curve, in the order of the document's curves.
    var pointsOfCurves: [[Curve.Point]] { get }
}

/// What an archive keeps revisions of.
public enum RevisionKind: String, Sendable, Hashable, Codable, CaseIterable {
    case plane, search, limit
}

extension Archivable {
    public var pointsOfCurves: [[Curve.Point]] { [] }

    /// The document as it is stored: JSON with sorted keys.
    /// - Throws: `ModelError.notFinite` when a number is not finite.
    public func document() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        } catch EncodingError.invalidValue(_, let context) {
            throw ModelError.notFinite(path: context.codingPath.map(\.stringValue).joined(separator: "."))
        }
    }

    /// The bytes its content hash is taken over.
    public func canonicalBytes() throws -> [UInt8] {
        try Self.canonicalBytes(kind: Self.kind, document: document(), points: pointsOfCurves)
    }

    /// The same bytes from the stored parts.
    public static func canonicalBytes(
        kind: RevisionKind, document: String, points: [[Curve.Point]]
    ) throws -> [UInt8] {
        var form = CanonicalForm(domain: "limen.\(kind.rawValue)/1")
        try form.append(document: document)
        for curve in points { try form.append(points: curve) }
        return form.bytes
    }
}

extension Plane: Archivable {
    public static var kind: RevisionKind { .plane }
}

extension Search: Archivable {
    public static var kind: RevisionKind { .search }
}

extension Limit: Archivable {
    public static var kind: RevisionKind { .limit }
    public var pointsOfCurves: [[Curve.Point]] { curves.map(\.points) }
}
