import Foundation
import LimitModel

/// The outcome of a merge.
public struct MergeOutcome: Sendable, Hashable {
    /// The numbers of revisions, decisions and releases that were copied.
    public var revisions = 0
    public var events = 0
    public var releases = 0
    /// The number of revisions and decisions that were written once more, so that what should hold comes last.
    public var restated = 0
    /// The places where the two archives contradict each other.
    public var findings: [Finding] = []

    /// Tells whether nothing was written.
    public var isUnchanged: Bool { revisions + events + releases + restated == 0 }
}

/// Takes over what another archive has and this one lacks, by content hash. See "Merging" in `Docs/use/schema.md`.
struct Merger {
    private let ours: ArchiveReader
    private let theirs: ArchiveReader
    private let own: Provenance
    private var writer: Writer
    private(set) var report = MergeOutcome()

    /// Every item's revisions, first to last: content hashes and row numbers. Ours grow while we write.
    private var ourRevisions: [StateSummary.Key: [HashedRow]]
    private let theirRevisions: [StateSummary.Key: [HashedRow]]
    private var ourEvents: [HashedRow]
    private let theirEvents: [HashedRow]
    private let theirStanding: StandingHistory
    private let theirReleases: [Int64: Release]
    /// For messages about the other file.
    private let theirPath: String
    /// Rows of theirs that are taken over.
    private var wanted: Set<Int64> = []
    private var wantedEvents: Set<Int64> = []
    /// Revisions and decisions that are written once more at the end.
    private var restatedRevisions: [(reader: ArchiveReader, key: StateSummary.Key, number: Int)] = []
    private var restatedEvents: [StandingEvent] = []
    private var touched: Set<StateSummary.Key> = []

    init(ours: ArchiveReader, theirs: ArchiveReader, at theirPath: String, own: Provenance) throws {
        (self.ours, self.theirs, self.own) = (ours, theirs, own)
        writer = try Writer(ours.database, own)
        ourRevisions = try ours.revisionHistories()
        self.theirPath = theirPath
        (theirRevisions, theirStanding, theirReleases) = try withArchiveErrors(at: theirPath) {
            let releases = try theirs.releases().map { ($0.id, $0) }
            let numbered = Dictionary(releases) { first, _ in first }
            return (try theirs.revisionHistories(), try theirs.standing(), numbered)
        }
        ourEvents = try ours.standing().events.map { HashedRow(hash: $0.hash, row: Int64($0.seq)) }
        theirEvents = theirStanding.events.map { HashedRow(hash: $0.hash, row: Int64($0.seq)) }
    }

    mutating func run() throws {
        planRevisions()
        try planEvents()
        var submission: Int64?
        for step in try withArchiveErrors(at: theirPath, { try theirs.steps() }) {
            let isWanted =
                switch step.subject {
                case .revision(let id): wanted.contains(id)
                case .event(let seq): wantedEvents.contains(seq)
                case .release(let id): try theirReleases[id].map { try isMissing($0) } ?? false
                }
            guard isWanted else { continue }
            if step.submission != submission {
                try writer.begin(withArchiveErrors(at: theirPath) { try theirs.provenance(of: step.submission) })
                submission = step.submission
            }
            try copy(step)
        }
        try writer.begin(own)
        try restate()
        try writer.finish()
        if !report.isUnchanged {
            report.findings += try MergeCheck(archive: ours, touched: touched).findings()
        }
    }

    // MARK: - Selection

    private mutating func planRevisions() {
        for key in theirRevisions.keys.sorted() {
            let (here, there) = (ourRevisions[key] ?? [], theirRevisions[key] ?? [])
            let union = HistoryUnion(ours: here.map(\.hash), theirs: there.map(\.hash))
            guard union.outcome != .nothing else { continue }
            touched.insert(key)
            wanted.formUnion(union.missing.map { there[$0].row })
            if union.restates {
                let isTheirs = union.outcome == .theirs
                restatedRevisions.append(
                    isTheirs ? (theirs, key, there.count) : (ours, key, here.count))
            }
            if union.outcome == .conflict, let mine = here.last, let other = there.last {
                let isPlane = key.kind == .plane
                let what =
                    isPlane ? "the plane is defined otherwise in the other archive" : "both archives have revised it"
                report.findings.append(
                    Finding(
                        isPlane ? .planeConflict : .headConflict, at: "\(key.kind.rawValue) \(key.slug)",
                        "\(what): ours \(mine.hash) stays the newest, theirs \(other.hash) is kept as an older revision"
                    ))
            }
        }
    }

    private mutating func planEvents() throws {
        let (mine, other) = (try ours.standing(), theirStanding)
        let known = HistoryUnion(ours: mine.events.map(\.hash), theirs: other.events.map(\.hash))
        wantedEvents = Set(known.missing.map { Int64(other.events[$0].seq) })
        let here = Dictionary(grouping: mine.events) { Topic($0.event) }
        let there = Dictionary(grouping: other.events) { Topic($0.event) }
        for (topic, events) in there.sorted(by: { ($0.value.first?.seq ?? 0) < ($1.value.first?.seq ?? 0) }) {
            let before = here[topic] ?? []
            let union = HistoryUnion(ours: before.map(\.hash), theirs: events.map(\.hash))
            let last = union.outcome == .theirs ? events.last : before.last
            if union.restates, let last { restatedEvents.append(last.event) }
            if union.outcome == .conflict, let mine = before.last, let other = events.last {
                report.findings.append(
                    Finding(
                        .standingConflict, at: mine.event.limit.text,
                        "decided otherwise in the other archive: ours (\(mine.event.summary)) stands, "
                            + "theirs (\(other.event.summary)) is kept as an earlier decision"))
            }
        }
    }

    private mutating func isMissing(_ release: Release) throws -> Bool {
        guard let known = try ours.release(named: release.name) else { return true }
        if known.hash != release.hash {
            report.findings.append(
                Finding(
                    .releaseNameClash, at: "release \(release.name)",
                    "ours \(known.hash) stays; theirs \(release.hash) is another one and was not taken over",
                    remedy: "make it again under another name"))
        }
        return false
    }

    // MARK: - Copying

    private mutating func copy(_ step: LedgerStep) throws {
        switch step.subject {
        case .revision(let id):
            let stored = try withArchiveErrors(at: theirPath) {
                guard let stored = try theirs.revision(id: id) else {
                    throw CorruptionError(why: "revision \(id) is missing")
                }
                return stored
            }
            try append(stored, from: theirs)
            report.revisions += 1
        case .event(let seq):
            let place = Int(clamping: seq) - 1
            let recorded = try withArchiveErrors(at: theirPath) {
                guard theirStanding.events.indices.contains(place), theirStanding.events[place].seq == seq,
                    theirStanding.events[place].event.hash == step.hash
                else { throw CorruptionError(why: "decision \(seq) is missing or has another hash") }
                return theirStanding.events[place]
            }
            ourEvents.append(HashedRow(hash: recorded.hash, row: try writer.append(recorded.event)))
            report.events += 1
        case .release(let id):
            guard let release = theirReleases[id] else { return }
            try writer.append(withArchiveErrors(at: theirPath) { try renumbered(release) })
            report.releases += 1
        }
    }

    private mutating func append(_ stored: StoredRevision, from reader: ArchiveReader) throws {
        let points = try reader.points(of: stored)
        let prepared = try PreparedItem(stored, points: points)
        let written = try writer.appendRevision(prepared)
        let key = StateSummary.Key(kind: stored.kind, slug: stored.slug)
        ourRevisions[key, default: []].append(HashedRow(hash: stored.hash, row: written.id))
    }

    /// Their release with our rows: the same content, at the same place among equal ones.
    private func renumbered(_ release: Release) throws -> ReleaseContent {
        var content = try theirs.content(of: release)
        guard content.hash() == release.hash else {
            throw CorruptionError(why: "release \(release.name) of the other archive does not have its hash")
        }
        for (index, entry) in content.entries.enumerated() {
            let key = StateSummary.Key(kind: entry.kind, slug: entry.slug)
            guard let row = Self.row(entry.revision, in: theirRevisions[key] ?? [], ours: ourRevisions[key] ?? []),
                let item = try ours.item(of: row)
            else { throw CorruptionError(why: "release \(release.name): \(entry.slug) has no revision \(entry.hash)") }
            (content.entries[index].item, content.entries[index].revision) = (item, row)
        }
        for (index, event) in content.events.enumerated() {
            guard let row = Self.row(event.seq, in: theirEvents, ours: ourEvents) else {
                throw CorruptionError(why: "release \(release.name): decision \(event.hash) is missing")
            }
            content.events[index].seq = row
        }
        return content
    }

    /// Our row for one of theirs: the first of a hash there is the first of that hash here, and so on.
    private static func row(_ row: Int64, in theirs: [HashedRow], ours: [HashedRow]) -> Int64? {
        guard let place = theirs.firstIndex(where: { $0.row == row }) else { return nil }
        let hash = theirs[place].hash
        let rank = theirs[..<place].count { $0.hash == hash }
        return ours.filter { $0.hash == hash }.dropFirst(rank).first?.row
    }

    private mutating func restate() throws {
        for (reader, key, number) in restatedRevisions {
            guard let stored = try reader.revision(key.kind, key.slug, number: number) else {
                throw CorruptionError(why: "\(key.slug)@\(number) is missing")
            }
            try append(stored, from: reader)
            report.restated += 1
        }
        for event in restatedEvents {
            try writer.append(event)
            report.restated += 1
        }
    }
}

extension StandingEvent {
    /// In a few words.
    fileprivate var summary: String {
        "\(kind.rawValue) \(limit)" + (other.map { ", \($0)" } ?? "") + ": \(reason)"
    }
}

extension ArchiveFile {
    /// Takes over what another archive has and this one lacks, by content hash, in one transaction.
    ///
    /// Revisions, decisions and releases keep their hashes, times and files. Where both archives have gone on from a
    /// common state, ours keeps holding, theirs is kept as an older revision or an earlier decision, and a finding says
    /// so. Merging the same archive a second time changes nothing.
    /// - Throws: `ArchiveError` when either file is damaged; then nothing has changed.
    @discardableResult
    package func merge(
        from other: ArchiveFile, toolVersion: String, now: Date = Date(), isDryRun: Bool = false
    ) throws -> MergeOutcome {
        // The same archive, or the same file: one cannot be read while it is written.
        if try read({ try $0.stateHash() }) == other.read({ try $0.stateHash() }) { return MergeOutcome() }
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
