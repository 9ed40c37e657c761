import CSQLiteShim
import Files
import Foundation
import GRDB

/// The outcome of a migration.
package struct MigrationOutcome: Sendable, Hashable {
    /// The file format before and now; equal when there was nothing to do.
    package var from, to: Int
    /// The copy of the file as it was, when one was asked for.
    package var copy: String?
}

extension ArchiveFile {
    /// Brings an older archive file up to the present file format, in one transaction: all of it or nothing. Contents,
    /// their hashes and their order stay as they are.
    /// - Parameter copy: where to put a copy of the file as it was, first; there must be no file yet.
    /// - Throws: `ArchiveError` as when opening; `cannotCreate` when the copy cannot be made, and then nothing is done.
    @discardableResult
    package static func migrate(at path: String, copyTo copy: String? = nil) throws -> MigrationOutcome {
        try migrate(at: path, to: .current, copyTo: copy)
    }

    @discardableResult
    static func migrate(at path: String, to format: ArchiveFormat, copyTo copy: String? = nil) throws
        -> MigrationOutcome
    {
        do {
            _ = try ArchiveFile(readingAt: path, format: format)
            return MigrationOutcome(from: format.version, to: format.version, copy: nil)
        } catch ArchiveError.older(_, let version) {
            guard let steps = format.steps(from: version) else {
                throw ArchiveError.older(path: path, version: version)
            }
            try withArchiveErrors(at: path) { try run(steps, at: path, to: format, from: version, copyTo: copy) }
            return MigrationOutcome(from: version, to: format.version, copy: copy)
        }
    }

    private static func run(
        _ steps: [Migration], at path: String, to format: ArchiveFormat, from version: Int, copyTo copy: String?
    ) throws {
        var configuration = Self.configuration(isReadOnly: false)
        // Tables are made again under their old names; all references are checked at the end.
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: PageChecks.location(of: path), configuration: configuration)
        try queue.writeWithoutTransaction { database in
            try database.inTransaction(.immediate) {
                // Somebody else may have been faster.
                guard try Row.fetchOne(database, sql: "PRAGMA user_version")?.integer(0) == Int64(version) else {
                    throw ArchiveError.busy(path: path)
                }
                // Nobody writes now, so that the bytes of the file stand still.
                if let copy { try duplicate(path, to: copy) }
                for step in steps {
                    guard try SchemaCheck.fingerprint(database, path: path) == step.start else {
                        let why = "its tables, views and triggers are not those of file format \(step.version - 1)"
                        throw ArchiveError.foreignSchema(path: path, why: why)
                    }
                    try database.execute(sql: step.sql)
                    try database.execute(sql: "PRAGMA user_version = \(step.version)")
                }
                try SchemaCheck.check(database, path: path, format: format)
                guard try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") == nil else {
                    throw CorruptionError(why: "a row points to one that does not exist; nothing was changed")
                }
                return .commit
            }
        }
    }

    private static func duplicate(_ path: String, to copy: String) throws {
        try newFile(at: copy) { draft in
            let target = try OpenFile(draft, O_WRONLY | O_CREAT | O_EXCL)
            let result = limen_sqlite_copy(PathText.absoluteCPath(path), target.descriptor)
            guard result == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: result)) }
        }
    }
}
