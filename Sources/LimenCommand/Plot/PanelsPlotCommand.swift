import ArgumentParser
import LimenKit
import Plotting

/// Scenarios in panels.
struct PanelsPlotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "panels", abstract: "Draw the limits of scenarios as lines, in panels above each other.",
        discussion: """
            EXAMPLES
              limen plot panels light-axion-1tev,light-axion-10tev --plane edm-product --grade approximate --output edm.svg
            """)

    @Argument(
        help: ArgumentHelp("The scenarios of a panel, with commas between them.", valueName: "scenario,scenario"))
    var panels: [String]

    @OptionGroup var status: StatusOptions
    @OptionGroup var limits: LimitsOptions
    @OptionGroup var figure: FigureOptions
    @OptionGroup var place: ReadingOptions

    func run() throws {
        let archive = try place.openForReading()
        let groups = panels.map { $0.split(separator: ",").map(String.init) }
        let chart = try Chart(
            panels: groups, question: limits.ask(scenario: nil, status: status.status), in: archive)
        try figure.write(chart, apartFrom: archive.path)
    }
}
