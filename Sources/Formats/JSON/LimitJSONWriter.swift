import JSON
import LimitModel

/// `limen.limit/1`: the whole document of a limit, with its curves; of an envelope, the answer.
package enum LimitJSONWriter: TextWriter {
    package static let format = Format.json
    package static let hasUnits = false

    package static func text(_ limits: [ExportedLimit], _ style: WritingStyle) -> String {
        limits.map { document(of: $0, style.source).document() + "\n" }.joined()
    }

    package static func text(_ envelope: ExportedEnvelope, _ style: WritingStyle) -> String { envelope.answer.json() }

    private static func document(of exported: ExportedLimit, _ source: ExportSource) -> JSON {
        .object(
            [.init("format", "limen.limit/1")] + exported.identity(source)
                + [
                    .init("query", .text(source.query)), .init("written_by", .text("limen \(source.toolVersion)")),
                    .init("document", exported.limit.json), .init("curves", exported.limit.curvesJSON),
                ])
    }
}

extension ExportedLimit {
    /// The members of a document that say which limit of which archive it is.
    package func identity(_ source: ExportSource) -> [JSON.Member] {
        [
            .init("plane", .text(limit.plane.text)), .init("status", .text(limit.status.rawValue)),
            .init("coupling_unit", .text(plane.coupling.dimension.canonicalUnit)),
            .init("archive", .text(source.archive)), .init("release", .text(source.release)),
            .init("limit", .text(limit.slug.text)), .init("revision", .integer(revision)),
            .init("hash", .text(hash)), .init("recorded_at", .text(recordedAt)),
        ]
    }
}
