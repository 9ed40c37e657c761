import Foundation
import LimitModel

extension ArchiveFile {
    /// Appends what a submission brings that is new, in one transaction: all of it or nothing.
    ///
    /// Content equal to an item's head changes nothing; when nothing at all changes, nothing is written.
    /// - Parameters:
    ///   - files: what the submission was read from, kept byte by byte.
    ///   - toolVersion: the version of the program, recorded with the revisions.
    ///   - isDryRun: says what would happen, and takes it back.
    /// - Throws: `ArchiveError`; `inconsistent` names the item that does not fit.
    @discardableResult
    package func append(
        _ submission: Submission, files: [SourceFile] = [], toolVersion: String, now: Date = Date(),
        isDryRun: Bool = false
    ) throws -> AppendReport {
        let prepared =
            try submission.planes.map { try PreparedItem($0) } + submission.searches.map { try PreparedItem($0) }
            + submission.limits.map { try PreparedItem($0) }
        return try write(isDryRun: isDryRun) { database in
            let reader = ArchiveReader(database: database)
            try Consistency(submission, archive: reader).check()
            var writer = try Writer(database, Provenance(files: files, toolVersion: toolVersion, now: now))
            let events = try Preferences(submission: submission, archive: reader).newEvents()
            let items = try prepared.map { try writer.append($0) }
            for event in events { try writer.append(event) }
            try writer.finish()
            return AppendReport(items: items, events: events)
        }
    }

    /// Appends a computed limit, unless its descriptor has changed since.
    /// - Throws: `ArchiveError.inconsistent` with `descriptorChanged` when the limit has to be computed again.
    @discardableResult
    package func append(
        computed limit: Limit, toolVersion: String, now: Date = Date(), isDryRun: Bool = false
    ) throws -> ItemOutcome {
        let prepared = try PreparedItem(limit)
        guard let computation = limit.origin.computation else {
            throw ArchiveError.inconsistent(slug: limit.slug, .notComputed)
        }
        return try write(isDryRun: isDryRun) { database in
            let reader = ArchiveReader(database: database)
            guard try reader.head(.search, limit.search)?.hash == computation.descriptorHash else {
                throw ArchiveError.inconsistent(slug: limit.slug, .descriptorChanged(search: limit.search))
            }
            try Consistency(Submission(limits: [limit]), archive: reader, isComputedHere: true).check()
            var writer = try Writer(database, Provenance(toolVersion: toolVersion, now: now))
            let outcome = try writer.append(prepared)
            try writer.finish()
            return outcome
        }
    }
}

/// The outcome of a submission for one item.
package struct ItemOutcome: Sendable, Hashable {
    package enum Change: Sendable, Hashable {
        /// It is in the archive for the first time.
        case new
        /// It has another content than before: the new revision's number.
        case revised(Int)
        /// Its content equals the head's: nothing was written.
        case unchanged(Int)
    }

    package var kind: RevisionKind
    package var slug: Slug
    /// The content hash of the head.
    package var hash: String
    package var change: Change
}

/// The outcome of a submission.
package struct AppendReport: Sendable, Hashable {
    /// Planes, searches and limits, in the order given.
    package var items: [ItemOutcome]
    /// The decisions that were added; those that stood already are not among them.
    package var events: [StandingEvent]

    /// Tells whether nothing was written.
    package var isUnchanged: Bool {
        events.isEmpty
            && items.allSatisfy { if case .unchanged = $0.change { true } else { false } }
    }
}
