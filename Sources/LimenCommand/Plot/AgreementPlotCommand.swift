import ArgumentParser
import LimenKit
import Plotting

/// Computed against published limits.
struct AgreementPlotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreement", abstract: "Draw the computed and published limits of a search, and their ratio.",
        discussion: """
            EXAMPLES
              limen plot agreement charm-fine-grain --output charm.png
            """)

    @Argument(help: "A search, or one of its limits.", completion: ArchiveNames.searches)
    var name: String

    @OptionGroup var figure: FigureOptions
    @OptionGroup var place: ReadingOptions

    func run() throws {
        let archive = try place.openForReading()
        try figure.write(Chart(agreementOf: name, in: archive), apartFrom: archive.path)
    }
}
