import GRDB

/// The check that a file is an archive of ours: its marks, and the text of every table, index, view and trigger.
enum SchemaCheck {
    /// 'Limn' in the header of the file.
    static let applicationID = 0x4C69_6D6E

    /// The definitions that a file of the present format must have, without comments and spacing.
    private static let expected = objects(of: ArchiveFormat.current.schema)

    private static func objects(of schema: String) -> Set<String> {
        Set(SchemaText.statements(schema).filter { $0.hasPrefix("CREATE") })
    }

    /// - Throws: `ArchiveError` that says what is wrong with the file.
    static func check(_ database: Database, path: String, format: ArchiveFormat = .current) throws {
        let found = try Row.fetchOne(database, sql: "PRAGMA application_id")?.integer(0) ?? 0
        guard found == applicationID else {
            let objects = try Row.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema")?.integer(0) ?? 0
            let why = objects == 0 ? "it is empty" : "it is an SQLite database of another program"
            throw ArchiveError.notAnArchive(path: path, why: why)
        }
        let fileVersion = Int(try Row.fetchOne(database, sql: "PRAGMA user_version")?.integer(0) ?? 0)
        guard fileVersion <= format.version else { throw ArchiveError.newer(path: path, version: fileVersion) }
        guard fileVersion >= 1 else {
            throw ArchiveError.foreignSchema(path: path, why: "it has file format \(fileVersion), which never existed")
        }
        guard fileVersion == format.version else { throw ArchiveError.older(path: path, version: fileVersion) }
        let isCurrent = format.version == ArchiveFormat.current.version
        try checkObjects(database, path: path, expected: isCurrent ? expected : objects(of: format.schema))
    }

    /// The fingerprint of a schema: SHA-256 over its definitions without comments and spacing, sorted, a line each.
    static func fingerprint(of schema: String) -> String { fingerprint(objects(of: schema)) }

    /// The fingerprint of the schema a file has.
    static func fingerprint(_ database: Database, path: String) throws -> String {
        fingerprint(try definitions(in: database, path: path).map(\.text))
    }

    private static func fingerprint(_ definitions: some Sequence<String>) -> String {
        ContentHash.of(
            definitions.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.flatMap { Array($0.utf8) + [0x0A] })
    }

    private static func checkObjects(_ database: Database, path: String, expected: Set<String>) throws {
        var missing = expected
        for object in try definitions(in: database, path: path) where missing.remove(object.text) == nil {
            throw ArchiveError.foreignSchema(path: path, why: "\(object.type) '\(object.name)' is unknown or altered")
        }
        if let first = missing.min() {
            let name = first.split(separator: " ").prefix(3).dropFirst().joined(separator: " ").lowercased()
            throw ArchiveError.foreignSchema(path: path, why: "\(name) is missing")
        }
    }

    /// The tables, indexes, views and triggers of a file, each reduced to what its definition says.
    private static func definitions(
        in database: Database, path: String
    ) throws -> [(type: String, name: String, text: String)] {
        var definitions: [(type: String, name: String, text: String)] = []
        let rows = try Row.fetchCursor(database, sql: "SELECT type, name, sql FROM main.sqlite_schema")
        while let row = try rows.next() {
            let (type, name) = (try row.text(0), try row.text(1))
            // Indexes of constraints are made by SQLite itself.
            guard let sql = try row.optionalText(2) else {
                if name.hasPrefix("sqlite_autoindex_") { continue }
                throw ArchiveError.foreignSchema(path: path, why: "\(type) '\(name)' has no definition")
            }
            // With statistics that are made up, SQLite chooses ways that take a hundred times as long.
            if ["sqlite_stat1", "sqlite_stat3", "sqlite_stat4"].contains(name), sql.hasPrefix("CREATE TABLE \(name)(") {
                throw ArchiveError.statistics(path: path, table: name)
            }
            definitions.append((type, name, SchemaText.statements(sql).joined(separator: " ; ")))
        }
        return definitions
    }
}
