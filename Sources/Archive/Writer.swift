import Foundation
import GRDB
import LimitModel
import Regions

/// Appends revisions, events and releases inside one transaction: children first, then the row that seals them.
struct Writer {
    let database: Database
    private var ledger: Ledger
    private var lastItem: Int64
    private var lastRevision: Int64
    private var lastEvent: Int64
    private var lastRelease: Int64
    /// Where the next row comes from.
    private var provenance: Provenance
    /// The row of `submission`; written with the first change, so that no change leaves no trace.
    private var submission: Int64?
    /// What the submission has brought so far.
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

    /// The archive's hash after what was written so far.
    var chain: String { ledger.chain }

    /// Closes the submission, when there is one. Nothing more can be added to it.
    mutating func finish() throws {
        guard let submission else { return }
        let hash = try SubmissionSeal.hash(of: submission, contents: contents, database)
        try insert("INSERT INTO submission_seal VALUES (?, ?)", [submission, hash])
        self.submission = nil
        contents = []
    }

    /// Closes the submission and begins another.
    mutating func begin(_ provenance: Provenance) throws {
        try finish()
        self.provenance = provenance
    }

    // MARK: - Revisions

    /// Appends an item unless its content equals the head's.
    mutating func append(_ prepared: PreparedItem) throws -> ItemOutcome {
        let slug = prepared.slug
        if let head = try head(prepared.kind, slug) {
            if head.hash == prepared.hash {
                return ItemOutcome(kind: prepared.kind, slug: slug, hash: head.hash, change: .unchanged(head.number))
            }
            try checkPlane(of: prepared, since: head.revision)
        }
        let number = try appendRevision(prepared).number
        return ItemOutcome(
            kind: prepared.kind, slug: slug, hash: prepared.hash, change: number == 1 ? .new : .revised(number))
    }

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
            try insert("INSERT INTO item VALUES (?, ?, ?)", [item, kind, slug])
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
        try insert(
            "INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                id, item, number, prepared.hash, prepared.document, try currentSubmission(),
                prepared.limit?.curves.count ?? 0, stripCount, prepared.limit?.holdings.count ?? 0,
            ])
        try note(.revision(id), hash: prepared.hash)
        return (id, number)
    }

    /// The newest revision of an item.
    private func head(_ kind: RevisionKind, _ slug: Slug) throws -> (revision: Int64, number: Int, hash: String)? {
        let item = "(SELECT id FROM item WHERE kind = ? AND slug = ?)"
        let newest = "SELECT id, number, hash FROM revision WHERE item = \(item) ORDER BY number DESC LIMIT 1"
        guard let row = try row(newest, [kind.rawValue, slug.text]) else { return nil }
        return (try row.integer(0), Int(try row.integer(1)), try row.text(2))
    }

    /// A limit stays in its plane.
    private func checkPlane(of prepared: PreparedItem, since revision: Int64) throws {
        guard let now = prepared.limit?.plane,
            let was = try row("SELECT plane FROM holding WHERE revision = ? LIMIT 1", [revision])?.text(0),
            was != now.text
        else { return }
        throw ArchiveError.inconsistent(slug: prepared.slug, .otherPlane(was: try Slug(was), now: now))
    }

    private func insertCurves(of limit: Limit, revision: Int64) throws {
        for (seq, curve) in limit.curves.enumerated() {
            // A text of SQLite ends there.
            guard curve.name?.utf8.contains(0) != true else {
                throw ModelError.badCurve(curve: "\(seq + 1)", why: "its name holds the character U+0000")
            }
            try insert(
                "INSERT INTO curve VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    revision, seq, curve.role.rawValue, curve.name, curve.interpolation.rawValue, curve.points.count,
                    try PointsText.print(curve.points),
                ])
        }
    }

    private func insertHoldings(of limit: Limit, revision: Int64) throws {
        for (seq, holding) in limit.holdings.enumerated() {
            let values: StatementArguments = [revision, seq, limit.plane.text, holding.scenario.text]
            try insert("INSERT INTO holding VALUES (?, ?, ?, ?)", values)
        }
    }

    // MARK: - Events and releases

    /// Appends a decision.
    /// - Returns: its number.
    @discardableResult
    mutating func append(_ event: StandingEvent) throws -> Int64 {
        lastEvent += 1
        let (hash, scope) = (event.hash, event.scope)
        try insert(
            "INSERT INTO standing_event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                lastEvent, event.kind.rawValue, event.limit.text, event.other?.text, scope?.search.text,
                scope?.plane?.text, scope?.scenario?.text, scope?.status?.rawValue, event.reason,
                try currentSubmission(), hash,
            ])
        try note(.event(lastEvent), hash: hash)
        return lastEvent
    }

    /// Appends a release.
    mutating func append(_ content: ReleaseContent) throws {
        lastRelease += 1
        for entry in content.entries {
            try insert("INSERT INTO release_entry VALUES (?, ?, ?)", [lastRelease, entry.item, entry.revision])
        }
        for (index, event) in content.events.enumerated() {
            try insert("INSERT INTO release_event VALUES (?, ?, ?)", [lastRelease, index + 1, event.seq])
        }
        let hash = content.hash()
        try insert(
            "INSERT INTO release VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                lastRelease, content.name.text, content.message, content.archiveHash, content.entries.count,
                content.events.count, try currentSubmission(), hash,
            ])
        try note(.release(lastRelease), hash: hash)
    }

    // MARK: - Rows

    private mutating func note(_ subject: Ledger.Subject, hash: String) throws {
        try ledger.append(subject, hash: hash, to: database)
        contents.append(hash)
    }

    /// The submission's row; the first change writes it, with its files.
    private mutating func currentSubmission() throws -> Int64 {
        if let submission { return submission }
        let id = try Ledger.largest("id", of: "submission", database) + 1
        try database.execute(sql: "DELETE FROM submission_file WHERE submission >= ?", arguments: [id])
        for (seq, file) in provenance.files.enumerated() {
            if try row("SELECT 1 FROM source WHERE sha256 = ?", [file.sha256]) == nil {
                try insert("INSERT INTO source VALUES (?, ?)", [file.sha256, Data(try file.bytes())])
            }
            try insert("INSERT INTO submission_file VALUES (?, ?, ?, ?)", [id, seq, file.name, file.sha256])
        }
        try insert(
            "INSERT INTO submission VALUES (?, ?, ?, ?)",
            [id, provenance.recordedAt, provenance.toolVersion, provenance.files.count])
        submission = id
        return id
    }

    private func insert(_ sql: String, _ values: StatementArguments) throws {
        let statement = try database.cachedStatement(sql: sql)
        statement.setUncheckedArguments(values)
        try statement.execute()
    }

    private func row(_ sql: String, _ values: StatementArguments) throws -> Row? {
        try Row.fetchOne(try database.cachedStatement(sql: sql), arguments: values)
    }
}
