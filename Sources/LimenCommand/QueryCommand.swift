import ArgumentParser
import LimenKit
import Presentation

/// Runs the named SQL queries.
struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query", abstract: "Run a named SQL query, or list them.",
        discussion: """
            The same files run unchanged in the sqlite3 shell, in Python and in Datasette; see the folder queries/. \
            A path that ends in .sql runs a query of your own. A query reads the tables and views of the archive and calls \
            functions without effects; it cannot change anything or read other files, so that you may run one of somebody \
            else. One that takes too long, or too much memory, is stopped (exit code 69).

            EXAMPLES
              limen query
              limen query limits-in-scenario --param scenario=visible
              limen query ./mine.sql --param mass_gev=0.01 --format csv
              limen query ./long.sql --max-seconds 600 --max-rows 5000000 --max-memory 2048
            """)

    @Argument(help: "The query; without it, all are listed.", completion: ArchiveNames.queries)
    var name: String?

    @Option(
        name: .customLong("param"), parsing: .singleValue, help: ArgumentHelp("A parameter.", valueName: "name=value"))
    var parameters: [String] = []

    @Option(help: ArgumentHelp("The longest time that it may run.", valueName: "seconds"))
    var maxSeconds = QueryBounds().seconds

    @Option(help: ArgumentHelp("The largest number of rows that it may answer.", valueName: "rows"))
    var maxRows = QueryBounds().rows

    @Option(help: ArgumentHelp("The memory that it may take, in MiB.", valueName: "MiB"))
    var maxMemory = QueryBounds().memoryMiB

    @OptionGroup var place: ReadingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        guard let name else {
            return try Output.show(QueryListReport(LimenArchive.namedQueries), as: output.format)
        }
        let bounds = QueryBounds(seconds: maxSeconds, rows: maxRows, memoryMiB: maxMemory)
        let values = try parameters.map { try Words.pair($0, "--param", "name=value") }
        let result = try place.openForReading().query(
            name, parameters: Dictionary(values.map { ($0.name, $0.value) }) { $1 }, within: bounds)
        try Output.show(QueryReport(result), as: output.format)
        if output.format == .table, result.rows.isEmpty { Output.message("no rows") }
    }
}
