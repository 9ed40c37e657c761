import ArgumentParser

/// Figures.
struct PlotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plot", abstract: "Draw figures as SVG, PDF or PNG: the plane with its limits, and others.",
        discussion: """
            Without the name of a figure, it is the plane. The same question gives the same bytes. PDF and PNG need \
            rsvg-convert (Debian: librsvg2-bin).

            EXAMPLES
              limen plot --scenario invisible --output invisible.svg
              limen plot agreement charm-fine-grain --output charm.png
              limen help plot plane
            """,
        subcommands: [
            PlanePlotCommand.self, AgreementPlotCommand.self, DiffPlotCommand.self, YieldsPlotCommand.self,
            PanelsPlotCommand.self, DecaysPlotCommand.self,
        ],
        defaultSubcommand: PlanePlotCommand.self)
}
