import CSQLiteShim
import EmbeddedFiles
import Files
import Foundation
import GRDB

/// What a migration has done.
public struct MigrationReport: Sendable, Hashable {
    /// The file format before and now; equal when there was nothing to do.
    public var from, to: Int
    /// The copy of the file as it was, when one was asked for.
    public var copy: String?
}

extension ArchiveFile {
    /// Brings an older archive file up to the present file format, in one transaction: all of it or nothing. Contents,
    /// their hashes, their order and the archive's hash stay as they are.
    /// - Parameter copy: where to put a copy of the file as it was, first; there must be no file yet.
    /// - Throws: `ArchiveError` as when opening; `cannotCreate` when the copy cannot be made, and then nothing is done.
    @discardableResult
    public static func migrate(at path: String, copyTo copy: String? = nil) throws -> MigrationReport {
        do {
            _ = try ArchiveFile(readingAt: path)
            return MigrationReport(from: SchemaCheck.version, to: SchemaCheck.version, copy: nil)
        } catch ArchiveError.older(_, let version) {
            try naming(path) { try Migration(path: path).run(from: version, copyTo: copy) }
            return MigrationReport(from: version, to: SchemaCheck.version, copy: copy)
        }
    }
}

/// Runs the files in `migrations` that a file has not seen yet.
private struct Migration {
    let path: String

    func run(from version: Int, copyTo copy: String?) throws {
        var configuration = ArchiveFile.configuration(isReadOnly: false)
        // Tables are made again under their old names; all references are checked at the end.
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: PageChecks.location(of: path), configuration: configuration)
        try queue.writeWithoutTransaction { database in
            try database.inTransaction(.immediate) {
                // Somebody else may have been faster.
                guard try Row.fetchOne(database, sql: "PRAGMA user_version")?.integer(0) == Int64(version) else {
                    throw ArchiveError.busy(path: path)
                }
                try SchemaCheck.checkFirstFormat(database, path: path)
                // Nobody writes now, so that the bytes of the file stand still.
                if let copy { try duplicate(to: copy) }
                for (name, text) in EmbeddedFiles.files(in: "migrations") {
                    guard let number = Int(name.prefix { $0.isNumber }), number > version else { continue }
                    try database.execute(sql: text)
                    if number == 2 { try seal(database) }
                }
                try SchemaCheck.check(database, path: path)
                guard try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") == nil else {
                    throw Damage(why: "a row points to one that does not exist; nothing was changed")
                }
                return .commit
            }
        }
    }

    private func duplicate(to copy: String) throws {
        try ArchiveFile.newFile(at: copy) { draft in
            let target = try OpenFile(draft, O_WRONLY | O_CREAT | O_EXCL)
            let result = limen_sqlite_copy(PathText.absoluteCPath(path), target.descriptor)
            guard result == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: result)) }
        }
    }

    /// Format 2 seals every submission; SQL has no SHA-256.
    private func seal(_ database: Database) throws {
        var seals: [(Int64, String)] = []
        try SubmissionSeal.forEach(database) { submission, contents in
            seals.append((submission, try SubmissionSeal.hash(of: submission, contents: contents, database)))
        }
        for (submission, hash) in seals {
            try database.execute(sql: "INSERT INTO submission_seal VALUES (?, ?)", arguments: [submission, hash])
        }
    }
}
