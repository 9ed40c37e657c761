import ArgumentParser
import Files
import LimenKit
import Plotting

/// The plane with its limits.
struct PlanePlotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plane", abstract: "Draw limits, their envelope and who is strongest where.",
        discussion: """
            Observed limits are filled, criteria hatched, projections dashed; the heavy line is the envelope, the strip \
            below the frame says who is strongest.

            EXAMPLES
              limen plot --scenario invisible --output invisible.svg
              limen plot plane --scenario visible --range "1 MeV,10 GeV" --size single-column --output visible.pdf
              limen plot --scenario visible --points scan.csv --theme print > scan.svg
            """)

    @Option(help: "The scenario, for example invisible or visible.", completion: ArchiveNames.scenarios)
    var scenario: String?

    @Option(
        parsing: .singleValue, help: "Only this limit, whatever its grade; repeatable.", completion: ArchiveNames.limits
    )
    var limit: [String] = []

    @Option(help: ArgumentHelp("The masses to show, as in \"1 MeV,10 GeV\".", valueName: "from,to"))
    var range: String?

    @Option(help: ArgumentHelp("The couplings to show, as in \"1e-6/GeV,1/GeV\".", valueName: "from,to"))
    var couplingRange: String?

    @Option(
        help: "A file of points to draw on top, or - for standard input.", completion: .file(),
        transform: PathText.typed)
    var points: String?

    @Flag(help: "Leave out the names of limits.")
    var noLabels = false

    @Flag(help: "Leave out the envelope.")
    var noEnvelope = false

    @Flag(help: "Leave out the strip that says who is strongest.")
    var noWinners = false

    @Option(help: "all (observed filled, projections dashed), observed, expected or projection.")
    var status = PlaneFigure.Show.all

    @OptionGroup var limits: LimitsOptions
    @OptionGroup var figure: FigureOptions
    @OptionGroup var place: ReadingOptions

    func run() throws {
        let archive = try place.openForReading()
        let words = FigureWords(
            title: figure.title, captions: figure.caption, showsLabels: !noLabels, showsEnvelope: !noEnvelope,
            showsWinners: !noWinners)
        try figure.write(apartFrom: archive.path) { size in
            let asked = try limits.ask(scenario: scenario, status: .observed)
            var drawing = try PlaneFigure(archive: archive, question: asked).drawing(
                status, limits: limit, points: points, words: words)
            try Notices.showPending(archive, asked)
            guard !drawing.entries.isEmpty else {
                Output.message("no limit to draw: limen list shows what there is; --grade approximate lets in more")
                throw ExitStatus.noBound
            }
            if let range {
                drawing.massRange = try Words.range(range, of: drawing.massAxis, "--range")
                // The couplings of the plane's window belong to its masses.
                drawing.couplingRange = nil
            }
            if let couplingRange {
                drawing.couplingRange = try Words.range(couplingRange, of: drawing.couplingAxis, "--coupling-range")
            }
            return drawing.svg(size: size, theme: figure.theme)
        }
    }
}

extension PlaneFigure.Show: ExpressibleByArgument {}
