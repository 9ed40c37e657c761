import Files
import Foundation
import GRDB

extension ArchiveFile {
    /// Writes a copy that is fit to be handed out: packed, read-only, with a rollback journal, so that it opens from a
    /// folder one may not write.
    /// - Returns: the SHA-256 of the file, as 64 lower-case hexadecimal digits.
    /// - Throws: `ArchiveError.cannotCreate` when there is a file already, or none can be written.
    @discardableResult
    package func snapshot(to target: String) throws -> String {
        let state = try read { try $0.stateHash() }
        return try Self.newFile(at: target) { draft in
            do {
                try withoutTransaction {
                    // Also of a file that another program has written into.
                    try PageChecks.reserve(in: $0)
                    try $0.execute(sql: "VACUUM main INTO ?", arguments: [PageChecks.location(of: draft)])
                }
            } catch ArchiveError.diskFull {
                throw ArchiveError.diskFull(path: target)
            } catch ArchiveError.inputOutput(_, let why) {
                throw ArchiveError.inputOutput(path: target, why: why)
            }
            guard try ArchiveFile(readingAt: draft).read({ try $0.stateHash() }) == state else {
                throw ArchiveError.busy(path: path)
            }
            // Nobody gets a right that the user's umask withholds.
            let mode = FileStatus.of(draft).map { $0.mode & 0o444 } ?? 0o400
            guard chmod(draft, mode) == 0 else { throw FileError(.create, target, code: errno) }
            return try Self.hash(ofFileAt: draft)
        }
    }

    /// Makes a file that appears under its name only when it is complete.
    /// - Parameter make: is given the name of a file in a folder of its own.
    /// - Throws: `ArchiveError.cannotCreate` when there is a file already, or a journal of an earlier one.
    static func newFile<T>(at target: String, _ make: (String) throws -> T) throws -> T {
        guard FileStatus.of(target, followingLink: false) == nil else {
            throw ArchiveError.cannotCreate(path: target, why: "there is a file already")
        }
        try checkForJournals(beside: target)
        let inner = "archive.sqlite"
        do {
            let draft = try Draft.folder(beside: target)
            let path = PathText.join(draft.path, inner)
            let result: T
            do {
                result = try make(path)
            } catch let error as ArchiveError {
                throw error.moved(from: path, to: target)
            }
            try draft.publish(file: inner, as: target)
            return result
        } catch let error as FileError {
            throw ArchiveError(error, isNew: true)
        }
    }

    /// Checks that no journal of an earlier archive is there, which SQLite would play back into a new one, or delete.
    static func checkForJournals(beside path: String) throws {
        for ending in ["-journal", "-wal"] where FileStatus.of(path + ending, followingLink: false) != nil {
            throw ArchiveError.cannotCreate(
                path: path,
                why: "\(path)\(ending) belongs to an archive that was here before: move it to where that archive is "
                    + "now, or remove it")
        }
    }

    /// The SHA-256 of a file, read piece by piece.
    package static func hash(ofFileAt path: String) throws -> String {
        do {
            let file = try OpenFile(path, O_RDONLY)
            var hash = SHA256()
            while true {
                let piece = try file.read(atMost: 1 << 20)
                if piece.isEmpty { return ContentHash.hex(hash.finalized()) }
                hash.update(piece)
            }
        } catch let error as FileError {
            throw error.stage == .open ? .notFound(path: path) : ArchiveError(error, isNew: false)
        }
    }
}

extension ArchiveError {
    /// The same about the file that a person has named, in place of its draft.
    func moved(from draft: String, to target: String) -> ArchiveError {
        switch self {
        case .diskFull(draft): .diskFull(path: target)
        case .inputOutput(draft, let why): .inputOutput(path: target, why: why)
        case .cannotCreate(draft, let why): .cannotCreate(path: target, why: why)
        case .corrupt(draft, let why): .corrupt(path: target, why: why)
        default: self
        }
    }
}
