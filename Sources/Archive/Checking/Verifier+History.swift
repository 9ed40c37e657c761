import GRDB
import LimitModel

// Decisions, releases, submissions and the ledger.
extension Verifier {
    mutating func checkEvents() throws {
        let events = try reader.standing().events
        for (index, recorded) in events.enumerated() {
            let place = "event \(recorded.seq)"
            expect(recorded.seq == index + 1, .numbering, at: place, "the decisions are not numbered 1, 2, 3, ...")
            let hash = recorded.event.hash
            expect(hash == recorded.hash, .eventHash, at: place, "it has the hash \(hash)")
        }
        let count = try Row.fetchOne(database, sql: "SELECT count(*) FROM standing_event")?.integer(0) ?? 0
        expect(count == events.count, .orphan, "\(count) decisions, of which \(events.count) can be read")
        let scopes = "search IS NULL AND coalesce(plane, scenario, status) IS NOT NULL"
        for row in try Row.fetchAll(database, sql: "SELECT seq FROM standing_event WHERE \(scopes)") {
            note(Finding(.eventHash, at: "event \(try row.integer(0))", "it has half a scope"))
        }
    }

    mutating func checkLedger() throws {
        var (last, revision, event, release) = (Int64(0), Int64(0), Int64(0), Int64(0))
        let rows = try Row.fetchCursor(database, sql: "SELECT seq, revision, event, release FROM ledger ORDER BY seq")
        while let row = try rows.next() {
            let place = "ledger \(try row.integer(0))"
            last += 1
            expect(try row.integer(0) == last, .ledger, at: place, "the ledger is not numbered 1, 2, 3, ...")
            // Everything is noted when it is written, so that each kind comes in its own order.
            switch (row.storage(1), row.storage(2), row.storage(3)) {
            case (.int64(let id), .null, .null):
                revision += 1
                expect(id == revision, .ledger, at: place, "it names revision \(id), not \(revision)")
            case (.null, .int64(let id), .null):
                event += 1
                expect(id == event, .ledger, at: place, "it names decision \(id), not \(event)")
            case (.null, .null, .int64(let id)):
                release += 1
                expect(id == release, .ledger, at: place, "it names release \(id), not \(release)")
            default: note(Finding(.ledger, at: place, "it does not name one revision, decision or release"))
            }
        }
        for (table, count) in [("revision", revision), ("standing_event", event), ("release", release)] {
            let rows = try Row.fetchOne(database, sql: "SELECT count(*) FROM \(table)")?.integer(0) ?? 0
            expect(rows == count, .ledger, at: table, "it has \(rows) rows, of which the ledger names \(count)")
        }
    }

    /// Makes the archive's hash again as it was after every submission.
    mutating func checkArchiveHashes() throws {
        let events = Dictionary(try reader.standing().events.map { (Int64($0.seq), $0.event) }) { first, _ in first }
        var state = ArchiveState()
        var last: (submission: Int64, hash: String)?
        let columns = "submission, archive_hash, kind, slug, revision, event, hash"
        let rows = try Row.fetchCursor(database, sql: "SELECT \(columns) FROM log ORDER BY seq")
        while let row = try rows.next() {
            let (submission, stored) = (try row.integer(0), try row.text(1))
            if let last, last.submission != submission { expectArchiveHash(state.hash(), after: last) }
            last = (submission, stored)
            let (slug, hash) = (try Slug(row.text(3)), try row.text(6))
            if case .int64(let number) = row.storage(5) {
                guard let event = events[number] else { throw CorruptionError(why: "decision \(number) is missing") }
                state.insert(event, hash: hash)
            } else if let kind = RevisionKind(rawValue: try row.text(2)) {
                state.insert(revision: Int(try row.integer(4)), of: kind, slug, hash: hash)
            } else {
                state.insert(release: slug, hash: hash)
            }
        }
        if let last { expectArchiveHash(state.hash(), after: last) }
        var present = try ArchiveState(database)
        expect(present.hash() == state.hash(), .archiveHash, "the view of its state says something else")
    }

    private mutating func expectArchiveHash(_ hash: String, after last: (submission: Int64, hash: String)) {
        let place = "submission \(last.submission)"
        expect(last.hash == hash, .archiveHash, at: place, "the archive's hash with it is \(hash), not \(last.hash)")
    }

    mutating func checkSubmissions() throws {
        var verifier = self
        var last: Int64 = 0
        try SubmissionSeal.forEach(database) { submission, contents in
            let place = "submission \(submission)"
            verifier.expect(
                submission == last + 1, .numbering, at: place, "the submissions are not numbered 1, 2, 3, ...")
            last = submission
            let seal = "SELECT hash FROM submission_seal WHERE submission = ?"
            let statement = try verifier.database.cachedStatement(sql: seal)
            let stored = try Row.fetchOne(statement, arguments: [submission])?.text(0)
            try verifier.section(at: place) { verifier in
                let hash = try SubmissionSeal.hash(of: submission, contents: contents, verifier.database)
                verifier.expect(hash == stored, .submissionSeal, at: place, "its times, files or contents have changed")
            }
        }
        self = verifier
        let times = try Row.fetchCursor(database, sql: "SELECT id, recorded_at FROM submission")
        while let row = try times.next() {
            let time = try row.text(1)
            let place = "submission \(try row.integer(0))"
            expect(Provenance.isTime(time), .unreadable, at: place, "'\(time)' is not a time")
        }
        for table in ["submission", "submission_seal"] {
            let count = try Row.fetchOne(database, sql: "SELECT count(*) FROM \(table)")?.integer(0) ?? 0
            expect(count == last, .orphan, at: table, "it has \(count) rows, of which \(last) are in use")
        }
        let files = "(SELECT count(*) FROM submission_file WHERE submission = id)"
        let largest = "(SELECT coalesce(max(seq) + 1, 0) FROM submission_file WHERE submission = id)"
        let wrong = "SELECT id FROM submission WHERE file_count <> \(files) OR file_count <> \(largest)"
        for row in try Row.fetchAll(database, sql: wrong) {
            let place = "submission \(try row.integer(0))"
            note(Finding(.numbering, at: place, "its files are not as many as declared, numbered 0, 1, 2, ..."))
        }
    }

    mutating func checkReleases() throws {
        let releases = try reader.releases()
        for release in releases {
            let place = "release \(release.name)"
            let content = try reader.content(of: release)
            let hash = content.hash()
            expect(hash == release.hash, .releaseHash, at: place, "its content has the hash \(hash)")
            let isComplete =
                content.entries.count == release.entryCount && content.events.count == release.eventCount
            expect(isComplete, .releaseHash, at: place, "it has not as many entries and decisions as it declares")
            let last = "SELECT coalesce(max(seq), 0) FROM release_event WHERE release = \(release.id)"
            let largest = try Row.fetchOne(database, sql: last)?.integer(0) ?? 0
            expect(largest == release.eventCount, .numbering, at: place, "its decisions are not numbered 1, 2, 3, ...")
        }
        for table in ["release_entry", "release_event"] {
            let declared = table == "release_entry" ? "entry_count" : "event_count"
            let columns = "(SELECT count(*) FROM \(table)), (SELECT coalesce(sum(\(declared)), 0) FROM release)"
            guard let row = try Row.fetchOne(database, sql: "SELECT \(columns)") else { continue }
            let (rows, sum) = (try row.integer(0), try row.integer(1))
            expect(rows == sum, .orphan, at: table, "it has \(rows) rows, of which \(sum) belong to releases")
        }
    }
}
