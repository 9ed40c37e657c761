import LimitModel

/// Reason why an archive cannot do what was asked. Every message names the place and the remedy.
package enum ArchiveError: Error, Hashable, Sendable {
    /// There is no such file.
    case notFound(path: String)
    /// A new archive cannot be made here.
    case cannotCreate(path: String, why: String)
    /// The file is something else.
    case notAnArchive(path: String, why: String)
    /// The file has a later schema than this program knows.
    case newer(path: String, version: Int)
    /// The file has an earlier format: a migration brings it up to date, where there is one.
    case older(path: String, version: Int)
    /// The file says it is an archive, but its tables, views or triggers are not the ones Limen makes.
    case foreignSchema(path: String, why: String)
    /// The file holds statistics, which tell SQLite how to look for rows, in this table.
    case statistics(path: String, table: String)
    /// The file is damaged.
    case corrupt(path: String, why: String)
    /// A stored revision does not say what it should.
    case damaged(slug: Slug, revision: Int, why: String)
    /// Reading or writing failed.
    case inputOutput(path: String, why: String)
    /// The file or its folder may not be written.
    case readOnly(path: String)
    /// A writer was broken off, and nobody who may write the file has opened it since.
    case brokenOff(path: String)
    /// The journal beside the archive names another file, which SQLite would delete.
    case foreignJournal(path: String)
    /// The journal beside the archive would not take it back to a sound state.
    case badJournal(path: String, why: String)
    /// The write-ahead log beside the archive is damaged.
    case badLog(path: String, why: String)
    /// The machine's clock tells a time that an archive cannot hold.
    case badClock(String)
    /// There is no room left.
    case diskFull(path: String)
    /// Another program kept the archive for longer than the time we wait.
    case busy(path: String)
    /// Something handed in does not fit the archive or itself.
    case inconsistent(slug: Slug, SubmissionProblem)
    /// A query that cannot be run.
    case badQuery(String)
    /// A parameter of a named query that has no value and needs one.
    case missingParameter(String)
    /// A query that went further than it may: what it did, and the bound that can be raised.
    case queryLimit(String, QueryBound?)
    /// There is no release of that name.
    case unknownRelease(String, known: [Slug])
    /// There is a release of that name already.
    case releaseExists(Slug)
    /// A release that cannot be made.
    case badRelease(String)
    /// A folder that is not a dump of an archive, or does not fit together: the place in it, as `FILE` or `FILE:LINE`.
    case badDump(place: String, why: String)

    /// The bounds of a query.
    package enum QueryBound: Sendable, Hashable {
        case rows, seconds, memory
    }

    /// The kinds of failure that the exit codes tell apart.
    package enum Category: Sendable, Hashable {
        case notFound, badData, cannotCreate, inputOutput, busy, usage, limit
    }

    package var category: Category {
        switch self {
        case .notFound, .unknownRelease: .notFound
        case .cannotCreate: .cannotCreate
        case .notAnArchive, .newer, .older, .foreignSchema, .statistics, .corrupt, .damaged, .inconsistent, .badDump,
            .foreignJournal, .badJournal, .badLog:
            .badData
        case .inputOutput, .readOnly, .brokenOff, .diskFull, .badClock: .inputOutput
        case .busy: .busy
        case .badQuery, .missingParameter, .releaseExists, .badRelease: .usage
        case .queryLimit: .limit
        }
    }

    /// Tells whether a file of this earlier format can be brought up to date where it is.
    package static func canMigrate(from version: Int) -> Bool { ArchiveFormat.current.steps(from: version) != nil }

    /// The finding about something handed in that does not fit; nil when something else is wrong.
    package var finding: Finding? {
        guard case .inconsistent(let slug, let problem) = self else { return nil }
        let code: Finding.Code = if case .unknownPlane = problem { .unknownPlane } else { .inconsistent }
        return Finding(code, field: slug.text, problem.problem, remedy: problem.remedy)
    }

    /// The plane, search or limit that is to blame.
    package var slug: Slug? {
        switch self {
        case .damaged(let slug, _, _), .inconsistent(let slug, _): slug
        default: nil
        }
    }
}

extension ArchiveError {
    /// The reason without the name of the file.
    var reason: String {
        switch self {
        case .corrupt(_, let why), .notAnArchive(_, let why), .foreignSchema(_, let why), .inputOutput(_, let why): why
        default: description
        }
    }
}

extension ArchiveError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notFound(let path): "\(path): there is no such archive"
        case .cannotCreate(let path, let why): "\(path): cannot be written: \(why)"
        case .notAnArchive(let path, let why): "\(path): not a Limen archive: \(why)"
        case .newer(let path, let version):
            "\(path): made by a newer Limen (file format \(version), this program knows \(ArchiveFormat.current.version)): "
                + "update Limen"
        case .older(let path, let version) where ArchiveFormat.current.steps(from: version) == nil:
            "\(path): made by a Limen from before its first release (file format \(version), this program writes "
                + "\(ArchiveFormat.current.version))"
        case .older(let path, let version):
            "\(path): made by an older Limen (file format \(version), this program writes "
                + "\(ArchiveFormat.current.version))"
        case .foreignSchema(let path, let why):
            "\(path): not a Limen archive: \(why). Its data may be right, but its tables and triggers are not ours"
        case .statistics(let path, let table):
            "\(path): it holds statistics of ANALYZE, which can make every answer slow: take them out with "
                + "sqlite3 FILE \"DROP TABLE \(table)\""
        case .corrupt(let path, let why): "\(path): damaged: \(why). Restore it from a copy"
        case .damaged(let slug, let revision, let why): "\(slug)@\(revision): damaged in the archive: \(why)"
        case .inputOutput(let path, let why): "\(path): \(why)"
        case .readOnly(let path): "\(path): the archive or its folder may not be written: check the permissions"
        case .brokenOff(let path):
            "\(path): a program that was writing has been broken off; whoever may write the file takes it back by "
                + "asking it anything"
        case .foreignJournal(let path):
            "\(path): the journal beside it names another file, which is deleted when the journal is played back. Limen "
                + "writes no such journals, and has touched nothing. If the archive was written together with another "
                + "database, the sqlite3 shell takes it back; if you do not know the journal, remove \(path)-journal"
        case .badJournal(let path, let why):
            "\(path): a program that was writing has been broken off, and its journal does not lead back to a sound "
                + "archive: \(why). Nothing was changed: keep \(path) and \(path)-journal together, and restore a copy"
        case .badLog(let path, let why):
            "\(path)-wal: \(why), so that not all that was committed can be read. Nothing was changed: restore a copy of both "
                + "files, or go on without what is lost: sqlite3 \(path) 'PRAGMA wal_checkpoint(TRUNCATE)'"
        case .badClock(let time): "this machine's clock says \(time): set it; nothing was written"
        case .diskFull(let path): "\(path): the disk is full; nothing was written"
        case .busy(let path):
            "\(path): another program has been writing for more than \(ArchiveFile.busyTimeout) s: try again later"
        case .inconsistent(let slug, let problem): "\(slug): \(problem)"
        case .badQuery(let why), .badRelease(let why), .missingParameter(let why): why
        case .queryLimit(let why, _): "the query was stopped: \(why)"
        case .unknownRelease(let name, let known):
            "there is no release '\(name)'"
                + (known.isEmpty ? "" : ": use \(known.map(\.text).joined(separator: ", "))")
        case .releaseExists(let name): "there is a release \(name) already, and it stays as it is: use another name"
        case .badDump(let place, let why): "\(place): \(why)"
        }
    }
}
