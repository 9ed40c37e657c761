import EmbeddedFiles
import GRDB

/// A file format: its schema, and the way from earlier formats.
struct ArchiveFormat {
    /// `PRAGMA user_version` of its files.
    let version: Int
    /// The text a new archive is made with.
    let schema: String
    /// The steps from earlier formats, each to the next one.
    let migrations: [Migration]

    /// The format this program writes and reads.
    static let current = ArchiveFormat(
        version: 3, schema: EmbeddedFiles.text("schema.sql") ?? "",
        migrations: EmbeddedFiles.files(in: "migrations").compactMap(Migration.init))

    /// The steps that bring a file of an earlier format here, in order; nil when no way leads there.
    func steps(from earlier: Int) -> [Migration]? {
        guard earlier < version else { return nil }
        let steps = (earlier + 1...version).compactMap { next in migrations.first { $0.version == next } }
        return steps.count == version - earlier ? steps : nil
    }
}

/// One file of `migrations`, `NNN.sql`: the statements that bring a file from format NNN − 1 to format NNN.
///
/// Its first line names the schema that it starts from by a fingerprint, so that it never runs on tables that it was not
/// written for: `-- from SHA256`. `Docs/develop/file-format.md` says how one is added.
struct Migration {
    /// The format it leads to.
    let version: Int
    /// The fingerprint of the schema it starts from.
    let start: String
    let sql: String

    init(version: Int, start: String, sql: String) {
        (self.version, self.start, self.sql) = (version, start, sql)
    }

    /// The migration of a file; nil when name or first line are not those of one.
    init?(name: String, text: String) {
        let mark = "-- from "
        guard name.hasSuffix(".sql"), let version = Int(name.dropLast(4)),
            let line = text.split(separator: "\n", maxSplits: 1).first, line.hasPrefix(mark)
        else { return nil }
        let start = String(line.dropFirst(mark.count))
        guard ContentHash.isHash(start) else { return nil }
        self.init(version: version, start: start, sql: text)
    }
}
