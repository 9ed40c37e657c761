import ArgumentParser
import LimenKit
import Plotting

/// Branching fractions.
struct DecaysPlotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decays", abstract: "Draw the branching fractions of γ' → a ℓ⁺ℓ⁻ through the portal alone.",
        discussion: """
            EXAMPLES
              limen plot decays --output decays.svg
            """)

    @OptionGroup var figure: FigureOptions
    @OptionGroup var place: ArchiveOptions

    func run() throws {
        try figure.write(Chart(dileptonsFrom: 1e-3, to: 10), apartFrom: place.path)
    }
}
