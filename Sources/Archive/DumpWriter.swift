import Foundation
import LimitModel

/// Writes an archive out as plain text files.
final class DumpWriter {
    private let root: String
    private let reader: ArchiveReader
    private var written: Set<String> = []
    private var lines: FileHandle?

    init(_ reader: ArchiveReader, to root: String) {
        (self.reader, self.root) = (reader, root)
    }

    func write(progress: (Int, Int) -> Void) throws {
        try prepare()
        let steps = try reader.steps()
        let events = try reader.standing().events
        let releases = Dictionary(try reader.releases().map { ($0.id, $0) }) { first, _ in first }
        let log = try openLog()
        defer { try? log.close() }
        var submission: Int64?
        for (index, step) in steps.enumerated() {
            if index % 50 == 0 { progress(index, steps.count) }
            if step.submission != submission {
                try append(provenance(step.submission), to: log)
                submission = step.submission
            }
            let content: (String, JSONTree)
            switch step.subject {
            case .revision(let id): content = ("revision", try revision(id))
            case .event(let seq):
                guard let recorded = events.first(where: { $0.seq == seq }) else {
                    throw Damage(why: "decision \(seq) is missing")
                }
                content = ("event", try recorded.event.tree())
            case .release(let id):
                guard let release = releases[id] else { throw Damage(why: "release \(id) is missing") }
                content = ("release", try self.release(release))
            }
            try append(.object([.init("hash", .text(step.hash)), .init(content.0, content.1)]), to: log)
        }
        progress(steps.count, steps.count)
        try removeOthers()
        let mark = JSONTree.object([
            "archive": .text(try reader.stateHash()), "entries": .integer(steps.count),
            "format": .text(DumpLayout.format),
        ])
        try save(Array(mark.indented().utf8), as: [DumpLayout.mark])
    }

    // MARK: - Parts

    private func provenance(_ submission: Int64) throws -> JSONTree {
        let provenance = try reader.provenance(of: submission)
        let files = try provenance.files.map { file -> JSONTree in
            if !written.contains(path(DumpLayout.source(file.sha256))) {
                try save(file.bytes(), as: DumpLayout.source(file.sha256))
            }
            return .object(["name": .text(file.name), "sha256": .text(file.sha256)])
        }
        return .object([
            "submission": .object([
                "files": .list(files), "recorded_at": .text(provenance.recordedAt),
                "tool_version": .text(provenance.toolVersion),
            ])
        ])
    }

    private func revision(_ id: Int64) throws -> JSONTree {
        guard let stored = try reader.revision(id: id) else { throw Damage(why: "revision \(id) is missing") }
        let (kind, slug, number) = (stored.kind, stored.slug, stored.number)
        do {
            let text = try JSONTree(stored.document).indented()
            try save(Array(text.utf8), as: DumpLayout.document(kind, slug, number))
        } catch let mistake as JSONTree.Mistake {
            throw stored.damaged("its document is not JSON: \(mistake)")
        }
        for (index, points) in try reader.points(of: stored).enumerated() {
            let text = PointLines.print(points)
            try save(Array(text.utf8), as: DumpLayout.points(kind, slug, number, curve: index))
        }
        return .object(["kind": .text(kind.rawValue), "number": .integer(number), "slug": .text(slug.text)])
    }

    private func release(_ release: Release) throws -> JSONTree {
        var text = ""
        for entry in try reader.entries(of: release) {
            text += "\(entry.kind.rawValue) \(entry.slug) \(entry.revision) \(entry.hash)\n"
        }
        for event in try reader.content(of: release).events { text += "event \(event.seq) \(event.hash)\n" }
        try save(Array(text.utf8), as: DumpLayout.release(release.name))
        return .object([
            "archive": .text(release.archiveHash), "message": .text(release.message), "name": .text(release.name.text),
        ])
    }

    // MARK: - Files

    private func path(_ parts: [String]) -> String { ([root] + parts).joined(separator: "/") }

    /// The folder must be new, empty or a dump, of which only what is ours is changed.
    private func prepare() throws {
        let manager = FileManager.default
        try failing { try manager.createDirectory(atPath: root, withIntermediateDirectories: true) }
        let there = try failing { try manager.contentsOfDirectory(atPath: root) }.filter { !$0.hasPrefix(".") }
        guard there.isEmpty || there.contains(DumpLayout.mark) || there.allSatisfy(DumpLayout.isOurs) else {
            throw ArchiveError.cannotCreate(path: root, why: "the folder holds other things: name a new one")
        }
        // Until the last file is written, this is no dump.
        if there.contains(DumpLayout.mark) { try failing { try manager.removeItem(atPath: path([DumpLayout.mark])) } }
    }

    private func openLog() throws -> FileHandle {
        try save([], as: [DumpLayout.log], evenIfSame: true)
        guard let handle = FileHandle(forWritingAtPath: path([DumpLayout.log])) else {
            throw ArchiveError.cannotCreate(path: path([DumpLayout.log]), why: "it cannot be opened")
        }
        return handle
    }

    private func append(_ tree: JSONTree, to log: FileHandle) throws {
        try failing { try log.write(contentsOf: Data((tree.compact() + "\n").utf8)) }
    }

    /// Files that are there already are left alone, so that a dump in a repository touches only what is new.
    private func save(_ bytes: [UInt8], as parts: [String], evenIfSame: Bool = false) throws {
        let path = path(parts)
        written.insert(path)
        let manager = FileManager.default
        if !evenIfSame, let there = manager.contents(atPath: path), there.elementsEqual(bytes) { return }
        let folder = self.path(Array(parts.dropLast()))
        try failing {
            if parts.count > 1 { try manager.createDirectory(atPath: folder, withIntermediateDirectories: true) }
            try Data(bytes).write(to: URL(fileURLWithPath: path))
        }
    }

    /// Takes away what an earlier dump has left and this one does not have.
    private func removeOthers() throws {
        let manager = FileManager.default
        for folder in DumpLayout.folders {
            guard let found = manager.enumerator(atPath: path([folder])) else { continue }
            for case let name as String in found {
                let path = self.path([folder, name])
                let type = try? manager.attributesOfItem(atPath: path)[.type] as? FileAttributeType
                if type == .typeRegular, !written.contains(path) {
                    try failing { try manager.removeItem(atPath: path) }
                }
            }
        }
    }

    private func failing<T>(_ work: () throws -> T) throws -> T {
        do {
            return try work()
        } catch let error as NSError {
            let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
            if underlying.code == Int(ENOSPC) { throw ArchiveError.diskFull(path: root) }
            throw ArchiveError.cannotCreate(path: root, why: error.localizedDescription)
        }
    }
}

extension DumpLayout {
    /// Whether a name at the top of a folder belongs to a dump.
    static func isOurs(_ name: String) -> Bool { name == mark || name == log || folders.contains(name) }
}

extension ArchiveFile {
    /// Writes everything out as plain text files, fit for a version control system: one folder per plane, search and
    /// limit, the same bytes for the same archive. Times are data; the order is that of `log.jsonl`.
    /// - Parameters:
    ///   - folder: a new or empty folder, or an earlier dump, which is brought up to date.
    ///   - progress: called with the number of entries written, and of all.
    public func dump(to folder: String, progress: (Int, Int) -> Void = { _, _ in }) throws {
        try read { try DumpWriter($0, to: folder).write(progress: progress) }
    }
}
