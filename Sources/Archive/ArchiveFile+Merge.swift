import Foundation
import LimitModel

extension ArchiveFile {
    /// Takes over what another archive has and this one lacks, by content hash, in one transaction.
    ///
    /// Revisions, decisions and releases keep their hashes, times and files. Where both archives have gone on from a
    /// common state, ours keeps holding, theirs is kept as an older revision or an earlier decision, and a finding says
    /// so. Merging the same archive a second time changes nothing.
    /// - Throws: `ArchiveError` when either file is damaged; then nothing has changed.
    @discardableResult
    public func merge(
        from other: ArchiveFile, toolVersion: String, now: Date = Date(), isDryRun: Bool = false
    ) throws -> MergeReport {
        // The same archive, or the same file: one cannot be read while it is written.
        if try read({ try $0.stateHash() }) == other.read({ try $0.stateHash() }) { return MergeReport() }
        return try other.read { theirs in
            try write(isDryRun: isDryRun) { database in
                let own = try Provenance(toolVersion: toolVersion, now: now)
                let ours = ArchiveReader(database: database)
                var merger = try Merger(ours: ours, theirs: theirs, at: other.path, own: own)
                try merger.run()
                return merger.report
            }
        }
    }
}
