import Foundation
import LimitModel
import Testing

@testable import Archive

/// Archives in which another program has written what no statement of ours would: every question ends in an answer or an error.
@Suite struct ForeignArchiveTests {
    @Test(arguments: [
        "UPDATE revision SET id = 9223372036854775807 WHERE id = (SELECT max(id) FROM revision)",
        "UPDATE standing_event SET seq = 9223372036854775807 WHERE seq = (SELECT max(seq) FROM standing_event)",
        "UPDATE curve SET points = '[[-1.0,2.0],[1.0,0.0]]'",
        "UPDATE strip SET lower0 = 1e90, lower1 = 1e90, upper0 = NULL, upper1 = NULL",
        "UPDATE revision SET document = replace(document, '\"from\":0.001', '\"from\":1e300')",
    ])
    func `an archive that is not one of ours is refused when it is read`(statement: String) throws {
        let small = try SmallArchive.lived()
        let triggers = try Programs.shell(
            small.path, ".mode list\nSELECT sql || ';' FROM sqlite_schema WHERE type = 'trigger';\n"
        ).text
        let names = try Programs.shell(
            small.path, "SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_schema WHERE type = 'trigger';\n"
        ).text
        let free = "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;\n"
        #expect(try Programs.shell(small.path, free + names + statement + ";\n" + triggers).status == 0)
        let error = #expect(throws: ArchiveError.self) {
            try ArchiveFile(readingAt: small.path).read { reader in
                _ = try reader.stateHash()
                _ = try reader.standing()
                _ = try reader.planes()
                for head in try reader.heads(.limit) {
                    _ = try reader.limit(head)
                    _ = try reader.region(of: head.id)
                }
            }
        }
        #expect(error?.category == .badData)
        _ = try? ArchiveFile(readingAt: small.path).verify()
    }
}
