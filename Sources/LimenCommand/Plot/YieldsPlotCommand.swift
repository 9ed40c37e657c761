import ArgumentParser
import LimenKit
import Plotting

/// Expected events.
struct YieldsPlotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "yields", abstract: "Draw expected events per squared coupling, a panel for each search.",
        discussion: """
            EXAMPLES
              limen plot yields ldmx-phase2 --output yields.svg
              limen plot yields na64e-2023 ldmx-phase2 --size slide --output yields.pdf
            """)

    @Argument(help: "Searches, limits or experiments.", completion: ArchiveNames.searches)
    var names: [String]

    @OptionGroup var figure: FigureOptions
    @OptionGroup var place: ReadingOptions

    func run() throws {
        let archive = try place.openForReading()
        try figure.write(Chart(yieldsOf: names, in: archive), apartFrom: archive.path)
    }
}
