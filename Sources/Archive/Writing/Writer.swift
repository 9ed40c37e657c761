import Foundation
import GRDB
import LimitModel
import Regions

/// Appends revisions, events and releases inside one transaction: children first, then the row that seals them.
struct Writer {
    let database: Database
    private var ledger: Ledger
    /// The content of the archive as a set; read before the first change.
    private var state: ArchiveState?
    private var lastItem: Int64
    private var lastRevision: Int64
    private var lastEvent: Int64
    private var lastRelease: Int64
    /// The provenance of the next row.
    private var provenance: Provenance
    /// The row of `submission`; written with the first change, so that no change leaves no trace.
    private var submission: Int64?
    /// The hashes of what the submission has brought so far.
    private var contents: [String] = []

    init(_ database: Database, _ provenance: Provenance) throws {
        self.database = database
        self.provenance = provenance
        ledger = try Ledger(database)
        lastItem = try Ledger.largest("id", of: "item", database)
        lastRevision = try Ledger.largest("id", of: "revision", database)
        lastEvent = try Ledger.largest("seq", of: "standing_event", database)
        lastRelease = try Ledger.largest("id", of: "release", database)
        // Children without a parent can only come from a shell; they must not slip under the next one.
        for table in ["curve", "strip", "holding"] {
            try database.execute(sql: "DELETE FROM \(table) WHERE revision > ?", arguments: [lastRevision])
        }
        for table in ["release_entry", "release_event"] {
            try database.execute(sql: "DELETE FROM \(table) WHERE release > ?", arguments: [lastRelease])
        }
    }

    /// Closes the submission, when there is one. Nothing more can be added to it.
    mutating func finish() throws {
        guard let submission else { return }
        let hash = try SubmissionSeal.hash(of: submission, contents: contents, database)
        let columns = "submission, hash, archive_hash"
        try insert("submission_seal (\(columns)) VALUES (?, ?, ?)", [submission, hash, state?.hash()])
        self.submission = nil
        contents = []
    }

    /// Closes the submission and begins another.
    mutating func begin(_ provenance: Provenance) throws {
        try finish()
        self.provenance = provenance
    }

    // MARK: - Revisions

    /// Appends a revision, whatever came before.
    /// - Returns: its number in the file, and within the item.
    @discardableResult
    mutating func appendRevision(_ prepared: PreparedItem) throws -> (id: Int64, number: Int) {
        let (kind, slug) = (prepared.kind.rawValue, prepared.slug.text)
        var number = 1
        let item: Int64
        if let found = try row("SELECT id FROM item WHERE kind = ? AND slug = ?", [kind, slug]) {
            item = try found.integer(0)
            let newest = "SELECT coalesce(max(number), 0) FROM revision WHERE item = ?"
            number = Int(try row(newest, [item])?.integer(0) ?? 0) + 1
        } else {
            lastItem += 1
            item = lastItem
            try insert("item (id, kind, slug) VALUES (?, ?, ?)", [item, kind, slug])
        }
        lastRevision += 1
        let id = lastRevision
        var stripCount = 0
        do {
            if let limit = prepared.limit {
                try insertCurves(of: limit, revision: id)
                stripCount = try StripRows.insert(limit.region(), revision: id, into: database)
                try insertHoldings(of: limit, revision: id)
            }
        } catch let error as ModelError {
            throw ArchiveError.inconsistent(slug: prepared.slug, .badContent(error))
        }
        let columns = "id, item, number, hash, document, submission, curve_count, strip_count, holding_count"
        try insert(
            "revision (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                id, item, number, prepared.hash, prepared.document, try currentSubmission(),
                prepared.limit?.curves.count ?? 0, stripCount, prepared.limit?.holdings.count ?? 0,
            ])
        state?.insert(revision: number, of: prepared.kind, prepared.slug, hash: prepared.hash)
        try note(.revision(id), hash: prepared.hash)
        return (id, number)
    }

    private func insertCurves(of limit: Limit, revision: Int64) throws {
        let columns = "revision, seq, role, name, interpolation, point_count, points"
        for (seq, curve) in limit.curves.enumerated() {
            try PreparedItem.checkName(of: curve, at: seq)
            try insert(
                "curve (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    revision, seq, curve.role.rawValue, curve.name, curve.interpolation.rawValue, curve.points.count,
                    try PointsText.print(curve.points),
                ])
        }
    }

    private func insertHoldings(of limit: Limit, revision: Int64) throws {
        for (seq, holding) in limit.holdings.enumerated() {
            let values: StatementArguments = [revision, seq, limit.plane.text, holding.scenario.text]
            try insert("holding (revision, seq, plane, scenario) VALUES (?, ?, ?, ?)", values)
        }
    }

    // MARK: - Events and releases

    /// Appends a decision.
    /// - Returns: its number.
    @discardableResult
    mutating func append(_ event: StandingEvent) throws -> Int64 {
        lastEvent += 1
        let (hash, scope) = (event.hash, event.scope)
        let columns =
            "seq, kind, limit_slug, other_limit, search, plane, scenario, status, reason, submission, hash"
        try insert(
            "standing_event (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                lastEvent, event.kind.rawValue, event.limit.text, event.other?.text, scope?.search.text,
                scope?.plane?.text, scope?.scenario?.text, scope?.status?.rawValue, event.reason,
                try currentSubmission(), hash,
            ])
        state?.insert(event, hash: hash)
        try note(.event(lastEvent), hash: hash)
        return lastEvent
    }

    /// Appends a release.
    mutating func append(_ content: ReleaseContent) throws {
        lastRelease += 1
        for entry in content.entries {
            let values: StatementArguments = [lastRelease, entry.item, entry.revision]
            try insert("release_entry (release, item, revision) VALUES (?, ?, ?)", values)
        }
        for (index, event) in content.events.enumerated() {
            let values: StatementArguments = [lastRelease, index + 1, event.seq]
            try insert("release_event (release, seq, event) VALUES (?, ?, ?)", values)
        }
        let hash = content.hash()
        let columns = "id, name, message, archive_hash, entry_count, event_count, submission, hash"
        try insert(
            "release (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                lastRelease, content.name.text, content.message, content.archiveHash, content.entries.count,
                content.events.count, try currentSubmission(), hash,
            ])
        state?.insert(release: content.name, hash: hash)
        try note(.release(lastRelease), hash: hash)
    }

    // MARK: - Rows

    private mutating func note(_ subject: Ledger.Subject, hash: String) throws {
        try ledger.append(subject, to: database)
        contents.append(hash)
    }

    /// The submission's row; the first change writes it, with its files.
    private mutating func currentSubmission() throws -> Int64 {
        if let submission { return submission }
        if state == nil { state = try ArchiveState(database) }
        let id = try Ledger.largest("id", of: "submission", database) + 1
        try database.execute(sql: "DELETE FROM submission_file WHERE submission >= ?", arguments: [id])
        for (seq, file) in provenance.files.enumerated() {
            if try row("SELECT 1 FROM source WHERE sha256 = ?", [file.sha256]) == nil {
                try insert("source (sha256, bytes) VALUES (?, ?)", [file.sha256, Data(try file.bytes())])
            }
            let values: StatementArguments = [id, seq, file.name, file.sha256]
            try insert("submission_file (submission, seq, name, source) VALUES (?, ?, ?, ?)", values)
        }
        try insert(
            "submission (id, recorded_at, tool_version, file_count) VALUES (?, ?, ?, ?)",
            [id, provenance.recordedAt, provenance.toolVersion, provenance.files.count])
        submission = id
        return id
    }

    /// - Parameter row: table, columns and places for their values.
    private func insert(_ row: String, _ values: StatementArguments) throws {
        let statement = try database.cachedStatement(sql: "INSERT INTO " + row)
        statement.setUncheckedArguments(values)
        try statement.execute()
    }

    private func row(_ sql: String, _ values: StatementArguments) throws -> Row? {
        try Row.fetchOne(try database.cachedStatement(sql: sql), arguments: values)
    }
}
