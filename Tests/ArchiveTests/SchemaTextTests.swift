import Testing

@testable import Archive

@Suite struct SchemaTextTests {
    @Test(
        "a text is reduced to its statements, without comments and spacing",
        arguments: [
            ("CREATE  TABLE a (\n\tb TEXT, -- a comment; with a semicolon\n  c\n);", ["CREATE TABLE a ( b TEXT , c )"]),
            ("SELECT 1;SELECT 2", ["SELECT 1", "SELECT 2"]),
            (
                "CREATE TRIGGER t BEFORE INSERT ON a BEGIN SELECT 1; SELECT 2; END; SELECT 3;",
                ["CREATE TRIGGER t BEFORE INSERT ON a BEGIN SELECT 1 ; SELECT 2 ; END", "SELECT 3"]
            ),
            ("/* ; */ SELECT '--;' /* open", ["SELECT '--;'"]),
            ("SELECT \"a;b\", [c;d], `e;f`, 'unclosed;", ["SELECT \"a;b\" , [c;d] , `e;f` , 'unclosed;"]),
            ("SELECT 'größer' -", ["SELECT 'größer' -"]),
            (";; \n -- nothing", []),
        ])
    func statements(text: String, expected: [String]) {
        #expect(SchemaText.statements(text) == expected)
        #expect(
            SchemaText.tokens(text).filter { $0 != ";" }.joined(separator: " ")
                == expected.joined(separator: " ").replacing(" ; ", with: " "))
    }

    @Test("every definition of the schema is found once, and none more")
    func definitions() throws {
        let small = try SmallArchive.empty()
        let sql = "SELECT count(*) FROM sqlite_schema WHERE sql IS NOT NULL;\n"
        let definitions = SchemaText.statements(ArchiveFormat.current.schema).filter { $0.hasPrefix("CREATE") }
        #expect(try Programs.shell(small.path, sql).text == "\(Set(definitions).count)\n")
        #expect(Set(definitions).count == definitions.count)
    }
}
