import Foundation
import LimitModel

extension ArchiveFile {
    /// Gives a name to what the archive holds now.
    /// - Parameters:
    ///   - name: letters, digits, `-` and `.`; no other release has it.
    ///   - message: what the release is about.
    /// - Throws: `ArchiveError.releaseExists`, `ArchiveError.badRelease`.
    @discardableResult
    package func createRelease(
        named name: String, message: String, toolVersion: String, now: Date = Date(), isDryRun: Bool = false
    ) throws -> Release {
        let slug: Slug
        do {
            slug = try Slug(name)
        } catch {
            throw ArchiveError.badRelease("release: \(error)")
        }
        guard !message.allSatisfy(\.isWhitespace) else {
            throw ArchiveError.badRelease("release \(slug): say what it is about: the message is empty")
        }
        return try write(isDryRun: isDryRun) { database in
            let reader = ArchiveReader(database: database)
            guard try reader.release(named: slug) == nil else { throw ArchiveError.releaseExists(slug) }
            let content = try reader.releaseContent(name: slug, message: message)
            guard !content.entries.isEmpty else {
                throw ArchiveError.badRelease("release \(slug): the archive is empty: import something first")
            }
            var writer = try Writer(database, Provenance(toolVersion: toolVersion, now: now))
            try writer.append(content)
            try writer.finish()
            return try reader.knownRelease(name)
        }
    }
}
