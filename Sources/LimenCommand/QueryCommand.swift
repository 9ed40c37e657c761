import ArgumentParser
import LimenKit

/// Runs the named SQL queries.
struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query", abstract: "Run a named SQL query, or list them.",
        discussion: """
            The same files run unchanged in the sqlite3 shell, in Python and in Datasette; see the folder queries/. \
            A path that ends in .sql runs a query of your own. Nothing a query does can change the archive.

            EXAMPLES
              limen query
              limen query limits-in-scenario --param scenario=visible
              limen query ./mine.sql --param mass_gev=0.01 --format csv
            """)

    @Argument(help: "The query; without it, all are listed.", completion: ArchiveNames.queries)
    var name: String?

    @Option(
        name: .customLong("param"), parsing: .singleValue, help: ArgumentHelp("A parameter.", valueName: "name=value"))
    var parameters: [String] = []

    @OptionGroup var place: ReadingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        guard let name else { return try list() }
        let result = try place.openForReading().query(name, parameters: parameters)
        switch output.format {
        case .json: try Output.result(result.document.document())
        case .csv: try Output.write(result.csv, to: .standardOutput)
        case .table:
            var table = Table(result.columns.map { .init(title: $0, wraps: true) })
            for row in result.rows { table.append(row.map(\.shortText)) }
            try Output.result(table.lines())
            if result.rows.isEmpty { Output.message("no rows") }
        }
    }

    private func list() throws {
        let queries = LimenArchive.namedQueries
        switch output.format {
        case .json: try Output.result(NamedQuery.document(queries).document())
        case .csv: try Output.write(NamedQuery.csv(queries), to: .standardOutput)
        case .table:
            var table = Table([
                .init(title: "query"), .init(title: "answers", wraps: true), .init(title: "parameters", wraps: true),
            ])
            for query in queries {
                table.append([query.name, query.purpose, query.parameters.map(\.name).joined(separator: ", ")])
            }
            try Output.result(table.lines())
        }
    }
}
