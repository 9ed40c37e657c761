import Files
import Foundation
import JSON
import LimitModel

/// Writes an archive out as plain text files.
final class DumpWriter {
    private let root: OpenFolder
    private let reader: ArchiveReader
    private var written: Set<[String]> = []
    /// The folders that are written into, by their paths below the root.
    private var folders: [[String]: OpenFolder] = [:]

    init(_ reader: ArchiveReader, to root: String) throws {
        self.reader = reader
        try OutputFolder.makeParents(of: root)
        self.root = try Self.makeFolder(root)
        try prepare()
    }

    func write(progress: (Int, Int) -> Void) throws {
        let steps = try reader.steps()
        let events = try reader.standing().events
        let releases = Dictionary(try reader.releases().map { ($0.id, $0) }) { first, _ in first }
        var contents: [JSON] = []
        for (index, step) in steps.enumerated() {
            if index % 50 == 0 { progress(index, steps.count) }
            let content: (String, JSON)
            switch step.subject {
            case .revision(let id): content = ("revision", try revision(id))
            case .event(let seq):
                guard let recorded = events.first(where: { $0.seq == seq }) else {
                    throw CorruptionError(why: "decision \(seq) is missing")
                }
                content = ("event", recorded.event.json)
            case .release(let id):
                guard let release = releases[id] else { throw CorruptionError(why: "release \(id) is missing") }
                content = ("release", try self.release(release))
            }
            contents.append(.object([.init("hash", .text(step.hash)), .init(content.0, content.1)]))
            if index + 1 == steps.count || steps[index + 1].submission != step.submission {
                try save(step.submission, contents)
                contents = []
            }
        }
        progress(steps.count, steps.count)
        try removeOthers()
        try root.syncAll()
        try root.replace(DumpLayout.mark, with: Array(DumpLayout.markText.utf8))
        try root.remove(DumpLayout.unfinishedMark)
        try root.sync()
    }

    // MARK: - Parts

    private func save(_ submission: Int64, _ contents: [JSON]) throws {
        let provenance = try reader.provenance(of: submission)
        let files = try provenance.files.map { file -> JSON in
            if !written.contains(DumpLayout.source(file.sha256)) {
                try save(file.bytes(), as: DumpLayout.source(file.sha256))
            }
            return .record(["name": .text(file.name), "sha256": .text(file.sha256)])
        }
        let (tree, seal) = DumpSubmission.sealed(
            .record([
                "contents": .list(contents), "files": .list(files), "recorded_at": .text(provenance.recordedAt),
                "tool_version": .text(provenance.toolVersion),
            ]))
        try save(Array(tree.dumped().utf8), as: DumpLayout.submission(submission, seal: seal))
    }

    private func revision(_ id: Int64) throws -> JSON {
        guard let stored = try reader.revision(id: id) else { throw CorruptionError(why: "revision \(id) is missing") }
        let (kind, slug, number) = (stored.kind, stored.slug, stored.number)
        try save(Array(stored.json().dumped().utf8), as: DumpLayout.document(kind, slug, number))
        for (index, points) in try reader.points(of: stored).enumerated() {
            let text = PointLines.print(points)
            try save(Array(text.utf8), as: DumpLayout.points(kind, slug, number, curve: index))
        }
        return .record(["kind": .text(kind.rawValue), "number": .integer(number), "slug": .text(slug.text)])
    }

    private func release(_ release: Release) throws -> JSON {
        var text = ""
        for entry in try reader.entries(of: release) {
            text += "\(entry.kind.rawValue) \(entry.slug) \(entry.revision) \(entry.hash)\n"
        }
        for event in try reader.content(of: release).events { text += "event \(event.seq) \(event.hash)\n" }
        let bytes = Array(text.utf8)
        try save(bytes, as: DumpLayout.release(release.name))
        return .record([
            "archive": .text(release.archiveHash), "entries": .text(ContentHash.of(bytes)),
            "message": .text(release.message), "name": .text(release.name.text),
        ])
    }

    // MARK: - Files

    private static func makeFolder(_ path: String) throws -> OpenFolder {
        guard InputFile.exists(path) else {
            return try OpenFolder(PathText.parent(of: path)).makingFolder(PathText.name(of: path))
        }
        return try OpenFolder(path)
    }

    /// The folder must be empty but for hidden names, or have a mark: then only what a dump can have is changed.
    private func prepare() throws {
        let there = try root.names().filter { !$0.hasPrefix(".") }
        let marks = [DumpLayout.mark, DumpLayout.unfinishedMark].filter { root.status(of: $0)?.kind == .file }
        guard there.isEmpty || !marks.isEmpty else {
            throw FileError(.create, root.path, "the folder holds other things and no dump: name a new or empty one")
        }
        try root.replace(DumpLayout.unfinishedMark, with: Array(DumpLayout.markText.utf8))
        if marks.contains(DumpLayout.mark) { try root.remove(DumpLayout.mark) }
    }

    /// Files that are there already are left alone, so that a dump in a repository touches only what is new.
    private func save(_ bytes: [UInt8], as path: [String]) throws {
        written.insert(path)
        let folder = try folder(Array(path.dropLast()))
        if let there = folder.status(of: path[path.count - 1]), there.kind == .file, there.size == bytes.count,
            try folder.openFile([path[path.count - 1]], atMost: bytes.count).readToEnd() == bytes
        {
            return
        }
        try folder.replace(path[path.count - 1], with: bytes, isSynced: false)
    }

    private func folder(_ path: [String]) throws -> OpenFolder {
        guard let name = path.last else { return root }
        if let known = folders[path] { return known }
        let folder = try folder(Array(path.dropLast())).makingFolder(name)
        // Folders of items are done with one after the other, and files that are open are few.
        if path.count > 1 { folders = folders.filter { $0.key.count < 2 } }
        folders[path] = folder
        return folder
    }

    /// Removes what earlier dumps have left, whole or half done, and this one does not have, and folders of items that are
    /// empty then.
    private func removeOthers() throws {
        try root.forEachDumped(isWithDrafts: true) { path, folder in
            guard !written.contains(path) else { return }
            try folder.remove(path[path.count - 1])
            guard path.count == 3, try folder.names().isEmpty else { return }
            try root.folder(path[0]).remove(path[1], isFolder: true)
        }
    }
}

extension ArchiveFile {
    /// Writes everything out as plain text files, fit for a version control system: one folder per plane, search and
    /// limit, the same bytes for the same archive. Times are data; the order is that of the submissions' numbers.
    /// - Parameters:
    ///   - folder: a new or empty folder, or an earlier dump, which is brought up to date.
    ///   - progress: called with the number of entries written, and of all.
    /// - Throws: `ArchiveError.cannotCreate` for a folder that holds other things, and for links in a dump.
    package func dump(to folder: String, progress: (Int, Int) -> Void = { _, _ in }) throws {
        try read { reader in
            do {
                try DumpWriter(reader, to: folder).write(progress: progress)
            } catch let error as FileError {
                throw ArchiveError(error, isNew: true)
            }
        }
    }
}
