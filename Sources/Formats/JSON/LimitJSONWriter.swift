/// The whole document of a limit, with its curves; of an envelope, the answer.
package enum LimitJSONWriter: TextWriter {
    package static let format = Format.json
    package static let hasUnits = false

    package static func text(_ limits: [ExportedLimit], _ style: WritingStyle) throws -> String {
        try limits.map { exported in
            guard let document = exported.document else {
                throw ExportError("\(exported.limit.slug) comes without its document")
            }
            return try document()
        }.joined()
    }

    package static func text(_ envelope: ExportedEnvelope, _ style: WritingStyle) -> String { envelope.answer.json() }
}
