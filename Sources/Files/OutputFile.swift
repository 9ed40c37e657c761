import Foundation

/// The one way in which the program writes a file that a person names.
///
/// A plain file is replaced whole or not at all, and keeps its permissions; links are followed; pipes and devices are
/// written into. Archives and other databases are never written over.
package enum OutputFile {
    /// - Parameters:
    ///   - path: the file as the person named it.
    ///   - archive: the archive in use, which is not to be written over under any name.
    /// - Throws: `FileError`; then a file that was there is as it was.
    package static func write(_ bytes: some ContiguousBytes, to path: String, apartFrom archive: String? = nil) throws {
        guard let there = FileStatus.of(path) else { return try write(bytes, over: nil, at: path) }
        switch there.kind {
        case .folder: throw FileError(.create, path, code: EISDIR)
        case .blockDevice: throw FileError(.create, path, "it is a disk")
        case .pipe, .characterDevice, .socket, .link: try OpenFile(path, O_WRONLY | O_NOCTTY).write(bytes)
        case .file:
            // Where a shell has put the output, it is written behind what is there, as to any standard output.
            let streams = [OpenFile.standardOutput, .standardError]
            if let own = streams.first(where: { (try? $0.status().isSameFile(as: there)) == true }) {
                return try own.write(bytes)
            }
            try check(there, path, apartFrom: archive)
            try write(bytes, over: there, at: path)
        }
    }

    private static func check(_ there: FileStatus, _ path: String, apartFrom archive: String?) throws {
        for ending in archive == nil ? [] : ["", "-journal", "-wal", "-shm"] {
            guard let archive, let own = FileStatus.of(archive + ending), own.isSameFile(as: there) else { continue }
            let what = ending.isEmpty ? "it is" : "it belongs to"
            throw FileError(.create, path, "\(what) the archive in use")
        }
        // Also for those who may write everything.
        guard there.mode & 0o222 != 0, access(PathText.cPath(path), W_OK) == 0 else {
            throw FileError(.create, path, "it is write-protected")
        }
        let beginning = try? OpenFile(path, O_RDONLY).read(atMost: databaseMark.count)
        guard beginning != databaseMark else {
            throw FileError(.create, path, "it is an SQLite database, and is not written over: name another file")
        }
    }

    private static let databaseMark = Array("SQLite format 3\0".utf8)

    private static func write(_ bytes: some ContiguousBytes, over there: FileStatus?, at path: String) throws {
        let target = try end(ofLinksAt: path)
        if let there, FileStatus.of(target).map(there.isSameFile) != true {
            // A file that has no name any more cannot be replaced.
            return try OpenFile(path, O_WRONLY | O_TRUNC).write(bytes)
        }
        do {
            let draft = try Draft.file(beside: target)
            try draft.write(bytes)
            if let there { try draft.takeOver(there) }
            try draft.publish(as: target)
        } catch let error as FileError where error.path == target {
            var error = error
            error.path = path
            throw error
        }
    }

    /// Where a path leads, also when nothing is there yet.
    static func end(ofLinksAt path: String) throws -> String {
        var path = path
        for _ in 0..<40 {
            guard FileStatus.of(path, followingLink: false)?.kind == .link else { return path }
            var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
            let count = readlink(PathText.cPath(path), &buffer, buffer.count)
            guard count >= 0 else { throw FileError(.create, path, code: errno) }
            let next = PathText.text(buffer[..<count].map { UInt8(bitPattern: $0) })
            path = next.hasPrefix("/") ? next : PathText.join(PathText.parent(of: path), next)
        }
        throw FileError(.create, path, "its links lead nowhere")
    }
}

/// The one way in which the program makes a folder that a person names: it appears complete or not at all.
package enum OutputFolder {
    /// Makes a new folder, or fills an empty one.
    /// - Parameter fill: is given a folder of another name, which gets the name of `path` when it is full.
    /// - Throws: `FileError`; then nothing is left.
    package static func make<T>(at path: String, _ fill: (String) throws -> T) throws -> T {
        let target = try OutputFile.end(ofLinksAt: PathText.withoutSlashes(path))
        if let there = FileStatus.of(target) {
            guard there.kind == .folder else { throw FileError(.create, path, code: EEXIST) }
            guard try OpenFolder(target).names().isEmpty else {
                throw FileError(
                    .create, path,
                    "it holds files already: name a new or empty folder, so that nothing old stays among the new")
            }
            let isWorkingFolder = FileStatus.of(".").map(there.isSameFile) == true
            guard !isWorkingFolder, ![".", ".."].contains(PathText.name(of: target)) else {
                throw FileError(.create, path, "the working folder cannot be replaced: name a new folder")
            }
        }
        try makeParents(of: target)
        let draft = try Draft.folder(beside: target)
        let result = try fill(draft.path)
        try draft.publish(as: target)
        return result
    }

    /// The same for files that are ready.
    package static func write(_ files: [(name: String, bytes: [UInt8])], to path: String) throws {
        try make(at: path) { draft in
            let folder = try OpenFolder(draft)
            for file in files { try folder.replace(file.name, with: file.bytes) }
        }
    }

    /// Makes the folders above a path that are missing.
    package static func makeParents(of path: String) throws {
        let parent = PathText.parent(of: path)
        guard FileStatus.of(parent) == nil else { return }
        try makeParents(of: parent)
        guard mkdir(PathText.cPath(parent), 0o777) == 0 || errno == EEXIST else {
            throw FileError(.create, parent, code: errno)
        }
    }
}
