import ArgumentParser
import LimenKit
import Presentation

/// Shows one limit.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one limit: where it comes from, where it holds, what it excludes.",
        discussion: """
            EXAMPLES
              limen show sn1987a
              limen show sn1987a --mass "10 MeV" --mass "0.1 GeV"
              limen show na64e-2023 --components --mass "10 MeV"
              limen show babar-upsilon1s-invisible@1 --format json
            """)

    @Argument(help: "The limit, or a revision of it as LIMIT@NUMBER.", completion: ArchiveNames.limits)
    var limit: String

    @Option(name: .long, parsing: .singleValue, help: "What it excludes at this mass, such as \"10 MeV\"; repeatable.")
    var mass: [String] = []

    @Flag(help: "Its curves side by side: the limit, its band, and what each production channel would give alone.")
    var components = false

    @OptionGroup var place: ReadingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let record = try place.openForReading().show(limit, masses: Words.masses(mass))
        if components {
            let table = record.components
            try Output.show(ComponentsReport(table), as: output.format)
            if !table.isReached { throw ExitStatus.noBound }
        } else {
            let query = "limen show \(record.limit.slug)@\(record.revision) --format csv"
            try Output.show(LimitReport(record, query: query), as: output.format)
            if !mass.isEmpty, record.answers.allSatisfy({ !$0.isReached }) { throw ExitStatus.noBound }
        }
    }
}
