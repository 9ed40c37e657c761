import CSQLiteShim
import Files
import Foundation
import GRDB

/// Takes back what a writer that was broken off has left in an archive: a journal with the pages as they were before.
///
/// A journal is a file beside the archive that anybody may have put there or damaged, and what it says is written into the
/// archive with fresh checksums. So a copy of both is taken back first, and verified as a whole; the archive itself follows
/// only when the copy is sound. Otherwise both files stay as they are.
struct Rollback {
    let path: String

    /// The number of times that somebody else may be faster.
    private static let attempts = 20

    /// - Throws: `ArchiveError.brokenOff` where the file or its folder may not be written, `badJournal` when the copy is not
    ///   sound.
    func run() throws {
        for _ in 0..<Self.attempts {
            guard let before = FileStatus.of(path + "-journal", followingLink: false) else { return }
            guard before.kind == .file else {
                throw ArchiveError.badJournal(path: path, why: "the journal is not a plain file")
            }
            let draft: Draft
            do {
                draft = try Draft.folder(beside: path)
            } catch let error as FileError where !error.isDiskFull {
                throw ArchiveError.brokenOff(path: path)
            }
            // The draft is there as long as somebody holds it.
            let isSound = try withExtendedLifetime(draft) {
                let copy = PathText.join(draft.path, "archive.sqlite")
                try self.copy(to: copy)
                // Another program may have taken it back meanwhile, and the copy is of neither state.
                guard FileStatus.of(path + "-journal", followingLink: false) == before else { return false }
                try check(copy)
                return true
            }
            guard isSound else { continue }
            try Self.playBack(path)
            return
        }
        throw ArchiveError.busy(path: path)
    }

    private func copy(to copy: String) throws {
        for ending in ["", "-journal"] {
            let target = try OpenFile(copy + ending, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600, as: path)
            let result = limen_sqlite_copy(PathText.absoluteCPath(path + ending), target.descriptor)
            // A journal that is gone is found to be so by the caller.
            if result == ResultCode.SQLITE_CANTOPEN.rawValue, !ending.isEmpty { continue }
            guard result == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: result)) }
        }
    }

    private func check(_ copy: String) throws {
        let why: String
        do {
            try withArchiveErrors(at: copy) { try Self.playBack(copy) }
            guard let finding = try ArchiveFile(readingAt: copy).verify().first(where: { $0.severity == .error }) else {
                return
            }
            why = finding.description
        } catch let error as ArchiveError where error.category == .badData {
            if case .foreignJournal = error { throw ArchiveError.foreignJournal(path: path) }
            if case .older = error { return }
            why = error.reason
        }
        throw ArchiveError.badJournal(path: path, why: why)
    }

    private static func playBack(_ path: String) throws {
        do {
            let location = try PageChecks.location(of: path, playingBack: true)
            let writer = try DatabaseQueue(path: location, configuration: ArchiveFile.configuration(isReadOnly: false))
            // Looking is enough: SQLite plays the journal back first.
            try writer.read { _ = try Row.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") }
        } catch let error as DatabaseError
            where [.SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM].contains(error.resultCode.primaryResultCode)
        {
            throw ArchiveError.brokenOff(path: path)
        }
    }
}
