import ArgumentParser
import LimenKit
import Presentation

/// The open windows at a mass.
struct AllowedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "allowed",
        abstract: "Which couplings are still open at a mass, and which projection would close them.",
        discussion: """
            A window that a limit would reach into if its table went on is marked as not known to be open. Windows are bounded by both layers unless --layer says otherwise, and end at the plausible range of the plane. \
            Projections are named down to grade approximate, with the share of the window that they would close.

            EXAMPLES
              limen allowed --scenario visible --mass "10 MeV"
              limen allowed --scenario invisible --layer confidence --mass "1 GeV" --format json
            """)

    @OptionGroup var masses: MassOptions
    @OptionGroup var question: QuestionOptions
    @OptionGroup var place: ReadingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let archive = try place.openForReading()
        let options = try question.ask()
        let ensemble = try archive.ensemble(options, leavingOut: .scenario)
        let answers = try ensemble.allowed(
            atMasses: Words.masses(masses.mass), projections: archive.projections(for: options, leavingOut: .scenario))
        try Output.show(AllowedReport(answers, of: ensemble), as: output.format)
        try Notices.show(
            ensemble, output.format, isReached: answers.map(\.isReached), areOpenings: true,
            tableEnds: answers.flatMap { $0.windows.flatMap(\.tableEnds) })
    }
}
