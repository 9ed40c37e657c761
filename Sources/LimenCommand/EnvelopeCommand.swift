import ArgumentParser
import LimenKit
import Presentation

/// The boundary of everything that is excluded.
struct EnvelopeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "envelope", abstract: "The exact boundary of what all limits exclude together, with its owners.",
        discussion: """
            Crossings are solved exactly, never on a grid. Limits with a confidence level and criteria have envelopes of \
            their own. Every piece names the limit whose edge it is and the runner-up.

            EXAMPLES
              limen envelope --scenario invisible
              limen envelope --scenario visible --format csv > envelope.csv
              limen envelope --scenario visible --status projection --format json
            """)

    @OptionGroup var question: QuestionOptions
    @OptionGroup var place: ReadingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let ensemble = try place.openForReading().ensemble(question.ask())
        let envelope = try ensemble.envelope()
        try Output.show(EnvelopeReport(envelope, of: ensemble), as: output.format)
        if output.format == .table {
            for (title, slugs) in [
                ("contributors", envelope.contributors), ("joined, nowhere on the boundary", envelope.hidden),
            ]
            where !slugs.isEmpty {
                Output.message("\n\(title): \(slugs.map(\.text).joined(separator: ", "))")
            }
            for left in ensemble.leftOut { Output.message("left out: \(left.limit): \(left.why)") }
        }
        Notices.show(ensemble)
        if envelope.pieces.isEmpty { throw ExitStatus.noBound }
    }
}
