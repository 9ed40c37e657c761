import Files
import Foundation
import GRDB
import JSON
import LimitModel

/// Builds an archive from a dump. Nothing in it is trusted: every hash is computed again.
struct DumpReader {
    private let folder: OpenFolder
    private let database: Database
    private let archive: ArchiveReader
    private var writer: Writer
    /// The files that belong to a submission.
    private var used: Set<[String]> = []

    init(_ folder: OpenFolder, into database: Database) throws {
        (self.folder, self.database) = (folder, database)
        archive = ArchiveReader(database: database)
        writer = try Writer(database, Provenance(recordedAt: "", toolVersion: "", files: []))
    }

    mutating func read(progress: (Int, Int) -> Void) throws {
        if folder.status(of: DumpLayout.unfinishedMark) != nil {
            throw ArchiveError.badDump(
                place: DumpLayout.unfinishedMark,
                why: "the dump was broken off: write it again")
        }
        let mark = try tree(at: [DumpLayout.mark], atMost: DumpLayout.largestMark)
        guard mark["format"]?.string == DumpLayout.format else {
            throw ArchiveError.badDump(place: DumpLayout.mark, why: "it is not a \(DumpLayout.format)")
        }
        let submissions = try self.submissions()
        for (index, path) in submissions.enumerated() {
            if index % 50 == 0 { progress(index, submissions.count) }
            try restore(submissionAt: path)
        }
        try writer.finish()
        try folder.forEachDumped { path, _ in
            guard !used.contains(path) else { return }
            throw ArchiveError.badDump(
                place: path.joined(separator: "/"), why: "no submission has it: remove it, or add its submission")
        }
        progress(submissions.count, submissions.count)
    }

    /// The files of submissions in the order they came: by number, and where two people have gone on from one state, by
    /// seal.
    private func submissions() throws -> [[String]] {
        let names = try folder.folder(DumpLayout.submissions).names().compactMap { name in
            DumpLayout.submissionNumber(name).map { (number: $0, name: name) }
        }
        return names.sorted { ($0.number, $0.name) < ($1.number, $1.name) }.map { [DumpLayout.submissions, $0.name] }
    }

    private mutating func restore(submissionAt path: [String]) throws {
        let place = path.joined(separator: "/")
        let tree = try tree(at: path, atMost: DumpLayout.largestSubmission)
        guard let (record, seal) = DumpSubmission.opened(tree), path.last?.contains("-\(seal.prefix(12)).") == true
        else {
            throw ArchiveError.badDump(
                place: place, why: "it is not what its seal and name stand for: it was changed after it was written")
        }
        try writer.begin(provenance(record, place: place))
        guard let contents = record["contents"]?.elements, !contents.isEmpty else {
            throw ArchiveError.badDump(place: place, why: "a submission has contents")
        }
        for content in contents { try restore(content: content, place: place) }
    }

    // MARK: - Contents

    private mutating func restore(content tree: JSON, place: String) throws {
        guard let hash = tree["hash"]?.string, ContentHash.isHash(hash) else {
            throw ArchiveError.badDump(place: place, why: "it has no hash")
        }
        let found: String
        if let revision = tree["revision"] {
            found = try restore(revision: revision, hash: hash, place: place)
        } else if let event = tree["event"] {
            found = try restore(event: event, place: place)
        } else if let release = tree["release"] {
            found = try restore(release: release, place: place)
        } else {
            throw ArchiveError.badDump(place: place, why: "it is not a revision, an event or a release")
        }
        guard found == hash else {
            throw ArchiveError.badDump(place: place, why: "its content has the hash \(found), not \(hash)")
        }
    }

    private mutating func restore(revision: JSON, hash: String, place: String) throws -> String {
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
            document: document.stored(), recordedAt: "", toolVersion: "", submission: 0)
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

    private mutating func restore(event tree: JSON, place: String) throws -> String {
        do {
            let event = try StandingEvent(json: tree)
            try writer.append(event)
            return event.hash
        } catch let error as JSON.MemberError {
            throw ArchiveError.badDump(place: place, why: "it is not a decision: \(error)")
        }
    }

    private mutating func restore(release tree: JSON, place: String) throws -> String {
        guard let name = tree["name"]?.string.flatMap({ try? Slug($0) }), let message = tree["message"]?.string,
            let hash = tree["archive"]?.string, ContentHash.isHash(hash)
        else { throw ArchiveError.badDump(place: place, why: "a release has a name, a message and the archive's hash") }
        guard try archive.release(named: name) == nil else {
            throw ArchiveError.badDump(place: place, why: "there is a release of that name already")
        }
        var content = ReleaseContent(name: name, message: message, archiveHash: hash, entries: [], events: [])
        let path = DumpLayout.release(name)
        let file = path.joined(separator: "/")
        let bytes = try bytes(at: path, atMost: DumpLayout.largestRelease)
        guard ContentHash.of(bytes) == tree["entries"]?.string else {
            throw ArchiveError.badDump(place: file, why: "it is not what \(place) says: it was changed")
        }
        for (index, line) in bytes.split(separator: 0x0A).enumerated() {
            let words = String(decoding: line, as: UTF8.self).split(separator: " ").map(String.init)
            guard try content.add(words, from: database) else {
                throw ArchiveError.badDump(
                    place: "\(file):\(index + 1)", why: "the archive does not have this by then")
            }
        }
        try writer.append(content)
        return content.hash()
    }

    private mutating func provenance(_ tree: JSON, place: String) throws -> Provenance {
        guard let time = tree["recorded_at"]?.string, let version = tree["tool_version"]?.string,
            let files = tree["files"]?.elements, Provenance.isTime(time)
        else { throw ArchiveError.badDump(place: place, why: "a submission has a time, a version and files") }
        return Provenance(
            recordedAt: time, toolVersion: version,
            files: try files.map { file in
                guard let name = file["name"]?.string, let hash = file["sha256"]?.string, ContentHash.isHash(hash)
                else { throw ArchiveError.badDump(place: place, why: "a file has a name and a hash") }
                let path = DumpLayout.source(hash)
                used.insert(path)
                return Provenance.File(name: name, sha256: hash) { [folder] in
                    let bytes = try Self.bytes(at: path, atMost: DumpLayout.largestSource, in: folder)
                    guard ContentHash.of(bytes) == hash else {
                        throw ArchiveError.badDump(place: path.joined(separator: "/"), why: "its bytes are others")
                    }
                    return bytes
                }
            })
    }

    // MARK: - Files

    private mutating func tree(at path: [String], atMost limit: Int) throws -> JSON {
        let bytes = try bytes(at: path, atMost: limit)
        do {
            return try JSON(bytes: bytes)
        } catch {
            throw ArchiveError.badDump(
                place: "\(path.joined(separator: "/")):\(error.line(in: bytes))", why: "it is not JSON: \(error)")
        }
    }

    private mutating func bytes(at path: [String], atMost limit: Int) throws -> [UInt8] {
        used.insert(path)
        return try Self.bytes(at: path, atMost: limit, in: folder)
    }

    private static func bytes(at path: [String], atMost limit: Int, in folder: OpenFolder) throws -> [UInt8] {
        do {
            return try folder.openFile(path, atMost: limit).readToEnd()
        } catch let error as FileError where error.stage == .open {
            throw ArchiveError.badDump(place: path.joined(separator: "/"), why: error.why)
        }
    }

    private mutating func points(at path: [String]) throws -> [Curve.Point] {
        do {
            return try PointLines.parse(bytes(at: path, atMost: DumpLayout.largestPoints))
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
            // Where two people have gone on from one state, decisions may have other numbers than they had.
            let sql = "SELECT seq FROM standing_event WHERE hash = ? ORDER BY seq = ? DESC, seq DESC"
            let statement = try database.cachedStatement(sql: sql)
            guard let found = try Row.fetchOne(statement, arguments: [words[2], seq])?.integer(0) else { return false }
            events.append((seq: found, hash: words[2]))
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
    /// Makes an archive from a dump: the same hashes, the same order, the same releases, and the same times. The archive is
    /// verified before it appears.
    /// - Parameter progress: called with the number of entries done, and of all.
    /// - Throws: `ArchiveError.badDump` with the file and line that is wrong; then no archive is left behind.
    @discardableResult
    package static func restore(
        from folder: String, to path: String, progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> ArchiveFile {
        let source: OpenFolder
        do {
            source = try OpenFolder(folder)
        } catch let error as FileError {
            if !InputFile.exists(folder) { throw ArchiveError.notFound(path: folder) }
            throw ArchiveError.badDump(place: folder, why: error.why)
        }
        try newFile(at: path) { draft in
            try create(at: draft).write(isDryRun: false) { database in
                var reader = try DumpReader(source, into: database)
                try reader.read(progress: progress)
            }
            let findings = try ArchiveFile(readingAt: draft).verify()
            if let finding = findings.first(where: { $0.severity == .error }) {
                throw ArchiveError.badDump(place: "\(finding.place)", why: finding.message)
            }
        }
        return try ArchiveFile(writingAt: path)
    }
}
