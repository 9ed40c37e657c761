import ArgumentParser
import LimenKit
import Presentation

/// Expected events against mass.
struct YieldsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "yields", abstract: "Expected events per squared coupling against mass, by component.",
        discussion: """
            Computed from the descriptor, for searches that count events. A number times g² (or ε²) is what the \
            experiment should see.

            EXAMPLES
              limen yields na64e-2023 --format csv > yields.csv
              limen yields ldmx-phase2 --mass "10 MeV" --mass "0.1 GeV"
            """)

    @Argument(
        help: "A search, one of its limits, or an experiment with one such search.",
        completion: ArchiveNames.searches)
    var name: String

    @Option(name: .long, parsing: .singleValue, help: "At this mass, such as \"10 MeV\"; repeatable.")
    var mass: [String] = []

    @Option(help: "How many masses over the whole range, when none is given.")
    var count = 61

    @OptionGroup var place: ReadingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let table = try place.openForReading().yields(of: name, masses: Words.masses(mass), count: count)
        let report = YieldsReport(table)
        if output.format == .table { Output.message(report.heading) }
        try Output.show(report, as: output.format)
        if table.yields.rows.isEmpty { throw ExitStatus.noBound }
    }
}
