import Foundation
import GRDB
import LimitModel
import Regions

/// Appends revisions and events inside one transaction: children first, then the revision, which seals them.
struct Writer {
    let database: Database
    private let files: [SourceFile]
    private let toolVersion: String
    private let now: Date
    private var ledger: Ledger
    private var lastItem: Int64
    private var lastRevision: Int64
    private var lastEvent: Int64
    /// The row that new revisions point to; written with the first of them, so that no change leaves no trace.
    private var submission: Int64?

    init(_ database: Database, files: [SourceFile], toolVersion: String, now: Date) throws {
        self.database = database
        self.files = files
        self.toolVersion = toolVersion
        self.now = now
        ledger = try Ledger(database)
        lastItem = try Ledger.largest("id", of: "item", database)
        lastRevision = try Ledger.largest("id", of: "revision", database)
        lastEvent = try Ledger.largest("seq", of: "standing_event", database)
        // Children without a revision can only come from a shell; they must not slip under the next one.
        for table in ["curve", "strip", "holding"] {
            try database.execute(sql: "DELETE FROM \(table) WHERE revision > ?", arguments: [lastRevision])
        }
    }

    /// Appends an item unless its content equals the head's.
    mutating func append(_ prepared: PreparedItem) throws -> ItemOutcome {
        let slug = prepared.slug
        let found = try row("SELECT id FROM item WHERE kind = ? AND slug = ?", [prepared.kind.rawValue, slug.text])
        var number = 1
        let item: Int64
        if let found {
            item = try found.integer(0)
            let newest = "SELECT number, hash, id FROM revision WHERE item = ? ORDER BY number DESC LIMIT 1"
            if let head = try row(newest, [item]) {
                let last = Int(try head.integer(0))
                let hash = try head.text(1)
                if hash == prepared.hash {
                    return ItemOutcome(kind: prepared.kind, slug: slug, hash: hash, change: .unchanged(last))
                }
                try checkPlane(of: prepared, since: try head.integer(2))
                number = last + 1
            }
        } else {
            lastItem += 1
            item = lastItem
            try insert("INSERT INTO item VALUES (?, ?, ?)", [item, prepared.kind.rawValue, slug.text])
        }
        try appendRevision(prepared, item: item, number: number)
        return ItemOutcome(
            kind: prepared.kind, slug: slug, hash: prepared.hash, change: number == 1 ? .new : .revised(number))
    }

    /// Appends a decision.
    mutating func append(_ event: StandingEvent) throws {
        lastEvent += 1
        let (hash, scope) = (try event.hash(), event.scope)
        try insert(
            "INSERT INTO standing_event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                lastEvent, event.kind.rawValue, event.limit.text, event.other?.text, scope?.search.text,
                scope?.plane?.text, scope?.scenario?.text, scope?.status?.rawValue, event.reason,
                try currentSubmission(), hash,
            ])
        try ledger.append(revision: nil, event: lastEvent, hash: hash, to: database)
    }

    /// A limit stays in its plane.
    private func checkPlane(of prepared: PreparedItem, since revision: Int64) throws {
        guard let now = prepared.limit?.plane,
            let was = try row("SELECT plane FROM holding WHERE revision = ? LIMIT 1", [revision])?.text(0),
            was != now.text
        else { return }
        throw ArchiveError.inconsistent(slug: prepared.slug, .otherPlane(was: try Slug(was), now: now))
    }

    private mutating func appendRevision(_ prepared: PreparedItem, item: Int64, number: Int) throws {
        lastRevision += 1
        let id = lastRevision
        var stripCount = 0
        do {
            if let limit = prepared.limit {
                try insertCurves(of: limit, revision: id)
                stripCount = try insertStrips(of: limit, revision: id)
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
        try ledger.append(revision: id, event: nil, hash: prepared.hash, to: database)
    }

    private func insertCurves(of limit: Limit, revision: Int64) throws {
        for (seq, curve) in limit.curves.enumerated() {
            try insert(
                "INSERT INTO curve VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    revision, seq, curve.role.rawValue, curve.name, curve.interpolation.rawValue, curve.points.count,
                    try PointsText.print(curve.points),
                ])
        }
    }

    private func insertStrips(of limit: Limit, revision: Int64) throws -> Int {
        let strips = try limit.region().strips
        let columns = "revision, x0, seq, x1, lower0, lower1, upper0, upper1, lower_kind, upper_kind"
        let sql = "INSERT INTO strip (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        let statement = try database.cachedStatement(sql: sql)
        var seq = 0
        var slab: Double?
        for strip in strips {
            seq = strip.x0 == slab ? seq + 1 : 0
            slab = strip.x0
            let upper0 = strip.upper0.isFinite ? strip.upper0 : nil
            let upper1 = strip.upper1.isFinite ? strip.upper1 : nil
            statement.setUncheckedArguments([
                revision, strip.x0, seq, strip.x1, strip.lower0, strip.lower1, upper0, upper1,
                strip.lowerKind.code, strip.upperKind.code,
            ])
            try statement.execute()
        }
        return strips.count
    }

    private func insertHoldings(of limit: Limit, revision: Int64) throws {
        for (seq, holding) in limit.holdings.enumerated() {
            let values: StatementArguments = [revision, seq, limit.plane.text, holding.scenario.text]
            try insert("INSERT INTO holding VALUES (?, ?, ?, ?)", values)
        }
    }

    /// The submission's row; the first change writes it, with its files.
    private mutating func currentSubmission() throws -> Int64 {
        if let submission { return submission }
        let id = try Ledger.largest("id", of: "submission", database) + 1
        try database.execute(sql: "DELETE FROM submission_file WHERE submission >= ?", arguments: [id])
        for (seq, file) in files.enumerated() {
            let hash = ContentHash.of(file.bytes)
            if try row("SELECT 1 FROM source WHERE sha256 = ?", [hash]) == nil {
                try insert("INSERT INTO source VALUES (?, ?)", [hash, Data(file.bytes)])
            }
            try insert("INSERT INTO submission_file VALUES (?, ?, ?, ?)", [id, seq, file.name, hash])
        }
        let time = now.formatted(.iso8601)
        try insert("INSERT INTO submission VALUES (?, ?, ?, ?)", [id, time, toolVersion, files.count])
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
