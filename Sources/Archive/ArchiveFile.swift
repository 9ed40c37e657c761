import CSQLiteShim
import Files
import Foundation
import GRDB

/// An archive: one SQLite file with sealed revisions of planes, searches and limits.
///
/// Reading and writing may happen from any thread; the work is done one after the other. Several programs may use the
/// file at once: readers do not disturb each other, and a writer waits for its turn.
package struct ArchiveFile: Sendable {
    /// The path of the file.
    package let path: String
    private let queue: DatabaseQueue

    /// The time to wait for another program, in seconds.
    static let busyTimeout = 30

    /// Memory for pages of the file while writing, in KiB: index pages are touched in random order.
    private static let writeCacheKiB = 65536

    private init(path: String, queue: DatabaseQueue) {
        self.path = path
        self.queue = queue
    }

    /// Makes a new, empty archive, and opens it for writing.
    /// - Throws: `ArchiveError.cannotCreate` when there is a file already, or none can be written.
    package static func create(at path: String) throws -> ArchiveFile {
        let there = FileStatus.of(path)
        guard there == nil || there?.kind == .file && there?.size == 0 else {
            throw ArchiveError.cannotCreate(path: path, why: "there is a file already")
        }
        if there == nil { try checkForJournals(beside: path) }
        return try withArchiveErrors(at: path, isNew: true) {
            let queue = try DatabaseQueue(
                path: PageChecks.location(of: path), configuration: configuration(isReadOnly: false))
            try queue.writeWithoutTransaction { database in
                try PageChecks.reserve(in: database)
                try database.inTransaction(.immediate) {
                    // Somebody else may have been faster.
                    let objects = try Row.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema")?.integer(0)
                    guard objects == 0 else {
                        throw ArchiveError.cannotCreate(path: path, why: "there is a file already")
                    }
                    try database.execute(sql: ArchiveFormat.current.schema)
                    return .commit
                }
            }
            return ArchiveFile(path: path, queue: queue)
        }
    }

    /// Opens an archive for reading; the file and its folder need not be writable.
    package init(readingAt path: String) throws {
        try self.init(openingAt: path, isReadOnly: true)
    }

    /// Opens an archive for reading and writing.
    package init(writingAt path: String) throws {
        try self.init(openingAt: path, isReadOnly: false)
    }

    /// The same for a file of a given format.
    init(readingAt path: String, format: ArchiveFormat) throws {
        try self.init(openingAt: path, isReadOnly: true, format: format)
    }

    private init(openingAt path: String, isReadOnly: Bool, format: ArchiveFormat = .current) throws {
        guard let there = FileStatus.of(path) else { throw ArchiveError.notFound(path: path) }
        // Nothing waits for a pipe.
        guard there.kind == .file else {
            let what = there.kind == .folder ? "a folder" : "not a plain file"
            throw ArchiveError.notAnArchive(path: path, why: "it is \(what)")
        }
        try WriteAheadLog.check(path)
        let queue = try withArchiveErrors(at: path) {
            let configuration = Self.configuration(isReadOnly: isReadOnly)
            return try Self.recovering(path) {
                try DatabaseQueue(path: PageChecks.location(of: path), configuration: configuration)
            }
        }
        self.init(path: path, queue: queue)
        try reading { try SchemaCheck.check($0, path: path, format: format) }
    }

    /// Does something that begins with a look at the file, and when a writer that was broken off has left something in it,
    /// takes that back first. This takes the right to write.
    private static func recovering<T>(_ path: String, _ work: () throws -> T) throws -> T {
        do {
            return try work()
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK {
            try Rollback(path: path).run()
            return try work()
        }
    }

    /// Reads in one consistent snapshot: whatever is written meanwhile is not seen.
    ///
    /// The reader is valid inside `body` only.
    package func read<T>(_ body: (ArchiveReader) throws -> T) throws -> T {
        try reading { try body(ArchiveReader(database: $0)) }
    }

    /// The same with the connection itself.
    func reading<T>(_ body: (Database) throws -> T) throws -> T {
        try withArchiveErrors(at: path) { try Self.recovering(path) { try queue.read(body) } }
    }

    /// Writes in one transaction, which starts by taking the write lock. A dry run does the same and takes it all back.
    func write<T>(isDryRun: Bool, _ body: (Database) throws -> T) throws -> T {
        try withArchiveErrors(at: path) {
            var result: T?
            try Self.recovering(path) {
                try queue.writeWithoutTransaction { database in
                    try database.inTransaction(.immediate) {
                        result = try body(database)
                        return isDryRun ? .rollback : .commit
                    }
                }
            }
            guard let result else { throw CorruptionError(why: "the transaction ended early") }
            return result
        }
    }

    /// Reads in one consistent snapshot in which temporary views may be made; all of it is taken back.
    func rollingBack<T>(_ body: (Database) throws -> T) throws -> T {
        try withArchiveErrors(at: path) {
            // A writer that was broken off is dealt with first.
            try reading { _ = try Row.fetchOne($0, sql: "PRAGMA user_version") }
            var result: T?
            try queue.writeWithoutTransaction { database in
                try database.inTransaction(.deferred) {
                    result = try body(database)
                    return .rollback
                }
            }
            guard let result else { throw CorruptionError(why: "the transaction ended early") }
            return result
        }
    }

    /// Runs statements that SQLite refuses inside a transaction.
    func withoutTransaction<T>(_ body: (Database) throws -> T) throws -> T {
        try withArchiveErrors(at: path) { try Self.recovering(path) { try queue.writeWithoutTransaction(body) } }
    }

    static func configuration(isReadOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = isReadOnly
        configuration.busyMode = .timeout(TimeInterval(busyTimeout))
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { database in
            let result = limen_sqlite_harden(UnsafeMutableRawPointer(database.sqliteConnection))
            guard result == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: result)) }
            try database.execute(sql: "PRAGMA cell_size_check = ON")
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
            if !isReadOnly {
                try database.execute(sql: "PRAGMA cache_size = -\(writeCacheKiB)")
                // What was reported as done survives a power cut: the folder is synced when the journal is gone.
                try database.execute(sql: "PRAGMA synchronous = EXTRA")
            }
        }
        return configuration
    }
}
