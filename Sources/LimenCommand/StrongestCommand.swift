import ArgumentParser
import LimenKit
import Presentation

/// The strongest bound at a mass.
struct StrongestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "strongest", abstract: "The strongest bound at a mass, what is excluded there, and by whom.",
        discussion: """
            Limits with a confidence level and criteria (such as energy loss of a supernova) are ranked and united apart \
            from each other. Coverage says how often the union spares the truth, at least.

            EXAMPLES
              limen strongest --scenario invisible --mass "10 MeV"
              limen strongest --scenario visible --mass "1 MeV" --mass "0.1 GeV" --format json
              limen strongest --scenario invisible --grade approximate --mass "100 MeV"
              limen strongest --scenario visible --status projection --mass "1 GeV"
            """)

    @OptionGroup var masses: MassOptions
    @OptionGroup var question: QuestionOptions
    @OptionGroup var place: ReadingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let ensemble = try place.openForReading().ensemble(question.ask(), leavingOut: .scenario)
        let answers = try ensemble.strongest(atMasses: Words.masses(masses.mass))
        try Output.show(StrongestReport(answers, of: ensemble), as: output.format)
        try Notices.show(
            ensemble, output.format, isReached: answers.map(\.isReached), tableEnds: answers.flatMap(\.tableEnds))
    }
}
