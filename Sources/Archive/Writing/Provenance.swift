import Foundation
import GRDB

/// Time, program version and files of a submission: its row, before it has a number.
struct Provenance {
    /// A file whose bytes are fetched only when the archive does not have them yet.
    struct File {
        var name: String
        var sha256: String
        var bytes: () throws -> [UInt8]
    }

    /// UTC, as `2026-01-31T12:00:00Z`.
    var recordedAt: String
    var toolVersion: String
    var files: [File]

    init(recordedAt: String, toolVersion: String, files: [File]) {
        self.recordedAt = recordedAt
        self.toolVersion = toolVersion
        self.files = files
    }

    /// Tells whether a text is a time as an archive holds it.
    static func isTime(_ text: String) -> Bool {
        text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil
    }

    /// The provenance of something that is handed in now.
    /// - Throws: `ArchiveError.badClock` when the time is not one that an archive can hold.
    init(files: [SourceFile] = [], toolVersion: String, now: Date) throws {
        recordedAt = now.formatted(.iso8601)
        guard Self.isTime(recordedAt) else { throw ArchiveError.badClock(recordedAt) }
        self.toolVersion = toolVersion
        self.files = files.map { file in
            File(name: file.name, sha256: ContentHash.of(file.bytes), bytes: { file.bytes })
        }
    }
}

/// A file as it was handed in.
package struct SourceFile: Sendable, Hashable {
    /// Its name, as given.
    package var name: String
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
