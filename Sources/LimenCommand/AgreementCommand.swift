import ArgumentParser
import LimenKit
import Presentation

/// Compares computed limits with published ones.
struct AgreementCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreement", abstract: "Compare computed limits with the published ones of the same search.",
        discussion: """
            The ratio of the couplings, computed over published, at every mass at which either curve has a point. \
            Nothing is tuned to agree; Docs/use/validation.md explains what does not.

            EXAMPLES
              limen agreement
              limen agreement charm-fine-grain --tolerance 1.5
              limen agreement na64e-2019-epsilon --format csv > ratios.csv
            """)

    @Argument(help: "A search or a limit; all by default.", completion: ArchiveNames.searches)
    var name: String?

    @Option(help: "The factor within which two edges count as agreeing.")
    var tolerance = 1.25

    @OptionGroup var place: ReadingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let archive = try place.openForReading()
        let agreements = try archive.agreements(of: name, tolerance: tolerance)
        try Output.show(AgreementReport(agreements, of: archive), as: output.format)
        if output.format == .table, agreements.isEmpty {
            Output.message("no search has both a computed and a published limit")
        }
    }
}
