import Foundation
import LimitModel
import Testing

@testable import Archive

@Suite struct QueryTests {
    static let parameters = [
        "limit": "upper", "scenario": "invisible", "plane": "portal", "mass_gev": "0.05", "revision": "1",
        "publication": "2401.00001",
    ]

    /// What the queries are tested on: the small archive with a computed limit and one of unknown confidence.
    static func archive() throws -> SmallArchive {
        let small = try SmallArchive.make()
        let descriptor = try #require(try small.file.read { try $0.head(.search, Slug("search")) })
        try small.file.append(
            computed: SmallArchive.computed(descriptorHash: descriptor.hash), toolVersion: "test",
            now: SmallArchive.time)
        var unknown = try SmallArchive.limit("unknown")
        unknown.statement = .confidence(.init(level: .unknown))
        try small.file.append(.init(limits: [unknown]), toolVersion: "test", now: SmallArchive.time)
        try small.release("2026-1")
        return small
    }

    static func given(_ query: QueryText) -> [String: String] {
        parameters.filter { name, _ in query.parameters.contains { $0.name == name } }
    }

    @Test("there are queries, each named like its file, with the columns it promises", arguments: try QueryText.all())
    func columns(query: QueryText) throws {
        let small = try Self.archive()
        let answer = try small.file.run(query, parameters: Self.given(query))
        #expect(answer.columns == query.columns.map(\.name))
        #expect(!answer.rows.isEmpty)
        #expect(query.purpose.hasSuffix("."))
        #expect(FileManager.default.fileExists(atPath: Programs.root + "/queries/\(query.name).sql"))
        // Without the optional parameters it runs, too.
        let required = Self.given(query).filter { name, _ in
            query.parameters.contains { $0.name == name && $0.standard == nil }
        }
        _ = try small.file.run(query, parameters: required)
        for parameter in query.parameters where parameter.standard == nil {
            #expect(throws: ArchiveError.self) { try small.file.run(query) }
            #expect(query.sql.contains(":\(parameter.name)"))
        }
    }

    @Test("a query gives the same in the sqlite3 shell", arguments: try QueryText.all())
    func shell(query: QueryText) throws {
        let small = try Self.archive()
        var input = ".mode list\n.nullvalue NULL\n"
        for (name, value) in Self.given(query) { input += ".parameter set :\(name) \"'\(value)'\"\n" }
        let output = try Programs.shell(small.path, input + ".read \(Programs.root)/queries/\(query.name).sql\n")
        let count = try small.file.run(query, parameters: Self.given(query)).rows.count
        #expect(output.errors.isEmpty, "\(output.errors)")
        #expect(output.text.split(separator: "\n").count == count)
    }

    @Test("a query gives the same in Python", .enabled(if: Programs.has("python3")), arguments: try QueryText.all())
    func python(query: QueryText) throws {
        let small = try Self.archive()
        let program = """
            import json, sqlite3, sys
            path, query, given = sys.argv[1:]
            names = [line.split()[1][1:] for line in open(query) if line.startswith("--   :")]
            given = {name: json.loads(given).get(name) for name in names}
            for row in sqlite3.connect(path).execute(open(query).read(), given):
                print("|".join("NULL" if cell is None else repr(cell) if isinstance(cell, float) else str(cell) for cell in row))
            """
        let given = String(decoding: try JSONEncoder().encode(Self.given(query)), as: UTF8.self)
        let file = Programs.root + "/queries/\(query.name).sql"
        let output = try Programs.python(["-c", program, small.path, file, given])
        let rows = try small.file.run(query, parameters: Self.given(query)).rows
        let lines = output.text.split(separator: "\n").map {
            $0.split(separator: "|", omittingEmptySubsequences: false)
        }
        #expect(lines.count == rows.count, "\(output.errors)")
        for (line, row) in zip(lines, rows) {
            #expect(line.count == row.count)
            for (cell, value) in zip(line, row) {
                switch value {
                case .null: #expect(cell == "NULL")
                case .integer(let number): #expect(Int64(cell) == number)
                case .real(let number): #expect(Double(cell) == number)
                case .text(let text): #expect(cell == text)
                case .bytes: Issue.record("a query gives no bytes")
                }
            }
        }
    }

    @Test("the strip at a mass is the interval of the region")
    func stripsAtMass() throws {
        let small = try Self.archive()
        let query = try #require(try QueryText.all().first { $0.name == "strips-at-mass" })
        let answer = try small.file.run(
            query, parameters: ["mass_gev": "0.1", "plane": "portal", "scenario": "visible"])
        #expect(answer.rows.count == 1)
        #expect(answer.rows[0][0] == .text("island"))
        guard case .real(let from) = answer.rows[0][1], case .real(let to) = answer.rows[0][2] else {
            Issue.record("the interval is not a pair of numbers")
            return
        }
        #expect(abs(from / 1e-8 - 1) < 1e-12 && abs(to / 1e-6 - 1) < 1e-12)
    }

    @Test(
        "what is not one SELECT is refused",
        arguments: [
            "", "DELETE FROM strip", "SELECT 1; SELECT 2", "PRAGMA query_only = 0", "ATTACH 'x' AS y",
            "WITH one AS (SELECT 1) DELETE FROM strip", "SELECT nothing FROM nowhere", "SELEC 1", "VACUUM INTO 'x'",
            "SELECT :missing", "EXPLAIN SELECT 1", "CREATE TEMP TABLE x (y)", "/* SELECT */ DROP TABLE strip",
        ])
    func notASelect(sql: String) throws {
        let small = try SmallArchive.make()
        let error = #expect(throws: ArchiveError.self) { try small.file.run(query: sql) }
        #expect(error?.category == .usage)
    }

    @Test("every view works when the schema is not trusted, and has a row")
    func views() throws {
        let small = try Self.archive()
        let views = try Programs.shell(small.path, "SELECT name FROM sqlite_schema WHERE type = 'view';\n").text
        #expect(views.split(separator: "\n").count >= 12)
        for view in views.split(separator: "\n") {
            let answer = try small.file.run(query: "SELECT * FROM \(view)")
            #expect(!answer.rows.isEmpty, "\(view)")
        }
        let wanted =
            "SELECT title, confidence_level, criterion, publication, mass_from, mass_to, standing FROM limits;\n"
        let text = try Programs.shell(small.path, wanted).text
        #expect(text.contains("An upper limit|0.9||Lab:2024|0.001|2.5|preferred"))
        #expect(text.contains("An upper limit||energy-loss|Lab:2024|0.01|0.2|"))
    }

    @Test("every file in queries is built in")
    func embedded() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Programs.root + "/queries")
        #expect(try QueryText.all().map { $0.name + ".sql" } == files.filter { $0.hasSuffix(".sql") }.sorted())
    }

    @Test(
        "a header that says too little is refused", arguments: ["SELECT 1", "-- x\nSELECT 1", "-- x\n-- y\nSELECT 1"])
    func headers(text: String) {
        #expect(throws: ArchiveError.self) { try QueryText(text) }
    }
}

extension QueryText: CustomTestStringConvertible {
    public var testDescription: String { name }
}
