import CSQLiteShim
import Files
import GRDB

/// A finding inside the file, before its path is known.
struct CorruptionError: Error {
    var why: String
}

/// Runs work on an archive file; errors of SQLite, of the file system and damage become an `ArchiveError`.
func withArchiveErrors<T>(at path: String, isNew: Bool = false, _ work: () throws -> T) throws -> T {
    do {
        return try work()
    } catch let error as DatabaseError {
        throw ArchiveError(error, path: path, isNew: isNew)
    } catch let error as CorruptionError {
        throw ArchiveError.corrupt(path: path, why: error.why)
    } catch let error as FileError {
        throw ArchiveError(error, isNew: isNew)
    }
}

extension ArchiveError {
    /// The error that a result code of SQLite stands for.
    init(_ error: DatabaseError, path: String, isNew: Bool) {
        let why = error.message ?? "SQLite error \(error.resultCode.rawValue)"
        switch error.extendedResultCode.rawValue {
        case LIMEN_SQLITE_FOREIGN_FILE:
            self = .foreignJournal(path: path)
            return
        case LIMEN_SQLITE_TOO_LARGE:
            self = .inputOutput(path: path, why: "the file would be larger than is allowed here; nothing was written")
            return
        default: break
        }
        switch error.resultCode.primaryResultCode {
        case .SQLITE_NOTADB: self = .notAnArchive(path: path, why: "it is not an SQLite database")
        case .SQLITE_CORRUPT: self = .corrupt(path: path, why: why)
        case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH: self = .corrupt(path: path, why: "it refuses a new row: \(why)")
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
        case .SQLITE_FULL: self = .diskFull(path: path)
        case .SQLITE_READONLY, .SQLITE_PERM: self = isNew ? .cannotCreate(path: path, why: why) : .readOnly(path: path)
        case .SQLITE_CANTOPEN:
            let reason = "the file or its folder cannot be opened"
            self = isNew ? .cannotCreate(path: path, why: reason) : .inputOutput(path: path, why: reason)
        default: self = .inputOutput(path: path, why: why)
        }
    }

    /// The error that a failure of the file system stands for.
    init(_ error: FileError, isNew: Bool) {
        self =
            switch error.stage {
            case _ where error.isDiskFull: .diskFull(path: error.path)
            case .create where !isNew: .readOnly(path: error.path)
            case .create,
                .open where isNew:
                .cannotCreate(path: error.path, why: error.why)
            case .open, .transfer: .inputOutput(path: error.path, why: error.why)
            }
    }
}
