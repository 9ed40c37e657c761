import Foundation
import LimitModel
import Testing

@testable import Archive

/// What a query of somebody else cannot do, and how far it gets.
@Suite struct QueryGuardTests {
    private let small: SmallArchive

    init() throws { small = try SmallArchive.lived() }

    private func error(
        _ sql: String, within bounds: QueryBounds = QueryBounds(), at release: String? = nil
    ) -> ArchiveError? {
        #expect(throws: ArchiveError.self) { try small.file.run(query: sql, at: release, within: bounds) }
    }

    // MARK: - What it may not do

    @Test(arguments: [
        "SELECT hex(fts3_tokenizer('simple'))", "SELECT fts3_tokenizer('simple', x'4141414141414141')",
        "SELECT FTS3_Tokenizer('simple')", "SELECT \"fts3_tokenizer\"('simple')", "SELECT [fts3_tokenizer]('simple')",
        "SELECT `fts3_tokenizer`('simple')", "SELECT/**/fts3_tokenizer/**/('simple')",
        "WITH t AS (SELECT fts3_tokenizer('simple')) SELECT 1 FROM t",
        "SELECT 1 WHERE EXISTS (SELECT fts3_tokenizer('porter', x'4141414141414141'))",
        "SELECT slug FROM limits ORDER BY fts3_tokenizer('simple')",
        "SELECT count(*) FILTER (WHERE fts3_tokenizer('simple')) FROM limits",
        """
        SELECT name FROM (SELECT fts3_tokenizer('simple', x'4141414141414141') AS t),
            pragma_table_info(CASE WHEN t IS NULL THEN 'x' ELSE 'fts3tokenize' END)
        """,
    ])
    func `no spelling of a query reaches the addresses of tokenizers`(sql: String) throws {
        for release in [nil, "2026-1"] {
            let error = error(sql, at: release)
            #expect(error?.category == .usage)
            let message = try #require(error?.description.lowercased())
            #expect(message.contains("fts3_tokenizer") || message.contains("pragma_table_info"), "\(message)")
        }
    }

    @Test(arguments: [
        ("SELECT load_extension('x')", "the function 'load_extension'"),
        ("SELECT load_extension('x', 'y')", "the function 'load_extension'"),
        ("SELECT sqlite_compileoption_get(0)", "the function 'sqlite_compileoption_get'"),
        ("SELECT swiftUppercaseString('x')", "the function 'swiftuppercasestring'"),
        ("SELECT rtreecheck('strip')", "the function 'rtreecheck'"),
        ("SELECT readfile('/etc/passwd')", "readfile"), ("SELECT writefile('x', 'y')", "writefile"),
        ("SELECT edit('x')", "edit"),
        ("SELECT * FROM pragma_table_info('limits')", "the table 'pragma_table_info'"),
        ("SELECT count(*) FROM pragma_database_list", "the table 'pragma_database_list'"),
        ("SELECT 1 FROM PRAGMA_module_list", "the table 'PRAGMA_module_list'"),
        ("SELECT 1 WHERE 'x' IN pragma_function_list", "pragma_function_list"),
        ("SELECT * FROM dbstat", "dbstat"), ("SELECT count(*) FROM dbstat", "dbstat"),
        ("SELECT * FROM sqlite_dbpage", "sqlite_dbpage"), ("SELECT * FROM sqlite_stmt", "sqlite_stmt"),
        ("SELECT * FROM fts3tokenize", "fts3tokenize"), ("SELECT * FROM generate_series(1, 2)", "generate_series"),
        ("SELECT * FROM sqlite_temp_schema", "sqlite_temp"), ("SELECT count(*) FROM sqlite_temp_master", "sqlite_temp"),
        ("SELECT * FROM fsdir('/')", "fsdir"), ("SELECT * FROM zipfile('x')", "zipfile"),
    ])
    func `functions and tables that are not for queries are refused by name`(sql: String, name: String) {
        for release in [nil, "2026-1"] {
            let error = error(sql, at: release)
            #expect(error?.category == .usage)
            #expect(error?.description.contains(name) == true, "\(String(describing: error))")
        }
    }

    @Test(arguments: [
        "INSERT INTO item VALUES (99, 'limit', 'x')", "REPLACE INTO source VALUES ('x', x'00')", "DELETE FROM strip",
        "UPDATE item SET slug = 'x'", "WITH x AS (SELECT 1) INSERT INTO item SELECT 99, 'limit', 'x'",
        "WITH x AS (SELECT 1) UPDATE item SET slug = 'x'", "CREATE TABLE x (y)", "CREATE TEMP VIEW x AS SELECT 1",
        "CREATE VIRTUAL TABLE x USING fts5(y)", "DROP TABLE strip", "ALTER TABLE item RENAME TO thing", "VACUUM",
        "VACUUM INTO 'copy.sqlite'", "ATTACH 'other.sqlite' AS other", "ATTACH ':memory:' AS other", "DETACH main",
        "PRAGMA writable_schema = ON", "PRAGMA query_only = OFF", "PRAGMA journal_mode = WAL", "PRAGMA user_version",
        "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT x", "REINDEX", "ANALYZE", "EXPLAIN SELECT 1",
        "EXPLAIN QUERY PLAN SELECT 1", "SELECT 1; DROP TABLE strip", "SELECT 1 /* ; */ ; SELECT 2",
        "SELECT RAISE(ABORT, 'x')", ".shell touch x", ".read x",
    ])
    func `a query only reads`(sql: String) throws {
        let before = try Data(contentsOf: URL(filePath: small.path))
        let files = try FileManager.default.contentsOfDirectory(atPath: small.folder.path)
        for release in [nil, "2026-1"] { #expect(error(sql, at: release)?.category == .usage) }
        #expect(try Data(contentsOf: URL(filePath: small.path)) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: small.folder.path) == files)
    }

    // MARK: - What it may do

    @Test(arguments: [
        ("SELECT count(*) FROM sqlite_schema WHERE name = 'strip'", QueryValue.integer(1)),
        ("SELECT count(*) > 20 FROM sqlite_master", .integer(1)),
        ("SELECT count(*) > 20 FROM main.sqlite_schema", .integer(1)),
        ("WITH mine AS (SELECT 1) SELECT count(*) FROM mine", .integer(1)),
        (
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT sum(i) FROM n",
            .integer(45)
        ),
        ("SELECT count(*) FROM json_each('[1, 2, 3]')", .integer(3)),
        ("SELECT count(*) FROM json_tree('[1, [2]]')", .integer(4)),
        ("SELECT document ->> '$.title' FROM heads WHERE slug = 'upper' AND kind = 'limit'", .text("An upper limit")),
        ("SELECT row_number() OVER (ORDER BY slug) FROM limits LIMIT 1", .integer(1)),
        ("SELECT date('2026-01-31', '+1 day')", .text("2026-02-01")), ("SELECT round(log10(pow(10, 3)), 9)", .real(3)),
        ("SELECT count(*) FROM (SELECT 1 UNION SELECT 2 INTERSECT SELECT 2)", .integer(1)),
        ("VALUES (7)", .integer(7)), ("SELECT EXISTS (SELECT 1 FROM source)", .integer(1)),
    ])
    func `reading, counting and computing is allowed`(sql: String, value: QueryValue) throws {
        for release in [nil, "2026-1"] {
            #expect(try small.file.run(query: sql, at: release).rows.first == [value])
        }
    }

    /// Each stands for a function of SQLite's own, which queries call through a bound.
    @Test(arguments: [
        "'Limit' LIKE 'lim%'", "'Limit' NOT LIKE 'x_'", "'a%' LIKE 'a\\%' ESCAPE '\\'", "NULL LIKE 'x'", "12 LIKE '1%'",
        "'Limit' GLOB 'L*t'", "'Limit' GLOB '[a-z]*'", "instr('abc', 'c')", "instr(x'0102', x'02')", "instr('a', NULL)",
        "replace('abcabc', 'bc', 'x')", "replace('abc', '', 'x')", "replace(123, 2, 9)", "trim('  x ')",
        "trim('xyx', 'x')",
        "ltrim('ääb', 'ä')", "rtrim('xyx', 'x')", "typeof(trim(x'2020', ' '))", "json_patch('{\"a\":1}', '{\"b\":2}')",
        "json_array(json_patch('{}', '{\"a\":1}'))", "typeof(replace(NULL, 'a', 'b'))",
    ])
    func `functions with bounds answer as those of SQLite do`(call: String) throws {
        let expected = try Programs.shell(":memory:", ".nullvalue NULL\nSELECT \(call);\n")
        #expect(expected.status == 0)
        let answer = try small.file.run(query: "SELECT coalesce(\(call), 'NULL')").rows
        let text =
            switch answer.first?.first {
            case .integer(let value): "\(value)"
            case .text(let value): value
            default: ""
            }
        #expect(text + "\n" == expected.text)
    }

    @Test func `a query is answered at the present state or at a release, by an older reader too`() throws {
        let reader = try ArchiveFile(readingAt: small.path)
        let count = "SELECT count(*) FROM revisions"
        let (before, released) = (try reader.run(query: count).rows, try reader.run(query: count, at: "2026-1").rows)
        try small.add(["later"])
        #expect(try reader.run(query: count).rows != before)
        #expect(try reader.run(query: count, at: "2026-1").rows == released)
    }

    // MARK: - How far it gets

    private static let numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"

    @Test(
        arguments: [
            "\(numbers) SELECT count(*) FROM n",
            "SELECT count(*) FROM strip a, strip b, strip c, strip d, strip e, strip f",
            "\(numbers) SELECT max(i) FROM n WHERE i < 0",
        ])
    func `a query that does not end is stopped when its time is over`(sql: String) {
        let start = ContinuousClock.now
        let error = error(sql, within: QueryBounds(seconds: 0.3))
        #expect(error?.category == .limit)
        #expect(error?.description.contains("more than 0.3 s") == true, "\(String(describing: error))")
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test func `an answer has no more rows than allowed`() throws {
        let error = error("\(Self.numbers) SELECT i FROM n", within: QueryBounds(rows: 1000))
        #expect(error?.category == .limit)
        #expect(error?.description.contains("1000 rows") == true, "\(String(describing: error))")
        let whole = "\(Self.numbers) SELECT i FROM n LIMIT 1000"
        #expect(try small.file.run(query: whole, within: QueryBounds(rows: 1000)).rows.count == 1000)
    }

    @Test(
        arguments: [
            "SELECT zeroblob(999999999)", "SELECT hex(zeroblob(100000000))", "SELECT randomblob(1000000000)",
            "\(numbers) SELECT i, i, i, i, i, i, i, i FROM n", "\(numbers) SELECT zeroblob(100000) FROM n",
            "\(numbers) SELECT group_concat(i) FROM n", "\(numbers) SELECT json_group_array(i) FROM n",
            "\(numbers) SELECT i FROM n ORDER BY -i", "\(numbers) SELECT DISTINCT i FROM n ORDER BY i",
            "\(numbers) SELECT count(DISTINCT i) FROM n",
            "WITH RECURSIVE n(i) AS (SELECT 'x' UNION ALL SELECT i || i FROM n) SELECT max(length(i)) FROM n",
            "WITH RECURSIVE n(i) AS (SELECT zeroblob(500000) UNION ALL SELECT i FROM n a) SELECT i FROM n",
            "SELECT count(*) FROM json_each('[' || replace(hex(zeroblob(500000)), '0', '1,') || '1]')",
        ])
    func `a query takes no more memory than allowed`(sql: String) {
        let error = error(sql, within: QueryBounds(seconds: 86_400, rows: .max, memoryMiB: 16))
        #expect(error?.category == .limit)
        #expect(error?.isBounded(by: .memory) == true, "\(String(describing: error))")
    }

    /// A call of a function is one instruction: the clock is not looked at before it is over.
    @Test(
        arguments: [
            "instr(hex(zeroblob(1000000)), hex(zeroblob(500000)) || '1')",
            "length(replace(hex(zeroblob(1000000)), hex(zeroblob(500000)) || '1', ''))",
            "trim(hex(zeroblob(1000000)), replace(hex(zeroblob(1000000)), '0', '1') || '0')",
            "hex(zeroblob(1000000)) LIKE '%' || substr(hex(zeroblob(300)), 1, 500) || '1'",
            "hex(zeroblob(1000000)) GLOB '*' || replace(substr(hex(zeroblob(300)), 1, 200), '0', '[0]') || '1'",
            "json_patch(replace(hex(zeroblob(1000000)), '0', ' '), replace(hex(zeroblob(1000000)), '0', ' '))",
        ])
    func `no single call of a function outruns the clock`(call: String) {
        let error = error("SELECT \(call)", within: QueryBounds(seconds: 5))
        #expect(error?.category == .limit)
        #expect(error?.isBounded(by: .seconds) == true, "\(String(describing: error))")
    }

    @Test(
        arguments: [
            doubling(24), doubling(24, reference: "'c%'"), doubling(24, reference: "[c%]"),
            doubling(24, reference: "\"C%\""),
            doubling(24, reference: "c% AS where_"), doubling(24, definition: "\"c%\""),
            doubling(24, definition: "[c%]"),
            doubling(24, body: "SELECT 1 AS c25 FROM # a JOIN (# b)"),
            doubling(24, body: "SELECT 1 AS x FROM # \"where\", # b"),
            doubling(24, body: "SELECT EXISTS (SELECT 1 FROM #) AS x WHERE 1 IN # OR 1 NOT IN #"),
            doubling(24, body: "SELECT 1 AS x WHERE EXISTS (WITH c99 AS (SELECT 1 FROM #, #) SELECT 1 FROM c99)"),
            doubling(12, body: "SELECT * FROM limits a, #, #, #, #"),
            "WITH a AS (SELECT 1 FROM b), b AS (SELECT 1 FROM a) SELECT 1 FROM a",
            "WITH " + (0..<300).map { "c\($0) AS (SELECT 1 FROM c\($0 + 1))" }.joined(separator: ", ") + " SELECT 1",
            "SELECT 1 WHERE " + String(repeating: "(", count: 5000) + "1" + String(repeating: ")", count: 5000),
            "SELECT " + String(repeating: "1+", count: 20_000) + "1",
            "SELECT " + String(repeating: "-", count: 40_001) + " 1",
            "SELECT 1" + String(repeating: " UNION SELECT 1", count: 500), "SELECT ?99999999", "SELECT ?2000",
            "SELECT 1" + String(repeating: ",1", count: 3000),
            "SELECT '" + String(repeating: "x", count: 200_000) + "'",
        ])
    func `what SQLite would spell out at length is refused before`(sql: String) {
        #expect(error(sql)?.category == .usage)
    }

    /// Names of WITH, each of which stands for several of the one before.
    private static func doubling(
        _ count: Int, definition: String = "c%", reference: String = "c%", body: String = "SELECT 1 AS x FROM # a, # b"
    ) -> String {
        let names = (1...count).map { index in
            let before = reference.replacing("%", with: "\(index - 1)")
            let name = definition.replacing("%", with: "\(index)")
            return "\(name) AS (\(body.replacing("#", with: before)))"
        }
        return "WITH c0(x) AS (SELECT 1), \(names.joined(separator: ", ")) SELECT count(*) FROM c\(count)"
    }

    @Test(arguments: [
        "WITH a AS (SELECT slug FROM limits), b AS (SELECT slug FROM a) SELECT count(*) FROM a, b, a AS c",
        // A name of WITH that is also the name of a column.
        "WITH asked AS (SELECT 1 AS seq), seq AS (SELECT seq FROM asked) SELECT seq.seq, asked.seq FROM seq, asked",
        "WITH RECURSIVE a(i) AS (SELECT 1 UNION SELECT i + 1 FROM a WHERE i < 5) SELECT count(*) FROM a",
        "SELECT count(*) FROM limits a JOIN limits b ON a.plane = b.plane JOIN limit_scenarios c ON c.slug = a.slug",
        "SELECT " + String(repeating: "1+", count: 200) + "1",
        "SELECT count(*) FROM item WHERE slug IN (" + (0..<5000).map { "'\($0)'" }.joined(separator: ",") + ")",
    ])
    func `queries of ordinary size are not refused`(sql: String) throws {
        #expect(try small.file.run(query: sql).rows.count == 1)
    }

    @Test(arguments: [
        QueryBounds(seconds: 0), QueryBounds(seconds: .nan), QueryBounds(rows: 0), QueryBounds(memoryMiB: -1),
    ])
    func `limits that are not positive are refused`(bounds: QueryBounds) {
        #expect(error("SELECT 1", within: bounds)?.category == .usage)
    }

    @Test func `the largest limits stop nothing`() throws {
        let bounds = QueryBounds(seconds: .infinity, rows: .max, memoryMiB: .max)
        #expect(try small.file.run(query: "SELECT 1", within: bounds).rows == [[.integer(1)]])
    }
}

extension ArchiveError {
    fileprivate func isBounded(by bound: QueryBound) -> Bool {
        if case .queryLimit(_, bound) = self { true } else { false }
    }
}
