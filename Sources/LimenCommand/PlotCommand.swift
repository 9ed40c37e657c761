import ArgumentParser
import Files
import Foundation
import LimenKit
import Plotting

/// Figures.
struct PlotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plot", abstract: "Draw limits, their envelope and who is strongest where, as SVG, PDF or PNG.",
        discussion: """
            Observed limits are filled, criteria hatched, projections dashed; the heavy line is the envelope, the strip \
            below the frame says who is strongest. The same question gives the same bytes. PDF and PNG need rsvg-convert \
            (Debian: librsvg2-bin).

            EXAMPLES
              limen plot --scenario invisible --output invisible.svg
              limen plot --scenario visible --range "1 MeV,10 GeV" --size single-column --output visible.pdf
              limen plot --scenario visible --points scan.csv --theme print > scan.svg
              limen plot --agreement charm-fine-grain --output charm.png
              limen plot --diff sn1987a@1 --diff sn1987a@2 --output changed.svg
              limen plot --yields ldmx-phase2 --output yields.svg
              limen plot --plane edm-product --grade approximate --panel light-axion-1tev,light-axion-10tev --output edm.svg
            """)

    @Option(
        parsing: .singleValue, help: "Only this limit, whatever its grade; repeatable.", completion: ArchiveNames.limits
    )
    var limit: [String] = []

    @Option(help: ArgumentHelp("The masses to show, as in \"1 MeV,10 GeV\".", valueName: "from,to"))
    var range: String?

    @Option(help: ArgumentHelp("The couplings to show, as in \"1e-6/GeV,1/GeV\".", valueName: "from,to"))
    var couplingRange: String?

    @Option(help: "light, dark or print (greys).", completion: .list(["light", "dark", "print"]))
    var theme = "light"

    @Option(help: "Such as 180x130mm, or single-column, double-column, slide.")
    var size = "double-column"

    @Option(
        help: "A file of points to draw on top, or - for standard input.", completion: .file(),
        transform: PathText.typed)
    var points: String?

    @Option(help: "The title, instead of the plane's and the scenario's.")
    var title: String?

    @Option(parsing: .singleValue, help: "A line to put under the figure; repeatable.")
    var caption: [String] = []

    @Flag(help: "Leave out the names of limits.")
    var noLabels = false

    @Flag(help: "Leave out the envelope.")
    var noEnvelope = false

    @Flag(help: "Leave out the strip that says who is strongest.")
    var noWinners = false

    @Option(
        help: "Compare the computed and published limits of this search or limit.", completion: ArchiveNames.searches)
    var agreement: String?

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Compare two revisions of a limit; give it twice.", valueName: "limit@number"))
    var diff: [String] = []

    @Option(parsing: .singleValue, help: "Draw the expected events of this search, limit or experiment; repeatable.")
    var yields: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "Draw the limits of these scenarios as lines in a panel of their own; repeatable.",
            valueName: "scenario,scenario"))
    var panel: [String] = []

    @Flag(help: "Draw the branching fractions of γ' → a ℓ⁺ℓ⁻ through the portal alone.")
    var dileptons = false

    @Option(
        name: .shortAndLong, help: "The file to write, .svg, .pdf or .png; SVG to standard output by default.",
        completion: .file(), transform: PathText.typed)
    var output: String?

    @OptionGroup var question: FigureQuestion
    @OptionGroup var place: ReadingOptions

    func validate() throws {
        let kinds = [agreement != nil, !diff.isEmpty, !yields.isEmpty, !panel.isEmpty, dileptons].filter { $0 }.count
        guard kinds <= 1 else {
            throw ValidationError("Give one of --agreement, --diff, --yields, --panel and --dileptons.")
        }
        guard diff.isEmpty || diff.count == 2 else {
            throw ValidationError("Give --diff twice: --diff LIMIT@1 --diff LIMIT@2.")
        }
    }

    func run() throws {
        let size = try FigureSize(size)
        guard let theme = Theme(rawValue: theme) else {
            throw LimenError(.usage, "there is no theme '\(theme)' (possible: light, dark, print)")
        }
        let format = try output.map { try Rendering.Format(path: $0) } ?? .svg
        let svg =
            try chart().map { $0.saying(words).svg(size: size, theme: theme) }
            ?? planeSVG(place.openForReading(), size, theme)
        try write(svg, as: format)
    }

    private var words: FigureWords {
        FigureWords(
            title: title, captions: caption, showsLabels: !noLabels, showsEnvelope: !noEnvelope,
            showsWinners: !noWinners)
    }

    /// What is drawn instead of the plane; nil for the plane.
    private func chart() throws -> Chart? {
        if dileptons { return Chart(dileptonsFrom: 1e-3, to: 10) }
        if let agreement { return try Chart(agreementOf: agreement, in: place.openForReading()) }
        if diff.count == 2 { return try Chart(differenceFrom: diff[0], to: diff[1], in: place.openForReading()) }
        if !yields.isEmpty { return try Chart(yieldsOf: yields, in: place.openForReading()) }
        guard !panel.isEmpty else { return nil }
        let panels = panel.map { $0.split(separator: ",").map(String.init) }
        return try Chart(panels: panels, options: question.ask(), in: place.openForReading())
    }

    private func planeSVG(_ archive: LimenArchive, _ size: FigureSize, _ theme: Theme) throws -> String {
        guard let show = PlaneFigure.Show(rawValue: question.status) else {
            throw LimenError(
                .usage, "there is no status '\(question.status)' (possible: all, observed, expected, projection)")
        }
        let figure = PlaneFigure(archive: archive, options: try question.ask())
        var drawing = try figure.drawing(show, limits: limit, points: points, words: words)
        try Notices.showPending(archive, question.ask())
        guard !drawing.entries.isEmpty else {
            Output.message("no limit to draw: limen list shows what there is; --grade approximate lets in more")
            throw ExitStatus.noBound
        }
        if let range {
            drawing.massRange = try drawing.massAxis.range(range, "--range")
            // The couplings of the plane's window belong to its masses.
            drawing.couplingRange = nil
        }
        if let couplingRange {
            drawing.couplingRange = try drawing.couplingAxis.range(couplingRange, "--coupling-range")
        }
        return drawing.svg(size: size, theme: theme)
    }

    private func write(_ svg: String, as format: Rendering.Format) throws {
        guard let output else {
            try Output.write(svg, to: .standardOutput)
            return
        }
        try Destination.write(Rendering().data(svg, as: format), to: output, apartFrom: place.place.path)
    }
}

/// What a figure of the plane is asked for: as other questions, but observed limits and projections together by default.
struct FigureQuestion: ParsableArguments {
    @Option(help: "The plane.", completion: ArchiveNames.planes)
    var plane = QuestionOptions.defaultPlane

    @Option(help: "The scenario, for example invisible or visible.", completion: ArchiveNames.scenarios)
    var scenario: String?

    @Option(
        name: .customLong("set"), parsing: .singleValue,
        help: ArgumentHelp("Ask for another value of a scenario's parameter.", valueName: "parameter=value"))
    var settings: [String] = []

    @Option(
        help: "all (observed filled, projections dashed), observed, expected or projection.",
        completion: .names(of: Status.self, also: ["all"]))
    var status = "all"

    @Option(help: "The worst grade that may take part: published, exact, derived, approximate or assumed.")
    var grade = "derived"

    @Option(help: "confidence, criterion or both.")
    var layer = "both"

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "Let in what default answers leave out: variants, superseded or retracted; repeatable.", valueName: "what"))
    var include: [String] = []

    @Option(help: "published or computed: which version of a search to take, whatever the archive prefers.")
    var prefer: String?

    func ask() throws -> AskOptions {
        try AskOptions(
            plane: plane, scenario: scenario, settings: settings, status: "observed", worstGrade: grade, layer: layer,
            include: include, prefer: prefer)
    }
}
