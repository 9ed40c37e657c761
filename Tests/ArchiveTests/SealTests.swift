import Foundation
import GRDB
import Testing

@testable import Archive

/// Statements that would change or extend what is written, in a shell that leaves the triggers in place.
@Suite struct SealTests {
    static let tables = [
        "source", "submission", "submission_file", "item", "revision", "curve", "strip", "holding", "standing_event",
        "release", "release_entry", "release_event", "ledger", "submission_seal",
    ]

    static let tricks = [
        "PRAGMA ignore_check_constraints = ON; UPDATE revision SET hash = 'x'",
        "PRAGMA recursive_triggers = OFF; REPLACE INTO revision SELECT * FROM revision WHERE id = 1",
        "UPDATE revision SET id = 99 WHERE id = 1",
        "UPDATE revision SET rowid = 99 WHERE id = 1",
        "UPDATE OR REPLACE revision SET id = 2 WHERE id = 1",
        "UPDATE OR REPLACE item SET slug = 'upper' WHERE slug = 'island'",
        "UPDATE strip SET lower0 = lower0 + 1 FROM revision WHERE revision.id = strip.revision",
        "WITH one AS (SELECT 1) DELETE FROM strip WHERE revision IN (SELECT id FROM revision)",
        // Extending.
        "INSERT INTO curve SELECT revision, seq + 1, role, name, interpolation, point_count, points FROM curve",
        "INSERT INTO strip SELECT revision, x0 - 10, seq, x1 - 10, lower0, lower1, upper0, upper1, 0, 0 FROM strip",
        "INSERT INTO strip SELECT CAST(revision AS REAL), x0 - 10, 0, x1, lower0, lower1, 1, 1, 0, 0 FROM strip",
        "INSERT INTO holding VALUES (3, 7, 'portal', 'visible')",
        "INSERT INTO holding VALUES ('3', 7, 'portal', 'visible')",
        "INSERT OR IGNORE INTO holding VALUES (3, 7, 'portal', 'visible')",
        "INSERT INTO submission_file SELECT submission, seq + 1, name, source FROM submission_file",
        // Replacing by another key, with other content.
        "REPLACE INTO revision SELECT id, item, number + 1, 'x', '{}', 1, 0, 0, 0 FROM revision WHERE id = 1",
        "REPLACE INTO revision SELECT 99, item, number, 'x', '{}', 1, 0, 0, 0 FROM revision WHERE id = 1",
        "INSERT OR REPLACE INTO item VALUES (99, 'plane', 'upper')",
        "INSERT INTO item VALUES (1, 'plane', 'other') ON CONFLICT (id) DO UPDATE SET slug = 'other'",
        "INSERT INTO item VALUES (5, 'plane', 'upper') ON CONFLICT (slug) DO UPDATE SET kind = 'plane'",
        "INSERT INTO revision SELECT * FROM revision WHERE id = 1 ON CONFLICT DO UPDATE SET hash = 'x'",
        "INSERT OR REPLACE INTO ledger SELECT seq, NULL, 1, NULL FROM ledger WHERE seq = 1",
        "INSERT OR REPLACE INTO ledger SELECT seq + 100, revision, event, NULL FROM ledger",
        "INSERT OR REPLACE INTO ledger(rowid, revision) SELECT 1, 1 FROM ledger",
        "INSERT INTO ledger SELECT max(seq) + 1, 99, NULL, NULL FROM ledger",
        "INSERT INTO ledger SELECT max(seq) + 1, NULL, NULL, NULL FROM ledger",
        "INSERT OR REPLACE INTO source SELECT sha256, x'00' FROM source",
        // Revisions that do not fit.
        "INSERT INTO revision SELECT 9, item, 2, 'x', '{}', 1, 0, 0, 0 FROM revision WHERE id = 1",
        "INSERT INTO revision SELECT NULL, item, 2, 'x', '{}', 1, 0, 0, 0 FROM revision WHERE id = 1",
        "INSERT INTO revision SELECT 5, item, 3, 'x', '{}', 1, 0, 0, 0 FROM revision WHERE id = 1",
        "INSERT INTO revision SELECT 5, item, 2, 'x', '{}', 1, 1, 0, 0 FROM revision WHERE id = 1",
        "INSERT INTO revision SELECT 5, item, 2, 'x', 'no JSON', 1, 0, 0, 0 FROM revision WHERE id = 1",
        "INSERT INTO revision VALUES (5, 77, 1, 'x', '{}', 1, 0, 0, 0)",
        "INSERT INTO revision SELECT 99, item, 2, 'x', '{}', 1, 0, 0, 0 FROM revision WHERE id = 1",
        // Releases and seals.
        "INSERT INTO release_entry SELECT release, item + 100, revision FROM release_entry",
        "INSERT INTO release_event VALUES (1, 99, 3)",
        "INSERT INTO release SELECT id + 2, 'new', message, archive_hash, 0, 0, 1, hash FROM release WHERE id = 1",
        "INSERT INTO release SELECT id + 2, name, message, archive_hash, 0, 0, 1, hash FROM release WHERE id = 1",
        "REPLACE INTO release SELECT 9, name, 'x', archive_hash, 0, 0, 1, hash FROM release WHERE id = 1",
        "UPDATE OR REPLACE release SET name = '2026-2' WHERE name = '2026-1'",
        "INSERT OR REPLACE INTO ledger SELECT seq + 100, NULL, NULL, release FROM ledger",
        "INSERT INTO submission_seal SELECT 99, hash, hash FROM submission_seal WHERE submission = 1",
        "INSERT OR REPLACE INTO submission_seal SELECT submission, 'x', archive_hash FROM submission_seal",
        "INSERT OR REPLACE INTO submission_seal SELECT submission, hash, hash FROM submission_seal",
        // A submission that is closed takes nothing more.
        "INSERT INTO revision SELECT max(id) + 1, 1, 2, 'x', '{}', 1, 0, 0, 0 FROM revision",
        "INSERT INTO standing_event SELECT max(seq) + 1, 'retracted', 'upper', NULL, NULL, NULL, NULL, NULL, '', 1, 'x' "
            + "FROM standing_event",
        "INSERT INTO standing_event SELECT 1, 'retracted', 'upper', NULL, NULL, NULL, NULL, NULL, '', 1, 'x'",
    ]

    /// Every table, rewritten in every way with the rows it has.
    static let rewrites = tables.flatMap { table in
        [
            "DELETE FROM \(table)", "REPLACE INTO \(table) SELECT * FROM \(table)",
            "INSERT OR IGNORE INTO \(table) SELECT * FROM \(table)",
            "INSERT OR FAIL INTO \(table) SELECT * FROM \(table) LIMIT 1",
            "INSERT INTO \(table) SELECT * FROM \(table) WHERE true ON CONFLICT DO NOTHING",
        ]
    }

    @Test("no statement in the shell changes or extends what is sealed", arguments: rewrites + tricks)
    func shell(statement: String) throws {
        let small = try SmallArchive.lived()
        let before = try Programs.shell(small.path, ".dump\n").text
        let output = try Programs.shell(small.path, statement + ";\n")
        #expect(output.status != 0, "\(statement) was accepted")
        #expect(try Programs.shell(small.path, ".dump\n").text == before)
    }

    @Test("no column can be updated or dropped in the shell", arguments: tables)
    func columns(table: String) throws {
        let small = try SmallArchive.lived()
        let before = try Programs.shell(small.path, ".dump\n").text
        let columns = try Programs.shell(small.path, "SELECT name FROM pragma_table_info('\(table)');\n").text
        for column in columns.split(separator: "\n") {
            for statement in [
                "UPDATE \(table) SET \(column) = \(column)", "UPDATE OR REPLACE \(table) SET \(column) = \(column)",
                "UPDATE OR IGNORE \(table) SET \(column) = NULL", "ALTER TABLE \(table) DROP COLUMN \(column)",
            ] {
                let output = try Programs.shell(small.path, statement + ";\n")
                #expect(output.status != 0, "\(statement) was accepted")
            }
        }
        #expect(try Programs.shell(small.path, ".dump\n").text == before)
    }

    @Test("no statement in this process changes or extends what is sealed", arguments: [true, false])
    func inProcess(foreignKeys: Bool) throws {
        let small = try SmallArchive.lived()
        var configuration = Configuration()
        configuration.foreignKeysEnabled = foreignKeys
        let queue = try DatabaseQueue(path: small.path, configuration: configuration)
        let before = try small.file.read { try $0.stateHash() }
        let content = try Programs.shell(small.path, ".dump\n").text
        for statement in Self.rewrites + Self.tricks {
            #expect(throws: DatabaseError.self, "\(statement)") {
                try queue.write { try $0.execute(sql: statement) }
            }
        }
        #expect(try small.file.read { try $0.stateHash() } == before)
        #expect(try Programs.shell(small.path, ".dump\n").text == content)
    }

    @Test("children that wait for a future revision never get into it")
    func orphans() throws {
        let small = try SmallArchive.make()
        let next = "(SELECT max(id) + 1 FROM revision)"
        for statement in [
            "INSERT INTO strip SELECT \(next), x0, seq, x1, lower0, lower1, upper0, upper1, 0, 0 FROM strip",
            "INSERT INTO curve SELECT \(next), 7, role, name, interpolation, 0, '[]' FROM curve LIMIT 1",
            "INSERT INTO holding VALUES (\(next), 7, 'portal', 'visible')",
            "INSERT INTO submission_file SELECT submission + 1, 7, name, source FROM submission_file",
        ] {
            _ = try Programs.shell(small.path, "INSERT OR IGNORE INTO item VALUES (1, 'x', 'y');\n")
            #expect(try Programs.shell(small.path, statement + ";\n").status == 0)
        }
        let forged = "INSERT INTO revision SELECT \(next), item, 2, 'x', '{}', 1, 0, 0, 0 FROM revision WHERE id = 1;"
        #expect(try Programs.shell(small.path, forged).status != 0)
        let changed = try SmallArchive.limit("upper", coupling: 2e-3)
        try small.file.append(.init(limits: [changed]), files: [SmallArchive.source], toolVersion: "test")
        try small.file.read { reader in
            let head = try #require(try reader.head(.limit, changed.slug))
            #expect(head.number == 2)
            #expect(try reader.limit(head) == changed)
            #expect(try reader.region(of: head.id) == changed.region())
            #expect(try reader.files(of: head) == [SmallArchive.source])
        }
        #expect(try Programs.shell(small.path, "PRAGMA foreign_key_check;\n").text.isEmpty)
    }
}
