import Foundation
import LimitModel

/// The changes that a submission makes, found by reading alone.
private struct AppendPlan {
    /// The items whose content is new.
    private(set) var changed: [PreparedItem] = []
    private(set) var report: AppendOutcome

    /// - Parameter also: planes that count as known, although the archive lacks them.
    /// - Throws: `ArchiveError.inconsistent` for the first thing that does not fit.
    init(
        _ submission: Submission, _ prepared: [PreparedItem], in archive: some KnownContent, knowing also: [Plane] = []
    ) throws {
        try Consistency(submission, archive: archive, knowing: also).check()
        report = AppendOutcome(
            items: [], events: try Preferences(submission: submission, archive: archive).newEvents())
        for item in prepared {
            let outcome = try ItemOutcome(item, in: archive)
            report.items.append(outcome)
            if outcome.newRevision != nil { changed.append(item) }
        }
    }
}

extension KnownContent {
    /// What appending a submission would do. Nothing is written.
    /// - Parameter also: planes that count as known, although the archive lacks them.
    /// - Throws: `ArchiveError`; `inconsistent` names the item that does not fit.
    package func rehearse(_ submission: Submission, knowing also: [Plane] = []) throws -> AppendOutcome {
        let plan = try AppendPlan(submission, PreparedItem.all(of: submission), in: self, knowing: also)
        for item in plan.changed { try item.checkCurves() }
        return plan.report
    }
}

extension ArchiveFile {
    /// Appends what a submission brings that is new, in one transaction: all of it or nothing.
    ///
    /// Content equal to an item's head changes nothing; when nothing at all changes, nothing is written.
    /// - Parameters:
    ///   - files: what the submission was read from, kept byte by byte.
    ///   - toolVersion: the version of the program, recorded with the revisions.
    /// - Throws: `ArchiveError`; `inconsistent` names the item that does not fit.
    @discardableResult
    package func append(
        _ submission: Submission, files: [SourceFile] = [], toolVersion: String, now: Date = Date()
    ) throws -> AppendOutcome {
        let prepared = try PreparedItem.all(of: submission)
        return try write(isDryRun: false) { database in
            let plan = try AppendPlan(submission, prepared, in: ArchiveReader(database: database))
            var writer = try Writer(database, Provenance(files: files, toolVersion: toolVersion, now: now))
            for item in plan.changed { try writer.appendRevision(item) }
            for event in plan.report.events { try writer.append(event) }
            try writer.finish()
            return plan.report
        }
    }

    /// Appends a computed limit, unless its descriptor has changed since.
    /// - Throws: `ArchiveError.inconsistent` with `descriptorChanged` when the limit has to be computed again.
    @discardableResult
    package func append(computed limit: Limit, toolVersion: String, now: Date = Date()) throws -> ItemOutcome {
        let prepared = try PreparedItem(limit)
        guard let computation = limit.origin.computation else {
            throw ArchiveError.inconsistent(slug: limit.slug, .notComputed)
        }
        return try write(isDryRun: false) { database in
            let reader = ArchiveReader(database: database)
            guard try reader.head(.search, limit.search)?.hash == computation.descriptorHash else {
                throw ArchiveError.inconsistent(slug: limit.slug, .descriptorChanged(search: limit.search))
            }
            try Consistency(Submission(limits: [limit]), archive: reader, isComputedHere: true).check()
            let outcome = try ItemOutcome(prepared, in: reader)
            guard outcome.newRevision != nil else { return outcome }
            var writer = try Writer(database, Provenance(toolVersion: toolVersion, now: now))
            try writer.appendRevision(prepared)
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

    /// The number of its new revision; nil when nothing was written.
    package var newRevision: Int? {
        switch change {
        case .new: 1
        case .revised(let number): number
        case .unchanged: nil
        }
    }
}

extension ItemOutcome {
    /// What becomes of an item that is handed in.
    /// - Throws: `ArchiveError.inconsistent` when a limit would leave its plane.
    fileprivate init(_ item: PreparedItem, in archive: some KnownContent) throws {
        (kind, slug, hash) = (item.kind, item.slug, item.hash)
        guard let head = try archive.head(item.kind, item.slug) else {
            change = .new
            return
        }
        if let now = item.limit?.plane, head.hash != item.hash {
            let was = try head.limit().plane
            guard was == now else { throw ArchiveError.inconsistent(slug: slug, .otherPlane(was: was, now: now)) }
        }
        change = head.hash == item.hash ? .unchanged(head.number) : .revised(head.number + 1)
    }
}

/// The outcome of a submission.
package struct AppendOutcome: Sendable, Hashable {
    /// Planes, searches and limits, in the order given.
    package var items: [ItemOutcome]
    /// The decisions that were added; those that stood already are not among them.
    package var events: [StandingEvent]

    /// Tells whether nothing was written.
    package var isUnchanged: Bool {
        events.isEmpty
            && items.allSatisfy { $0.newRevision == nil }
    }
}
