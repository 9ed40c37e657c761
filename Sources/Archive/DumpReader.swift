import Foundation
import GRDB
import LimitModel

/// Builds an archive from a dump. Nothing in it is trusted: every hash is computed again.
struct DumpReader {
    private let folder: DumpFolder
    private let database: Database
    private let archive: ArchiveReader
    private var writer: Writer

    init(_ folder: DumpFolder, into database: Database) throws {
        (self.folder, self.database) = (folder, database)
        archive = ArchiveReader(database: database)
        writer = try Writer(database, Provenance(recordedAt: "", toolVersion: "", files: []))
    }

    mutating func read(progress: (Int, Int) -> Void) throws {
        let mark = try Mark(tree(at: [DumpLayout.mark], atMost: DumpLayout.largestLine))
        var lines = LineReader(try folder.handle([DumpLayout.log], atMost: .max), place: DumpLayout.log)
        var entries = 0
        var hasSubmission = false
        while let line = try lines.next() {
            let place = "\(DumpLayout.log):\(lines.number)"
            let tree = try Self.parse(line, place: place)
            if let submission = tree["submission"] {
                try writer.begin(provenance(submission, place: place))
                hasSubmission = true
                continue
            }
            guard hasSubmission else { throw ArchiveError.badDump(place: place, why: "the first line is a submission") }
            try take(tree, place: place)
            entries += 1
            if entries % 50 == 0 { progress(entries, mark.entries) }
        }
        try writer.finish()
        guard entries == mark.entries else {
            throw ArchiveError.badDump(
                place: DumpLayout.log, why: "it has \(entries) entries; \(DumpLayout.mark) says \(mark.entries)")
        }
        guard writer.chain == mark.archive else {
            throw ArchiveError.badDump(
                place: DumpLayout.mark, why: "the archive's hash comes out as \(writer.chain), not \(mark.archive)")
        }
        progress(entries, mark.entries)
    }

    // MARK: - Lines

    private mutating func take(_ tree: JSONTree, place: String) throws {
        guard let hash = tree["hash"]?.string, ContentHash.isHash(hash) else {
            throw ArchiveError.badDump(place: place, why: "it has no hash")
        }
        let found: String
        if let revision = tree["revision"] {
            found = try take(revision: revision, hash: hash, place: place)
        } else if let event = tree["event"] {
            found = try take(event: event, place: place)
        } else if let release = tree["release"] {
            found = try take(release: release, place: place)
        } else {
            throw ArchiveError.badDump(place: place, why: "it is no submission, revision, event or release")
        }
        guard found == hash else {
            throw ArchiveError.badDump(place: place, why: "its content has the hash \(found), not \(hash)")
        }
    }

    private mutating func take(revision: JSONTree, hash: String, place: String) throws -> String {
        guard let kind = revision["kind"]?.string.flatMap(RevisionKind.init(rawValue:)),
            let slug = revision["slug"]?.string.flatMap({ try? Slug($0) }), let number = revision["number"]?.integer,
            number > 0
        else { throw ArchiveError.badDump(place: place, why: "a revision has a kind, a slug and a number") }
        let path = DumpLayout.document(kind, slug, number)
        let document = try tree(at: path, atMost: DumpLayout.largestDocument)
        var points: [[Curve.Point]] = []
        for index in 0..<(document["curves"]?.elements?.count ?? 0) where kind == .limit {
            points.append(try self.points(at: DumpLayout.points(kind, slug, number, curve: index)))
        }
        let stored = StoredRevision(
            id: RevisionID(number: 0), kind: kind, slug: slug, number: number, hash: hash,
            document: document.compact(), recordedAt: "", toolVersion: "", submission: 0)
        do {
            let written = try writer.appendRevision(PreparedItem(stored, points: points))
            guard written.number == number else {
                throw ArchiveError.badDump(place: place, why: "the next revision of \(slug) is \(written.number)")
            }
        } catch let error as ArchiveError where error.slug != nil {
            throw ArchiveError.badDump(place: path.joined(separator: "/"), why: error.description)
        }
        return hash
    }

    private mutating func take(event tree: JSONTree, place: String) throws -> String {
        do {
            let event = try StandingEvent(tree)
            try writer.append(event)
            return try event.hash()
        } catch is DecodingError {
            throw ArchiveError.badDump(place: place, why: "it is no decision")
        } catch let error as ModelError {
            throw ArchiveError.badDump(place: place, why: error.description)
        }
    }

    private mutating func take(release tree: JSONTree, place: String) throws -> String {
        guard let name = tree["name"]?.string.flatMap({ try? Slug($0) }), let message = tree["message"]?.string,
            let hash = tree["archive"]?.string, ContentHash.isHash(hash)
        else { throw ArchiveError.badDump(place: place, why: "a release has a name, a message and the archive's hash") }
        guard try archive.release(named: name) == nil else {
            throw ArchiveError.badDump(place: place, why: "there is a release of that name already")
        }
        var content = ReleaseContent(name: name, message: message, archiveHash: hash, entries: [], events: [])
        let path = DumpLayout.release(name)
        let handle = try folder.handle(path, atMost: DumpLayout.largestRelease)
        var lines = LineReader(handle, place: path.joined(separator: "/"))
        while let line = try lines.next() {
            let words = String(decoding: line, as: UTF8.self).split(separator: " ").map(String.init)
            guard try content.add(words, from: database) else {
                throw ArchiveError.badDump(
                    place: "\(path.joined(separator: "/")):\(lines.number)",
                    why: "the archive has no such thing by then")
            }
        }
        try writer.append(content)
        return content.hash()
    }

    private func provenance(_ tree: JSONTree, place: String) throws -> Provenance {
        guard let time = tree["recorded_at"]?.string, let version = tree["tool_version"]?.string,
            let files = tree["files"]?.elements, time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil
        else { throw ArchiveError.badDump(place: place, why: "a submission has a time, a version and files") }
        return Provenance(
            recordedAt: time, toolVersion: version,
            files: try files.map { file in
                guard let name = file["name"]?.string, let hash = file["sha256"]?.string, ContentHash.isHash(hash)
                else { throw ArchiveError.badDump(place: place, why: "a file has a name and a hash") }
                return Provenance.File(name: name, sha256: hash) { [folder] in
                    let path = DumpLayout.source(hash)
                    let bytes = try folder.bytes(path, atMost: DumpLayout.largestSource)
                    guard ContentHash.of(bytes) == hash else {
                        throw ArchiveError.badDump(place: path.joined(separator: "/"), why: "its bytes are others")
                    }
                    return bytes
                }
            })
    }

    // MARK: - Files

    /// What a dump promises.
    private struct Mark {
        var archive: String
        var entries: Int

        init(_ tree: JSONTree) throws {
            guard tree["format"]?.string == DumpLayout.format, let archive = tree["archive"]?.string,
                let entries = tree["entries"]?.integer
            else { throw ArchiveError.badDump(place: DumpLayout.mark, why: "it is no \(DumpLayout.format)") }
            (self.archive, self.entries) = (archive, entries)
        }
    }

    private func tree(at path: [String], atMost limit: Int) throws -> JSONTree {
        let bytes = try folder.bytes(path, atMost: limit)
        return try Self.parse(bytes, place: path.joined(separator: "/"), hasLines: true)
    }

    private static func parse(_ bytes: [UInt8], place: String, hasLines: Bool = false) throws -> JSONTree {
        do {
            return try JSONTree(bytes: bytes)
        } catch {
            let line = bytes.prefix(error.offset).count { $0 == 0x0A } + 1
            throw ArchiveError.badDump(place: hasLines ? "\(place):\(line)" : place, why: "JSON: \(error)")
        }
    }

    private func points(at path: [String]) throws -> [Curve.Point] {
        do {
            return try PointLines.parse(folder.bytes(path, atMost: DumpLayout.largestPoints))
        } catch let mistake as PointLines.Mistake {
            throw ArchiveError.badDump(place: "\(path.joined(separator: "/")):\(mistake.line)", why: mistake.why)
        }
    }
}

extension ReleaseContent {
    /// Adds a line of a release's file: `KIND SLUG NUMBER HASH` or `event SEQ HASH`.
    /// - Returns: whether the archive has it.
    fileprivate mutating func add(_ words: [String], from database: Database) throws -> Bool {
        if words.count == 3, words[0] == "event", let seq = Int64(words[1]) {
            let statement = try database.cachedStatement(sql: "SELECT hash FROM standing_event WHERE seq = ?")
            guard try Row.fetchOne(statement, arguments: [seq])?.text(0) == words[2] else { return false }
            events.append((seq: seq, hash: words[2]))
            return true
        }
        guard words.count == 4, let kind = RevisionKind(rawValue: words[0]), let slug = try? Slug(words[1]),
            let number = Int64(words[2])
        else { return false }
        let item = "(SELECT id FROM item WHERE kind = ? AND slug = ?)"
        let sql = "SELECT item, id, hash FROM revision WHERE item = \(item) AND number = ?"
        let statement = try database.cachedStatement(sql: sql)
        guard let row = try Row.fetchOne(statement, arguments: [kind.rawValue, slug.text, number]),
            try row.text(2) == words[3], try !entries.contains(where: { $0.item == (try row.integer(0)) })
        else { return false }
        entries.append(
            Entry(kind: kind, slug: slug, hash: words[3], item: try row.integer(0), revision: try row.integer(1)))
        return true
    }
}

extension ArchiveFile {
    /// Makes an archive from a dump: the same hashes, the same order, the same releases, and the same times.
    /// - Parameter progress: called with the number of entries done, and of all.
    /// - Throws: `ArchiveError.badDump` with the file and line that is wrong; then no archive is left behind.
    @discardableResult
    public static func restore(
        from folder: String, to path: String, progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> ArchiveFile {
        let source = try DumpFolder(folder)
        try Draft.finishing(path) { draft in
            try create(at: draft).write(isDryRun: false) { database in
                var reader = try DumpReader(source, into: database)
                try reader.read(progress: progress)
            }
        }
        return try ArchiveFile(writingAt: path)
    }
}
