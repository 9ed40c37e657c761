import Foundation
import LimitModel

extension ArchiveFile {
    /// Writes a decision about a limit down, unless it stands already.
    /// - Parameter reason: why; it is part of the archive for ever.
    /// - Throws: `ArchiveError.inconsistent` when a limit does not exist, lies in another plane or would supersede
    ///   itself through others, and when there is no reason.
    @discardableResult
    public func decide(
        _ decision: Decision, reason: String, toolVersion: String, now: Date = Date(), isDryRun: Bool = false
    ) throws -> DecisionOutcome {
        try write(isDryRun: isDryRun) { database in
            let check = try DecisionCheck(archive: ArchiveReader(database: database))
            let event = try check.event(decision, reason: reason)
            guard !check.stands(event) else { return DecisionOutcome(event: event, isNew: false) }
            var writer = try Writer(database, Provenance(toolVersion: toolVersion, now: now))
            try writer.append(event)
            try writer.finish()
            return DecisionOutcome(event: event, isNew: true)
        }
    }
}
