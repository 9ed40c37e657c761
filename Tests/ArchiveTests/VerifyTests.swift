import Foundation
import LimitModel
import Testing

@testable import Archive

@Suite struct VerifyTests {
    @Test("a sound archive has no findings, and every revision is looked at")
    func sound() throws {
        let small = try SmallArchive.lived()
        var steps: [Int] = []
        #expect(
            try small.file.verify {
                steps.append($0); _ = $1
            } == [])
        #expect(steps.last == 9)
        let empty = try SmallArchive.empty()
        #expect(try empty.file.verify() == [])
        withExtendedLifetime(empty) {}
        #expect(try ArchiveFile(readingAt: small.path).verify() == [])
        #expect(try Programs.shell(small.path, "VACUUM;\n").status == 0)
        #expect(try small.file.verify() == [])
    }

    /// What somebody may change behind the triggers' back, and the code it is found by.
    static let edits: [(String, Finding.Code)] = [
        ("UPDATE revision SET document = replace(document, '0.9', '0.8') WHERE id = 3", .contentHash),
        ("UPDATE revision SET document = replace(document, '{\"', '{ \"') WHERE id = 3", .spelling),
        ("UPDATE revision SET hash = replace(hash, 'a', 'b') WHERE id = 3", .contentHash),
        ("UPDATE revision SET number = 7 WHERE id = 3", .numbering),
        ("UPDATE revision SET submission = 3 WHERE id = 3", .submissionSeal),
        ("UPDATE revision SET strip_count = 99 WHERE id = 3", .strips),
        ("UPDATE curve SET points = replace(points, '0.001', '0.0011') WHERE revision = 3", .contentHash),
        ("UPDATE curve SET points = replace(points, '0.001', '1e-3') WHERE revision = 3", .spelling),
        ("UPDATE curve SET points = points || ' ' WHERE revision = 3", .points),
        ("UPDATE curve SET name = 'x' WHERE revision = 3", .curves),
        ("UPDATE curve SET interpolation = 'step' WHERE revision = 3", .curves),
        ("UPDATE curve SET point_count = 3 WHERE revision = 3", .curves),
        ("DELETE FROM curve WHERE revision = 3", .contentHash),
        ("UPDATE strip SET lower0 = lower0 + 1e-12 WHERE revision = 3", .strips),
        ("UPDATE strip SET upper_kind = 2 WHERE revision = 4", .strips),
        ("DELETE FROM strip WHERE revision = 4", .strips),
        ("INSERT INTO strip SELECT 2, x0, seq, x1, lower0, lower1, upper0, upper1, 0, 0 FROM strip LIMIT 1", .strips),
        ("UPDATE holding SET scenario = 'visible' WHERE revision = 3", .holdings),
        ("DELETE FROM holding WHERE revision = 4 AND seq = 1", .holdings),
        ("INSERT INTO holding VALUES (77, 0, 'portal', 'visible')", .foreignKey),
        ("UPDATE item SET slug = 'up' WHERE slug = 'upper'", .document),
        ("INSERT INTO item VALUES (99, 'limit', 'nobody')", .orphan),
        ("UPDATE source SET bytes = x'00'", .sourceHash),
        ("INSERT INTO source VALUES ('\(ContentHash.of([0]))', x'00')", .orphan),
        ("UPDATE submission SET recorded_at = '2020-01-01T00:00:00Z' WHERE id = 2", .submissionSeal),
        ("UPDATE submission SET tool_version = 'x' WHERE id = 2", .submissionSeal),
        ("UPDATE submission SET file_count = 7 WHERE id = 2", .numbering),
        ("UPDATE submission_file SET name = 'x'", .submissionSeal),
        ("INSERT INTO submission VALUES (99, '', '', 0)", .orphan),
        ("DELETE FROM submission_seal WHERE submission = 2", .submissionSeal),
        ("UPDATE standing_event SET reason = 'x' WHERE seq = 1", .eventHash),
        ("UPDATE standing_event SET plane = 'portal' WHERE seq = 2", .eventHash),
        ("UPDATE standing_event SET submission = 1 WHERE seq = 2", .submissionSeal),
        ("DELETE FROM standing_event WHERE seq = 5", .ledger),
        ("UPDATE ledger SET revision = 99 WHERE revision = 3", .ledger),
        ("UPDATE submission_seal SET archive_hash = hash WHERE submission = 2", .archiveHash),
        ("UPDATE submission_seal SET archive_hash = hash WHERE submission = 11", .archiveHash),
        // A change of content together with its own hash is found by the hash of the archive.
        ("UPDATE revision SET hash = replace(hash, 'a', 'b') WHERE id = 4", .archiveHash),
        ("UPDATE revision SET number = 7 WHERE id = 3", .archiveHash),
        ("UPDATE standing_event SET hash = replace(hash, 'a', 'b') WHERE seq = 1", .archiveHash),
        ("UPDATE release SET hash = replace(hash, 'a', 'b') WHERE id = 1", .archiveHash),
        ("DELETE FROM ledger WHERE seq = 3", .ledger),
        ("DELETE FROM ledger WHERE seq = (SELECT max(seq) FROM ledger)", .ledger),
        ("UPDATE release SET message = 'x' WHERE id = 1", .releaseHash),
        ("UPDATE release SET archive_hash = hash WHERE id = 1", .releaseHash),
        ("UPDATE release SET name = 'x' WHERE id = 1", .releaseHash),
        ("UPDATE release_entry SET revision = 3 WHERE release = 2 AND revision = 6", .submissionSeal),
        ("UPDATE release_entry SET revision = 5 WHERE release = 2 AND revision = 6", .releaseHash),
        ("DELETE FROM release_entry WHERE release = 1 AND item = 1", .releaseHash),
        ("DELETE FROM release_event WHERE release = 2 AND seq = 2", .releaseHash),
        ("UPDATE release_event SET seq = 9 WHERE release = 2 AND seq = 3", .numbering),
    ]

    @Test("what was changed behind the triggers' back is found by its name", arguments: edits)
    func edited(statement: String, code: Finding.Code) throws {
        let small = try SmallArchive.lived()
        // The triggers go for the edit, and come back word for word.
        let triggers = try Programs.shell(
            small.path, ".mode list\nSELECT sql || ';' FROM sqlite_schema WHERE type = 'trigger';\n"
        ).text
        let names = try Programs.shell(
            small.path, "SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_schema WHERE type = 'trigger';\n"
        ).text
        #expect(try Programs.shell(small.path, names + statement + ";\n" + triggers).status == 0)
        let findings = try ArchiveFile(readingAt: small.path).verify()
        #expect(findings.contains { $0.code == code }, "\(findings)")
        #expect(findings.allSatisfy { !$0.message.isEmpty })
        if code == .strips, !statement.hasPrefix("INSERT") {
            let file = try ArchiveFile(writingAt: small.path)
            #expect(try file.reindex() > 0)
            #expect(
                try file.verify().filter { $0.code != .foreignKey && !$0.message.contains("has no curves") }.allSatisfy
                {
                    $0.place.subject == "search@1"
                })
        }
    }

    @Test("a schema that is ours but for a comment is a warning")
    func comment() throws {
        let small = try SmallArchive.make()
        let edit = "UPDATE sqlite_schema SET sql = replace(sql, '-- of the bytes', '-- of our bytes');"
        #expect(
            try Programs.shell(small.path, ".dbconfig defensive off\nPRAGMA writable_schema = ON;\n\(edit)\n").status
                == 0)
        let findings = try ArchiveFile(readingAt: small.path).verify()
        #expect(findings.map(\.code) == [.schema] && findings.map(\.severity) == [.warning], "\(findings)")
    }

    @Test("reindex makes the same strips and the same schema, and is taken back when a curve is damaged")
    func reindex() throws {
        let small = try SmallArchive.lived()
        let before = try small.file.read(everything)
        let schema = try Programs.shell(small.path, "SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2;\n").text
        #expect(try small.file.reindex() == 0)
        #expect(
            try Programs.shell(small.path, "SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2;\n").text == schema)
        #expect(try small.file.read(everything) == before)
        #expect(try small.file.verify() == [])
        #expect(try Programs.shell(small.path, "DELETE FROM strip;\n").status != 0)
        let damage = "DROP TRIGGER curve_update; UPDATE curve SET points = '[]' WHERE revision = 6;\n"
        #expect(try Programs.shell(small.path, damage).status == 0)
        let content = try Programs.shell(small.path, ".dump\n").text
        #expect(throws: ArchiveError.self) { try small.file.reindex() }
        #expect(try Programs.shell(small.path, ".dump\n").text == content)
    }
}
